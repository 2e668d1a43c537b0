// expect: no match for 'operator=='|invalid operands
#include "core/ids.h"

bool same(const yoriai::core::EventId& id, const yoriai::core::PublicKey& key) { return id == key; }
