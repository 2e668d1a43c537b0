// Bytes as specs/book.md has them: the strict form (section 3) with the layouts as its tables give them, keys, signatures, trees.
// Byte strings are hexadecimal texts throughout.
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';

const read = (name) => readFileSync(new URL(`../../specs/${name}`, import.meta.url), 'utf8');
const vectors = (file) => JSON.parse(read(`vectors/${file}.json`)).cases;
// By number, as the table of peers.md 12 has them.
const messageNames = () => [...read('peers.md').matchAll(/^\| \d+ \| (\w+) \| [^|]*(?:→|both)/gm)].map(([, name]) => name);
const un = (hex) => Buffer.from(hex, 'hex');
const hexOf = (text) => Buffer.from(text).toString('hex');
const base64 = (hex) => un(hex).toString('base64');
const sha = (...all) => createHash('sha256').update(un(all.join(''))).digest('hex');
const be = (n, bytes) => BigInt.asUintN(8 * bytes, BigInt(n)).toString(16).padStart(2 * bytes, '0');
// pack('4 2', a, b): big-endian integers of 4 and 2 bytes.
const pack = (widths, ...numbers) => widths.split(' ').map((bytes, i) => be(numbers[i], +bytes)).join('');
const zeros = '00'.repeat(32);
const sum = (list, nothing = 0) => list.reduce((a, b) => a + b, nothing);

// --- Strict form (book.md 3)
const layouts = {};
for (const line of ['book.md', 'peers.md'].flatMap((page) => read(page).split('\n'))) {
  const [, head, words] = line.match(/^\*\*([\w.]+)\*\*: (\d+) data words?, \d+ pointers?$/) ?? [];
  const [, name, type, where, at, bit] = line.match(/^\| `(\w+)` \| ([\w()]+) \| (pointer|bytes?) (\d+)(?: to \d+|, bit (\d))? \|$/) ?? [];
  if (head) layouts[head] = layouts.last = { type: head, words: +words, fields: [] };
  if (name) layouts.last.fields.push({ name, type, ptr: where === 'pointer', at: +at, bit });
}
// A type named inside a struct is that struct's own part, or else a part of what is around it.
const layoutOf = (scope, name) => layouts[`${scope}.${name}`] ?? (scope ? layoutOf(scope.replace(/\.?\w+$/, ''), name) : layouts[name]);
const width = { UInt8: 1, UInt16: 2, UInt32: 4, Int32: 4, UInt64: 8, Int64: 8 };
const le = (n, type) => be(n, width[type]).match(/../g).reverse().join('');
// An object: its bytes, kind and upper half of the pointer to it, and [word, what hangs on it]. In a list a struct is filled to (w, p).
const listOf = (count, code, bytes, kids = []) => ({ kind: 1, high: count * 8 + code, bytes, kids });
function struct(layout, value, w = 0, p = 0) {
  const [data, ptrs] = [Buffer.alloc(8 * layout.words), []];
  for (const { name, type, ptr, at, bit } of layout.fields) {
    if (ptr) ptrs[at] = build(layout.type, type, value[name] ?? []); // what a value does not name is empty
    else if (type === 'Bool') data[at] |= value[name] << bit;
    else data.write(le(value[name] ?? 0, type), at, 'hex');
  }
  while (ptrs.length > 0 && ptrs.at(-1) === null) ptrs.pop();
  const cut = data.toString('hex').replace(/(0{16})+$/, '');
  [w, p] = [Math.max(w, cut.length / 16), Math.max(p, ptrs.length)];
  return { kind: 0, high: w | p << 16, w, p, bytes: cut.padEnd(16 * (w + p), '0'), kids: ptrs.map((o, i) => [w + i, o]) };
}
function build(scope, type, v) {
  const item = type.match(/^List\((\w+)\)$/)?.[1];
  if (v === null || v.length === 0) return null;
  if (type === 'Data') return listOf(v.length / 2, 2, v);
  if (type === 'Text') return build(scope, 'Data', hexOf(`${v}\0`));
  if (!item) return struct(layoutOf(scope, type), v);
  if (item in width) return listOf(v.length, 2 + Math.log2(width[item]), v.map((n) => le(n, item)).join(''));
  if (item === 'Text' || item === 'Data') return listOf(v.length, 6, '0'.repeat(16 * v.length), v.map((t, i) => [i, build(scope, item, t)]));
  const cut = v.map((one) => struct(layoutOf(scope, item), one));
  const [w, p] = [Math.max(...cut.map((s) => s.w)), Math.max(...cut.map((s) => s.p))];
  const all = v.map((one) => struct(layoutOf(scope, item), one, w, p));
  const bytes = le(v.length * 4, 'UInt32') + le(w | p << 16, 'UInt32') + all.map((s) => s.bytes).join('');
  return listOf(v.length * (w + p), 7, bytes, all.flatMap((s, i) => s.kids.map(([at, o]) => [1 + i * (w + p) + at, o])));
}
function place(words, at, o) {
  const start = words.length;
  words[at] = le((o.kind || o.high ? start - at - 1 : -1) << 2 | o.kind, 'Int32') + le(o.high, 'UInt32');
  words.push(...o.bytes.match(/.{1,16}/g)?.map((word) => word.padEnd(16, '0')) ?? []);
  for (const [word, kid] of o.kids) if (kid) place(words, start + word, kid);
  return words.join('');
}
const encode = (type, value) => place([''], 0, struct(layouts[type], value));

