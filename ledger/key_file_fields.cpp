#include "ledger/key_file_fields.h"

#include <algorithm>
#include <boost/container/pmr/memory_resource.hpp>
#include <boost/json.hpp>
#include <new>

#include "core/assert.h"
#include "ledger/base64.h"

namespace yoriai::ledger {
namespace {

namespace json = boost::json;

constexpr std::array kNames = {core::KeyRole::member, core::KeyRole::node, core::KeyRole::witness,
                               core::KeyRole::log};

// Unsealed seeds pass through the parser. It may give memory back under another alignment than it
// asked for, so no use is made of that: all it stores does with the ordinary one.
class WipingResource final : public boost::container::pmr::memory_resource {
  void* do_allocate(std::size_t bytes, std::size_t alignment) override {
    YORIAI_ASSERT(alignment <= __STDCPP_DEFAULT_NEW_ALIGNMENT__);
    return ::operator new(bytes);
  }
  void do_deallocate(void* memory, std::size_t bytes, std::size_t /*alignment*/) override {
    sodium_memzero(memory, bytes);
    ::operator delete(memory);
  }
  bool do_is_equal(const memory_resource& other) const noexcept override { return this == &other; }
};

std::string_view text_at(const json::object& object, std::string_view field) {
  const json::value* value = object.if_contains(field);
  const json::string* text = value ? value->if_string() : nullptr;
  return text ? std::string_view(*text) : std::string_view();
}

std::optional<std::uint64_t> number_at(const json::object& object, std::string_view field) {
  const json::value* value = object.if_contains(field);
  const std::int64_t* number = value ? value->if_int64() : nullptr;
  if (!number || *number < 0) return std::nullopt;
  return static_cast<std::uint64_t>(*number);
}

// Lower-case hexadecimal; other forms of the same bytes are not taken.
bool is_hex(std::string_view text) {
  return text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::optional<SecretBytes> secret_from_hex(std::string_view text) {
  auto bytes = is_hex(text) ? core::from_hex(text) : std::nullopt;
  if (!bytes) return std::nullopt;
  SecretBytes out(bytes->begin(), bytes->end());
  sodium_memzero(bytes->data(), bytes->size());
  return out;
}

template <std::size_t N>
bool fill_from_hex(std::array<std::byte, N>& out, std::string_view text) {
  const auto bytes = is_hex(text) ? core::from_hex(text) : std::nullopt;
  if (!bytes || bytes->size() != N) return false;
  std::copy(bytes->begin(), bytes->end(), out.begin());
  return true;
}

std::optional<ListedKey> listed_key(const json::value& value) {
  const json::object* object = value.if_object();
  if (!object || object->size() != 2) return std::nullopt;
  const std::string_view name = text_at(*object, "name");
  const auto* known = std::ranges::find(kNames, name, [](core::KeyRole n) { return to_string(n); });
  if (known == kNames.end()) return std::nullopt;
  ListedKey out{*known, {}};
  if (!fill_from_hex(out.key.data, text_at(*object, "public"))) return std::nullopt;
  return out;
}

// At least one, each name once.
std::optional<std::vector<ListedKey>> listed_keys(const json::object& object) {
  const json::value* value = object.if_contains("keys");
  const json::array* items = value ? value->if_array() : nullptr;
  if (!items || items->empty()) return std::nullopt;
  std::vector<ListedKey> out;
  for (const json::value& item : *items) {
    const auto key = listed_key(item);
    if (!key || std::ranges::count(out, key->name, &ListedKey::name) != 0) return std::nullopt;
    out.push_back(*key);
  }
  return out;
}

std::optional<Seal> seal_of(const json::object& object) {
  Seal seal;
  const auto passes = number_at(object, "passes");
  const auto memory = number_at(object, "memory");
  const auto box = from_base64(text_at(object, "box"));
  if (object.size() != 7 || text_at(object, "kdf") != "argon2id13" || !passes || !memory ||
      text_at(object, "cipher") != "xchacha20poly1305-ietf" || !box ||
      !fill_from_hex(seal.salt, text_at(object, "salt")) ||
      !fill_from_hex(seal.nonce, text_at(object, "nonce"))) {
    return std::nullopt;
  }
  seal.cost = {*passes, *memory};
  seal.box = *box;
  return seal;
}

std::optional<KeyFileFields> fields_of(const json::object& object) {
  KeyFileFields out;
  auto keys = listed_keys(object);
  if (!keys || object.size() != 4) return std::nullopt;
  out.file.keys = *std::move(keys);
  out.check = text_at(object, "check");
  const json::value* sealed = object.if_contains("sealed");
  out.file.sealed = sealed && sealed->is_object();
  if (out.file.sealed) {
    auto seal = seal_of(sealed->get_object());
    if (!seal) return std::nullopt;
    out.file.seal = *std::move(seal);
  } else {
    auto seeds = secret_from_hex(text_at(object, "unsealed"));
    if (!seeds) return std::nullopt;
    out.file.seeds = *std::move(seeds);
  }
  return out;
}

}  // namespace

KeyFileResult<KeyFileFields> read_key_file_fields(std::string_view text) {
  // Its name stands in what was once a key file, even when the rest can no longer be read.
  const bool was_one = text.find(kKeyFileFormat) != std::string_view::npos;
  const auto fault = was_one ? KeyFileFault::damaged : KeyFileFault::not_a_key_file;
  WipingResource memory;
  std::vector<unsigned char, WipingAllocator<unsigned char>> workspace(4096);
  json::parser parser(&memory, {}, workspace.data(), workspace.size());
  parser.reset(&memory);
  json::error_code error;
  parser.write(text, error);
  if (error) return core::Unexpected{fault};
  const json::value whole = parser.release();
  const json::object* object = whole.if_object();
  if (!object || text_at(*object, "format") != kKeyFileFormat) {
    return core::Unexpected{KeyFileFault::not_a_key_file};
  }
  auto fields = fields_of(*object);
  if (!fields) return core::Unexpected{KeyFileFault::damaged};
  return *std::move(fields);
}

}  // namespace yoriai::ledger
