// Whether what a scenario expects is so.
#pragma once

#include "cli/rehearsal/stage.h"

namespace yoriai::cli {

// None when it is; else in words what is there instead. What is expected of people or proposals
// that do not exist cannot be understood.
using Difference = Understood<std::optional<Words>>;

Difference difference(const Stage& stage, const Expect& expected);
Difference difference(const Stage& stage, const ExpectMember& expected);
Difference difference(const Stage& stage, const ExpectCount& expected);
Difference difference(const Stage& stage, const ExpectOneBook& expected);

// The result document of a closed proposal; none before.
std::optional<core::ResultDocument> result_of(const ledger::Store& store, const core::State& state,
                                              const core::Proposal& proposal);

}  // namespace yoriai::cli
