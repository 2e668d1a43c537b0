#include "core/verified_event.h"

namespace yoriai::ledger {
class StoredEntries {
 public:
  static core::VerifiedEvent trusted(core::DecodedEvent event) {
    return core::VerifiedEvent::verified_before_storing(core::VerifiedEvent::ReplayKey(),
                                                        std::move(event));
  }
};
}  // namespace yoriai::ledger

yoriai::core::VerifiedEvent trusted(yoriai::core::DecodedEvent event) {
  return yoriai::ledger::StoredEntries::trusted(std::move(event));
}
