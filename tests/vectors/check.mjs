// Recomputes every vector of specs/vectors from specs/ alone: with no code of the product and no package, and
// with the layouts as the tables of specs/book.md section 3.11 have them, so that these are checked as well.
//   node check.mjs            every vector must come out as written
//   node check.mjs --mutate   besides, every vector must be refused when a byte of any of its values is changed
// Byte strings are hexadecimal texts throughout.
import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';

const specs = new URL('../../specs/', import.meta.url);
const un = (hex) => Buffer.from(hex, 'hex');
const hexOf = (text) => Buffer.from(text).toString('hex');
const base64 = (hex) => un(hex).toString('base64');
const sha = (...all) => createHash('sha256').update(un(all.join(''))).digest('hex');
const be = (n, bytes) => BigInt.asUintN(8 * bytes, BigInt(n)).toString(16).padStart(2 * bytes, '0');
// pack('4 2', a, b): big-endian integers of 4 and 2 bytes.
const pack = (widths, ...numbers) => widths.split(' ').map((bytes, i) => be(numbers[i], +bytes)).join('');
const pieces = (hex, bytes) => hex.match(new RegExp(`.{${2 * bytes}}`, 'g')) ?? [];
const zeros = '00'.repeat(32);
const same = (is, should, what) => {
  if (!isDeepStrictEqual(is, should)) throw Error(`${what}: ${JSON.stringify(is)} is not ${JSON.stringify(should)}`);
};

// --- Strict form (book.md 3)
const layouts = {};
for (const line of readFileSync(new URL('book.md', specs), 'utf8').split('\n')) {
  const [, head, words] = line.match(/^\*\*([\w.]+)\*\*: (\d+) data words?, \d+ pointers?$/) ?? [];
  const [, name, type, where, at, bit] =
    line.match(/^\| `(\w+)` \| ([\w()]+) \| (pointer|bytes?) (\d+)(?: to \d+|, bit (\d))? \|$/) ?? [];
  if (head) layouts[head] = layouts.last = { type: head, words: +words, fields: [] };
  if (name) layouts.last.fields.push({ name, type, ptr: where === 'pointer', at: +at, bit });
}
// A type named inside a struct is that struct's own part, or else a part of what is around it.
const layoutOf = (scope, name) => layouts[`${scope}.${name}`]
  ?? (scope ? layoutOf(scope.replace(/\.?\w+$/, ''), name) : layouts[name]);
const width = { UInt8: 1, UInt16: 2, UInt32: 4, Int32: 4, UInt64: 8, Int64: 8 };
const itemOf = (type) => type.match(/^List\((\w+)\)$/)?.[1];
const littleEndian = (n, type) => un(be(n, width[type])).reverse();
const upTo = (list, keep) => list.reduce((end, x, i) => (keep(x) ? i + 1 : end), 0);

