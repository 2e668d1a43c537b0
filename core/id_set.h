// The event ids already in a book, packed: 32 bytes each in one table, because there is one for
// every entry. Ids are SHA-256 digests, so their first bytes are hash enough. It can only be asked,
// never walked: its order reaches nothing.
#pragma once

#include <vector>

#include "core/ids.h"

namespace yoriai::core {

class IdSet {
 public:
  [[nodiscard]] bool contains(const EventId& id) const;
  void insert(const EventId& id);

 private:
  [[nodiscard]] std::size_t slot_of(const EventId& id) const;
  void grow();

  std::vector<EventId> slots_;  // all zeros: free (no header has that digest)
  std::size_t used_ = 0;
};

}  // namespace yoriai::core
