// JSON with one text for one value, built from the inside out: no spaces, members in the order
// given, strings as they are but for what must be escaped (specs/book.md section 13.2).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yoriai::ledger::json {

std::string string(std::string_view utf8);
std::string number(std::uint64_t value);
std::string number(std::int64_t value);
inline std::string boolean(bool value) { return value ? "true" : "false"; }
inline std::string null() { return "null"; }

// Values are JSON already.
using Members = std::vector<std::pair<std::string_view, std::string>>;
std::string object(const Members& members);
// The object with one member more at its end, where there is something to say.
std::string with_member(std::string object, bool there, std::string_view name, std::string value);

// element(item) for each, as JSON.
template <class Items, class Element>
std::string array(const Items& items, Element element) {
  std::string out = "[";
  for (const auto& item : items) {
    if (out.size() > 1) out += ',';
    out += element(item);
  }
  return out += ']';
}

// What string() was given; none for a text that string() does not give. `quoted` has its quotes.
std::optional<std::string> unquoted(std::string_view quoted);

}  // namespace yoriai::ledger::json
