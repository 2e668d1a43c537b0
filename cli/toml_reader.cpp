#include "cli/toml_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/wall_time.h"
#include "core/limits.h"
#include "core/plain_text.h"

namespace yoriai::cli {
namespace {

Words quoting(std::string_view key, std::string_view ja, std::string_view en) {
  return {fmt::format("「{}」{}", key, ja), fmt::format("\"{}\" {}", key, en)};
}

// toml++ counts characters where we count bytes, and points beyond the end of a line where
// something is never closed.
std::uint32_t column_in_bytes(std::string_view text, const toml::source_position& place) {
  if (!place) return 0;
  for (auto line = place.line; line > 1; --line) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return 0;
    text.remove_prefix(end + 1);
  }
  const auto line = text.substr(0, text.find('\n'));
  auto rest = line;
  for (auto column = place.column; column > 1 && !rest.empty(); --column) {
    if (!core::take_code_point(rest)) break;
  }
  return static_cast<std::uint32_t>(line.size() - rest.size() + 1);
}

FileFault fault_at(const TomlText& file, const toml::source_position& place, Words what) {
  return {std::string(file.name), place.line, column_in_bytes(file.text, place), std::move(what)};
}

}  // namespace

core::Unexpected<FileFault> TomlReader::wrong_at(const toml::source_region& place,
                                                 Words what) const {
  return core::Unexpected{fault_at(file_, place.begin, std::move(what))};
}

core::Unexpected<FileFault> TomlReader::wrong(std::string_view key, Words what) const {
  const toml::node* node = table_.get(key);
  return wrong_at(node == nullptr ? table_.source() : node->source(), std::move(what));
}

core::Unexpected<FileFault> TomlReader::wrong_here(Words what) const {
  return wrong_at(table_.source(), std::move(what));
}

FileResult<const toml::node*> TomlReader::take(std::string_view key) {
  const toml::node* node = table_.get(key);
  if (node == nullptr) return wrong_here(quoting(key, "がありません。", "is missing here"));
  read_.emplace(key);
  return node;
}

FileResult<std::string> TomlReader::plain(std::string_view key, const toml::node& node) const {
  const auto value = node.value_exact<std::string>();
  const bool fits = value && !value->empty() && value->size() <= core::kMaxShortTextBytes &&
                    core::is_plain_text(*value);
  if (!fits) {
    return wrong_at(node.source(),
                    quoting(key, "は、空でない短い文字（400バイトまで、改行なし）にしてください。",
                            "must be a short text in quotes, not empty (400 bytes, one line)"));
  }
  return *value;
}

FileResult<std::string> TomlReader::text(std::string_view key) {
  YORIAI_TRY(const toml::node* node, take(key));
  return plain(key, *node);
}

FileResult<std::uint64_t> TomlReader::number(std::string_view key, std::uint64_t least,
                                             std::uint64_t most) {
  YORIAI_TRY(const toml::node* node, take(key));
  const auto value = node->value_exact<std::int64_t>();
  const bool fits = value && *value >= 0 && static_cast<std::uint64_t>(*value) >= least &&
                    static_cast<std::uint64_t>(*value) <= most;
  if (!fits) {
    return wrong_at(node->source(),
                    quoting(key, fmt::format("は、{}から{}までの整数にしてください。", least, most),
                            fmt::format("must be a whole number from {} to {}", least, most)));
  }
  return static_cast<std::uint64_t>(*value);
}

FileResult<bool> TomlReader::flag(std::string_view key) {
  YORIAI_TRY(const toml::node* node, take(key));
  const auto value = node->value_exact<bool>();
  if (!value) {
    return wrong_at(node->source(),
                    quoting(key, "は、true か false にしてください。", "must be true or false"));
  }
  return *value;
}

FileResult<core::Duration> TomlReader::span(std::string_view key) {
  YORIAI_TRY(const std::string text_of_key, text(key));
  const auto span = parse_duration(text_of_key);
  if (!span) return wrong(key, explain_duration(span.error()));
  return *span;
}

FileResult<core::Duration> TomlReader::span_or_none(std::string_view key) {
  YORIAI_TRY(const std::string text_of_key, text(key));
  if (text_of_key == "none") return core::Duration{};
  return span(key);
}

FileResult<std::vector<std::string>> TomlReader::texts(std::string_view key) {
  YORIAI_TRY(const toml::node* node, take(key));
  const toml::array* array = node->as_array();
  if (array == nullptr || array->empty()) {
    return wrong_at(node->source(),
                    quoting(key, "は、一つ以上の文字の一覧（[\"…\", \"…\"]）にしてください。",
                            "must be a list of at least one text: [\"...\", \"...\"]"));
  }
  std::vector<std::string> all;
  for (const toml::node& item : *array) {
    YORIAI_TRY(std::string one, plain(key, item));
    if (std::find(all.begin(), all.end(), one) != all.end()) {
      return wrong_at(item.source(), quoting(one, "が二度あります。", "is there twice"));
    }
    all.push_back(std::move(one));
  }
  return all;
}

FileResult<TomlReader> TomlReader::table(std::string_view key) {
  YORIAI_TRY(const toml::node* node, take(key));
  const toml::table* inner = node->as_table();
  if (inner == nullptr) {
    return wrong_at(node->source(), quoting(key, "は、[表] にしてください。", "must be a [table]"));
  }
  return TomlReader(*inner, file_);
}

FileResult<std::vector<TomlReader>> TomlReader::tables(std::string_view key) {
  YORIAI_TRY(const toml::node* node, take(key));
  const toml::array* array = node->as_array();
  if (array == nullptr || array->empty() || !array->is_homogeneous(toml::node_type::table)) {
    return wrong_at(node->source(), quoting(key, "は、一つ以上の [[表]] にしてください。",
                                            "must be one [[table]] or several"));
  }
  std::vector<TomlReader> all;
  for (const toml::node& item : *array) all.emplace_back(*item.as_table(), file_);
  return all;
}

FileResult<bool> TomlReader::nothing_else() const {
  const toml::key* first = nullptr;
  for (const auto& [key, value] : table_) {
    const bool earlier = first == nullptr || key.source().begin < first->source().begin;
    if (!read_.contains(key.str()) && earlier) first = &key;
  }
  if (first == nullptr) return true;
  return wrong_at(first->source(),
                  quoting(first->str(), "という項目はありません。つづりを確かめてください。",
                          "is not a key here; check its spelling"));
}

std::vector<std::string> TomlReader::keys() {
  std::vector<std::pair<toml::source_position, std::string>> placed;
  for (const auto& [key, value] : table_) placed.emplace_back(key.source().begin, key.str());
  std::sort(placed.begin(), placed.end());
  std::vector<std::string> names;
  for (auto& [place, name] : placed) {
    read_.insert(name);
    names.push_back(std::move(name));
  }
  return names;
}

FileResult<toml::table> parse_toml(const TomlText& file) {
  try {
    return toml::parse(file.text, file.name);
  } catch (const toml::parse_error& error) {
    const auto what = std::string(error.description());
    return core::Unexpected{fault_at(
        file, error.source().begin,
        {"TOML の書き方が正しくありません。（" + what + "）", "this is not TOML: " + what})};
  }
}

}  // namespace yoriai::cli
