// In which language people are spoken to. Decided once, at the start, from --lang or the locale's
// variables; the output is UTF-8 whatever the locale's character set says.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace yoriai::cli {

enum class Language : std::uint8_t { ja, en };

// A text in both languages, for constants.
struct Text {
  std::string_view ja;
  std::string_view en;
  [[nodiscard]] constexpr std::string_view in(Language language) const {
    return language == Language::ja ? ja : en;
  }
};

// A text in both languages that was put together.
struct Words {
  std::string ja;
  std::string en;
  Words() = default;
  Words(std::string japanese, std::string english)
      : ja(std::move(japanese)), en(std::move(english)) {}
  Words(const Text& text) : ja(text.ja), en(text.en) {}  // implicit: a constant is also words
  [[nodiscard]] const std::string& in(Language language) const {
    return language == Language::ja ? ja : en;
  }
  bool operator==(const Words&) const = default;
};

// "1 clerk", "2 clerks", "0 clerks", for English; `one` is a word that takes an s.
std::string counted(std::uint64_t count, std::string_view one);

// Put further lines below.
void add_line(Words& words, const Words& line);
void add_lines(Words& words, std::span<const Words> lines);

// "ja" or "en"; none for anything else.
std::optional<Language> parse_language(std::string_view name);
// Of the first variable that is set and not empty, in POSIX's order: Japanese when it names
// Japanese, else English.
Language language_of_locale(std::string_view lc_all, std::string_view lc_messages,
                            std::string_view lang);
Language language_of_environment();

}  // namespace yoriai::cli
