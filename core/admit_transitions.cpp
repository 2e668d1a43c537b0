// Opening and closing: due by time, computed by everybody, compared (specs/events.md, kinds 11 and
// 14).
#include "core/detail/judging.h"

namespace yoriai::core::detail {
namespace {

// Whether this transition is due now. That it is the earliest was settled before.
bool is_due(const Judging& judging, Kind kind, const Proposal& proposal) {
  const auto due = due_transition(judging.state, judging.moment.accepted_at);
  return due && due->kind == kind && due->number == proposal.draft.number;
}

Instant due_instant(const State& state, const Proposal& proposal, Kind kind) {
  return kind == Kind::voting_opened ? proposal.terms.opens_at : closing_due(state, proposal);
}

Result<const Proposal*> require_due(const Judging& judging, Kind kind, const ProposalId& id) {
  YORIAI_CHECK(require_sequencer(judging));
  YORIAI_TRY(const auto* proposal, find_proposal(judging.state, id));
  if (!is_due(judging, kind, *proposal)) {
    return refuse(Refusal::not_due_yet, due_instant(judging.state, *proposal, kind).ms);
  }
  return proposal;
}

}  // namespace

Result<Change> judge(const Judging& judging, const VotingOpened& body) {
  YORIAI_TRY(const auto* proposal, require_due(judging, Kind::voting_opened, body.proposal));
  auto roll = electorate_of(judging.state, *proposal);
  const auto expected =
      opening_of(judging.state, *proposal, roll, or_in_turn(judging.moment.spread));
  if (body.houses != expected.houses || body.roll_digest != expected.roll_digest ||
      body.cards != expected.cards) {
    return refuse(Refusal::roll_differs);
  }
  return Change{Opening{proposal->draft.number, std::move(roll), body.roll_digest, body.cards}};
}

Result<Change> judge(const Judging& judging, const VotingClosed& body) {
  YORIAI_TRY(const auto* proposal, require_due(judging, Kind::voting_closed, body.proposal));
  auto closing = closing_of(judging.state, *proposal, or_in_turn(judging.moment.spread));
  if (body.result != closing.body.result) return refuse(Refusal::result_differs);
  return Change{Closure{proposal->draft.number, closing.outcome, closing.body.result,
                        std::move(closing.document), std::move(closing.leaders)}};
}

}  // namespace yoriai::core::detail
