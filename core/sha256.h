// SHA-256 (FIPS 180-4), computed by OpenSSL, whose code uses the processor's SHA instructions.
#pragma once

#include <initializer_list>
#include <memory>
#include <span>

#include "core/ids.h"

namespace yoriai::core {

// The digest of the parts, one after the other.
Digest sha256(std::initializer_list<ByteView> parts);
inline Digest sha256(ByteView bytes) { return sha256({bytes}); }

// digests[i] becomes the digest of messages[i]; there are as many of the one as of the other. Two
// at a time are computed side by side, which a processor does in less time than one after the
// other.
void sha256_each(std::span<const ByteView> messages, std::span<Digest> digests);

// The digest of what comes in parts.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void add(ByteView part);
  // Of all parts; nothing may be added afterwards.
  Digest digest();

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

}  // namespace yoriai::core
