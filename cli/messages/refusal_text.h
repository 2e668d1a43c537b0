// A row of the table of refusals: the code, its sentences, and what its figure is. The texts carry
// at most one "{}", where the figure goes, written the way its nature asks.
#pragma once

#include "cli/language.h"
#include "core/refusal.h"

namespace yoriai::cli {

enum class Figure : std::uint8_t { none, number, instant, span, role };

struct RefusalText {
  core::Refusal code;
  Figure figure;
  Text text;
};

}  // namespace yoriai::cli
