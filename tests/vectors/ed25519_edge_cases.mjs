// The pinned verdicts of tests/data/ed25519-edge-cases: those of the book follow from the words of
// specs/book.md, and those of OpenSSL are Node's as well.
import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hasSmallOrder, keyIsAdmissible, signatureIsValid } from './ed25519.mjs';

const file = new URL('../data/ed25519-edge-cases/signatures.csv', import.meta.url);
const [headings, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
assert.equal(headings, 'source,number,key,message,signature,key_admitted,signature_valid,openssl_valid');

function validByNode(key, message, signature) {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: key.toString('base64url') };
  return verify(null, message, createPublicKey({ key: jwk, format: 'jwk' }), signature);
}

const onlyNode = [];
const onlyNodeByAdmittedKey = [];
for (const line of lines) {
  const [source, number, ...rest] = line.split(',');
  const name = `${source} ${number}`;
  const [key, message, signature] = rest.slice(0, 3).map((hex) => Buffer.from(hex, 'hex'));
  const pinned = rest.slice(3).map((digit) => digit === '1');
  const admitted = keyIsAdmissible(key);
  const valid = signatureIsValid(key, message, signature);
  const byNode = validByNode(key, message, signature);
  assert.deepEqual([admitted, valid, byNode], pinned, name);
  assert.ok(byNode || !valid, `${name}: the book takes what Node refuses`);
  if (byNode && !valid) onlyNode.push(name);
  if (byNode && !valid && admitted) onlyNodeByAdmittedKey.push(name);
  // What section 4.1 tells an implementation over another library to add.
  if (admitted) assert.equal(byNode && !hasSmallOrder(signature.subarray(0, 32)), valid, name);
}
assert.equal(lines.length, 914 + 151);
assert.equal(onlyNode.length, 165);
assert.deepEqual(onlyNodeByAdmittedKey, ['cctv 304']);
console.log(`${lines.length} edge cases; Node takes ${onlyNode.length} that a book refuses, all but`
  + ` ${onlyNodeByAdmittedKey} with keys that no book admits`);
