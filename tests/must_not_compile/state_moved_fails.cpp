// expect: deleted
#include "core/state.h"

yoriai::core::State taken(yoriai::core::State&& state) { return std::move(state); }
