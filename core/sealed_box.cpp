#include "core/sealed_box.h"

#include <sodium.h>

#include <algorithm>

#include "core/assert.h"

namespace yoriai::core {
namespace {

static_assert(kBoxBytes == crypto_box_SEALBYTES);
static_assert(SealKey::kSize == crypto_box_PUBLICKEYBYTES);
static_assert(SealSecret::kSize == crypto_box_SECRETKEYBYTES);

const unsigned char* read(ByteView bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}
unsigned char* write(std::span<std::byte> bytes) {
  return reinterpret_cast<unsigned char*>(bytes.data());
}

using Nonce = Bytes<crypto_box_NONCEBYTES, struct NonceTag>;

// A box's own key is used once, so that the nonce need not be told.
Nonce nonce_of(const SealKey& ephemeral, const SealKey& key) {
  std::array<std::byte, 2 * SealKey::kSize> both{};
  std::ranges::copy(key.view(), std::ranges::copy(ephemeral.view(), both.begin()).out);
  Nonce nonce;
  crypto_generichash(nonce.raw(), Nonce::kSize, read(both), both.size(), nullptr, 0);
  return nonce;
}

}  // namespace

// Any scalar shows it: a point of small order comes to nothing, which the library refuses.
bool seal_key_is_fit(const SealKey& key) {
  const SealSecret any{std::array<std::byte, SealSecret::kSize>{std::byte{1}}};
  SealKey product;
  return crypto_scalarmult(product.raw(), any.raw(), key.raw()) == 0;
}

SealKey seal_key_of(const SealSecret& secret) {
  SealKey key;
  crypto_scalarmult_base(key.raw(), secret.raw());
  return key;
}

ByteVector seal_box(ByteView content, const SealKey& key, const SealSecret& ephemeral) {
  const auto own = seal_key_of(ephemeral);
  const auto nonce = nonce_of(own, key);
  ByteVector box(kBoxBytes + content.size());
  std::ranges::copy(own.view(), box.begin());
  const auto closed = crypto_box_easy(write(std::span(box).subspan(SealKey::kSize)), read(content),
                                      content.size(), nonce.raw(), key.raw(), ephemeral.raw());
  YORIAI_ASSERT(closed == 0);  // the key is fit
  return box;
}

std::optional<ByteVector> open_box(ByteView box, const SealKey& key, const SealSecret& secret) {
  if (box.size() < kBoxBytes) return std::nullopt;
  ByteVector content(box.size() - kBoxBytes);
  const auto opened =
      crypto_box_seal_open(write(content), read(box), box.size(), key.raw(), secret.raw());
  if (opened != 0) return std::nullopt;
  return content;
}

}  // namespace yoriai::core
