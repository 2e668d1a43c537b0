#include "core/signature_checker.h"

bool careful(yoriai::core::DecodedEvent event) {
  return yoriai::core::SignatureChecker::check(std::move(event)).has_value();
}
