// Comma-separated values (RFC 4180), read strictly: UTF-8 with or without its mark, LF or CRLF,
// quotes only around whole fields, as many fields in every row as in the first.
#pragma once

#include <vector>

#include "cli/file_fault.h"

namespace yoriai::cli {

struct CsvRow {
  std::uint32_t line = 0;  // where the row begins
  std::vector<std::string> fields;
};

// At least one row, the headings. `file` is for messages.
FileResult<std::vector<CsvRow>> parse_csv(std::string_view text, std::string_view file);

// The same with another separator, rows of any length, and empty lines, which are left out: several
// tables in one file.
FileResult<std::vector<CsvRow>> parse_tables(std::string_view text, char separator,
                                             std::string_view file);

}  // namespace yoriai::cli
