#include "core/assert.h"

#include <cstdio>
#include <cstdlib>

namespace yoriai::core {

void assertion_failed(const char* what, const char* file, int line) {
  std::fprintf(stderr, "%s:%d: this is a bug in yoriai: %s\n", file, line, what);
  std::abort();
}

}  // namespace yoriai::core
