#include "core/state.h"

yoriai::core::State fresh() { return yoriai::core::State(); }
