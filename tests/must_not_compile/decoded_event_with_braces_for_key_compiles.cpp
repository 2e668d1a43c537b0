#include "core/verified_event.h"

yoriai::core::DecodedEvent moved(yoriai::core::DecodedEvent event) {
  return yoriai::core::DecodedEvent(std::move(event));
}