// An object: its bytes, the kind and upper half of the pointer to it, and [word, what hangs on it].
const listOf = (count, code, bytes, kids = []) => ({ kind: 1, high: count * 8 + code, bytes, kids });
function struct(layout, value) {
  const [bytes, ptrs] = [Buffer.alloc(8 * layout.words), []];
  for (const { name, type, ptr, at, bit } of layout.fields) {
    if (value[name] === undefined) throw Error(`${layout.type}.${name} is missing`);
    if (ptr) ptrs[at] = build(layout.type, type, value[name]);
    else if (type === 'Bool') bytes[at] |= value[name] << bit;
    else littleEndian(value[name], type).copy(bytes, at);
  }
  const [w, p] = [Math.ceil(upTo([...bytes], (b) => b !== 0) / 8), upTo(ptrs, (x) => x !== null)];
  const kids = ptrs.slice(0, p).map((o, i) => [w + i, o]);
  return { kind: 0, high: w | p << 16, w, p, bytes: Buffer.concat([bytes.subarray(0, 8 * w)], 8 * (w + p)), kids };
}
function build(scope, type, v) {
  const item = itemOf(type);
  if (v === null || v.length === 0) return null;
  if (type === 'Data') return listOf(v.length / 2, 2, un(v));
  if (type === 'Text') return build(scope, 'Data', hexOf(`${v}\0`));
  if (!item) return struct(layoutOf(scope, type), v);
  if (item in width) return listOf(v.length, 2 + Math.log2(width[item]), Buffer.concat(v.map((n) => littleEndian(n, item))));
  if (item === 'Text') return listOf(v.length, 6, Buffer.alloc(8 * v.length), v.map((t, i) => [i, build(scope, item, t)]));
  const all = v.map((one) => struct(layoutOf(scope, item), one));
  const [w, p] = [Math.max(...all.map((s) => s.w)), Math.max(...all.map((s) => s.p))];
  const tag = Buffer.concat([littleEndian(v.length * 4, 'UInt32'), littleEndian(w | p << 16, 'UInt32')]);
  const elements = all.map((s) => Buffer.concat([s.bytes.subarray(0, 8 * s.w)], 8 * (w + p)));
  const kids = all.flatMap((s, i) => s.kids.map(([at, o]) => [1 + i * (w + p) + w + at - s.w, o]));
  return listOf(v.length * (w + p), 7, Buffer.concat([tag, ...elements]), kids);
}
function encode(type, value) {
  let out = Buffer.alloc(8);
  const place = (at, o) => {
    const start = out.length / 8;
    out.writeInt32LE((o.kind || o.high ? start - at - 1 : -1) << 2 | o.kind, 8 * at);
    out.writeUInt32LE(o.high, 8 * at + 4);
    out = Buffer.concat([out, o.bytes], 8 * (start + Math.ceil(o.bytes.length / 8)));
    for (const [word, kid] of o.kids) if (kid) place(start + word, kid);
  };
  place(0, struct(layouts[type], value));
  return out.toString('hex');
}
function decode(type, hex) {
  const all = un(hex);
  const sizes = (at) => [all.readUInt16LE(at + 4), all.readUInt16LE(at + 6)];
  const number = (from, at, kind) => {
    const bits = BigInt(`0x${Buffer.from(from.subarray(at, at + width[kind])).reverse().toString('hex')}`);
    return Number(kind[0] === 'U' ? bits : BigInt.asIntN(8 * width[kind], bits));
  };
  const readStruct = (layout, start, [w, p]) => {
    const data = Buffer.concat([all.subarray(start, start + 8 * w), Buffer.alloc(8 * layout.words)]);
    return Object.fromEntries(layout.fields.map(({ name, type: kind, ptr, at, bit }) => [name,
      ptr ? read(at < p ? start + 8 * (w + at) : -1, layout.type, kind)
        : kind === 'Bool' ? Boolean(data[at] >> bit & 1) : number(data, at, kind)]));
  };
  const read = (at, scope, kind) => {
    const item = itemOf(kind);
    if (at < 0 || all.readBigUInt64LE(at) === 0n) return item ? [] : kind === 'Text' || kind === 'Data' ? '' : null;
    const [start, count] = [at + 8 + 8 * (all.readInt32LE(at) >> 2), all.readUInt32LE(at + 4) >>> 3];
    const each = (n, step, one) => Array.from({ length: n }, (_, i) => one(start + step * i));
    if (kind === 'Data') return all.toString('hex', start, start + count);
    if (kind === 'Text') return all.toString('utf8', start, start + count - 1);
    if (item === 'Text') return each(count, 8, (p) => read(p, scope, item));
    if (item in width) return each(count, width[item], (p) => number(all, p, item));
    if (!item) return readStruct(layoutOf(scope, kind), start, sizes(at));
    const [w, p] = sizes(start);
    return each(all.readUInt32LE(start) >>> 2, 8 * (w + p), (s) => readStruct(layoutOf(scope, item), s + 8, [w, p]));
  };
  const value = readStruct(layouts[type], 8 + 8 * (all.readInt32LE(0) >> 2), sizes(0));
  same(hex, encode(type, value), `strict form of ${type}`);
  return value;
}

