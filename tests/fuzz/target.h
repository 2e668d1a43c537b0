// What the targets of libFuzzer have in common. A target asserts with YORIAI_ASSERT what must hold
// for every input: a process that ends is how the fuzzer learns of it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "core/assert.h"
#include "core/bytes.h"

extern "C" {
// The target. Always 0.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
// Changes the input in place; the new size. A target may leave it out.
std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most,
                                    unsigned seed);
// libFuzzer's own change of bytes, for custom mutators; replay.cpp has a plain one.
std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);
}

namespace yoriai::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// How many lines an editor shows: a fault may also be named behind the last line feed.
inline std::uint64_t lines_in(std::string_view text) {
  return static_cast<std::uint64_t>(std::ranges::count(text, '\n')) + 1;
}

}  // namespace yoriai::fuzz
