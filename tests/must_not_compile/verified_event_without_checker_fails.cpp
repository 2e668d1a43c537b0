// expect: private
#include "core/verified_event.h"

yoriai::core::VerifiedEvent unchecked(yoriai::core::DecodedEvent event) {
  return yoriai::core::VerifiedEvent(std::move(event));
}
