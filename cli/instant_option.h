// An instant as an option of the command line gives it.
#pragma once

#include "cli/failure.h"
#include "core/time.h"

namespace yoriai::cli {

// A fault names the option.
Attempted<core::Instant> instant_of(const std::string& text, std::string_view option);

}  // namespace yoriai::cli
