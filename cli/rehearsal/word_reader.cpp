#include "cli/rehearsal/word_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "cli/messages.h"
#include "cli/wall_time.h"
#include "core/limits.h"

namespace yoriai::cli {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Digits alone, or one to three of them and then groups of a comma and three.
bool is_a_number(std::string_view word) {
  if (!word.empty() && std::all_of(word.begin(), word.end(), is_digit)) return true;
  const std::size_t head = word.find(',');
  if (head == std::string_view::npos || head == 0 || head > 3) return false;
  if ((word.size() - head) % 4 != 0) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool comma_goes_here = i >= head && (i - head) % 4 == 0;
    if (comma_goes_here ? word[i] != ',' : !is_digit(word[i])) return false;
  }
  return true;
}

}  // namespace

std::optional<std::uint64_t> parse_number(std::string_view word) {
  if (!is_a_number(word)) return std::nullopt;
  std::string digits(word);
  std::erase(digits, ',');
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || value > std::uint64_t{INT64_MAX}) return std::nullopt;
  return value;
}

std::optional<std::uint32_t> option_number(std::string_view word) {
  if (word.size() == 1 && word[0] >= 'A' && word[0] <= 'Z') {
    return static_cast<std::uint32_t>(word[0] - 'A') + 1;
  }
  const auto number = parse_number(word);
  if (!number || *number == 0 || *number > UINT16_MAX) return std::nullopt;
  return static_cast<std::uint32_t>(*number);
}

std::string_view WordReader::peek() const {
  if (done() || line_.tokens[at_].quoted) return {};
  return line_.tokens[at_].text;
}

bool WordReader::sees(std::string_view word) const { return !word.empty() && peek() == word; }
bool WordReader::sees_number() const { return parse_number(peek()).has_value(); }

bool WordReader::sees_quoted() const { return !done() && line_.tokens[at_].quoted; }

bool WordReader::take(std::initializer_list<std::string_view> words) {
  const std::size_t before = at_;
  for (const std::string_view word : words) {
    if (!sees(word)) {
      at_ = before;
      return false;
    }
    ++at_;
  }
  return true;
}

FileResult<bool> WordReader::need(std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words) {
    if (!take({word})) {
      return wrong({fmt::format("ここには「{}」が必要です。", word),
                    fmt::format("\"{}\" is expected here", word)});
    }
  }
  return true;
}

FileResult<std::string> WordReader::name() {
  if (done() || line_.tokens[at_].text.empty()) {
    return wrong(Text{"ここには名前が必要です。", "a name is expected here"});
  }
  return line_.tokens[at_++].text;
}

FileResult<std::string> WordReader::quoted() {
  if (done() || !line_.tokens[at_].quoted) {
    return wrong(Text{"ここには、引用符（\"…\"）で囲んだ文が必要です。",
                      "a text in quotes is expected here"});
  }
  return line_.tokens[at_++].text;
}

FileResult<std::vector<std::string>> WordReader::names() {
  std::vector<std::string> all;
  do {
    YORIAI_TRY(std::string one, name());
    all.push_back(std::move(one));
  } while (take("and"));
  return all;
}

FileResult<std::uint64_t> WordReader::number(std::uint64_t least, std::uint64_t most) {
  const auto value = parse_number(peek());
  if (!value || *value < least || *value > most) {
    return wrong({fmt::format("ここには{}から{}までの数が必要です。", least, most),
                  fmt::format("a number from {} to {} is expected here", least, most)});
  }
  ++at_;
  return *value;
}

FileResult<std::int64_t> WordReader::integer() {
  std::string_view word = peek();
  const bool negative = word.starts_with('-');
  if (negative || word.starts_with('+')) word.remove_prefix(1);
  const auto value = parse_number(word);
  if (!value) return wrong(Text{"ここには整数が必要です。", "a whole number is expected here"});
  ++at_;
  const auto magnitude = static_cast<std::int64_t>(*value);
  return negative ? -magnitude : magnitude;
}

FileResult<core::Instant> WordReader::instant() {
  // One word of the ISO form, or a date, a time and a zone, which may touch the time.
  constexpr std::size_t kMostWords = 3;
  std::string text;
  auto at = parse_instant(text);
  for (auto next = at_; next < std::min(at_ + kMostWords, line_.tokens.size()); ++next) {
    text += (text.empty() ? "" : " ") + line_.tokens[next].text;
    at = parse_instant(text);
    if (!at) continue;
    at_ = next + 1;
    return *at;
  }
  return wrong(explain(at.error()));
}

FileResult<core::Duration> WordReader::span() {
  const auto span = parse_duration(peek());
  if (!span) return wrong(explain_duration(span.error()));
  ++at_;
  return *span;
}

FileResult<core::Role> WordReader::role() {
  const auto role = role_named(peek());
  if (!role) {
    return wrong(Text{"ここには役の名前（steward、registrar など）が必要です。",
                      "the name of a role (steward, registrar, ...) is expected here"});
  }
  ++at_;
  return *role;
}

bool WordReader::sees_option() const { return sees_quoted() || (!done() && option_number(peek())); }

FileResult<OptionRef> WordReader::option() {
  if (!sees_option()) {
    return wrong(Text{"ここには選択肢（2、B、または引用符で囲んだ言葉）が必要です。",
                      "an option (2, B, or its words in quotes) is expected here"});
  }
  const Token& token = line_.tokens[at_++];
  if (token.quoted) return OptionRef(token.text);
  return OptionRef(*option_number(token.text));
}

core::Unexpected<FileFault> WordReader::wrong(Words what) const {
  const Token& last = line_.tokens.back();
  FileFault fault{std::string(file_), last.line, 0, std::move(what)};
  if (done()) {
    fault.column = last.column + static_cast<std::uint32_t>(last.text.size());
  } else {
    fault.line = line_.tokens[at_].line;
    fault.column = line_.tokens[at_].column;
  }
  return core::Unexpected{std::move(fault)};
}

core::Unexpected<FileFault> WordReader::not_understood() const {
  if (done()) return wrong(Text{"行が途中で終わっています。", "the line ends too early"});
  const std::string& word = line_.tokens[at_].text;
  return wrong(
      {fmt::format("「{}」の意味が分かりません。specs/scenarios.md を見てください。", word),
       fmt::format("\"{}\" is not understood here; see specs/scenarios.md", word)});
}

}  // namespace yoriai::cli
