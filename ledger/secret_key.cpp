#include "ledger/secret_key.h"

#include <sodium.h>

#include "core/assert.h"
#include "ledger/sodium_ready.h"

namespace yoriai::ledger {
namespace {

template <std::size_t N>
unsigned char* raw(std::array<std::byte, N>& bytes) {
  return reinterpret_cast<unsigned char*>(bytes.data());
}
const unsigned char* raw(core::ByteView bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

template <std::size_t N>
void wipe(std::array<std::byte, N>& bytes) {
  sodium_memzero(bytes.data(), N);
}

}  // namespace

SecretSeed::SecretSeed(core::ByteView bytes) {
  YORIAI_ASSERT(bytes.size() == bytes_.size());
  std::copy(bytes.begin(), bytes.end(), bytes_.begin());
}

SecretSeed::SecretSeed(SecretSeed&& other) noexcept : bytes_(other.bytes_) { wipe(other.bytes_); }

SecretSeed& SecretSeed::operator=(SecretSeed&& other) noexcept {
  if (this == &other) return *this;
  bytes_ = other.bytes_;
  wipe(other.bytes_);
  return *this;
}

SecretSeed::~SecretSeed() { wipe(bytes_); }

SecretKey::SecretKey(SecretSeed seed) : seed_(std::move(seed)) {
  static_assert(crypto_sign_SECRETKEYBYTES == std::tuple_size_v<decltype(expanded_)>);
  make_sodium_ready();
  crypto_sign_seed_keypair(public_key_.raw(), raw(expanded_), raw(seed_.view()));
}

SecretKey SecretKey::generate() {
  make_sodium_ready();
  std::array<std::byte, 32> random{};
  randombytes_buf(random.data(), random.size());
  SecretSeed seed(random);
  wipe(random);
  return SecretKey(std::move(seed));
}

SecretKey::SecretKey(SecretKey&& other) noexcept
    : seed_(std::move(other.seed_)), expanded_(other.expanded_), public_key_(other.public_key_) {
  wipe(other.expanded_);
}

SecretKey& SecretKey::operator=(SecretKey&& other) noexcept {
  if (this == &other) return *this;
  seed_ = std::move(other.seed_);
  expanded_ = other.expanded_;
  public_key_ = other.public_key_;
  wipe(other.expanded_);
  return *this;
}

SecretKey::~SecretKey() { wipe(expanded_); }

core::Signature SecretKey::sign(core::ByteView message) const {
  core::Signature out;
  crypto_sign_detached(out.raw(), nullptr, raw(message), message.size(), raw(expanded_));
  return out;
}

}  // namespace yoriai::ledger
