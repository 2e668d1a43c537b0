// The event ids already in a book, packed: 32 bytes each in the order they came, because there is
// one for every entry, and what finds them. It can only be asked, never walked.
#pragma once

#include <vector>

#include "core/detail/position_index.h"
#include "core/ids.h"

namespace yoriai::core {

class IdSet {
 public:
  [[nodiscard]] bool contains(const EventId& id) const;
  void insert(const EventId& id);
  // Makes room for so many in all, so that the tables need not grow on the way.
  void expect(std::size_t ids);
  // Fetches what contains() and insert() will look at.
  void foresee(const EventId& id) const { index_.foresee(id); }

 private:
  std::vector<EventId> ids_;
  detail::PositionIndex index_;  // of ids_
};

}  // namespace yoriai::core
