// Recomputes every vector of specs/vectors from specs/ alone: with no code of the product and no package, and with the layouts as the
// tables of specs/book.md section 3.11 have them, so that these are checked as well. Byte strings are hexadecimal texts throughout.
//   node check.mjs [--mutate]   every vector must come out as written (and be refused when a byte of any of its values is changed)
import assert from 'node:assert/strict';
import { vectors, hexOf, base64, sha, be, pack, zeros, sum, encode, seedOf, keyOf, signedBy, possession, receiptText, said, treeText, leafHash, root,
  inclusion, consistency } from './bytes.mjs';
import { ranking, rankedRows, named, projects } from './methods.mjs';
import { nameOf, isSaid, logLine, cosignature, peerChecks } from './peers.mjs';
import { openBox, sealBox, sealKey, secretFor } from './boxes.mjs';

// --- Sealed ballots (rules.md 15)
const bits = (n) => Math.ceil(n / 8);
const contentOf = ({ method, options }, { form, choices, votes }) => {
  const marks = Array.from({ length: bits(options) }, (_, byte) => sum(choices.filter((c) => c >> 3 === byte).map((c) => 1 << c % 8)));
  if (method === 3) return Array.from({ length: options }, (_, i) => be(form === 2 ? votes[i] : 0, 4)).join('');
  if (method === 4) return Array.from({ length: options }, (_, i) => be(form === 2 ? votes[i] : 0, 1)).join('');
  return method < 2 ? be(choices[0] ?? 0, 1) : marks.map((byte) => be(byte, 1)).join('');
};
const placeOf = ({ proposal, voter, channel, revision }) => proposal + pack('4 1 2', voter, channel, revision);
// The ballot in these bytes, or by what it is spoilt.
function readPlain(plain, place, { method, options, negative }, credits) {
  if (plain === undefined) return { form: 4, by: 0 };
  if (plain.slice(0, 78) !== placeOf(place)) return { form: 4, by: 1 };
  const [form, content] = [parseInt(plain.slice(78, 80), 16), plain.slice(80)];
  if (form > 2 || (form < 2 && /[^0]/.test(content))) return { form: 4, by: 2 };
  if (form < 2) return { form, choices: [], votes: [] };
  const numbers = (bytes) => content.match(RegExp(`.{${2 * bytes}}`, 'g')).map((hex) => parseInt(hex, 16) | 0);
  const votes = method === 3 ? numbers(4) : method === 4 ? numbers(1) : [];
  const marks = method < 3 || method > 4 ? [...content.match(/../g).keys()].flatMap((byte) => [...Array(8).keys()]
    .filter((bit) => numbers(1)[byte] >> bit & 1).map((bit) => 8 * byte + bit)) : [];
  const choices = method < 2 ? numbers(1) : marks;
  const good = choices.every((c) => c < (method ? options : 2)) && votes.every((v) => (method === 4 ? v <= options
    : Math.abs(v) <= 32768 && (negative || v >= 0))) && choices.length + votes.length > 0;
  if (!good) return { form: 4, by: 2 };
  return method === 3 && sum(votes.map((v) => v * v)) > credits ? { form: 4, by: 3 } : { form, choices, votes };
}
const unpack = (box, keys, secrets) => keys.reduce((inner, key, i) => inner && openBox(inner, key, secrets[i]), box);
function openAll(p) {
  const draft = { ...p.draft, options: p.draft.options.length };
  for (const { number: voter, credits } of p.roll) for (const when of ['book', 'receipts']) {
    const sealed = p.box[voter][when];
    if (!sealed) continue;
    const place = { proposal: p.id, voter, channel: 0, revision: parseInt(sealed.rank.slice(6, 10), 16) };
    const plain = unpack(sealed.sealed, p.terms.openers.map(({ key }) => key), p.secrets);
    p.box[voter][when] = { rank: sealed.rank, choices: [], votes: [], ...readPlain(plain, place, draft, credits) };
  }
}
const complete = (p) => (p.terms.openers ?? []).every((_, i) => p.secrets[i]);

const charters = ['charters', 'house_charters'].flatMap(vectors);

