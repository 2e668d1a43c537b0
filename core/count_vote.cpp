#include <algorithm>

#include "core/delegations.h"
#include "core/detail/count_methods.h"
#include "core/members.h"
#include "core/result_document.h"
#include "core/tally_input.h"

namespace yoriai::core {
namespace {

// Positions in the roll by member number; kNoPosition for who is not on it.
std::vector<std::uint32_t> index_of(const Roll& roll) {
  std::vector<std::uint32_t> positions(roll.empty() ? 0 : roll.back().number.value + 1,
                                       kNoPosition);
  for (std::uint32_t i = 0; i < roll.size(); ++i) positions[roll[i].number.value] = i;
  return positions;
}

Handed handed_to(const std::optional<DelegationValue>& applying,
                 const std::vector<std::uint32_t>& positions) {
  if (!applying) return {};
  const auto next = applying->target;
  if (next == kNobody) return {Handing::opted_out, kNobody, kNoPosition};
  const auto at = next.value < positions.size() ? positions[next.value] : kNoPosition;
  return {at == kNoPosition ? Handing::outside_roll : Handing::to_member, next, at};
}

// What everybody on the roll handed on, as of the deadline; filled in for direct voters as well.
std::vector<Handed> all_handed(const Proposal& proposal, const Members& members,
                               const Delegations& delegations, const Spread& spread) {
  const auto& roll = proposal.box.roll();
  std::vector<Handed> handed(roll.size());
  const auto deadline = proposal.terms.closes_at;
  const auto positions = index_of(roll);
  const auto by_one = [&](MemberNumber number) -> Handed {
    const auto* member = members.find(number);
    if (member != nullptr && members.gone_by(*member, deadline)) {
      return {Handing::gone, kNobody, kNoPosition};
    }
    if (!proposal.kind().delegation) return {};
    return handed_to(delegations.applying(number, proposal.id, proposal.draft.topic, deadline),
                     positions);
  };
  const auto& marked = proposal.box.counts().marked();
  in_ranges(spread, roll.size(), kPeopleInPiece, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      handed[i] = marked.contains(i) ? Handed{Handing::in_box, kNobody, kNoPosition}
                                     : by_one(roll[i].number);
    }
  });
  return handed;
}

// Without every key nobody knows what a sealed vote came to, and it is void.
bool stays_sealed(const Proposal& proposal) {
  return proposal.sealed() && !proposal.unsealing.complete();
}

Counted count(const Proposal& proposal, std::span<const Handed> handed, bool with_receipts,
              const Spread& spread) {
  const auto direct = proposal.box.standing(with_receipts);
  auto input = input_of(proposal, direct, handed);
  input.spread = &spread;
  auto counted = tally(input);
  if (stays_sealed(proposal)) counted.result.outcome = Outcome::not_opened;
  return counted;
}

std::vector<OpenerResult> openers_of(const Proposal& proposal) {
  std::vector<OpenerResult> out;
  for (std::size_t i = 0; i < proposal.terms.openers.size(); ++i) {
    out.push_back({proposal.terms.openers[i].member, proposal.unsealing.secrets[i].has_value()});
  }
  return out;
}

// What nobody has put into a box or on paper is well formed.
bool may_hold_spoilt(const Proposal& proposal) {
  return proposal.sealed() ? !stays_sealed(proposal) : !proposal.box.papers().empty();
}

// Of the ballots that stand.
std::vector<SpoiltBallot> spoilt_ballots(const Proposal& proposal) {
  std::vector<SpoiltBallot> out;
  if (!may_hold_spoilt(proposal)) return out;
  const auto standing = proposal.box.standing(/*with_receipts=*/true);
  Ballot ballot;
  for (std::size_t i = 0; i < standing.size(); ++i) {
    if (!standing.spoilt(i)) continue;
    standing.read(i, ballot);
    out.push_back({proposal.box.roll()[i].number, ballot.spoilt_by});
  }
  return out;
}

std::vector<MemberNumber> late_uncounted(const BallotBox& box) {
  std::vector<MemberNumber> voters;
  for (std::size_t i = 0; i < box.roll().size(); ++i) {
    if (box.late_uncounted(i)) voters.push_back(box.roll()[i].number);
  }
  return voters;
}

std::vector<StationResult> stations(const Proposal& proposal) {
  std::vector<StationResult> out;
  for (const auto& count : proposal.box.counts().counts()) {
    StationResult station{count, {}};
    station.options.resize(std::max<std::size_t>(proposal.option_count(), 1));
    detail::add_papers(count, proposal.draft.method, station.options);
    out.push_back(std::move(station));
  }
  return out;
}

}  // namespace

VoteResult count_vote(const Proposal& proposal, const Members& members,
                      const Delegations& delegations, const Spread& spread) {
  const auto handed = all_handed(proposal, members, delegations, spread);
  VoteResult vote;
  vote.decided = count(proposal, handed, /*with_receipts=*/true, spread);
  if (proposal.box.any_by_receipts()) {
    auto by_book_alone = count(proposal, handed, /*with_receipts=*/false, spread).result;
    if (by_book_alone != vote.decided.result) vote.without_late = std::move(by_book_alone);
  }
  const auto& draft = proposal.draft;
  vote.payments = payments(draft.purse, draft.spending, vote.decided.result, draft.costs);
  vote.returned = rest_of(draft.purse, vote.payments);
  vote.late_uncounted = late_uncounted(proposal.box);
  vote.set_aside = proposal.box.set_aside();
  vote.stations = stations(proposal);
  vote.openers = openers_of(proposal);
  vote.spoilt_ballots = spoilt_ballots(proposal);
  return vote;
}

}  // namespace yoriai::core
