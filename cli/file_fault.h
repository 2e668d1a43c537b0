// A place in a file somebody gave us, and what is wrong there.
#pragma once

#include "cli/language.h"
#include "core/result.h"

namespace yoriai::cli {

struct FileFault {
  std::string file;
  std::uint32_t line = 0;    // from 1; 0: the file as a whole
  std::uint32_t column = 0;  // from 1, in bytes; 0: the line as a whole
  Words what;
};

// "file:line:column: what"
Words describe(const FileFault& fault);

template <class T>
using FileResult = core::Result<T, FileFault>;

}  // namespace yoriai::cli
