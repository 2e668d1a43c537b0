// expect: deleted
#include "core/admit.h"

yoriai::core::Admitted twice(const yoriai::core::Admitted& admitted) { return admitted; }