// --- Counting (rules.md 5 to 12), of a proposal {id, draft, terms, charter, charterHash, roll, box} in a state {members, delegations}
function split(amount, weights) {
  const total = sum(weights.map(BigInt), 0n) || 1n;
  const [shares, rest] = [weights.map((w) => BigInt(amount) * BigInt(w) / total), weights.map((w) => BigInt(amount) * BigInt(w) % total)];
  const lucky = [...rest.keys()].sort((a, b) => (rest[a] === rest[b] ? a - b : rest[a] < rest[b] ? 1 : -1));
  for (const i of lucky.slice(0, Number(sum(rest, 0n) / total))) shares[i] += 1n;
  return shares.map(Number);
}
const rank = (generation, revision, id) => pack('1 2 2', 0, generation, revision) + id;
const register = (who, scope, topic, proposal) => pack('4 1 2', who, scope, topic) + (proposal || zeros);
const rollDigest = (roll) => root(roll.map((r) => leafHash(pack('4 2 4 4', r.number, r.house, r.weight, r.credits))));
const boxFor = (roll) => Object.fromEntries(roll.map((r) => [r.number, {}]));
const goneBy = (member, at) => member.history.filter(([since]) => since <= at).at(-1)[1] >= 2;
const kindOf = (p) => p.charter.kinds[p.draft.kind];
const byCards = ({ weight }) => weight === 1 || weight === 2;
const byHouseholds = ({ weight }) => weight === 3;
const vote = (row, when, ballot) => { if (!(row[when]?.rank > ballot.rank)) row[when] = ballot; }; // when: book, receipts or late
const delegate = (s, key, value) => { if (!(s.delegations[key]?.at(-1).rank > value.rank)) (s.delegations[key] ??= []).push(value); };
function applying(s, p, who, T = p.terms.closesAt) {
  const asOf = (...scope) => s.delegations[register(who, ...scope)]?.filter((v) => v.at <= T).at(-1);
  const values = [asOf(2, 0, p.id), asOf(1, p.draft.topic), asOf(0, 0)];
  const revoked = asOf(3, 0)?.rank ?? '';
  const applies = (v) => v && v.rank > revoked && (v.expiresAt === 0 || T <= v.expiresAt);
  return kindOf(p).delegation && !goneBy(s.members[who], T) && values.find(applies);
}
function endOf(s, p, ballots, end, seen = []) {
  const next = ballots.has(end) && applying(s, p, end);
  const gone = ballots.has(end) && goneBy(s.members[end], p.terms.closesAt);
  const fate = !ballots.has(end) ? 6 : ballots.get(end) ? 0 : gone ? 7 : !next ? 3 : next.target ? undefined : 4;
  if (fate !== undefined) return { fate, end, length: seen.length };
  return seen.includes(end) ? { fate: 5, end: 0, length: 0 } : endOf(s, p, ballots, next.target, [...seen, end]);
}
// The longest chain and the caps, of those represented: fates 8 and 2 in the place of 0.
function limit(p, rows) {
  const { longestChain, rules } = kindOf(p);
  const most = rules.map(({ cap }, house) => (!cap ? Infinity
    : cap.people || Math.floor(p.roll.filter((r) => r.house === house).length * cap.numerator / cap.denominator)));
  const lot = ({ member }) => sha(p.id, be(member, 4));
  for (const row of rows) if (row.fate === 0 && longestChain && row.length > longestChain) row.fate = 8;
  const kept = {};
  for (const row of rows.filter(({ fate }) => fate === 0).sort((a, b) => a.length - b.length || (lot(a) < lot(b) ? -1 : 1))) {
    const place = [row.end, row.house];
    kept[place] ??= 0;
    const cut = rows.find(({ member }) => member === row.next)?.fate === 2 || kept[place] >= most[row.house];
    if (cut) row.fate = 2;
    else ++kept[place];
  }
}
const latest = ({ book, receipts }, late) => (late && receipts && !(book?.rank > receipts.rank) ? receipts : book);
function count(s, p, withReceipts) {
  const { method, options, costs = [], purse } = p.draft;
  const rows = () => Array.from(method ? options : [''], () => ({ for: 0, against: 0, net: 0, supporters: 0 }));
  // No vector has papers, boxes or a room.
  const figures = () => ({ roll: 0, voted: 0, copied: 0, didNotFit: 0, cut: 0, endedNowhere: 0, didNotVote: 0, blank: 0, spoilt: 0, inRoom: 0 });
  const houses = p.charter.houses.map((of, house) => ({ house, ...figures(), options: rows(), advisory: kindOf(p).rules[house].advisory,
    cards: byCards(of) ? { all: p.cards, ...figures() } : null, channels: [] }));
  const [represented, counted, people] = [[], houses.map(() => []), houses.map(() => [])]; // a ballot once for each vote, and for each person
  const ballots = new Map(p.roll.map(({ number }) => [number, [latest(p.box[number], withReceipts)].find((b) => b?.form)]));
  for (const { number: member, house } of p.roll) {
    const next = !ballots.get(member) && applying(s, p, member)?.target;
    if (next) represented.push({ member, house, next, ...endOf(s, p, ballots, member) });
  }
  limit(p, represented);
  for (const { number, house, weight, credits } of p.roll) {
    let [h, ballot] = [houses[house], ballots.get(number)];
    const note = (figure) => { ++h[figure]; if (h.cards) h.cards[figure] += weight; };
    const row = represented.find(({ member }) => member === number);
    if (row) {
      ballot = row.fate === 0 ? ballots.get(row.end) : undefined;
      if (ballot && method === 3 && sum(ballot.votes.map((v) => v * v)) > credits) [row.fate, ballot] = [1, undefined];
      note(['copied', 'didNotFit', 'cut'][row.fate] ?? 'endedNowhere');
    } else note(ballot ? 'voted' : 'didNotVote');
    const add = (v, i, o = h.options[i]) => { o[v > 0 ? 'for' : 'against'] += Math.abs(v) * weight; o.net += v * weight; o.supporters += v > 0; };
    if (ballot?.form < 3) [counted[house].push(...Array(weight).fill(ballot)), people[house].push(ballot)];
    if (ballot && method !== 4) (method === 3 ? ballot.votes.forEach((v, i) => add(v, i)) : ballot.choices.forEach((c) => (method ? add(1, c) : add(c ? 1 : -1, 0))));
    if (ballot?.form === 1) note('blank');
    note('roll');
    if (ballot?.form >= 3) note('spoilt');
  }
  const supporters = (house, i) => rankedRows(people[house], options.length)[i].supporters;
  if (method === 4) houses.forEach((h) => { h.options = rankedRows(counted[h.house], options.length).map((o, i) => ({ ...o, supporters: supporters(h.house, i) })); });
  const deciding = houses.filter(({ advisory }) => !advisory);
  const together = deciding.flatMap(({ house }) => counted[house]);
  const total = (i, figure) => sum(deciding.map((h) => h.options[i][figure]));
  const sums = rows().map((_, i) => ({ net: total(i, 'net'), supporters: total(i, 'supporters') })); // equal for methods 1 and 2
  const ahead = (a, b) => sums[b].net - sums[a].net || sums[b].supporters - sums[a].supporters || a - b;
  const ranked = method === 4 ? ranking(together, options.length) : {};
  const chosen = method > 4 ? projects(method, together, costs, purse) : {};
  const inOrder = method ? [...sums.keys()].sort(ahead) : [];
  const order = ranked.order ?? [...new Set([...chosen.chosen ?? [], ...inOrder])];
  const [lead, second] = order.map((i) => sums[i].net);
  const someone = method === 4 ? together.some(named) : lead > 0;
  const tied = method > 0 && method < 5 && method !== 3 && someone && (method === 4 ? ranked.tied[0] > 1 : lead === second);
  const first = method < 5 && someone && !tied ? order[0] : undefined;
  for (const h of houses) {
    for (const f of [h, h.cards ?? {}]) Object.assign(f, { present: f.voted + f.copied, cast: f.voted + f.copied - f.blank - f.spoilt });
    const { quorum, threshold } = kindOf(p).rules[h.house];
    const v = h.cards ?? h; // in votes where there are cards
    const holds = (c, x) => !c.numerator || x * c.denominator - [v.roll, v.present, v.cast, v.all, h.roll][c.base] * c.numerator >= (c.strict ? 1 : 0);
    const o = h.options[first ?? 0];
    h.thresholdMet = (method > 4 ? chosen.chosen.length > 0 : method ? first !== undefined : o.for > 0 && o.net !== 0) && (method > 4 || holds(threshold, method ? Math.max(o.net, 0) : o.for));
    const undecided = threshold.strict && threshold.denominator === 2 * threshold.numerator && [1, 2].includes(threshold.base);
    h.tied = !method && kindOf(p).tie > 0 && undecided && o.for > 0 && o.net === 0;
    const came = quorum.base === 4 ? h : v;
    h.quorumMet = holds(quorum, kindOf(p).abstainInQuorum ? came.present : came.cast);
  }
  const open = !method && deciding.every((h) => h.thresholdMet || h.tied);
  const outcome = !complete(p) ? 4 : !deciding.every((h) => h.quorumMet) ? 2 : tied ? 3 : deciding.every((h) => h.thresholdMet) ? 0 : open ? 3 : 1;
  const hasWinner = outcome === 0 && first !== undefined;
  return { sums, represented, result: { outcome, hasWinner, winner: hasWinner ? first : 0, houses, ...ranked, ...chosen, order } };
}
function documentOf(s, p) {
  const [{ sums, represented, result: decided }, { result: plain }] = [count(s, p, true), count(s, p, false)];
  const weight = (o, i) => (decided.outcome ? 0 : p.draft.spending === 2 ? Math.max(o.net, 0) : Number(decided.hasWinner && i === decided.winner));
  const cost = (i) => (decided.outcome || !decided.chosen.includes(i) ? 0 : p.draft.costs[i]);
  const payments = p.draft.spending === 3 ? p.draft.costs.map((_, i) => cost(i)) : p.draft.spending ? split(p.draft.purse, sums.map(weight)) : [];
  return hexOf('yoriai/result/v1\n') + encode('Result1', { ...p.draft, ...p.terms, ledger: s.ledger, proposal: p.id, rulesVersion: 1,
    charter: p.charterHash, rollDigest: rollDigest(p.roll), decided, represented, payments, setAside: [], stations: [],
    openers: (p.terms.openers ?? []).map(({ member }, i) => ({ member, opened: !!p.secrets[i] })),
    spoiltBallots: Object.entries(p.box).map(([member, row]) => ({ member, ...latest(row, true) })).filter(({ form }) => form === 4),
    withoutLate: JSON.stringify(decided) === JSON.stringify(plain) ? null : plain, returned: p.draft.purse - sum(payments),
    lateUncounted: Object.keys(p.box).filter((number) => Object.keys(p.box[number].late ?? {}).length) });
}

