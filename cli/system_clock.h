// The only clock of the product. Everything below is handed the time.
#pragma once

#include "core/time.h"

namespace yoriai::cli {

core::Instant system_now();

}  // namespace yoriai::cli
