// Finds rows of a table by one of their fields: open addressing over positions, four bytes a slot,
// because there is one for every member and key. The fields are keys and digests, whose first bytes
// are hash enough. It can only be asked, never walked: its order reaches nothing.
#pragma once

#include <cstdint>
#include <vector>

#include "core/bytes.h"
#include "core/detail/wide.h"

namespace yoriai::core::detail {

// The first eight bytes, big-endian.
std::uint64_t leading_word(ByteView bytes);

// `FieldAt` gives the field at a position: `const Bytes<N, Tag>& operator()(std::uint32_t) const`.
class PositionIndex {
 public:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  // The position whose field this is, or kNone.
  template <class Field, class FieldAt>
  [[nodiscard]] std::uint32_t find(const Field& field, FieldAt field_at) const {
    if (slots_.empty()) return kNone;
    for (auto slot = first_slot(leading_word(field.view()));; slot = after(slot)) {
      const auto position = slots_[slot];
      if (position == kNone || field_at(position) == field) return position;
    }
  }

  // Adds the next position, whose field is in the table already and at no other position.
  template <class FieldAt>
  void insert_next(FieldAt field_at) {
    if ((used_ + 1) * std::uint64_t{8} > slots_.size() * std::uint64_t{7}) {
      clear_to_larger();
      for (std::uint32_t position = 0; position < used_; ++position) place(position, field_at);
    }
    place(used_, field_at);
    ++used_;
  }

 private:
  [[nodiscard]] std::size_t first_slot(std::uint64_t word) const {
    return static_cast<std::size_t>((Wide{word} * slots_.size()) >> 64U);
  }
  [[nodiscard]] std::size_t after(std::size_t slot) const {
    return slot + 1 == slots_.size() ? 0 : slot + 1;
  }
  template <class FieldAt>
  void place(std::uint32_t position, FieldAt field_at) {
    auto slot = first_slot(leading_word(field_at(position).view()));
    while (slots_[slot] != kNone) slot = after(slot);
    slots_[slot] = position;
  }
  void clear_to_larger();

  std::vector<std::uint32_t> slots_;  // kNone: free; never full
  std::uint32_t used_ = 0;
};

}  // namespace yoriai::core::detail
