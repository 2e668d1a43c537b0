// The slots of a table with open addressing: a byte for each, so that a search walks over bytes
// that lie together, and looks at what is stored only where it is likely to be found. What is
// stored begins with bytes that are hash enough, as keys and digests do.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <vector>

#include "core/bytes.h"
#include "core/detail/wide.h"

namespace yoriai::core::detail {

// The first eight bytes, big-endian.
inline std::uint64_t leading_word(ByteView bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes.first<sizeof word>().data(), sizeof word);
  return std::endian::native == std::endian::little ? __builtin_bswap64(word) : word;
}

class TaggedSlots {
 public:
  explicit TaggedSlots(std::size_t slots = 0) : tags_(slots, kFree) {}

  [[nodiscard]] std::size_t size() const { return tags_.size(); }
  [[nodiscard]] bool free(std::size_t slot) const { return tags_[slot] == kFree; }
  // Whether one more would leave too few free ones for a short search.
  [[nodiscard]] bool full() const { return (used_ + 1) * 8 > tags_.size() * 7; }

  // The slot for which `is_it(slot)` holds, or else the free one where such a word belongs; there
  // are slots, and one of them is free.
  template <class IsIt>
  [[nodiscard]] std::size_t find(std::uint64_t word, IsIt is_it) const {
    const auto tag = tag_of(word);
    auto slot = first_of(word);
    while (!free(slot) && !(tags_[slot] == tag && is_it(slot))) {
      slot = slot + 1 == tags_.size() ? 0 : slot + 1;
    }
    return slot;
  }

  // Where find() begins to look. Fetches it, so that find() does not wait for it.
  [[nodiscard]] std::size_t foresee(std::uint64_t word) const {
    const auto slot = first_of(word);
    __builtin_prefetch(&tags_[slot]);
    return slot;
  }

  void take(std::size_t slot, std::uint64_t word) {
    tags_[slot] = tag_of(word);
    ++used_;
  }

 private:
  static constexpr std::uint8_t kFree = 0;
  [[nodiscard]] std::size_t first_of(std::uint64_t word) const {
    return static_cast<std::size_t>((Wide{word} * tags_.size()) >> 64U);
  }
  // Of the end of the word: its beginning says where to look.
  static std::uint8_t tag_of(std::uint64_t word) { return static_cast<std::uint8_t>(word | 0x80U); }

  std::vector<std::uint8_t> tags_;
  std::size_t used_ = 0;
};

}  // namespace yoriai::core::detail