// --- The state (events.md 4, rules.md 5 to 8 and 13.2): what each kind changes
const own = (s, keys, role, member = 0, generation = 0) => keys.forEach(({ key }) => { s.keys[key] = [role, member, generation, 0]; });
const admit = (s, m, at, member = { roles: 0, guardian: 0, generation: 0, ...m, history: [[at, 0]] }) =>
  own(Object.assign(s, { members: { ...s.members, [m.number]: member } }), m.keys, 1, m.number);
const peerKeys = ({ node, witness, log }) => [node, witness, log];
const presentTree = (s) => ({ epoch: s.epoch, size: s.leaves.length, root: root(s.leaves) });
const operators = (s, receipts, T) => new Set(receipts.filter((r) => r.receivedAt <= T)
  .map(({ peer }) => [...s.peers, ...s.pending?.peers ?? []].find(({ node }) => node.key === peer)?.operator).filter(Boolean)).size;
const move = (s, proposal, changes) => Object.assign(s.proposals[proposal], changes);
const effects = {
  Founded(s, b, { id: ledger, at }) {
    const { charter, hash: charterHash } = charters.find(({ bytes }) => bytes === b.charter);
    Object.assign(s, b, { ledger, charter, charterHash, members: {}, keys: {}, delegations: {}, proposals: {}, cards: {} },
      { epoch: 0, sequencer: b.peers[0].node.key, log: b.peers[0].log.key, begun: 0, k: charter.peersNeeded, f: charter.liarsSurvived });
    b.peers.forEach((peer) => peerKeys(peer).forEach((key, i) => own(s, [key], i + 2)));
    b.members.forEach((m, i) => admit(s, { ...m, number: i + 1, roles: sum(m.roles.map((r) => 1 << r)) }, at));
  },
  MemberAdmitted: (s, b, { at }) => admit(s, b, at),
  MemberChanged: (s, { member, what, value }, { at }) => (what === 0 ? s.members[member].history.push([at, value])
    : Object.assign(s.members[member], { [['', 'class', 'household', 'guardian'][what]]: value })),
  KeyAdded: (s, b, { member, generation }) => own(s, [b.key], 1, member, generation),
  KeysReplaced(s, { member, generation, keys }) {
    for (const owner of Object.values(s.keys)) if (owner[1] === member) owner[3] = 1;
    s.members[member].generation = generation;
    own(s, keys, 1, member, generation);
  },
  RoleChanged(s, { member, role, proposal }) {
    s.members[member].roles ^= 1 << role;
    if (proposal) move(s, proposal, { carriedOut: 1 });
  },
  ProposalDrafted(s, draft, { id, member }) {
    s.proposals[id] = { id, author: member, phase: 0, carriedOut: 0, seconds: [], draft, draftedUnder: s.charterHash };
  },
  ProposalSeconded: (s, b, { member }) => s.proposals[b.proposal].seconds.push(member),
  ProposalAnnounced: (s, terms) => move(s, terms.proposal, { phase: 1, terms, charter: s.charter, charterHash: s.charterHash,
    r: s.peers.length - s.k + 1, secrets: [], lastSecretAt: 0 }),
  ProposalWithdrawn: (s, b) => move(s, b.proposal, { phase: 4 }),
  VotingOpened(s, b) {
    const { credits: most } = s.proposals[b.proposal].draft;
    const { charter, draft: { recused } } = s.proposals[b.proposal];
    const live = Object.values(s.cards).filter(({ revoked }) => !revoked);
    const weigh = (n, { weight, most: limit }) => [1, Math.min(n, 1), Math.min(n, limit || n), 1][weight];
    const row = ({ number, household }, { house, credits }) => ({ number, house, credits: Math.min(credits || most, most),
      weight: weigh(live.filter(({ holder }) => holder === number).length, charter.houses[house]),
      household: byHouseholds(charter.houses[house]) ? household : 0 });
    const votes = (m) => m.history.at(-1)[1] === 0 && !recused.includes(m.number) && charter.classes[m.class];
    const first = (r, i, all) => !r.household || i === all.findIndex(({ house, household }) => house === r.house && household === r.household);
    const roll = Object.values(s.members).filter(votes).map((m) => row(m, charter.classes[m.class])).filter(({ weight }) => weight).filter(first);
    const houses = charter.houses.map((h, house, all, of = roll.filter((r) => r.house === house)) => (
      { house, people: of.length, votes: byCards(h) ? sum(of.map((r) => r.weight)) : 0 }));
    const cards = charter.houses.some(byCards) ? live.length : 0;
    assert.deepEqual([b.rollDigest, b.houses, b.cards], [rollDigest(roll), houses, cards]);
    move(s, b.proposal, { phase: 2, roll, box: boxFor(roll), rollDigest: b.rollDigest, cards });
  },
  BallotCast(s, { proposal, voter, revision, ...ballot }, { at, member, generation, id, receipts }) {
    const { terms, box, r, roll, draft: { recused } } = s.proposals[proposal];
    const { household } = roll.find(({ number }) => number === voter);
    const { history, household: lives } = s.members[member];
    assert(household && member !== voter ? lives === household && history.at(-1)[1] === 0 && !recused.includes(member) : member === voter);
    const when = at <= terms.closesAt ? 'book' : operators(s, receipts, terms.closesAt) < r ? 'late' : 'receipts';
    if (when === 'late') (box[voter].late ??= {})[id] = true;
    else vote(box[voter], when, { ...ballot, rank: rank(household ? 0 : generation, revision, id) });
  },
  DelegationSet: (s, b, { at, generation, id }) =>
    delegate(s, register(b.delegator, b.scope, b.topic, b.proposal), { ...b, at, rank: rank(generation, b.revision, id),
      expiresAt: b.expiresAt || (b.scope < 3 && s.charter.defaultDelegationMs ? at + s.charter.defaultDelegationMs : 0) }),
  VotingClosed(s, { proposal, result }, { document, at }) {
    assert.deepEqual([document, result], [documentOf(s, s.proposals[proposal]), { hash: sha(document), size: document.length / 2 }]);
    const { outcome } = count(s, s.proposals[proposal], true).result;
    move(s, proposal, { phase: 3, result, outcome, counted: outcome, closedAt: at, castBy: 0, repeatedIn: 0 });
  },
  ReceiptsAdded(s, b) { // the ballot is a case of its own
    const { id, body: { proposal, voter, revision, ...ballot }, signers } = events.find(({ header }) => header === b.header);
    const { box, terms, r } = s.proposals[proposal];
    assert(operators(s, b.receipts, terms.closesAt) >= r);
    delete box[voter].late?.[id];
    vote(box[voter], 'receipts', { ...ballot, rank: rank(s.keys[keyOf(signers[0])][2], revision, id) });
  },
  EpochBegun(s, { epoch, log, base }, { at, author }) {
    assert.deepEqual(base.tree, presentTree(s));
    Object.assign(s, { epoch, log, sequencer: author, begun: at });
  },
  PeersChanged(s, { removed, added, needed: k, liars: f }) {
    if (added) peerKeys(added).forEach((key, i) => own(s, [key], i + 2));
    const others = s.peers.flatMap((p) => (p.node.key === removed ? added ?? [] : p));
    s.pending = { peers: removed || !added ? others : [...others, added], k, f };
  },
  PeersActivated(s, { tree }) {
    assert.deepEqual(tree, presentTree(s));
    for (const gone of s.peers.filter((p) => !s.pending.peers.includes(p))) peerKeys(gone).forEach(({ key }) => { s.keys[key][3] = 1; });
    Object.assign(s, s.pending, { pending: undefined });
  },
  SealOpened(s, { proposal, secret }, { at, member }) {
    const p = s.proposals[proposal];
    const [{ openers, closesAt, graceMs }, i] = [p.terms, p.terms.openers.findIndex((opener) => opener.member === member)];
    assert(p.lastSecretAt || at > Math.max(closesAt, s.begun) + graceMs);
    assert.equal(sealKey(secret), openers[i].key);
    p.secrets[i] = secret;
    p.lastSecretAt = at;
    if (complete(p)) openAll(p);
  },
  CastingVote: (s, { proposal, passes }, { member }) => move(s, proposal, { outcome: passes ? 0 : 1, castBy: member }),
  CardsRecorded: (s, { cards }) => cards.forEach(({ commitment, ...card }) => { s.cards[commitment] = card; }),
  CharterInForce(s, { proposal }) {
    const { charter, hash } = charters.find(({ bytes }) => bytes === s.proposals[proposal].draft.amended);
    Object.assign(s, { charter, charterHash: hash });
    move(s, proposal, { carriedOut: 1 });
  },
  Attested: (s, { subject, ...said }, { id, member, author }) =>
    ((s.attestations ??= {})[subject + be(member, 4) + (member ? zeros : author)] ??= []).push({ id, ...said }),
};
const numbers = [...Array(18).keys()].map((i) => i + 1).concat(22, 23, 24, 25, 27);
const kinds = Object.fromEntries(Object.keys(effects).map((name, i) => [numbers[i], name]));
const list = (items, each) => be(items.length, 4) + items.map(each).join('');
const text = (t) => be(Buffer.from(t).length, 4) + hexOf(t);
const maybe = (x, bytes) => (x ? `01${bytes(x)}` : '00');
const peerSet = ({ peers, k, f }) => list(peers, (p) => text(p.operator) + peerKeys(p).map(({ key }) => key).join('')) + pack('2 2', k, f);
const hasRule = (p) => (p.counted === 3 ? kindOf(p).tie > 0 : p.counted === 2 && kindOf(p).secondCall);
const stateDigest = (s) => sha(hexOf('yoriai/state/v1\n'), s.ledger, pack('8 8 1 2 8', s.leaves.length, s.last, s.rehearsal, 1, s.epoch),
  text(s.host), s.charterHash, s.sequencer + s.log + be(s.begun, 8), peerSet(s), maybe(s.pending, peerSet),
  list(Object.values(s.members), (m) => pack('4 2 4 4', m.number, m.class, m.household, m.guardian) + m.commitment
    + pack('2 2', m.generation, m.roles) + list(m.history, (change) => pack('8 1', ...change))),
  list(Object.keys(s.keys).sort(), (key) => key + pack('1 4 2 1', ...s.keys[key])), list(Object.keys(s.delegations).sort(), (key) =>
    key + list(s.delegations[key], (v) => v.rank + pack('8 4 8', v.at, v.target, v.expiresAt))),
  list(Object.values(s.proposals), (p) => p.id + pack('4 1 1', p.author, p.phase, p.carriedOut) + list(p.seconds, (n) => be(n, 4))
    + (p.phase === 0 && p.draftedUnder !== s.charterHash ? p.draftedUnder : '')
    + maybe(p.terms, (t) => p.charterHash + pack('2 2 8 8 8 1', 1, p.r, t.opensAt, t.closesAt, t.graceMs, t.visibility)
      + (t.visibility === 1 ? be(t.openWithinMs, 8) + list(t.openers, ({ member, key }, i) => be(member, 4) + key
        + maybe(p.secrets[i], (secret) => secret)) + be(p.lastSecretAt, 8) : ''))
    + maybe(p.box, (box) => p.rollDigest + (p.charter.houses.some(byCards) ? be(p.cards, 4) : '')
      + (p.charter.houses.some(byHouseholds) ? p.roll.map(({ household }) => be(household, 4)).join('') : '') + list(Object.values(box), ({ book, receipts, late }) =>
      maybe(book, (b) => b.rank) + maybe(receipts, (b) => b.rank) + list(Object.keys(late ?? {}).sort(), (ballot) => ballot)))
    + (p.result ? be(p.outcome, 1) + p.result.hash + be(p.result.size, 8)
      + (hasRule(p) ? pack('8 4 4', p.closedAt, p.castBy, p.repeatedIn) : '') : '')),
  Object.keys(s.cards).length || s.attestations ? list(Object.keys(s.cards).sort(), (card) => card + pack('4 1', s.cards[card].holder, s.cards[card].revoked)) : '',
  s.attestations ? list(Object.keys(s.attestations).sort(), (place) => place + list(s.attestations[place], ({ id, what, role, document }) =>
    id + pack('1 2', what, role) + maybe(document, ({ hash, size }) => hash + be(size, 8)))) : '');

