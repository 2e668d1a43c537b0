// expect: private|could not convert|no matching
#include "core/verified_event.h"

yoriai::core::DecodedEvent invented(yoriai::core::DecodedEvent::Parts parts) {
  return yoriai::core::DecodedEvent({}, std::move(parts));
}
