// SHA-256 (FIPS 180-4), computed by OpenSSL, whose code uses the processor's SHA instructions.
#pragma once

#include <initializer_list>

#include "core/ids.h"

namespace yoriai::core {

// The digest of the parts, one after the other.
Digest sha256(std::initializer_list<ByteView> parts);
inline Digest sha256(ByteView bytes) { return sha256({bytes}); }

}  // namespace yoriai::core
