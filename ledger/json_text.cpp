#include "ledger/json_text.h"

#include <algorithm>
#include <array>

#include "core/assert.h"

namespace yoriai::ledger::json {
namespace {

// The escapes with a letter; every other control character is \u00xx.
constexpr std::array<std::pair<char, char>, 7> kLetters = {
    {{'"', '"'}, {'\\', '\\'}, {'\b', 'b'}, {'\f', 'f'}, {'\n', 'n'}, {'\r', 'r'}, {'\t', 't'}}};

constexpr std::string_view kDigits = "0123456789abcdef";

void append_escaped(std::string& out, char c) {
  const auto* letter = std::ranges::find(kLetters, c, &std::pair<char, char>::first);
  const auto code = static_cast<unsigned char>(c);
  if (letter != kLetters.end()) {
    out += '\\';
    out += letter->second;
  } else if (code < 0x20) {
    out += "\\u00";
    out += kDigits[code >> 4U];
    out += kDigits[code & 15U];
  } else {
    YORIAI_ASSERT(false);
  }
}

bool stands_for_itself(char c) {
  return c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20;
}

// Takes one escape, after its backslash, off the front of `text`.
std::optional<char> take_escape(std::string_view& text) {
  if (text.empty()) return std::nullopt;
  const auto* letter = std::ranges::find(kLetters, text[0], &std::pair<char, char>::second);
  if (letter != kLetters.end()) {
    text.remove_prefix(1);
    return letter->first;
  }
  if (text.size() < 5 || !text.starts_with("u00")) return std::nullopt;
  const auto high = kDigits.find(text[3]);
  const auto low = kDigits.find(text[4]);
  if (high > 1 || low == std::string_view::npos) return std::nullopt;
  text.remove_prefix(5);
  return static_cast<char>(high << 4U | low);
}

}  // namespace

std::string string(std::string_view utf8) {
  std::string out = "\"";
  out.reserve(utf8.size() + 2);
  while (!utf8.empty()) {
    const auto* const end = std::ranges::find_if_not(utf8, stands_for_itself);
    const auto plain = static_cast<std::size_t>(end - utf8.begin());
    out += utf8.substr(0, plain);
    if (plain == utf8.size()) break;
    append_escaped(out, utf8[plain]);
    utf8.remove_prefix(plain + 1);
  }
  return out += '"';
}

std::string number(std::uint64_t value) { return std::to_string(value); }
std::string number(std::int64_t value) { return std::to_string(value); }

std::string object(const Members& members) {
  std::size_t size = 2;
  for (const auto& [name, value] : members) size += name.size() + value.size() + 4;
  std::string out = "{";
  out.reserve(size);
  for (const auto& [name, value] : members) {
    if (out.size() > 1) out += ',';
    out += string(name);
    out += ':';
    out += value;
  }
  return out += '}';
}

std::string with_member(std::string object, bool there, std::string_view name, std::string value) {
  if (!there) return object;
  object.pop_back();
  if (object.size() > 1) object += ',';
  return object + string(name) + ':' + std::move(value) + '}';
}

std::optional<std::string> unquoted(std::string_view quoted) {
  if (quoted.size() < 2 || quoted.front() != '"' || quoted.back() != '"') return std::nullopt;
  std::string out;
  for (auto text = quoted.substr(1, quoted.size() - 2); !text.empty();) {
    const char c = text[0];
    text.remove_prefix(1);
    if (c != '\\') {
      out += c;
    } else if (const auto meant = take_escape(text)) {
      out += *meant;
    } else {
      return std::nullopt;
    }
  }
  if (string(out) != quoted) return std::nullopt;
  return out;
}

}  // namespace yoriai::ledger::json
