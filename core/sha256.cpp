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

}  // namespace yoriai::core
