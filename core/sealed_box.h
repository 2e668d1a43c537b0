// Boxes that anybody can close and one secret opens: libsodium's sealed boxes, X25519 and
// XSalsa20-Poly1305 (specs/rules.md section 15). Pure; safe to call from many threads at once.
#pragma once

#include <optional>

#include "core/ids.h"

namespace yoriai::core {

// What a box adds to what is in it: a key of its own and a tag.
inline constexpr std::size_t kBoxBytes = 48;

// Whether boxes for it keep a secret: it is not of small order.
bool seal_key_is_fit(const SealKey& key);
SealKey seal_key_of(const SealSecret& secret);

// `ephemeral` is as good as random, and used for nothing else. The key is fit.
ByteVector seal_box(ByteView content, const SealKey& key, const SealSecret& ephemeral);
// None for what is no box of this key.
std::optional<ByteVector> open_box(ByteView box, const SealKey& key, const SealSecret& secret);

}  // namespace yoriai::core
