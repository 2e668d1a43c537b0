#include "ledger/base64.h"

#include <sodium.h>

namespace yoriai::ledger {
namespace {

constexpr int kVariant = sodium_base64_VARIANT_ORIGINAL;

}  // namespace

std::string to_base64(core::ByteView bytes) {
  if (bytes.empty()) return {};  // libsodium takes no null pointer, not even to nothing
  const std::size_t size = sodium_base64_ENCODED_LEN(bytes.size(), kVariant);  // with its zero byte
  std::string out(size, '\0');
  sodium_bin2base64(out.data(), size, reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), kVariant);
  out.pop_back();
  return out;
}

std::optional<core::ByteVector> from_base64(std::string_view text) {
  if (text.empty()) return core::ByteVector{};
  core::ByteVector out(text.size() / 4 * 3 + 3);
  std::size_t size = 0;
  const char* end = nullptr;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(out.data()), out.size(), text.data(),
                        text.size(), nullptr, &size, &end, kVariant) != 0 ||
      end != text.data() + text.size()) {
    return std::nullopt;
  }
  out.resize(size);
  // What libsodium lets pass differs between its versions; the one text of these bytes does not.
  if (to_base64(out) != text) return std::nullopt;
  return out;
}

}  // namespace yoriai::ledger
