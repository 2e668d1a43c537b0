// expect: deleted
#include "core/state.h"

yoriai::core::State branched(const yoriai::core::State& state) { return state; }