// --- Keys, trees, notes (book.md 4, 5, 8, 9, 10)
const seedOf = (name) => sha(hexOf(`yoriai/vectors/v1\n${name}`));
const der = (prefix, hex, type) => ({ key: un(prefix + hex), format: 'der', type });
const publicKey = (hex) => createPublicKey(der('302a300506032b6570032100', hex, 'spki'));
const secretKey = (name) => createPrivateKey(der('302e020100300506032b657004220420', seedOf(name), 'pkcs8'));
const keyOf = (name) => createPublicKey(secretKey(name)).export({ format: 'der', type: 'spki' }).toString('hex', 12);
const signedBy = (name, message) => sign(null, un(message), secretKey(name)).toString('hex');
const mustBeSigned = (key, message, signature) =>
  same([key, verify(null, un(message), publicKey(key), un(signature))], [key, true], 'signature');
const eventMessage = (header) => hexOf('yoriai/event/v1\n') + header;
const possession = (ledger, role, key) => hexOf('yoriai/possession/v1\n') + ledger + be(role, 1) + key;
const receiptMessage = (ledger, id, { peer, number, previous, receivedAt }) =>
  hexOf('yoriai/receipt/v1\n') + ledger + id + peer + be(number, 8) + previous + be(receivedAt, 8);
const leafHash = (bytes) => sha('00', bytes);
const halves = (l, k = 1) => (2 * k < l.length ? halves(l, 2 * k) : [l.slice(0, k), l.slice(k)]);
const root = (l) => (l.length < 2 ? l[0] ?? sha('') : sha('01', ...halves(l).map(root)));
const inclusion = (l, m, [a, b] = halves(l)) => (l.length === 1 ? []
  : m < a.length ? [...inclusion(a, m), root(b)] : [...inclusion(b, m - a.length), root(a)]);
const consistency = (l, m, whole = true, [a, b] = halves(l)) => (m === l.length ? (whole ? [] : [root(l)])
  : m <= a.length ? [...consistency(a, m, whole), root(b)] : [...consistency(b, m - a.length, false), root(a)]);

