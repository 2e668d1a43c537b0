#include "ledger/key_seal.h"

#include "core/assert.h"
#include "ledger/big_endian.h"
#include "ledger/sodium_ready.h"
#include "ledger/store.h"

namespace yoriai::ledger {
namespace {

static_assert(std::tuple_size_v<decltype(Seal::salt)> == crypto_pwhash_SALTBYTES);
static_assert(std::tuple_size_v<decltype(Seal::nonce)> ==
              crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
static_assert(kModerateSealCost.passes == crypto_pwhash_OPSLIMIT_MODERATE);
static_assert(kModerateSealCost.memory_bytes == crypto_pwhash_MEMLIMIT_MODERATE);
static_assert(kInteractiveSealCost.passes == crypto_pwhash_OPSLIMIT_INTERACTIVE);
static_assert(kInteractiveSealCost.memory_bytes == crypto_pwhash_MEMLIMIT_INTERACTIVE);

constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char* raw(core::ByteView bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}
unsigned char* raw(std::span<std::byte> bytes) {
  return reinterpret_cast<unsigned char*>(bytes.data());
}

SecretBytes box_key(const Seal& seal, const SecretText& passphrase) {
  make_sodium_ready();
  SecretBytes key(crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
  const core::ByteView words = passphrase.view();
  if (crypto_pwhash(raw(std::span(key)), key.size(), reinterpret_cast<const char*>(words.data()),
                    words.size(), raw(core::ByteView(seal.salt)), seal.cost.passes,
                    static_cast<std::size_t>(seal.cost.memory_bytes),
                    crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw EnvironmentError(EnvironmentError::Cause::io,
                           "there is not enough memory to work out the key of a passphrase");
  }
  return key;
}

}  // namespace

core::ByteVector sealed_head(core::ByteView head, const Seal& seal) {
  core::ByteVector out(head.begin(), head.end());
  core::append(out, big_endian(seal.cost.passes));
  core::append(out, big_endian(seal.cost.memory_bytes));
  core::append(out, seal.salt);
  return out;
}

Seal seal_seeds(core::ByteView head, const SecretBytes& seeds, const SecretText& passphrase,
                const SealCost& cost) {
  make_sodium_ready();
  Seal seal;
  seal.cost = cost;
  randombytes_buf(seal.salt.data(), seal.salt.size());
  randombytes_buf(seal.nonce.data(), seal.nonce.size());
  const SecretBytes key = box_key(seal, passphrase);
  const core::ByteVector bound = sealed_head(head, seal);
  seal.box.resize(seeds.size() + kTagBytes);
  crypto_aead_xchacha20poly1305_ietf_encrypt(
      raw(std::span(seal.box)), nullptr, raw(core::ByteView(seeds)), seeds.size(),
      raw(core::ByteView(bound)), bound.size(), nullptr, raw(core::ByteView(seal.nonce)),
      raw(core::ByteView(key)));
  return seal;
}

KeyFileResult<SecretBytes> open_seal(core::ByteView head, const Seal& seal,
                                     const SecretText& passphrase) {
  YORIAI_ASSERT(seal.box.size() >= kTagBytes);
  const SecretBytes key = box_key(seal, passphrase);
  const core::ByteVector bound = sealed_head(head, seal);
  SecretBytes seeds(seal.box.size() - kTagBytes);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(
          raw(std::span(seeds)), nullptr, nullptr, raw(core::ByteView(seal.box)), seal.box.size(),
          raw(core::ByteView(bound)), bound.size(), raw(core::ByteView(seal.nonce)),
          raw(core::ByteView(key))) != 0) {
    return core::Unexpected{KeyFileFault::passphrase_wrong};
  }
  return seeds;
}

}  // namespace yoriai::ledger
