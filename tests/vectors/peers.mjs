// What peers say and write under a tree (book.md 10, peers.md 2 and 12): statements, messages and evidence, recomputed from the pages.
import assert from 'node:assert/strict';
import { vectors, messageNames, hexOf, base64, sha, be, pack, encode, keyOf, signedBy, receiptText, said, treeText, root, rootBy } from './bytes.mjs';

const [keys, events, entries] = ['keys', 'events', 'entries'].map(vectors);
const nameOf = (key) => keys.find((k) => k.public === key).name;
const isSaid = (peer, signature, message) => assert.equal(signature, signedBy(nameOf(peer), message));

// Lines under a note, each with its verifier key (book.md 10).
const sealed = (name, type, key, payload, id = sha(hexOf(`${name}\n`), type, key).slice(0, 8)) =>
  [`\u2014 ${name} ${base64(id + payload)}\n`, `${name}+${id}+${base64(type + key)}`];
const logLine = (origin, by, note) => sealed(origin, '01', keyOf(by), signedBy(by, hexOf(note)));
const cosignature = (name, by, seconds, note) =>
  sealed(name, '04', keyOf(by), be(seconds, 8) + signedBy(by, hexOf(`cosignature/v1\ntime ${seconds}\n${note}`)));

// What peers say (peers.md 2): every statement in a message or in evidence is well signed.
const refusalText = (ledger, r) => said('refusal', ledger, r.peer, r.event, r.signatures, pack('2 8 8', r.code, r.detail, r.size), r.root);
const ranks = (...trees) => trees.map(({ epoch, size }) => pack('8 8', epoch, size)).join('');
const numbersText = (ledger, n) => said('numbers', ledger, n.peer, n.about, n.nonce, be(n.receipts, 8), ranks(n.acked, n.held),
  pack('8 8', n.promised, n.cosigned));
function areSaid(ledger, f) {
  for (const a of f.acks ?? []) isSaid(a.peer, a.signature, said('ack', ledger, a.peer, treeText(a.tree ?? f.tree), be(a.time, 8)));
  for (const h of [f.held ?? []].flat().filter((one) => one.signature)) isSaid(h.peer, h.signature, said('held', ledger, h.peer, treeText(h.tree)));
  for (const p of [f.promises ?? f.shown ?? [], f.promise ?? [], f.given ?? []].flat())
    isSaid(p.peer, p.signature, said('promise', ledger, p.peer, be(p.epoch, 8), p.candidate, p.log, treeText(p.best)));
  for (const { event, receipt: r } of [f.receipts ?? []].flat().filter((one) => one.receipt)) isSaid(r.peer, r.signature, receiptText(ledger, event, r));
  for (const r of f.code ? [f] : f.refusal?.code ? [f.refusal] : []) isSaid(r.peer, r.signature, refusalText(ledger, r));
  if (f.nonce && f.about) isSaid(f.peer, f.signature, numbersText(ledger, f));
  if (f.certificate?.acks) areSaid(ledger, f.certificate);
}

// The table of peers.md 12.
const messageKinds = messageNames();
// The tree that the messages are about, signed by the sequencer's log key and cosigned by three peers.
function noteOfPeers(cosigners = ['2', '3', '4'], seconds = 1762678801) {
  const { host } = events[0].body;
  const before = entries.filter((e, i) => events[i].kind !== 27); // what is said in office came later
  const [origin, leaves] = [`${host}/${events[0].id.slice(0, 32)}`, before.map((e) => e.leafHash)];
  const note = `${origin}\n${leaves.length}\n${base64(root(leaves))}\n`;
  const named = (number) => `${host}/witness/${keyOf(`witness ${number}`).slice(0, 8)}`;
  const lines = cosigners.map((number) => cosignature(named(number), `witness ${number}`, seconds, note)[0]);
  return `${note}\n${logLine(origin, 'log 2', note)[0]}${lines.join('')}`;
}
const peerChecks = {
  statements(c) {
    const by = { ack: () => [treeText(c.tree), be(c.time, 8)], held: () => [treeText(c.tree)],
      promise: () => [be(c.epoch, 8), c.candidate, c.log, treeText(c.best)],
      refusal: () => [c.event, c.signatures, pack('2 8 8', c.code, c.detail, c.size), c.root],
      numbers: () => [c.about, c.nonce, be(c.receipts, 8), ranks(c.acked, c.held), pack('8 8', c.promised, c.cosigned)] };
    assert.equal(c.message, c.what === 'receipt' ? receiptText(c.ledger, c.event, c) : said(c.what, c.ledger, c.peer, ...by[c.what]()));
    isSaid(c.peer, c.signature, c.message);
  },
  messages(c) {
    assert.deepEqual([messageKinds[c.kind - 1], c.bytes], [c.message, encode(c.message, c.fields)]);
    areSaid(events[0].id, c.fields);
    if (c.message === 'Cosigned') assert.equal(c.fields.note, noteOfPeers());
  },
  evidence(c) {
    const { ledger, kind, acks, held, promises, receipts, leaves } = c.fields;
    assert.deepEqual([c.bytes, ledger], [encode('Evidence', c.fields), events[0].id]);
    areSaid(ledger, c.fields);
    const [a, b] = kind === 1 && held.length ? held : kind === 2 ? promises : kind === 3 ? receipts.map((r) => ({ ...r.receipt, event: r.event })) : acks;
    assert.deepEqual([a.peer, b.peer], [c.accused, c.accused]);
    const rank = ({ epoch, size }) => [epoch, size];
    if (kind === 1) assert.deepEqual([rank(a.tree), a.tree.root !== b.tree.root], [rank(b.tree), true]);
    if (kind === 2) assert.deepEqual([a.epoch, a.candidate !== b.candidate], [b.epoch, true]);
    if (kind === 3) assert.deepEqual([a.number, a.event !== b.event], [b.number, true]);
    if (kind !== 4) return;
    assert.deepEqual([a.tree.epoch, leaves[0].index, leaves[0].hash !== leaves[1].hash], [b.tree.epoch, leaves[1].index, true]);
    [a, b].forEach(({ tree }, i) => assert.equal(rootBy(leaves[i].hash, leaves[i].index, tree.size, leaves[i].proof), tree.root));
  },
};

export { nameOf, isSaid, logLine, cosignature, peerChecks };
