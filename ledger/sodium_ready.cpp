#include "ledger/sodium_ready.h"

#include <sodium.h>

#include "core/assert.h"

namespace yoriai::ledger {

void make_sodium_ready() {
  static const bool ready = sodium_init() >= 0;
  // It fails only where the system has no random source: no key made there would be worth anything.
  YORIAI_ASSERT(ready);
}

}  // namespace yoriai::ledger
