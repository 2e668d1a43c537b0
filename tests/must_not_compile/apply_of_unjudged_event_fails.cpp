// expect: invalid initialization|(could not|cannot) convert|no (viable|known) conversion
#include "core/admit.h"

void unjudged(yoriai::core::State& state, yoriai::core::VerifiedEvent event) {
  yoriai::core::apply(state, std::move(event));
}
