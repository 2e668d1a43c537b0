// A result in words a villager understands, from its document alone: by which rule, of whom, how
// many, what follows (specs/rules.md sections 9 to 12).
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <span>
#include <vector>

#include "cli/language.h"
#include "cli/numbers.h"
#include "cli/vote_trail.h"
#include "core/proposal.h"
#include "core/result_document.h"

namespace yoriai::cli {

// The headline: passed, failed, no quorum, tied, and who won.
Words outcome_words(const core::ResultDocument& document, const core::Proposal& proposal);
// The same without what has followed from it, or may: of a count by another rule.
Words bare_outcome_words(const core::ResultDocument& document, const core::Proposal& proposal);
// The figures, an option a line, and what the money does.
std::vector<Words> result_lines(const core::ResultDocument& document,
                                const core::Proposal& proposal);
// The same of a count that other kinds than the vote's own judged.
std::vector<Words> result_lines_by(const core::ResultDocument& document,
                                   const core::Proposal& proposal,
                                   std::span<const core::ProposalKind> kinds);
// The rule in words, the roll, the six numbers, quorum and threshold, late and replaced ballots,
// fingerprint. `counts` are of the book's entries.
std::vector<Words> explanation_lines(const core::ResultDocument& document,
                                     const core::Proposal& proposal, const TrailCounts& counts);
// What these lines give beside the figures of the result, for programs.
boost::json::object explanation_json(const core::ResultDocument& document,
                                     const core::Proposal& proposal, const TrailCounts& counts);
// Where one person's vote went.
struct MemberStory {
  const core::State& state;
  const core::Proposal& proposal;
  const core::ResultDocument& document;
};
std::vector<Words> member_lines(const MemberStory& story, core::MemberNumber member);
// The row that is theirs, or their household's.
std::optional<std::size_t> row_for(const core::State& state, const core::Proposal& proposal,
                                   core::MemberNumber member);

// That somebody is not on the roll; and why, where the proposal itself says so.
Words not_on_roll_words(core::MemberNumber member);

// How a ballot came: "on paper", "with two helpers".
Text channel_word(core::Channel channel);
// "own", "paper", … for programs.
std::string_view channel_name(core::Channel channel);

// What became of a voice that was handed on, and why.
Text fate_words(core::Fate fate);

// What a ballot says: "for", "bus stop", "bus stop +5, school -2".
Words ballot_words(const core::Ballot& ballot, const core::Proposal& proposal);

// For, against, net and supporters of each option.
boost::json::array options_json(const std::vector<core::OptionCount>& counts);
boost::json::object result_json(const core::ResultDocument& document,
                                const core::Proposal& proposal);

}  // namespace yoriai::cli
