// Sealed boxes as rules.md 15.1 has them: X25519 from node:crypto; BLAKE2b, Salsa20 and Poly1305 written out here, plainly and slowly.
// Byte strings are hexadecimal texts at the edges, Buffers within.
import { createPrivateKey, createPublicKey, diffieHellman } from 'node:crypto';

const un = (hex) => Buffer.from(hex, 'hex');
const join = (...parts) => Buffer.concat(parts);

// --- BLAKE2b (RFC 7693), one call: a digest of so many bytes, perhaps keyed
const M64 = (1n << 64n) - 1n;
const IV = ['6a09e667f3bcc908', 'bb67ae8584caa73b', '3c6ef372fe94f82b', 'a54ff53a5f1d36f1', '510e527fade682d1', '9b05688c2b3e6c1f',
  '1f83d9abfb41bd6b', '5be0cd19137e2179'].map((word) => BigInt(`0x${word}`));
const SIGMA = ['0123456789abcdef', 'ea489fd61c02b753', 'b8c052fdae367194', '7931dcbe265a40f8', '905724afe1bc683d', '2c6a0b834d75fe19',
  'c51fed4a0763928b', 'db7ec13950f4862a', '6fe9b308c2d714a5', 'a2847615fb9e3cd0'];
function blake2b(message, bytes, key = Buffer.alloc(0)) {
  const h = IV.slice();
  h[0] ^= 0x01010000n ^ BigInt(key.length << 8 ^ bytes);
  const data = key.length ? join(key, Buffer.alloc(128 - key.length), message) : message;
  const blocks = Math.max(1, Math.ceil(data.length / 128));
  for (let block = 0; block < blocks; ++block) {
    const part = join(data.subarray(128 * block, 128 * block + 128), Buffer.alloc(128)).subarray(0, 128);
    const m = Array.from({ length: 16 }, (_, i) => part.readBigUInt64LE(8 * i));
    const last = block + 1 === blocks;
    const v = [...h, ...IV];
    v[12] ^= BigInt(last ? data.length : 128 * (block + 1));
    if (last) v[14] ^= M64;
    const turn = (x, n) => (x >> n | x << 64n - n) & M64;
    const mix = (a, b, c, d, x, y) => {
      v[a] = v[a] + v[b] + x & M64; v[d] = turn(v[d] ^ v[a], 32n); v[c] = v[c] + v[d] & M64; v[b] = turn(v[b] ^ v[c], 24n);
      v[a] = v[a] + v[b] + y & M64; v[d] = turn(v[d] ^ v[a], 16n); v[c] = v[c] + v[d] & M64; v[b] = turn(v[b] ^ v[c], 63n);
    };
    for (let round = 0; round < 12; ++round) {
      const s = [...SIGMA[round % 10]].map((digit) => m[parseInt(digit, 16)]);
      [[0, 4, 8, 12], [1, 5, 9, 13], [2, 6, 10, 14], [3, 7, 11, 15], [0, 5, 10, 15], [1, 6, 11, 12], [2, 7, 8, 13], [3, 4, 9, 14]]
        .forEach((at, i) => mix(...at, s[2 * i], s[2 * i + 1]));
    }
    for (let i = 0; i < 8; ++i) h[i] ^= v[i] ^ v[i + 8];
  }
  const out = Buffer.alloc(64);
  h.forEach((word, i) => out.writeBigUInt64LE(word, 8 * i));
  return out.subarray(0, bytes);
}

