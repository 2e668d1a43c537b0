#include "core/ids.h"

yoriai::core::Credits credits() { return yoriai::core::Credits(99); }
