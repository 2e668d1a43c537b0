// One table of a TOML file, read key by key. Every key that is read is known; whatever is left in
// the table is a mistake, and so is whatever is missing. Faults name line and column.
#pragma once

#include <toml++/toml.h>

#include <set>
#include <vector>

#include "cli/file_fault.h"
#include "core/time.h"

namespace yoriai::cli {

// A file as it was read: UTF-8, without a mark at its head.
struct TomlText {
  std::string_view name;
  std::string_view text;
};

class TomlReader {
 public:
  // `table` and what `file` shows outlive the reader.
  TomlReader(const toml::table& table, const TomlText& file) : table_(table), file_(file) {}

  [[nodiscard]] bool has(std::string_view key) const { return table_.contains(key); }

  // Plain text, not empty, short enough for a book.
  FileResult<std::string> text(std::string_view key);
  FileResult<std::uint64_t> number(std::string_view key, std::uint64_t least, std::uint64_t most);
  FileResult<bool> flag(std::string_view key);
  FileResult<core::Duration> span(std::string_view key);
  // As span, but "none" reads as 0.
  FileResult<core::Duration> span_or_none(std::string_view key);
  FileResult<std::vector<std::string>> texts(std::string_view key);
  FileResult<TomlReader> table(std::string_view key);
  FileResult<std::vector<TomlReader>> tables(std::string_view key);

  // Refuses the first key that nothing has read.
  FileResult<bool> nothing_else() const;
  // The keys of the table in the order of the file, all of them read by this.
  std::vector<std::string> keys();

  // A fault at the value of a key, or at the table where it is missing.
  [[nodiscard]] core::Unexpected<FileFault> wrong(std::string_view key, Words what) const;
  [[nodiscard]] core::Unexpected<FileFault> wrong_here(Words what) const;

 private:
  FileResult<const toml::node*> take(std::string_view key);
  FileResult<std::string> plain(std::string_view key, const toml::node& node) const;
  [[nodiscard]] core::Unexpected<FileFault> wrong_at(const toml::source_region& place,
                                                     Words what) const;

  const toml::table& table_;
  TomlText file_;
  std::set<std::string, std::less<>> read_;
};

// The table of a whole file.
FileResult<toml::table> parse_toml(const TomlText& file);

}  // namespace yoriai::cli
