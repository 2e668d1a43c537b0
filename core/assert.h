// For what only a bug can make false; never for input. It stays on in every build, because going on
// with a broken invariant could put a wrong line into the book for ever.
#pragma once

namespace yoriai::core {

[[noreturn]] void assertion_failed(const char* what, const char* file, int line);

}  // namespace yoriai::core

#define YORIAI_ASSERT(condition)      \
  ((condition) ? static_cast<void>(0) \
               : ::yoriai::core::assertion_failed(#condition, __FILE__, __LINE__))