// --- The files: what case i gives, recomputed. `s` is what the cases before it left behind.
const [events, entries] = ['events', 'entries'].map(vectors);
// The statements in a body (events.md 3, C).
function statements({ ledger, kind, body: b }, author) {
  if (kind === 15) b.receipts.forEach((r) => isSaid(r.peer, r.signature, receiptText(ledger, sha(b.header), r)));
  for (const a of b.base?.acks ?? []) isSaid(a.peer, a.signature, said('ack', ledger, a.peer, treeText(b.base.tree), be(a.time, 8)));
  for (const p of b.promises ?? [])
    isSaid(p.peer, p.signature, said('promise', ledger, p.peer, be(b.epoch, 8), author, b.log, treeText(p.best)));
  for (const h of b.held ?? []) isSaid(h.peer, h.signature, said('held', ledger, h.peer, treeText(b.tree)));
}
const keysIn = (b) => [...[...b.peers ?? [], b.added ?? []].flat().flatMap((p) => [[2, p.node], [3, p.witness], [4, p.log]]),
  ...[...(b.members ?? []), b].flatMap((m) => m.keys ?? []).concat(b.key ?? []).map((key) => [1, key])];
function entryCheck(c, { header, signatures, id }, ledger) {
  assert.deepEqual([c.entry, c.leafHash], [encode('Entry', { ...c, header, signatures }), leafHash(c.entry)]);
  for (const [r, text] of c.receipts.map((one) => [one, receiptText(ledger, id, one)]))
    assert.deepEqual([r.signature, r.hash], [signedBy(nameOf(r.peer), text), sha(text, r.signature)]);
}
function stateCheck(c, s, { id, kind, body, signers }, { acceptedAt, leafHash: leaf, receipts }) {
  const [, member, generation] = s.keys?.[keyOf(signers[0])] ?? [];
  effects[kinds[kind]](s, body, { id, at: acceptedAt, member, generation, document: c.document, author: keyOf(signers[0]), receipts });
  Object.assign(s, { last: acceptedAt, leaves: [...s.leaves ?? [], leaf] });
  assert.deepEqual([c.root, c.stateDigest], [root(s.leaves), stateDigest(s)]);
}
function wholeBook(c, s, i) {
  checks.events(c, s, i);
  entryCheck(c, c, c.ledger);
  stateCheck(c, s, c, c);
}
const charterCheck = (c) => assert.deepEqual([c.bytes, c.hash], [encode('Charter', c.charter), sha(c.bytes)]);
const checks = {
  keys: (c, s, i, message = possession(c.ledger, c.role, keyOf(c.name))) =>
    assert.deepEqual([c.seed, c.public, c.message, c.possession], [seedOf(c.name), keyOf(c.name), message, signedBy(c.name, message)]),
  charters: charterCheck,
  house_charters: charterCheck,
  events(c, s, i, message = hexOf('yoriai/event/v1\n') + c.header) {
    const [author, ...cosigners] = c.signers.map(keyOf);
    const header = { ledger: c.ledger, author, cosigners: cosigners.join(''), kind: c.kind, bodyHash: sha(c.saltedBody) };
    assert.deepEqual([c.saltedBody.slice(32), c.header], [encode(kinds[c.kind], c.body), encode('Header', header)]);
    assert.deepEqual([c.id, c.signatures], [sha(c.header), c.signers.map((name) => signedBy(name, message)).join('')]);
    for (const [role, { key, possession: proof }] of keysIn(c.body))
      isSaid(key, proof, possession(c.ledger, role, key));
    statements(c, author);
  },
  entries: (c, s, i) => entryCheck(c, events[i], events[0].id),
  states: (c, s, i) => stateCheck(c, s, events[i], entries[i]),
  roots: (c, s, i, l = c.leaves.map(leafHash)) =>
    assert.deepEqual([c.root, c.inclusion, c.consistency], [root(l), l.map((_, k) => inclusion(l, k)), l.map((_, k) => consistency(l, k + 1))]),
  checkpoints(c) {
    assert.deepEqual([c.ledger, c.root], [events[0].id, root(entries.slice(0, c.size).map((e) => e.leafHash))]);
    const [origin, witness] = [`${c.host}/${c.ledger.slice(0, 32)}`, `${c.host}/witness`];
    const note = `${origin}\n${c.size}\n${base64(c.root)}\n`;
    const [[line, log], [second, cosigner]] = [logLine(origin, 'log', note), cosignature(witness, 'witness', c.seconds, note)];
    assert.deepEqual([c.note, c.logVerifier, c.witnessVerifier], [`${note}\n${line}${second}`, log, cosigner]);
  },
  registers: (c) =>
    assert.deepEqual([c.bytes, c.commitment], [hexOf('yoriai/register/v1\n') + c.record.map(text).join(''), sha(c.salt, c.bytes)]),
  results(c) {
    const { charter, hash: charterHash } = charters.find(({ name }) => name === c.charter);
    const p = { id: c.proposal, draft: c.draft, terms: c.terms, charter, charterHash, roll: c.roll, box: boxFor(c.roll) };
    const s = { ledger: c.ledger, members: c.members, delegations: {} };
    for (const b of c.ballots) vote(p.box[b.voter], b.when, { ...b, rank: rank(0, b.revision, zeros) });
    for (const d of c.delegations)
      delegate(s, register(d.delegator, d.scope, d.topic, d.this && p.id), { ...d, rank: rank(0, d.revision, zeros) });
    assert.deepEqual([c.rollDigest, c.document, c.hash], [rollDigest(c.roll), documentOf(s, p), sha(c.document)]);
  },
  seals(c) {
    const [secrets, keys] = [c.secrets.map((_, i) => secretFor(seedOf(`phone ${i + 1}`), c.proposal)), c.secrets.map(sealKey)];
    const plain = placeOf(c) + be(c.form, 1) + contentOf(c, c);
    const sealed = c.boxes.reduceRight((inner, box, i) => sealBox(inner, keys[i], box), plain);
    assert.deepEqual([c.secrets, c.keys, c.plain, c.sealed], [secrets, keys, plain, sealed]);
    const { form, choices, votes } = c;
    assert.deepEqual(readPlain(unpack(sealed, keys, secrets), c, { ...c, negative: true }, 2 ** 31), { form, choices, votes });
  },
  households: wholeBook,
  card_rankings: wholeBook,
  ...peerChecks,
  splits: (c) => assert.deepEqual(c.shares, split(c.sum, c.weights).map(String)),
};

