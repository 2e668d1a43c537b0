#include "ledger/base64.h"

#include <openssl/evp.h>

#include <limits>

#include "core/assert.h"

namespace yoriai::ledger {
namespace {

constexpr std::size_t kGroupBytes = 3;
constexpr std::size_t kGroupText = 4;

// OpenSSL counts in ints; a text is a third longer than its bytes.
constexpr std::size_t kMostText = std::numeric_limits<int>::max() / 2;

int length_of(std::size_t size) {
  YORIAI_ASSERT(size <= kMostText);
  return static_cast<int>(size);
}

// How many bytes of the last group are none.
std::size_t padding_of(std::string_view text) {
  const auto last = text.substr(text.size() - 2);
  return last == "==" ? 2U : last[1] == '=' ? 1U : 0U;
}

}  // namespace

std::string to_base64(core::ByteView bytes) {
  if (bytes.empty()) return {};
  const auto groups = (bytes.size() + kGroupBytes - 1) / kGroupBytes;
  std::string out(groups * kGroupText + 1, '\0');  // with a zero byte, which OpenSSL writes
  const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                                   reinterpret_cast<const unsigned char*>(bytes.data()),
                                   length_of(bytes.size()));
  YORIAI_ASSERT(static_cast<std::size_t>(size) + 1 == out.size());
  out.pop_back();
  return out;
}

std::optional<core::ByteVector> from_base64(std::string_view text) {
  if (text.empty()) return core::ByteVector{};
  if (text.size() % kGroupText != 0 || text.size() > kMostText) return std::nullopt;
  core::ByteVector out(text.size() / kGroupText * kGroupBytes);
  const int size =
      EVP_DecodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                      reinterpret_cast<const unsigned char*>(text.data()), length_of(text.size()));
  if (size < 0 || static_cast<std::size_t>(size) != out.size()) return std::nullopt;
  out.resize(out.size() - padding_of(text));
  // OpenSSL passes over blanks at the ends and stray bits; the one text of these bytes has none.
  if (to_base64(out) != text) return std::nullopt;
  return out;
}

}  // namespace yoriai::ledger