// --- Counting (rules.md 5 to 12), of a proposal {id, draft, terms, charter, charterHash, roll, box} in a state
function split(sum, weights) {
  const total = weights.reduce((a, w) => a + BigInt(w), 0n) || 1n;
  const shares = weights.map((w) => BigInt(sum) * BigInt(w) / total);
  const rest = weights.map((w) => BigInt(sum) * BigInt(w) % total);
  const lucky = [...rest.keys()].sort((a, b) => (rest[a] === rest[b] ? a - b : rest[a] < rest[b] ? 1 : -1));
  for (const i of lucky.slice(0, Number(rest.reduce((a, r) => a + r, 0n) / total))) shares[i] += 1n;
  return shares.map(Number);
}
const rank = (generation, revision, id) => pack('1 2 2', 0, generation, revision) + id;
const register = (who, scope, topic, proposal) => pack('4 1 2', who, scope, topic) + (proposal || zeros);
const rollDigest = (roll) => root(roll.map((r) => leafHash(pack('4 2 4 4', r.number, r.house, r.weight, r.credits))));
const goneBy = (member, at) => member.history.filter(([since]) => since <= at).at(-1)[1] >= 2;
const kindOf = (p) => p.charter.kinds[p.draft.kind];
function vote(p, number, when, ballot) { // when: book, receipts or late
  const row = p.box[p.roll.findIndex((r) => r.number === number)];
  if (when === 'late' || !row[when] || row[when].rank < ballot.rank) row[when] = ballot;
}
function delegate(s, key, value) {
  const values = s.delegations[key] ??= [];
  if (!values.length || values.at(-1).rank < value.rank) values.push(value);
}
function applying(s, p, number) {
  const T = p.terms.closesAt;
  const registers = [register(number, 2, 0, p.id), register(number, 1, p.draft.topic), register(number, 0, 0)];
  return kindOf(p).delegation && !goneBy(s.members[number], T)
    && registers.map((key) => s.delegations[key]?.filter((v) => v.at <= T).at(-1))
      .find((v) => v && (v.expiresAt === 0 || T <= v.expiresAt));
}
function endOf(s, p, ballots, at) {
  for (const seen = []; ; seen.push(at), at = applying(s, p, at).target) {
    const [next, length] = [ballots.has(at) && applying(s, p, at), seen.length];
    if (!ballots.has(at)) return { fate: 6, end: at, length };
    if (ballots.get(at)) return { fate: 0, end: at, length };
    if (!next?.target) return { fate: goneBy(s.members[at], p.terms.closesAt) ? 7 : next ? 4 : 3, end: at, length };
    if (seen.includes(at)) return { fate: 5, end: 0, length: 0 };
  }
}
function count(s, p, withReceipts) {
  const { method, options } = p.draft;
  const rows = () => Array.from(method ? options : [''], () => ({ for: 0, against: 0, net: 0, supporters: 0 }));
  const houses = p.charter.houses.map((_, house) => ({ house, roll: 0, voted: 0, copied: 0, didNotFit: 0, cut: 0,
    endedNowhere: 0, didNotVote: 0, blank: 0, options: rows() }));
  const [sums, represented] = [rows(), []];
  const ballots = new Map(p.roll.map(({ number }, i) => {
    const { book, receipts } = p.box[i];
    const best = withReceipts && receipts && !(book?.rank > receipts.rank) ? receipts : book;
    return [number, best?.form ? best : null];
  }));
  for (const { number, house, credits } of p.roll) {
    const h = houses[house];
    let ballot = ballots.get(number);
    const next = !ballot && applying(s, p, number)?.target;
    ++h.roll;
    if (next) {
      const end = endOf(s, p, ballots, number);
      ballot = ballots.get(end.end);
      if (end.fate === 0 && method === 3 && ballot.votes.reduce((sum, v) => sum + v * v, 0) > credits) end.fate = 1;
      if (end.fate !== 0) ballot = null;
      ++h[['copied', 'didNotFit'][end.fate] ?? 'endedNowhere'];
      represented.push({ member: number, next, ...end });
    } else ++h[ballot ? 'voted' : 'didNotVote'];
    const add = (v, i) => [h.options[i], sums[i]].forEach((o) => {
      o[v > 0 ? 'for' : 'against'] += Math.abs(v);
      o.net += v;
      o.supporters += v > 0;
    });
    if (ballot?.form === 1) ++h.blank;
    else if (ballot && method === 3) ballot.votes.forEach(add);
    else if (ballot) ballot.choices.forEach((c) => (method === 0 ? add(c ? 1 : -1, 0) : add(1, c)));
  }
  const support = (i) => (method === 3 ? sums[i].supporters : 0);
  const order = method ? [...sums.keys()].sort((a, b) => sums[b].net - sums[a].net || support(b) - support(a) || a - b) : [];
  const [lead, second] = order.map((i) => sums[i].net);
  const tied = method < 3 && lead === second;
  const first = lead > 0 && !tied ? order[0] : undefined;
  for (const h of houses) {
    h.present = h.voted + h.copied;
    h.cast = h.present - h.blank;
    const { quorum, threshold } = kindOf(p).rules[h.house];
    const holds = (c, x) => c.numerator === 0 // figures this small are exact
      || x * c.denominator - [h.roll, h.present, h.cast][c.base] * c.numerator >= (c.strict ? 1 : 0);
    const o = h.options[first ?? 0];
    h.quorumMet = holds(quorum, kindOf(p).abstainInQuorum ? h.present : h.cast);
    h.thresholdMet = method ? first !== undefined && holds(threshold, Math.max(o.net, 0))
      : o.for > 0 && o.for !== o.against && holds(threshold, o.for);
  }
  const passed = houses.every((h) => h.thresholdMet) ? 0 : 1;
  const outcome = !houses.every((h) => h.quorumMet) ? 2 : method && tied && lead > 0 ? 3 : passed;
  const hasWinner = outcome === 0 && first !== undefined;
  return { sums, represented, result: { outcome, hasWinner, winner: hasWinner ? first : 0, order, houses } };
}
function documentOf(s, p) {
  const { sums, represented, result: decided } = count(s, p, true);
  const { result: plain } = count(s, p, false);
  const won = (o, i) => (p.draft.spending === 2 ? Math.max(o.net, 0) : Number(i === decided.winner));
  const payments = p.draft.spending ? split(p.draft.purse, sums.map((o, i) => (decided.outcome ? 0 : won(o, i)))) : [];
  return hexOf('yoriai/result/v1\n') + encode('Result1', { ...p.draft, ...p.terms, ledger: s.ledger, proposal: p.id,
    rulesVersion: 1, charter: p.charterHash, rollDigest: rollDigest(p.roll), decided, payments, represented,
    withoutLate: isDeepStrictEqual(decided, plain) ? null : plain,
    returned: p.draft.purse - payments.reduce((a, b) => a + b, 0),
    lateUncounted: p.roll.filter((_, i) => p.box[i].late).map((r) => r.number) });
}

