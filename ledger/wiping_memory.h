// Memory for secrets: overwritten before it is given back. Does not reach what a string keeps
// inside itself (short texts), so secrets that may be short belong in SecretBytes.
#pragma once

#include <sodium.h>

#include <memory>
#include <string>
#include <vector>

#include "core/bytes.h"

namespace yoriai::ledger {

template <class T>
struct WipingAllocator {
  using value_type = T;
  WipingAllocator() = default;
  template <class Other>
  WipingAllocator(const WipingAllocator<Other>& /*other*/) {}

  T* allocate(std::size_t count) { return std::allocator<T>().allocate(count); }
  void deallocate(T* memory, std::size_t count) {
    sodium_memzero(memory, count * sizeof(T));
    std::allocator<T>().deallocate(memory, count);
  }
  bool operator==(const WipingAllocator&) const = default;
};

using SecretBytes = std::vector<std::byte, WipingAllocator<std::byte>>;
using SecretString = std::basic_string<char, std::char_traits<char>, WipingAllocator<char>>;

}  // namespace yoriai::ledger
