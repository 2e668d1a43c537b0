// What a ballot says, in words.
#include <fmt/format.h>

#include "cli/explain.h"

namespace yoriai::cli {
namespace {

std::string join_choices(const core::Ballot& ballot, const core::Proposal& proposal) {
  std::string text;
  for (const auto choice : ballot.choices) {
    if (!text.empty()) text += ", ";
    text += proposal.draft.options[choice.value];
  }
  return text;
}

std::string join_votes(const core::Ballot& ballot, const core::Proposal& proposal) {
  std::string text;
  for (std::size_t i = 0; i < ballot.votes.size(); ++i) {
    if (ballot.votes[i] == 0) continue;
    if (!text.empty()) text += ", ";
    text += fmt::format("{} {:+}", proposal.draft.options[i], ballot.votes[i]);
  }
  return text.empty() ? "0" : text;
}

}  // namespace

Words ballot_words(const core::Ballot& ballot, const core::Proposal& proposal) {
  if (ballot.form == core::BallotForm::withdrawn) return {"取り下げ", "withdrawn"};
  if (ballot.form == core::BallotForm::blank) return {"棄権（白票）", "abstain"};
  if (proposal.draft.method == core::Method::yes_no) {
    const bool yes = ballot.choices.front().value == 1;
    return yes ? Words{"賛成", "for"} : Words{"反対", "against"};
  }
  const auto text = proposal.draft.method == core::Method::quadratic
                        ? join_votes(ballot, proposal)
                        : join_choices(ballot, proposal);
  return {text, text};
}

}  // namespace yoriai::cli
