#include "core/assert.h"
#include "core/plain_text.h"
#include "ledger/register_record.h"

namespace yoriai::ledger {
namespace {

// The text as it is compared: without white space, full-width forms of ASCII as ASCII.
std::string folded(std::string_view text) {
  constexpr char32_t kFirstWide = 0xFF01;
  constexpr char32_t kLastWide = 0xFF5E;
  constexpr char32_t kFirstNarrow = '!';
  std::string out;
  while (!text.empty()) {
    const std::string_view before = text;
    const auto point = core::take_code_point(text);
    YORIAI_ASSERT(point);
    if (core::is_white_space(*point)) continue;
    if (*point >= kFirstWide && *point <= kLastWide) {
      out += static_cast<char>(*point - kFirstWide + kFirstNarrow);
    } else {
      out += before.substr(0, before.size() - text.size());
    }
  }
  return out;
}

}  // namespace

std::string person_key(const RegisterRecord& record) {
  // A line feed cannot stand in plain text, so the parts cannot run into one another.
  return folded(record.name) + "\n" + folded(record.born) + "\n" + folded(record.address);
}

bool same_person(const RegisterRecord& a, const RegisterRecord& b) {
  return person_key(a) == person_key(b);
}

}  // namespace yoriai::ledger
