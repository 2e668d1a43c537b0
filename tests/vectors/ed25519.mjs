// When a key is admissible and a signature valid, from the words of specs/book.md 4.1 and 5.1 alone:
// plain integers, no library's Ed25519. Slow, and not safe for secrets.
import { createHash } from 'node:crypto';

const p = 2n ** 255n - 19n;
const L = 2n ** 252n + 27742317777372353535851937790883648493n;
const mod = (a, m = p) => ((a % m) + m) % m;
const power = (base, exponent) => {
  let out = 1n;
  for (let b = mod(base), e = exponent; e > 0n; e >>= 1n, b = (b * b) % p) {
    if (e & 1n) out = (out * b) % p;
  }
  return out;
};
const inverse = (a) => power(a, p - 2n);
const d = mod(-121665n * inverse(121666n));
const rootOfMinusOne = power(2n, (p - 1n) / 4n);

const integer = (bytes) => BigInt('0x' + (Buffer.from(bytes).reverse().toString('hex') || '0'));
const kSignBit = 1n << 255n;
const withoutSign = (bytes) => integer(bytes) & (kSignBit - 1n);

// The table of section 4.1.
const smallOrder = new Set(
  [
    '0000000000000000000000000000000000000000000000000000000000000000',
    '0100000000000000000000000000000000000000000000000000000000000000',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  ].map((hex) => integer(Buffer.from(hex, 'hex'))),
);
export const hasSmallOrder = (bytes) => smallOrder.has(withoutSign(bytes));

// Rule 5. Points are [X, Y, Z, T] with x = X/Z, y = Y/Z, xy = T/Z (RFC 8032, 5.1.4).
function decode(bytes) {
  const y = withoutSign(bytes);
  const above = mod(y * y - 1n);
  const below = mod(d * y * y + 1n);
  const square = mod(above * inverse(below));
  let x = power(square, (p + 3n) / 8n);
  if (mod(x * x) !== square) x = mod(x * rootOfMinusOne);
  if (mod(x * x) !== square) return null;
  if ((x & 1n) !== (integer(bytes) >> 255n)) x = mod(-x);
  return [x, y, 1n, mod(x * y)];
}

function add([X1, Y1, Z1, T1], [X2, Y2, Z2, T2]) {
  const A = mod((Y1 - X1) * (Y2 - X2));
  const B = mod((Y1 + X1) * (Y2 + X2));
  const C = mod(2n * d * T1 * T2);
  const D = mod(2n * Z1 * Z2);
  const [E, F, G, H] = [B - A, D - C, D + C, B + A];
  return [mod(E * F), mod(G * H), mod(F * G), mod(E * H)];
}

const identity = [0n, 1n, 1n, 0n];
function times(scalar, point) {
  let out = identity;
  for (let s = scalar, q = point; s > 0n; s >>= 1n, q = add(q, q)) {
    if (s & 1n) out = add(out, q);
  }
  return out;
}
const negative = ([X, Y, Z, T]) => [mod(-X), Y, Z, mod(-T)];
const isIdentity = ([X, Y, Z]) => X === 0n && Y === Z;

function encode([X, Y, Z]) {
  const toOne = inverse(Z);
  let bits = mod(Y * toOne) | (mod(X * toOne) & 1n ? kSignBit : 0n);
  return Buffer.from(Array.from({ length: 32 }, () => {
    const byte = Number(bits & 255n);
    bits >>= 8n;
    return byte;
  }));
}

const base = decode(Buffer.from('58' + '66'.repeat(31), 'hex'));

// Rules 3 to 5: the point of a key, or null.
const pointOfKey = (key) =>
  withoutSign(key) >= p || hasSmallOrder(key) ? null : decode(key);

const judgedKeys = new Map();
export function keyIsAdmissible(key) {
  const name = key.toString('hex');
  if (!judgedKeys.has(name)) {
    const point = pointOfKey(key);
    judgedKeys.set(name, point !== null && isIdentity(times(L, point)));
  }
  return judgedKeys.get(name);
}

export function signatureIsValid(key, message, signature) {
  if (signature.length !== 64) return false;
  const R = signature.subarray(0, 32);
  const S = integer(signature.subarray(32));
  if (S >= L || hasSmallOrder(R)) return false;
  const A = pointOfKey(key);
  if (A === null) return false;
  const h = integer(createHash('sha512').update(R).update(key).update(message).digest()) % L;
  return encode(add(times(S, base), negative(times(h, A)))).equals(R);
}
