#include "core/state.h"

const yoriai::core::State& same(const yoriai::core::State& state) { return state; }
