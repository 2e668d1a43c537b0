#include "ledger/export_lines.h"

#include <charconv>

#include "ledger/base64.h"
#include "ledger/json_text.h"
#include "ledger/rendering.h"

namespace yoriai::ledger {
namespace {

constexpr std::string_view kFormat = "book/1";

std::string base64(core::ByteView bytes) { return json::string(to_base64(bytes)); }

std::string blob_name(const core::BlobName& name) {
  return json::object(
      {{"hash", json::string(core::to_hex(name.hash.view()))}, {"size", json::number(name.size)}});
}

// Takes a line apart from its front.
class Scanner {
 public:
  explicit Scanner(std::string_view line) : rest_(line) {}

  bool literal(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }

  // The characters before the next quotation mark, and past it.
  std::optional<std::string_view> quoted() {
    const auto end = rest_.find('"');
    if (end == std::string_view::npos) return std::nullopt;
    const auto text = rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
    return text;
  }

  std::optional<std::uint64_t> number() {
    std::string_view spelled;
    return number(spelled);
  }
  std::optional<std::uint64_t> number(std::string_view& spelled) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    if (error != std::errc{}) return std::nullopt;
    spelled = rest_.substr(0, static_cast<std::size_t>(end - rest_.data()));
    rest_.remove_prefix(spelled.size());
    return value;
  }

  std::optional<core::ByteVector> base64() {
    const auto text = quoted();
    return text ? from_base64(*text) : std::nullopt;
  }

  template <class Id>
  std::optional<Id> hex() {
    const auto text = quoted();
    return text ? core::id_from_hex<Id>(*text) : std::nullopt;
  }

  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

}  // namespace

std::string header_line(const BookHeader& header) {
  return json::object({{"yoriai", json::string(kFormat)},
                       {"rendering", json::number(kRenderingVersion)},
                       {"ledger", json::string(core::to_hex(header.ledger.view()))},
                       {"origin", json::string(header.origin)},
                       {"size", json::number(header.size)}});
}

std::string entry_line(core::EntryIndex index, const StoredEntry& stored, std::string_view read) {
  return json::object({{"index", json::number(index.value)},
                       {"entry", base64(stored.entry)},
                       {"body", base64(stored.salted_body)},
                       {"read", std::string(read)}});
}

std::string blob_line(core::EntryIndex index, const Blob& blob, std::string_view read) {
  return json::object({{"blob", blob_name(blob.name)},
                       {"index", json::number(index.value)},
                       {"bytes", base64(blob.bytes)},
                       {"read", std::string(read)}});
}

std::string checkpoint_line(std::string_view note) {
  return json::object({{"checkpoint", json::string(note)}});
}

std::optional<BookHeader> parse_header_line(std::string_view line) {
  Scanner in(line);
  if (!in.literal("{\"yoriai\":\"book/1\",\"rendering\":1,\"ledger\":\"")) return std::nullopt;
  const auto ledger = in.hex<core::LedgerId>();
  if (!ledger || !in.literal(",\"origin\":\"")) return std::nullopt;
  const auto origin = in.quoted();
  if (!origin || !in.literal(",\"size\":")) return std::nullopt;
  const auto size = in.number();
  if (!size) return std::nullopt;
  return BookHeader{*ledger, std::string(*origin), *size};
}

std::optional<EntryLine> parse_entry_line(std::string_view line) {
  Scanner in(line);
  if (!in.literal("{\"index\":")) return std::nullopt;
  std::string_view number;
  const auto index = in.number(number);
  if (!index || !in.literal(",\"entry\":\"")) return std::nullopt;
  auto entry = in.base64();
  if (!entry || !in.literal(",\"body\":\"")) return std::nullopt;
  auto body = in.base64();
  if (!body) return std::nullopt;
  return EntryLine{
      core::EntryIndex{*index}, {*std::move(entry), *std::move(body)}, number, in.rest()};
}

// Literals and base64 have one spelling; a number and what follows may have others.
bool is_written_so(const EntryLine& parsed, std::string_view read) {
  constexpr std::string_view kRead = ",\"read\":";
  auto rest = parsed.rest;
  if (!rest.starts_with(kRead) || !rest.ends_with('}')) return false;
  rest.remove_prefix(kRead.size());
  rest.remove_suffix(1);
  return rest == read && parsed.number == json::number(parsed.index.value);
}

std::optional<BlobLine> parse_blob_line(std::string_view line) {
  Scanner in(line);
  if (!in.literal("{\"blob\":{\"hash\":\"")) return std::nullopt;
  const auto hash = in.hex<core::Digest>();
  if (!hash || !in.literal(",\"size\":")) return std::nullopt;
  const auto size = in.number();
  if (!size || !in.literal("},\"index\":")) return std::nullopt;
  const auto index = in.number();
  if (!index || !in.literal(",\"bytes\":\"")) return std::nullopt;
  auto bytes = in.base64();
  if (!bytes) return std::nullopt;
  return BlobLine{core::EntryIndex{*index}, {{*hash, *size}, *std::move(bytes)}};
}

std::optional<std::string> parse_checkpoint_line(std::string_view line) {
  Scanner in(line);
  if (!in.literal("{\"checkpoint\":")) return std::nullopt;
  auto rest = in.rest();
  if (!rest.ends_with('}')) return std::nullopt;
  rest.remove_suffix(1);
  return json::unquoted(rest);
}

}  // namespace yoriai::ledger
