// A step's words, taken one after the other. What does not fit is a fault at its line and column.
#pragma once

#include <initializer_list>

#include "cli/rehearsal/lexer.h"
#include "cli/rehearsal/script.h"

namespace yoriai::cli {

class WordReader {
 public:
  // `line` and `file` outlive the reader.
  WordReader(const TokenLine& line, std::string_view file) : line_(line), file_(file) {}

  [[nodiscard]] bool done() const { return at_ == line_.tokens.size(); }
  // Whether the next word is this one, unquoted.
  [[nodiscard]] bool sees(std::string_view word) const;
  [[nodiscard]] bool sees_number() const;
  [[nodiscard]] bool sees_quoted() const;
  // Takes the words if all of them come next.
  bool take(std::initializer_list<std::string_view> words);
  bool take(std::string_view word) { return take({word}); }
  FileResult<bool> need(std::initializer_list<std::string_view> words);
  // The next word as it is, if it is unquoted.
  [[nodiscard]] std::string_view peek() const;

  FileResult<std::string> name();                // a word, or a text in quotes that is not empty
  FileResult<std::string> quoted();              // a text in quotes
  FileResult<std::vector<std::string>> names();  // joined by "and"
  FileResult<std::uint64_t> number(std::uint64_t least, std::uint64_t most);  // "1,200" is fine
  FileResult<std::int64_t> integer();  // with or without a sign
  FileResult<core::Instant> instant();
  FileResult<core::Duration> span();
  FileResult<core::Role> role();
  FileResult<OptionRef> option();  // 2, B, or its words in quotes
  [[nodiscard]] bool sees_option() const;

  // A fault at the next word, or at the end of the line.
  [[nodiscard]] core::Unexpected<FileFault> wrong(Words what) const;
  // "… is not understood here"
  [[nodiscard]] core::Unexpected<FileFault> not_understood() const;

 private:
  const TokenLine& line_;
  std::string_view file_;
  std::size_t at_ = 0;
};

// "2", "B": the number of an option; none for other words.
std::optional<std::uint32_t> option_number(std::string_view word);
// Digits, grouped by commas or not; none for other words or above 2^63.
std::optional<std::uint64_t> parse_number(std::string_view word);

}  // namespace yoriai::cli