// --- The state (events.md 4, rules.md 5 to 8 and 13.2): what each kind changes
const own = (s, key, role, member = 0, generation = 0) => { s.keys[key] = [role, member, generation, 0]; };
const admit = (s, m, at) => {
  s.members[m.number] = { roles: 0, guardian: 0, generation: 0, ...m, history: [[at, 0]] };
  for (const { key } of m.keys) own(s, key, 1, m.number);
};
const effects = {
  Founded(s, b, e) {
    const { ledger, rehearsal, host, peers, charter } = { ...b, ledger: e.id };
    Object.assign(s, { ledger, rehearsal, host, peers, charter: decode('Charter', charter), charterHash: sha(charter) });
    for (const { node, witness, log } of peers) [node, witness, log].forEach(({ key }, i) => own(s, key, i + 2));
    b.members.forEach((m, i) => admit(s, { ...m, number: i + 1, roles: m.roles.reduce((all, r) => all | 1 << r, 0) }, e.at));
  },
  MemberAdmitted: (s, b, e) => admit(s, b, e.at),
  MemberChanged(s, { member, what, value }, e) {
    if (what === 0) s.members[member].history.push([e.at, value]);
    else s.members[member][['class', 'household', 'guardian'][what - 1]] = value;
  },
  KeyAdded: (s, b, e) => own(s, b.key.key, 1, e.member, e.generation),
  KeysReplaced(s, { member, generation, keys }) {
    for (const owner of Object.values(s.keys)) if (owner[1] === member) owner[3] = 1;
    s.members[member].generation = generation;
    for (const { key } of keys) own(s, key, 1, member, generation);
  },
  RoleChanged(s, { member, role, proposal }) {
    s.members[member].roles ^= 1 << role;
    if (proposal) s.proposals[proposal].carriedOut = 1;
  },
  ProposalDrafted: (s, draft, { id, member }) =>
    Object.assign(s.proposals, { [id]: { id, author: member, phase: 0, carriedOut: 0, seconds: [], draft } }),
  ProposalSeconded: (s, b, e) => s.proposals[b.proposal].seconds.push(e.member),
  ProposalAnnounced: (s, terms) =>
    Object.assign(s.proposals[terms.proposal], { phase: 1, terms, charter: s.charter, charterHash: s.charterHash }),
  ProposalWithdrawn: (s, b) => Object.assign(s.proposals[b.proposal], { phase: 4 }),
  VotingOpened(s, b) {
    const p = s.proposals[b.proposal];
    p.roll = Object.values(s.members).filter((m) => m.history.at(-1)[1] === 0).map((m) => {
      const { house, credits } = s.charter.classes[m.class];
      return { number: m.number, house, weight: 1, credits: Math.min(credits || p.draft.credits, p.draft.credits) };
    });
    Object.assign(p, { phase: 2, box: p.roll.map(() => ({})), rollDigest: rollDigest(p.roll) });
    const houses = s.charter.houses.map((_, house) => ({ house, people: p.roll.filter((r) => r.house === house).length }));
    same([b.rollDigest, b.houses], [p.rollDigest, houses], 'roll');
  },
  BallotCast(s, { proposal, voter, revision, form, choices, votes }, e) {
    const p = s.proposals[proposal]; // of one peer, so one receipt in time is enough
    same(e.at <= p.terms.closesAt || e.receipts.some((r) => r.receivedAt <= p.terms.closesAt), true, 'on time');
    const ballot = { rank: rank(e.generation, revision, e.id), form, choices, votes };
    vote(p, voter, e.at <= p.terms.closesAt ? 'book' : 'receipts', ballot);
  },
  DelegationSet: (s, b, e) => delegate(s, register(b.delegator, b.scope, b.topic, b.proposal),
    { rank: rank(e.generation, b.revision, e.id), at: e.at, target: b.target, expiresAt: b.expiresAt }),
  VotingClosed(s, { proposal, result }, e) {
    const p = s.proposals[proposal];
    const document = documentOf(s, p);
    same([document, sha(document), document.length / 2], [e.document, result.hash, result.size], 'result');
    Object.assign(p, { phase: 3, result, outcome: count(s, p, true).result.outcome });
  },
};
const kinds = Object.keys(effects);
const list = (items, each) => be(items.length, 4) + items.map(each).join('');
const text = (t) => be(Buffer.from(t).length, 4) + hexOf(t);
const maybe = (x, bytes) => (x ? `01${bytes(x)}` : '00');
const stateDigest = (s) => sha(hexOf('yoriai/state/v1\n'), s.ledger,
  pack('8 8 1 2 8', s.leaves.length, s.last, s.rehearsal, 1, 0), text(s.host), s.charterHash,
  list(s.peers, (p) => text(p.operator) + p.node.key + p.witness.key + p.log.key),
  list(Object.values(s.members), (m) => pack('4 2 4 4', m.number, m.class, m.household, m.guardian) + m.commitment
    + pack('2 2', m.generation, m.roles) + list(m.history, (change) => pack('8 1', ...change))),
  list(Object.keys(s.keys).sort(), (key) => key + pack('1 4 2 1', ...s.keys[key])),
  list(Object.keys(s.delegations).sort(), (key) => key
    + list(s.delegations[key], (v) => v.rank + pack('8 4 8', v.at, v.target, v.expiresAt))),
  list(Object.values(s.proposals), (p) => p.id + pack('4 1 1', p.author, p.phase, p.carriedOut)
    + list(p.seconds, (number) => be(number, 4))
    + maybe(p.terms, (t) => p.charterHash + pack('2 2 8 8 8 1', 1, 1, t.opensAt, t.closesAt, t.graceMs, t.visibility))
    + maybe(p.box, () => p.rollDigest + list(p.box, (row) => maybe(row.book, (b) => b.rank)
      + maybe(row.receipts, (b) => b.rank) + (row.late ? '01' : '00')))
    + (p.result ? be(p.outcome, 1) + p.result.hash + be(p.result.size, 8) : '')));

