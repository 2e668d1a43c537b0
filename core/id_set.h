// The event ids already in a book, packed: 32 bytes each in one table, because there is one for
// every entry. It can only be asked, never walked: its order reaches nothing.
#pragma once

#include <vector>

#include "core/detail/tagged_slots.h"
#include "core/ids.h"

namespace yoriai::core {

class IdSet {
 public:
  [[nodiscard]] bool contains(const EventId& id) const;
  void insert(const EventId& id);
  // Fetches what these two will look at.
  void foresee(const EventId& id) const;

 private:
  [[nodiscard]] std::size_t slot_of(const EventId& id) const;
  void grow();

  detail::TaggedSlots slots_;
  std::vector<EventId> ids_;  // of the slots taken
};

}  // namespace yoriai::core
