// The one-shot functions of OpenSSL's newer interface cost 15 to 30 % more on short inputs.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "core/sha256.h"

#include <openssl/sha.h>

#include "core/assert.h"

namespace yoriai::core {

Digest sha256(std::initializer_list<ByteView> parts) {
  SHA256_CTX context;
  YORIAI_ASSERT(SHA256_Init(&context) == 1);
  for (const auto part : parts) {
    YORIAI_ASSERT(SHA256_Update(&context, part.data(), part.size()) == 1);
  }
  Digest out;
  YORIAI_ASSERT(SHA256_Final(out.raw(), &context) == 1);
  return out;
}

struct Sha256::Context {
  SHA256_CTX openssl;
};

Sha256::Sha256() : context_(std::make_unique<Context>()) {
  YORIAI_ASSERT(SHA256_Init(&context_->openssl) == 1);
}

Sha256::~Sha256() = default;

void Sha256::add(ByteView part) {
  YORIAI_ASSERT(SHA256_Update(&context_->openssl, part.data(), part.size()) == 1);
}

Digest Sha256::digest() {
  Digest out;
  YORIAI_ASSERT(SHA256_Final(out.raw(), &context_->openssl) == 1);
  return out;
}

}  // namespace yoriai::core