// --- Keys and trees (book.md 4, 5, 8, 9). Every signature is made again: an honest signer has but one for a message.
const seedOf = (name) => sha(hexOf(`yoriai/vectors/v1\n${name}`));
const secret = (name) => createPrivateKey({ key: un(`302e020100300506032b657004220420${seedOf(name)}`), format: 'der', type: 'pkcs8' });
const keyOf = (name) => createPublicKey(secret(name)).export({ format: 'der', type: 'spki' }).toString('hex', 12);
const signedBy = (name, message) => sign(null, un(message), secret(name)).toString('hex');
const possession = (ledger, role, key) => hexOf('yoriai/possession/v1\n') + ledger + be(role, 1) + key;
const receiptText = (ledger, id, r) => hexOf('yoriai/receipt/v1\n') + ledger + id + r.peer + be(r.number, 8) + r.previous + be(r.receivedAt, 8);
const said = (what, ledger, peer, ...fields) => hexOf(`yoriai/${what}/v1\n`) + ledger + peer + fields.join('');
const treeText = ({ epoch, size, root }) => pack('8 8', epoch, size) + root;
const leafHash = (bytes) => sha('00', bytes);
const halves = (l, k = 1) => (2 * k < l.length ? halves(l, 2 * k) : [l.slice(0, k), l.slice(k)]);
const root = (l) => (l.length < 2 ? l[0] ?? sha('') : sha('01', ...halves(l).map(root)));
const inclusion = (l, m, [a, b] = halves(l)) => (l.length === 1 ? []
  : m < a.length ? [...inclusion(a, m), root(b)] : [...inclusion(b, m - a.length), root(a)]);
// The root that an inclusion proof of leaf m in a tree of n leaves leads to (RFC 9162 2.1.3.2, turned round).
const rootBy = (leaf, m, n, proof, k = 2 ** Math.floor(Math.log2(n - 1))) => (n === 1 ? (proof.length ? undefined : leaf)
  : m < k ? sha('01', rootBy(leaf, m, k, proof.slice(0, -1)), proof.at(-1)) : sha('01', proof.at(-1), rootBy(leaf, m - k, n - k, proof.slice(0, -1))));
const consistency = (l, m, whole = true, [a, b] = halves(l)) => (m === l.length ? (whole ? [] : [root(l)])
  : m <= a.length ? [...consistency(a, m, whole), root(b)] : [...consistency(b, m - a.length, false), root(a)]);

export { vectors, messageNames, hexOf, base64, sha, be, pack, zeros, sum, encode, seedOf, keyOf, signedBy, possession, receiptText, said, treeText, leafHash, root,
  inclusion, rootBy, consistency };
