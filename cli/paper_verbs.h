// What stands under `yoriai paper` beside `enter`.
#pragma once

#include "cli/app.h"

namespace yoriai::cli {

void add_paper_count(CLI::App& paper, Context& context);
void add_paper_attend(CLI::App& paper, Context& context);

}  // namespace yoriai::cli
