// An Ed25519 secret key in memory: moved, never copied; wiped when it goes.
#pragma once

#include "core/ids.h"

namespace yoriai::ledger {

// 32 bytes from which a key pair follows. Wiped on destruction.
class SecretSeed {
 public:
  SecretSeed() = default;
  explicit SecretSeed(core::ByteView bytes);  // asserts 32 bytes
  SecretSeed(SecretSeed&& other) noexcept;
  SecretSeed& operator=(SecretSeed&& other) noexcept;
  SecretSeed(const SecretSeed&) = delete;
  SecretSeed& operator=(const SecretSeed&) = delete;
  ~SecretSeed();
  [[nodiscard]] core::ByteView view() const { return bytes_; }

 private:
  std::array<std::byte, 32> bytes_{};
};

class SecretKey {
 public:
  explicit SecretKey(SecretSeed seed);
  // From the system's random source.
  static SecretKey generate();
  SecretKey(SecretKey&& other) noexcept;
  SecretKey& operator=(SecretKey&& other) noexcept;
  SecretKey(const SecretKey&) = delete;
  SecretKey& operator=(const SecretKey&) = delete;
  ~SecretKey();

  [[nodiscard]] const core::PublicKey& public_key() const { return public_key_; }
  [[nodiscard]] core::Signature sign(core::ByteView message) const;
  [[nodiscard]] const SecretSeed& seed() const { return seed_; }

 private:
  SecretSeed seed_;
  std::array<std::byte, 64> expanded_{};
  core::PublicKey public_key_;
};

}  // namespace yoriai::ledger
