// What a charter says of the community as a whole, in plain words: its topics, the machines that
// keep its book, its money and time.
#pragma once

#include <vector>

#include "cli/language.h"
#include "core/charter.h"

namespace yoriai::cli {

void add_frame_lines(std::vector<Words>& lines, const core::Charter& charter);

}  // namespace yoriai::cli
