// Text files are UTF-8, with or without the mark that some programs put at their head.
#pragma once

#include "cli/file_fault.h"

namespace yoriai::cli {

// Where the first ill-formed sequence begins; npos when there is none.
std::size_t find_ill_formed_utf8(std::string_view text);
// A fault at the line of the first ill-formed sequence.
core::Result<void, FileFault> require_utf8(std::string_view text, std::string_view file);
std::string_view without_mark(std::string_view text);

}  // namespace yoriai::cli
