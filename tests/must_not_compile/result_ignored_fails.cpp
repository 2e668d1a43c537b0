// expect: ignoring return(ed)? value
#include "core/signature_checker.h"

void careless(yoriai::core::DecodedEvent event) {
  yoriai::core::SignatureChecker::check(std::move(event));
}
