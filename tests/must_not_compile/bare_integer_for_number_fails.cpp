// expect: (cannot|could not) convert|no known conversion|no matching|no viable
#include "core/ids.h"

yoriai::core::Credits credits() { return 99; }
