// A kind of proposal in plain words: how it is voted on, what decides, what may follow.
#pragma once

#include <vector>

#include "cli/language.h"
#include "core/charter.h"

namespace yoriai::cli {

void add_kind_lines(std::vector<Words>& lines, const core::ProposalKind& kind,
                    const std::vector<core::House>& houses);

}  // namespace yoriai::cli
