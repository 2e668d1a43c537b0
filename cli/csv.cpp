#include "cli/csv.h"

#include <fmt/format.h>

#include "cli/utf8.h"

namespace yoriai::cli {
namespace {

class Reader {
 public:
  Reader(std::string_view text, char separator, std::string_view file)
      : text_(text), separator_(separator), file_(file) {}

  FileResult<std::vector<CsvRow>> read_table() {
    std::vector<CsvRow> rows;
    while (at_ < text_.size()) {
      YORIAI_TRY(CsvRow row, read_row());
      if (is_empty(row)) {
        return wrong(row.line, Text{"空の行があります。消してください。",
                                    "there is an empty line; remove it"});
      }
      if (!rows.empty() && row.fields.size() != rows.front().fields.size()) {
        return wrong(row.line, {fmt::format("欄が{}つありますが、見出しは{}つです。",
                                            row.fields.size(), rows.front().fields.size()),
                                fmt::format("this row has {} fields, the headings have {}",
                                            row.fields.size(), rows.front().fields.size())});
      }
      rows.push_back(std::move(row));
    }
    if (rows.empty()) {
      return wrong(1, Text{"空のファイルです。見出しの行が必要です。",
                           "the file is empty; a row of headings is needed"});
    }
    return rows;
  }

  FileResult<std::vector<CsvRow>> read_tables() {
    std::vector<CsvRow> rows;
    while (at_ < text_.size()) {
      YORIAI_TRY(CsvRow row, read_row());
      if (!is_empty(row)) rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
  static bool is_empty(const CsvRow& row) {
    return row.fields.size() == 1 && row.fields.front().empty();
  }

  [[nodiscard]] core::Unexpected<FileFault> wrong(std::uint32_t line, Words what) const {
    return core::Unexpected{FileFault{std::string(file_), line, 0, std::move(what)}};
  }
  [[nodiscard]] bool ends_row() const {
    return at_ == text_.size() || text_[at_] == '\n' || text_.substr(at_).starts_with("\r\n");
  }

  FileResult<CsvRow> read_row() {
    CsvRow row{line_, {}};
    for (;;) {
      YORIAI_TRY(std::string field, read_field());
      row.fields.push_back(std::move(field));
      if (ends_row()) break;
      ++at_;  // the separator: read_field() stops nowhere else
    }
    if (at_ < text_.size()) at_ = text_.find('\n', at_) + 1;
    ++line_;
    return row;
  }

  FileResult<std::string> read_field() {
    if (at_ < text_.size() && text_[at_] == '"') return read_quoted();
    const std::size_t from = at_;
    while (!ends_row() && text_[at_] != separator_) {
      const char c = text_[at_++];
      if (c == '"' || c == '\r') {
        return wrong(line_,
                     Text{"引用符（\"）は、欄の全体を囲むときだけ使えます。",
                          "a quote or a carriage return stands inside a field; quote the whole "
                          "field"});
      }
    }
    return std::string(text_.substr(from, at_ - from));
  }

  FileResult<std::string> read_quoted() {
    const std::uint32_t begun = line_;
    std::string field;
    for (++at_; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '"') {
        const bool doubled = text_.substr(at_ + 1).starts_with('"');
        if (!doubled) break;
        ++at_;
      }
      if (c == '\n') ++line_;
      field.push_back(c);
    }
    if (at_ == text_.size()) {
      return wrong(begun, Text{"引用符（\"）が閉じていません。", "a quote is never closed"});
    }
    ++at_;
    if (!ends_row() && text_[at_] != separator_) {
      return wrong(line_, Text{"閉じた引用符（\"）の後は、区切りか行の終わりです。",
                               "after a closing quote comes a separator or the end of the line"});
    }
    return field;
  }

  std::string_view text_;
  char separator_;
  std::string_view file_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
};

}  // namespace

FileResult<std::vector<CsvRow>> parse_csv(std::string_view text, std::string_view file) {
  YORIAI_CHECK(require_utf8(text, file));
  return Reader(without_mark(text), ',', file).read_table();
}

FileResult<std::vector<CsvRow>> parse_tables(std::string_view text, char separator,
                                             std::string_view file) {
  YORIAI_CHECK(require_utf8(text, file));
  return Reader(without_mark(text), separator, file).read_tables();
}

}  // namespace yoriai::cli
