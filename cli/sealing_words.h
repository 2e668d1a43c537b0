// A sealed vote in words: what nobody can read until when, what everybody sees, how far its openers
// are, and what was spoilt.
#pragma once

#include <vector>

#include "cli/language.h"
#include "core/result_document.h"
#include "core/state.h"

namespace yoriai::cli {

// What sealing hides, from whom, until when, and what it does not hide.
std::vector<Words> what_sealing_hides(const core::State& state, const core::Proposal& proposal);
// Who has published a key, and who is awaited until when; of a vote that is not closed.
Words openers_line(const core::State& state, const core::Proposal& proposal);
// How many on the roll have a sealed ballot in.
std::size_t ballots_in(const core::Proposal& proposal);
Words sealed_member_line(const core::Proposal& proposal, core::MemberNumber member);
// All that may be told of a vote that nobody can read yet: how many ballots are in.
std::vector<Words> sealed_progress(const core::State& state, const core::Proposal& proposal);

// Who opened it, and whose ballots are spoilt and why.
void add_sealing(std::vector<Words>& lines, const core::ResultDocument& document);
Text spoilt_word(core::SpoiltBy by);

}  // namespace yoriai::cli
