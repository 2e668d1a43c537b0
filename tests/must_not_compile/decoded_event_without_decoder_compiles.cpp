#include "core/verified_event.h"

namespace yoriai::ledger {
class EventDecoder {
 public:
  static core::DecodedEvent decoded(core::DecodedEvent::Parts parts) {
    return core::DecodedEvent(core::DecodedEvent::Key(), std::move(parts));
  }
};
}  // namespace yoriai::ledger

yoriai::core::DecodedEvent decoded(yoriai::core::DecodedEvent::Parts parts) {
  return yoriai::ledger::EventDecoder::decoded(std::move(parts));
}
