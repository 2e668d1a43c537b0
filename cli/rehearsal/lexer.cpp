#include "cli/rehearsal/lexer.h"

#include "cli/utf8.h"

namespace yoriai::cli {
namespace {

constexpr std::string_view kWideSpace = "\u3000";

// The length of the white space that a text begins with at this place; 0: none.
std::size_t space_at(std::string_view text, std::size_t at) {
  if (text[at] == ' ' || text[at] == '\t') return 1;
  return text.substr(at).starts_with(kWideSpace) ? kWideSpace.size() : 0;
}

class LineCutter {
 public:
  LineCutter(std::string_view text, std::uint32_t line, std::string_view file)
      : text_(text), line_(line), file_(file) {}

  // The words of the line up to its comment.
  FileResult<std::vector<Token>> cut() {
    std::vector<Token> tokens;
    for (;;) {
      skip_space();
      if (at_ == text_.size() || text_[at_] == '#') break;
      YORIAI_TRY(Token token, text_[at_] == '"' ? cut_quoted() : cut_word());
      end_ = at_;
      tokens.push_back(std::move(token));
    }
    return tokens;
  }
  // Where the last word ended.
  [[nodiscard]] std::size_t end() const { return end_; }

 private:
  void skip_space() {
    while (at_ < text_.size() && space_at(text_, at_) > 0) at_ += space_at(text_, at_);
  }
  [[nodiscard]] bool at_gap() const { return at_ == text_.size() || space_at(text_, at_) > 0; }
  [[nodiscard]] Token token_here(bool quoted) const {
    return {line_, static_cast<std::uint32_t>(at_) + 1, quoted, {}};
  }
  [[nodiscard]] core::Unexpected<FileFault> wrong(const Text& what) const {
    return core::Unexpected{
        FileFault{std::string(file_), line_, static_cast<std::uint32_t>(at_) + 1, what}};
  }

  FileResult<Token> cut_word() {
    Token token = token_here(false);
    const std::size_t from = at_;
    for (; !at_gap(); ++at_) {
      if (text_[at_] == '"') {
        return wrong({"引用符（\"）の前に空白が必要です。", "a quote begins only after a space"});
      }
    }
    token.text = text_.substr(from, at_ - from);
    return token;
  }

  FileResult<Token> cut_quoted() {
    Token token = token_here(true);
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      char c = text_[at_];
      if (c == '\\') {
        ++at_;
        const char escaped = at_ < text_.size() ? text_[at_] : ' ';
        if (escaped != 'n' && escaped != '"' && escaped != '\\') {
          return wrong({"「\\」の後は、n か \" か \\ です。", "after \\ comes n, \" or \\"});
        }
        c = escaped == 'n' ? '\n' : escaped;
      }
      token.text.push_back(c);
    }
    if (at_ == text_.size()) {
      return wrong({"引用符（\"）が閉じていません。", "a quote is not closed on its line"});
    }
    ++at_;
    if (!at_gap()) {
      return wrong(
          {"閉じた引用符（\"）の後に空白が必要です。", "after a closing quote comes a space"});
    }
    return token;
  }

  std::string_view text_;
  std::uint32_t line_;
  std::string_view file_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
};

std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::string_view without_lead(std::string_view line) {
  while (!line.empty() && space_at(line, 0) > 0) line.remove_prefix(space_at(line, 0));
  return line;
}

}  // namespace

FileResult<std::vector<TokenLine>> cut_scenario(std::string_view text, std::string_view file) {
  YORIAI_CHECK(require_utf8(text, file));
  text = without_mark(text);
  std::vector<TokenLine> steps;
  for (std::uint32_t number = 1; !text.empty(); ++number) {
    const std::string_view line = take_line(text);
    LineCutter cutter(line, number, file);
    YORIAI_TRY(std::vector<Token> tokens, cutter.cut());
    if (tokens.empty()) continue;
    const std::string words(without_lead(line.substr(0, cutter.end())));
    if (space_at(line, 0) == 0) {
      steps.push_back({number, words, std::move(tokens)});
      continue;
    }
    if (steps.empty()) {
      return core::Unexpected{FileFault{
          std::string(file), number, 1,
          Text{"字下げの行は上の行の続きですが、上に行がありません。",
               "a line that begins with a space goes on with the one above; there is none"}}};
    }
    steps.back().words += " " + words;
    auto& all = steps.back().tokens;
    all.insert(all.end(), tokens.begin(), tokens.end());
  }
  return steps;
}

}  // namespace yoriai::cli