// --- The files: what each case gives, recomputed. `s` is what the cases before it left behind.
const keysIn = (b) => [...(b.peers ?? []).flatMap((p) => [[2, p.node], [3, p.witness], [4, p.log]]),
  ...[...(b.members ?? []), b].flatMap((m) => m.keys ?? []).concat(b.key ?? []).map((key) => [1, key])];
const checks = {
  keys(c) {
    const message = possession(c.ledger, c.role, keyOf(c.name));
    same([c.seed, c.public, c.message], [seedOf(c.name), keyOf(c.name), message], 'key');
    same(c.possession, signedBy(c.name, message), 'possession');
  },
  charters(c) {
    same([c.bytes, c.hash], [encode('Charter', c.charter), sha(c.bytes)], 'charter');
    same(decode('Charter', c.bytes), c.charter, 'fields');
  },
  events(c) {
    const [author, ...cosigners] = c.signers.map(keyOf);
    const [type, body] = [kinds[c.kind - 1], c.saltedBody.slice(32)];
    same([body, decode(type, body)], [encode(type, c.body), c.body], 'body');
    const header = { ledger: c.ledger, author, cosigners: cosigners.join(''), kind: c.kind, bodyHash: sha(c.saltedBody) };
    same([c.header, c.id], [encode('Header', header), sha(c.header)], 'header');
    same(c.signatures, c.signers.map((name) => signedBy(name, eventMessage(c.header))).join(''), 'signatures');
  },
  entries(c) {
    const receipts = c.receipts.map(({ hash, ...r }) => {
      const message = receiptMessage(c.ledger, sha(c.header), r);
      mustBeSigned(r.peer, message, r.signature);
      return same(hash, sha(message, r.signature), 'receipt hash') ?? r;
    });
    const { acceptedAt, header, signatures } = c;
    same([c.entry, c.leafHash], [encode('Entry', { acceptedAt, header, signatures, receipts }), leafHash(c.entry)], 'entry');
    same(decode('Entry', c.entry).receipts, receipts, 'receipts');
  },
  states(c, s) {
    const { acceptedAt: at, header: bytes, signatures, receipts } = decode('Entry', c.entry);
    const [header, id] = [decode('Header', bytes), sha(bytes)];
    const kind = kinds[header.kind - 1];
    const body = decode(kind, c.saltedBody.slice(32));
    const signers = pieces(header.author + header.cosigners, 32);
    same([header.bodyHash, header.ledger], [sha(c.saltedBody), s.ledger ?? zeros], 'header');
    same(signatures.length, 128 * signers.length, 'length of signatures');
    signers.forEach((key, i) => mustBeSigned(key, eventMessage(bytes), pieces(signatures, 64)[i]));
    for (const [role, { key, possession: proof }] of keysIn(body)) mustBeSigned(key, possession(header.ledger, role, key), proof);
    for (const r of receipts) mustBeSigned(r.peer, receiptMessage(s.ledger, id, r), r.signature);
    for (const table of ['members', 'keys', 'delegations', 'proposals']) s[table] ??= {};
    Object.assign(s, { last: at, leaves: [...s.leaves ?? [], leafHash(c.entry)] });
    const [, member, generation] = s.keys[header.author] ?? [];
    effects[kind](s, body, { id, at, receipts, member, generation, document: c.document });
    same([c.root, c.stateDigest], [root(s.leaves), stateDigest(s)], 'state');
  },
  roots(c, s) {
    s.leaves = c.leaves ?? s.leaves;
    const leaves = s.leaves.slice(0, c.size).map(leafHash);
    if (c.root) same(c.root, root(leaves), 'root');
    c.inclusion?.forEach((proof, i) => same(proof, inclusion(leaves, i), 'inclusion'));
    c.consistency?.forEach(({ from, proof }) => same(proof, consistency(leaves, from), 'consistency'));
  },
  checkpoints(c) {
    const [origin, witness] = [`${c.host}/${c.ledger.slice(0, 32)}`, `${c.host}/witness`];
    const note = `${origin}\n${c.size}\n${base64(c.root)}\n`;
    const cosigned = hexOf(`cosignature/v1\ntime ${c.seconds}\n${note}`);
    const id = (name, type, signer) => sha(hexOf(`${name}\n`), type, keyOf(signer)).slice(0, 8);
    const line = (name, type, signer, payload) => `\u2014 ${name} ${base64(id(name, type, signer) + payload)}\n`;
    const verifier = (name, type, signer) => `${name}+${id(name, type, signer)}+${base64(type + keyOf(signer))}`;
    same(c.note, `${note}\n${line(origin, '01', 'log', signedBy('log', hexOf(note)))}${
      line(witness, '04', 'witness', be(c.seconds, 8) + signedBy('witness', cosigned))}`, 'note');
    same([c.logVerifier, c.witnessVerifier], [verifier(origin, '01', 'log'), verifier(witness, '04', 'witness')], 'verifiers');
  },
  registers: (c) => same([c.bytes, c.commitment],
    [hexOf('yoriai/register/v1\n') + c.record.map(text).join(''), sha(c.salt, c.bytes)], 'record'),
  results(c) {
    const { charter, hash } = vectors('charters').find(({ name }) => name === c.charter);
    const roll = c.roll.map(([number, house, weight, credits]) => ({ number, house, weight, credits }));
    const p = { id: c.proposal, terms: c, charter, charterHash: hash, roll, box: roll.map(() => ({})),
      draft: { ...c.draft, options: Array(c.draft.options).fill('') } };
    const s = { ledger: c.ledger, delegations: {}, members: {} };
    for (const { number } of roll) s.members[number] = { history: [[0, 0]] };
    for (const [number, at] of c.gone) s.members[number].history.push([at, 2]);
    for (const [voter, revision, when, form, choices, votes] of c.ballots) {
      vote(p, voter, ['book', 'receipts', 'late'][when], { rank: rank(0, revision, zeros), form, choices, votes });
    }
    for (const [who, scope, topic, target, expiresAt, revision, at] of c.delegations) {
      delegate(s, register(who, scope, topic, scope === 2 && p.id), { rank: rank(0, revision, zeros), at, target, expiresAt });
    }
    same([c.rollDigest, c.document, c.hash], [rollDigest(roll), documentOf(s, p), sha(c.document)], 'result');
  },
  splits: (c) => same(c.shares, split(c.sum, c.weights), 'shares'),
};

