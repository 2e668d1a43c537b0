// Names of rules that people look for among the presets and that no file has, because a preset has
// them as one of its kinds or methods.
#pragma once

#include "cli/failure.h"

namespace yoriai::cli {

// Where to find such a rule; none for any other name.
std::optional<Words> preset_with(std::string_view name);

// Of a charter file. Where no place in it is to blame it may be the name: then the presets, or the
// one that has the rule, are what to look at next.
Failure charter_failure(const FileFault& fault);

}  // namespace yoriai::cli