// Every case with one byte of one value changed: a digit of a byte string, or a character of a text.
function* changed(v) {
  const flip = (c) => (/^[0-9a-f]+$/.test(v) ? (parseInt(c, 16) ^ 1).toString(16) : String.fromCharCode(c.charCodeAt(0) ^ 1));
  for (let i = 0; typeof v === 'string' && i < v.length; i += Math.max(2, v.length >> 2)) yield v.slice(0, i) + flip(v[i]) + v.slice(i + 1);
  if (v instanceof Object) for (const [name, part] of Object.entries(v)) if (!['name', 'signers', 'when'].includes(name))
    for (const other of changed(part)) yield Object.assign(structuredClone(v), { [name]: other });
}
const mutate = process.argv.includes('--mutate');
for (const [file, check] of Object.entries(checks)) {
  const state = {};
  for (const [i, c] of vectors(file).entries()) {
    for (const other of mutate ? changed(c) : [])
      assert.throws(() => check(other, structuredClone(state), i), undefined, `${file}: accepted ${JSON.stringify(other)}`);
    try { check(c, state, i); } catch (cause) { throw Error(`${file}: ${c.name}`, { cause }); }
  }
  console.log(`${file}: ${vectors(file).length} cases as written${mutate ? ', every change refused' : ''}`);
}