// --- Salsa20 (D. J. Bernstein): the rounds alone, a block of the stream, and HSalsa20
const CONSTANTS = Buffer.from('expand 32-byte k');
function rounds(key, input) {
  const word = (bytes, i) => bytes.readUInt32LE(4 * i);
  const c = (i) => word(CONSTANTS, i), k = (i) => word(key, i), n = (i) => word(input, i);
  const start = [c(0), k(0), k(1), k(2), k(3), c(1), n(0), n(1), n(2), n(3), c(2), k(4), k(5), k(6), k(7), c(3)];
  const x = Uint32Array.from(start);
  const quarter = (a, b, d, e) => {
    const step = (to, p, q, by) => { const s = x[p] + x[q] >>> 0; x[to] ^= s << by | s >>> 32 - by; };
    step(b, a, e, 7); step(d, b, a, 9); step(e, d, b, 13); step(a, e, d, 18);
  };
  for (let i = 0; i < 10; ++i)
    for (const at of [[0, 4, 8, 12], [5, 9, 13, 1], [10, 14, 2, 6], [15, 3, 7, 11], [0, 1, 2, 3], [5, 6, 7, 4], [10, 11, 8, 9], [15, 12, 13, 14]])
      quarter(...at);
  return [x, start];
}
const bytesOf = (words) => { const out = Buffer.alloc(4 * words.length); words.forEach((w, i) => out.writeUInt32LE(w >>> 0, 4 * i)); return out; };
const hsalsa20 = (key, input) => { const [x] = rounds(key, input); return bytesOf([0, 5, 10, 15, 6, 7, 8, 9].map((i) => x[i])); };
function xsalsa20(key, nonce, length) {
  const subkey = hsalsa20(key, nonce.subarray(0, 16));
  const blocks = Array.from({ length: Math.ceil(length / 64) }, (_, i) => {
    const [x, start] = rounds(subkey, join(nonce.subarray(16), bytesOf([i, 0])));
    return bytesOf([...x].map((word, at) => word + start[at]));
  });
  return join(...blocks).subarray(0, length);
}

// --- Poly1305 (RFC 8439)
const little = (bytes) => bytes.reduceRight((sum, byte) => sum << 8n | BigInt(byte), 0n);
function poly1305(key, message) {
  const [r, s, p] = [little(key.subarray(0, 16)) & 0x0ffffffc0ffffffc0ffffffc0fffffffn, little(key.subarray(16)), (1n << 130n) - 5n];
  let sum = 0n;
  for (let at = 0; at < message.length; at += 16) sum = (sum + little(join(message.subarray(at, at + 16), Buffer.from([1])))) * r % p;
  return Buffer.from((sum + s & (1n << 128n) - 1n).toString(16).padStart(32, '0'), 'hex').reverse();
}

// --- Boxes
const HEAD = un('302e020100300506032b656e04220420'); // PKCS #8 of an X25519 secret
const privateKey = (secret) => createPrivateKey({ key: join(HEAD, un(secret)), format: 'der', type: 'pkcs8' });
const publicKey = (key) => createPublicKey({ key: join(un('302a300506032b656e032100'), un(key)), format: 'der', type: 'spki' });
const sealKey = (secret) => createPublicKey(privateKey(secret)).export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex');
const stream = (secret, other, ephemeral, key, length) => {
  const shared = diffieHellman({ privateKey: privateKey(secret), publicKey: publicKey(other) });
  return xsalsa20(hsalsa20(shared, Buffer.alloc(16)), blake2b(un(ephemeral + key), 24), length);
};
const xor = (a, b) => a.map((byte, i) => byte ^ b[i]);
function sealBox(content, key, secret) {
  const own = sealKey(secret);
  const all = stream(secret, key, own, key, 32 + content.length / 2);
  const inner = xor(un(content), all.subarray(32));
  return own + join(poly1305(all.subarray(0, 32), inner), inner).toString('hex');
}
// undefined for what is no box of this key.
function openBox(box, key, secret) {
  if (box.length < 96) return undefined;
  const [ephemeral, tag, inner] = [box.slice(0, 64), un(box.slice(64, 96)), un(box.slice(96))];
  let all;
  try { all = stream(secret, ephemeral, ephemeral, key, 32 + inner.length); } catch { return undefined; } // X25519 gives zeros
  return tag.equals(poly1305(all.subarray(0, 32), inner)) ? xor(inner, all.subarray(32)).toString('hex') : undefined;
}
const secretFor = (seed, proposal) => blake2b(join(Buffer.from('yoriai/seal-key/v1\n'), un(proposal)), 32, un(seed)).toString('hex');

export { sealKey, sealBox, openBox, secretFor, blake2b };