// Every case with one byte of one value changed: a digit of a byte string, a character of a text, a share.
const inputs = ['name', 'signers', 'charter of results'];
function* changed(value, key) {
  if (typeof value === 'number' && key === 'shares') yield value + 1;
  if (typeof value === 'string') {
    for (let i = 0; i < value.length; i += value.length > 64 ? 2 : 1) {
      const other = /^[0-9a-f]+$/.test(value) ? (parseInt(value[i], 16) ^ 1).toString(16) : String.fromCharCode(value.charCodeAt(i) ^ 1);
      yield value.slice(0, i) + other + value.slice(i + 1);
    }
  }
  if (value && typeof value === 'object') {
    for (const [name, part] of Object.entries(value)) {
      if (['name', 'signers'].includes(name)) continue;
      for (const other of changed(part, Array.isArray(value) ? key : name)) yield Object.assign(Array.isArray(value) ? [...value] : { ...value }, { [name]: other });
    }
  }
}
function vectors(file) {
  return JSON.parse(readFileSync(new URL(`vectors/${file}.json`, specs), 'utf8')).cases;
}
for (const [file, check] of Object.entries(checks)) {
  let state = {}, refused = 0;
  for (const one of vectors(file)) {
    if (process.argv.includes('--mutate')) for (const other of changed(one)) {
      let accepted = true;
      try { check(other, structuredClone(state)); } catch { accepted = false; }
      if (accepted) throw Error(`${file}: ${one.name}: accepted with a change`);
      ++refused;
    }
    try { check(one, state); } catch (fault) { throw Error(`${file}: ${one.name}: ${fault.message}`); }
  }
  console.log(`${file}: ${vectors(file).length} cases, ${refused} changes refused`);
}
