#include "core/admit.h"

yoriai::core::Admitted once(yoriai::core::Admitted&& admitted) { return std::move(admitted); }
