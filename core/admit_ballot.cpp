// Ballots: who may cast one, when, and what it may say (specs/events.md, kinds 12 and 15).
#include <algorithm>
#include <set>
#include <string_view>

#include "core/detail/judging_ballots.h"
#include "core/households.h"
#include "core/limits.h"

namespace yoriai::core::detail {
namespace {

// How many operators' peers held the event by T. One operator's peers count once.
std::size_t operators_in_time(const Judging& judging, Instant deadline) {
  std::set<std::string_view> operators;
  for (const auto& verified : judging.moment.receipts) {
    const auto& receipt = verified.receipt();
    if (receipt.received_at > deadline) continue;
    const auto* peer = judging.state.find_peer(receipt.peer);
    if (peer != nullptr) operators.insert(peer->operator_name);
  }
  return operators.size();
}

// Receipts are added to what could not come by itself any more: else they would turn a ballot that
// weighs by the book into one that weighs by receipts.
Status require_addable(const Judging& judging, const Proposal& proposal, std::size_t position) {
  const auto deadline = proposal.terms.closes_at;
  if (judging.moment.accepted_at <= deadline) {
    return refuse(Refusal::not_due_yet, deadline.ms + 1);
  }
  const auto& ballot = judging.event.id();
  if (judging.state.holds_event(ballot) && !proposal.box.is_late(position, ballot)) {
    return refuse(Refusal::nothing_to_add);
  }
  if (operators_in_time(judging, deadline) < proposal.receipts_needed) {
    return refuse(Refusal::receipts_too_few, proposal.receipts_needed);
  }
  return {};
}

Result<Timeliness> judge_timeliness(const Judging& judging, const Proposal& proposal,
                                    std::size_t position, Coming how) {
  if (how == Coming::carried) {
    YORIAI_CHECK(require_addable(judging, proposal, position));
    return Timeliness::by_receipts;
  }
  const auto deadline = proposal.terms.closes_at;
  if (judging.moment.accepted_at <= deadline) return Timeliness::by_book;
  const auto operators = operators_in_time(judging, deadline);
  if (operators == 0) return refuse(Refusal::late_without_receipt, deadline.ms);
  return operators >= proposal.receipts_needed ? Timeliness::by_receipts : Timeliness::late;
}

Status require_form(const Proposal& proposal, const Ballot& ballot) {
  const auto form = ballot.form;
  const bool known = form <= BallotForm::choice;
  const bool says_nothing = ballot.choices.empty() && ballot.votes.empty();
  const bool numbers = numbers_options(proposal.draft.method);
  const bool single =
      proposal.draft.method == Method::yes_no || proposal.draft.method == Method::one_of;
  const bool fits = form != BallotForm::choice
                        ? says_nothing
                        : (numbers ? ballot.choices.empty()
                                   : ballot.votes.empty() && !ballot.choices.empty() &&
                                         (!single || ballot.choices.size() == 1));
  if (!known || !fits) return refuse(Refusal::form_wrong);
  return {};
}

Status require_known_options(const Proposal& proposal, const Ballot& ballot) {
  const std::size_t options =
      proposal.draft.method == Method::yes_no ? 2 : proposal.draft.options.size();
  const auto& choices = ballot.choices;
  const bool ascending =
      std::adjacent_find(choices.begin(), choices.end(), std::greater_equal<>()) == choices.end();
  const bool known = std::all_of(choices.begin(), choices.end(),
                                 [&](OptionIndex choice) { return choice.value < options; });
  if (!ascending || !known) return refuse(Refusal::option_unknown);
  return {};
}

// There are never more places than options.
Status require_places(const Proposal& proposal, const Ballot& ballot) {
  const auto& places = ballot.votes;
  const auto options = proposal.option_count();
  if (places.size() != options) return refuse(Refusal::votes_count_wrong);
  const auto in_range = [&](std::int32_t place) { return place >= 0 && place <= options; };
  if (!std::all_of(places.begin(), places.end(), in_range)) {
    return refuse(Refusal::vote_out_of_range);
  }
  return {};
}

Status require_points(const Proposal& proposal, const Ballot& ballot, Credits credits) {
  const auto& votes = ballot.votes;
  if (votes.size() != proposal.draft.options.size()) return refuse(Refusal::votes_count_wrong);
  const auto in_range = [](std::int32_t v) { return v >= -kMaxVote && v <= kMaxVote; };
  if (!std::all_of(votes.begin(), votes.end(), in_range)) {
    return refuse(Refusal::vote_out_of_range);
  }
  const bool signs_fit = proposal.draft.negative ||
                         std::all_of(votes.begin(), votes.end(), [](auto v) { return v >= 0; });
  if (!signs_fit) return refuse(Refusal::negative_not_allowed);
  const auto cost = cost_of(ballot);
  if (cost > credits.value) return refuse(Refusal::over_credits, cost - credits.value);
  return {};
}

bool is_spoilt_paper(const Saying& saying) {
  const auto& ballot = saying.ballot;
  return saying.on_paper && ballot.form == BallotForm::spoilt && ballot.choices.empty() &&
         ballot.votes.empty();
}

Status require_sealed_form(const Ballot& ballot) {
  const bool fits =
      ballot.form == BallotForm::sealed && ballot.choices.empty() && ballot.votes.empty();
  if (!fits) return refuse(Refusal::form_wrong);
  return {};
}

}  // namespace

Status require_good_ballot(const Proposal& proposal, const Ballot& ballot, Credits credits) {
  YORIAI_CHECK(require_form(proposal, ballot));
  if (ballot.form != BallotForm::choice) return {};
  YORIAI_CHECK(require_known_options(proposal, ballot));
  if (proposal.draft.method == Method::ranked) return require_places(proposal, ballot);
  if (proposal.draft.method != Method::quadratic) return {};
  return require_points(proposal, ballot, credits);
}

Status require_open(const Judging& judging, const Proposal& proposal) {
  const bool over = proposal.phase == Phase::closed || proposal.unsealing.begun();
  if (over) return refuse(Refusal::voting_over);
  if (proposal.phase != Phase::open) return refuse(Refusal::voting_not_open);
  const auto end = grace_end(judging.state, proposal);
  if (proposal.sealed() && judging.moment.accepted_at > end) {
    return refuse(Refusal::grace_over, end.ms);
  }
  return {};
}

Result<std::size_t> require_voter(const State& state, const Proposal& proposal,
                                  MemberNumber voter) {
  const auto position = position_in(proposal.box.roll(), voter);
  if (!position) return refuse(Refusal::not_on_roll);
  if (state.members().find(voter)->gone()) return refuse(Refusal::voter_gone);
  return *position;
}

Result<Timeliness> judge_what_it_says(const Judging& judging, const Proposal& proposal,
                                      std::size_t position, const Saying& saying, Coming how) {
  YORIAI_TRY(const auto timeliness, judge_timeliness(judging, proposal, position, how));
  const auto revisions = proposal.charter->rules.revisions;
  if (saying.revision.value < 1 || saying.revision.value > revisions) {
    return refuse(Refusal::revision_out_of_range, revisions);
  }
  // Nobody can read a sealed one yet; its size is that of all.
  const auto sealed_bytes = proposal.sealed() ? proposal.sealed_bytes() : 0;
  if (saying.ballot.sealed.size() != sealed_bytes) {
    return refuse(Refusal::sealing_wrong, sealed_bytes);
  }
  if (proposal.sealed()) {
    YORIAI_CHECK(require_sealed_form(saying.ballot));
    return timeliness;
  }
  if (is_spoilt_paper(saying)) return timeliness;
  const auto credits = proposal.box.roll()[position].credits;
  YORIAI_CHECK(require_good_ballot(proposal, saying.ballot, credits));
  return timeliness;
}

namespace {

// The row that the author casts for, their own or their household's.
Result<std::size_t> require_own_row(const Judging& judging, const Proposal& proposal,
                                    MemberNumber voter) {
  if (voter == judging.author->number) return require_voter(judging.state, proposal, voter);
  const auto& roll = proposal.box.roll();
  const auto position = position_in(roll, voter);
  const bool theirs = position && speaks_for(proposal, roll[*position], *judging.author);
  if (!theirs) return refuse(Refusal::voter_not_author);
  return *position;
}

}  // namespace

Result<Vote> judge_ballot(const Judging& judging, const BallotCast& body, Coming how) {
  YORIAI_CHECK(require_no_cosigners(judging));
  YORIAI_TRY(const auto* proposal, find_proposal(judging.state, body.proposal));
  YORIAI_CHECK(require_open(judging, *proposal));
  YORIAI_TRY(const auto position, require_own_row(judging, *proposal, body.voter));
  YORIAI_TRY(const auto timeliness,
             judge_what_it_says(judging, *proposal, position, {body.revision, body.ballot}, how));
  const auto generation = generation_for(proposal->box.roll()[position], judging.author_generation);
  const RegisterRank rank{Channel::own, generation, body.revision, judging.event.id()};
  return Vote{proposal->draft.number, position, timeliness, {rank, body.ballot}, {}};
}

Result<Change> judge(const Judging& judging, const BallotCast& body) {
  YORIAI_TRY(auto vote, judge_ballot(judging, body, Coming::by_itself));
  return Change{std::move(vote)};
}

namespace {

Result<Vote> judge_carried(const Judging& judging) {
  const auto& body = judging.event.body();
  if (const auto* paper = std::get_if<PaperEntered>(&body)) {
    return judge_paper(judging, *paper, Coming::carried);
  }
  return judge_ballot(judging, std::get<BallotCast>(body), Coming::carried);
}

}  // namespace

// The ballot inside is judged as one that comes now, with these receipts.
Result<Change> judge(const Judging& judging, const ReceiptsAdded& /*body*/) {
  YORIAI_CHECK(require_peer(judging));
  const auto* carried = judging.event.carried();
  YORIAI_ASSERT(carried != nullptr);
  const auto& ballot = carried->event;
  YORIAI_CHECK(require_good_receipts(judging.state, ballot.id(), carried->receipts));
  const auto& now = judging.moment;
  const Moment moment{now.index, now.accepted_at, now.epoch, carried->receipts};
  Judging inner{judging.state, ballot, moment};
  YORIAI_CHECK(find_author(inner));
  YORIAI_TRY(auto vote, judge_carried(inner));
  return Change{CarriedVote{ballot.id(), std::move(vote)}};
}

}  // namespace yoriai::core::detail
