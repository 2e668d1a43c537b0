#include "core/admit.h"

void judged(yoriai::core::State& state, yoriai::core::Admitted admitted) {
  yoriai::core::apply(state, std::move(admitted));
}
