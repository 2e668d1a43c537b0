// Included before everything else when clang compiles what uses Cap'n Proto 0.9: kj leaves out
// these two operators where the language has three-way comparison, and capnp/blob.h then finds
// none.
#pragma once

#include <kj/string.h>

#if defined(__clang__) && defined(__cpp_impl_three_way_comparison)
namespace kj {
inline bool operator==(const char* left, const StringPtr& right) {
  return right.operator==(StringPtr(left));
}
inline bool operator!=(const char* left, const StringPtr& right) {
  return !right.operator==(StringPtr(left));
}
}  // namespace kj
#endif
