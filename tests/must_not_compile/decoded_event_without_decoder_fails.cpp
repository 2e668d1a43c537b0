// expect: private
#include "core/verified_event.h"

yoriai::core::DecodedEvent invented(yoriai::core::DecodedEvent::Parts parts) {
  return yoriai::core::DecodedEvent(yoriai::core::DecodedEvent::Key(), std::move(parts));
}
