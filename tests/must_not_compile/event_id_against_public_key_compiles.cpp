#include "core/ids.h"

bool same(const yoriai::core::EventId& id, const yoriai::core::EventId& other) {
  return id == other;
}
