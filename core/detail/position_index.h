// Finds rows of a table by one of their fields, a key or a digest: positions in slots, four bytes
// each, because there is one for every member and key. It can only be asked, never walked: its
// order reaches nothing.
#pragma once

#include "core/detail/tagged_slots.h"

namespace yoriai::core::detail {

// `FieldAt` gives the field at a position: `const Bytes<N, Tag>& operator()(std::uint32_t) const`.
class PositionIndex {
 public:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  // The position whose field this is, or kNone.
  template <class Field, class FieldAt>
  [[nodiscard]] std::uint32_t find(const Field& field, FieldAt field_at) const {
    if (positions_.empty()) return kNone;
    const auto slot = slots_.find(leading_word(field.view()), [&](std::size_t taken) {
      return field_at(positions_[taken]) == field;
    });
    return slots_.free(slot) ? kNone : positions_[slot];
  }

  // Fetches what find() and insert_next() will look at.
  template <class Field>
  void foresee(const Field& field) const {
    if (positions_.empty()) return;
    __builtin_prefetch(&positions_[slots_.foresee(leading_word(field.view()))]);
  }

  // Adds the next position, whose field is in the table already and at no other position.
  template <class FieldAt>
  void insert_next(FieldAt field_at) {
    // By half, not by two: the tables of a million members are most of what a state holds.
    if (slots_.full()) move_to(slots_.size() + slots_.size() / 2, field_at);
    place(used_, field_at);
    ++used_;
  }

  // Makes room for so many positions in all. A third more slots keep searches short.
  template <class FieldAt>
  void expect(std::size_t positions, FieldAt field_at) {
    const auto slots = positions + positions / 3;
    if (slots > slots_.size()) move_to(slots, field_at);
  }

 private:
  template <class FieldAt>
  void move_to(std::size_t slots, FieldAt field_at) {
    clear_to(slots);
    for (std::uint32_t position = 0; position < used_; ++position) {
      if (position + kForeseen < used_) foresee(field_at(position + kForeseen));
      place(position, field_at);
    }
  }
  template <class FieldAt>
  void place(std::uint32_t position, FieldAt field_at) {
    const auto word = leading_word(field_at(position).view());
    const auto slot = slots_.find(word, [](std::size_t /*taken*/) { return false; });
    slots_.take(slot, word);
    positions_[slot] = position;
  }
  void clear_to(std::size_t slots);
  // So many places later what is fetched has come from memory.
  static constexpr std::uint32_t kForeseen = 16;

  TaggedSlots slots_;
  std::vector<std::uint32_t> positions_;  // of the slots taken
  std::uint32_t used_ = 0;
};

}  // namespace yoriai::core::detail
