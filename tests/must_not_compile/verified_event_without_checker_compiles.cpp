#include "core/signature_checker.h"

yoriai::core::Result<yoriai::core::VerifiedEvent> checked(yoriai::core::DecodedEvent event) {
  return yoriai::core::SignatureChecker::check(std::move(event));
}
