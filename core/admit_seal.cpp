// Opening a sealed vote: its openers publish their keys, and with the last of them every ballot is
// read (specs/events.md, kind 22; specs/rules.md section 15).
#include <algorithm>

#include "core/detail/judging_ballots.h"
#include "core/open_boxes.h"
#include "core/sealed_ballot.h"
#include "core/sealed_box.h"

namespace yoriai::core {

std::size_t Proposal::sealed_bytes() const {
  return sealed_ballot_bytes(ballot_shape(), terms.openers.size());
}

std::optional<Refused> fault_of_ballot(const Proposal& proposal, MemberNumber voter,
                                       const Ballot& ballot) {
  const auto position = position_in(proposal.box.roll(), voter);
  if (!position) return std::nullopt;
  const auto good =
      detail::require_good_ballot(proposal, ballot, proposal.box.roll()[*position].credits);
  if (good) return std::nullopt;
  return good.error();
}

namespace detail {
namespace {

Status require_sealed_and_open(const Proposal& proposal) {
  if (proposal.phase == Phase::closed) return refuse(Refusal::voting_over);
  if (proposal.phase != Phase::open) return refuse(Refusal::voting_not_open);
  if (!proposal.sealed()) return refuse(Refusal::not_a_sealed_vote);
  return {};
}

Result<std::size_t> require_opener(const Judging& judging, const Proposal& proposal) {
  const auto& openers = proposal.terms.openers;
  const auto at = std::ranges::find(openers, judging.author->number, &Opener::member);
  if (at == openers.end()) return refuse(Refusal::not_an_opener);
  return static_cast<std::size_t>(at - openers.begin());
}

// Once one key is out no ballot enters any more, so that the others need not wait, whatever epochs
// begin.
Status require_time_to_open(const Judging& judging, const Proposal& proposal) {
  const auto end = grace_end(judging.state, proposal);
  const bool early = judging.moment.accepted_at <= end && !proposal.unsealing.begun();
  if (early) return refuse(Refusal::not_due_yet, end.ms + 1);
  return {};
}

// All secrets, with this one; none as long as one is missing.
std::optional<std::vector<SealSecret>> all_secrets(const Proposal& proposal, std::size_t opener,
                                                   const SealSecret& secret) {
  std::vector<SealSecret> out;
  const auto& known = proposal.unsealing.secrets;
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (i != opener && !known[i]) return std::nullopt;
    out.push_back(i == opener ? secret : *known[i]);
  }
  return out;
}

}  // namespace

Result<Change> judge(const Judging& judging, const SealOpened& body) {
  YORIAI_CHECK(require_no_cosigners(judging));
  YORIAI_TRY(const auto* proposal, find_proposal(judging.state, body.proposal));
  YORIAI_CHECK(require_sealed_and_open(*proposal));
  YORIAI_TRY(const auto opener, require_opener(judging, *proposal));
  YORIAI_CHECK(require_time_to_open(judging, *proposal));
  if (proposal->unsealing.secrets[opener]) return refuse(Refusal::already_opened);
  if (seal_key_of(body.secret) != proposal->terms.openers[opener].key) {
    return refuse(Refusal::secret_differs);
  }
  Opened opened{proposal->draft.number, opener, body.secret, std::nullopt};
  if (judging.verdict_alone) return Change{std::move(opened)};  // the boxes decide nothing here
  if (const auto secrets = all_secrets(*proposal, opener, body.secret)) {
    opened.ballots = open_boxes(*proposal, *secrets, or_in_turn(judging.moment.spread));
  }
  return Change{std::move(opened)};
}

}  // namespace detail
}  // namespace yoriai::core
