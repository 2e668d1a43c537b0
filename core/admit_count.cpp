// What comes from the room without names: counts of boxes, and who was there (specs/events.md,
// kinds 20 and 21).
#include <algorithm>

#include "core/detail/judging_ballots.h"
#include "core/limits.h"

namespace yoriai::core::detail {
namespace {

template <class Items, class Less>
bool ascends(const Items& items, Less less) {
  const auto falls = [&](const auto& a, const auto& b) { return !less(a, b); };
  return std::adjacent_find(items.begin(), items.end(), falls) == items.end();
}

Status require_well_formed(const Proposal& proposal, const CountEntered& body) {
  const bool each_counts =
      std::ranges::all_of(body.papers, [](const EqualPapers& papers) { return papers.count > 0; });
  const bool good =
      !body.station.empty() && body.house.value < proposal.charter->rules.houses.size() &&
      !body.marked.empty() && ascends(body.marked, std::less<>()) &&
      ascends(body.papers, comes_before) && each_counts && body.issued >= body.marked.size();
  if (!good) return refuse(Refusal::count_ill_formed);
  return {};
}

// The positions of these members, all of whom are on the roll, of the house if one is named, and
// not yet in the set.
Result<std::vector<std::size_t>> require_new(const Proposal& proposal,
                                             const std::vector<MemberNumber>& members,
                                             std::optional<HouseIndex> house, const Positions& held,
                                             Refusal when_held) {
  const auto& roll = proposal.box.roll();
  std::vector<std::size_t> positions;
  positions.reserve(members.size());
  for (const auto member : members) {
    const auto position = position_in(roll, member);
    if (!position || (house && roll[*position].house != *house)) {
      return refuse(Refusal::not_on_roll, member.value);
    }
    positions.push_back(*position);
  }
  for (const auto position : positions) {
    if (held.contains(position)) return refuse(when_held, roll[position].number.value);
  }
  return positions;
}

// Nobody knows whose paper is whose, so that each must fit the credits of everybody marked.
Status require_good_papers(const Proposal& proposal, const CountEntered& body,
                           const std::vector<std::size_t>& marked) {
  const auto& roll = proposal.box.roll();
  auto credits = roll[marked.front()].credits;
  for (const auto position : marked) credits = std::min(credits, roll[position].credits);
  for (const auto& papers : body.papers) {
    const Ballot ballot{BallotForm::choice, papers.choices, papers.votes};
    YORIAI_CHECK(require_good_ballot(proposal, ballot, credits));
  }
  return {};
}

Status require_reconciled(const CountEntered& body) {
  std::uint64_t papers = std::uint64_t{body.blank} + body.spoilt;
  for (const auto& equal : body.papers) papers += equal.count;
  if (papers != body.marked.size()) return refuse(Refusal::count_differs, body.marked.size());
  return {};
}

BoxCount count_of(const EventId& event, const CountEntered& body) {
  const auto marked = static_cast<std::uint32_t>(body.marked.size());
  return {
      {body.station, body.house, body.issued, marked, body.blank, body.spoilt}, event, body.papers};
}

}  // namespace

Result<Change> judge(const Judging& judging, const CountEntered& body) {
  YORIAI_CHECK(require_active_author(judging));
  YORIAI_CHECK(require_signers(judging, Role::clerk, kClerks, {}));
  YORIAI_TRY(const auto* proposal, find_proposal(judging.state, body.proposal));
  YORIAI_CHECK(require_open(judging, *proposal));
  if (proposal->terms.visibility != Visibility::box) return refuse(Refusal::not_a_box);
  YORIAI_CHECK(require_well_formed(*proposal, body));
  YORIAI_TRY(auto marked, require_new(*proposal, body.marked, body.house,
                                      proposal->box.counts().marked(), Refusal::already_marked));
  YORIAI_CHECK(require_good_papers(*proposal, body, marked));
  YORIAI_CHECK(require_reconciled(body));
  return Change{
      Counting{proposal->draft.number, count_of(judging.event.id(), body), std::move(marked)}};
}

Result<Change> judge(const Judging& judging, const PresenceNoted& body) {
  YORIAI_CHECK(require_active_author(judging));
  YORIAI_CHECK(require_two_offices(judging, Role::clerk, Role::chair));
  YORIAI_TRY(const auto* proposal, find_proposal(judging.state, body.proposal));
  YORIAI_CHECK(require_open(judging, *proposal));
  if (body.members.empty() || !ascends(body.members, std::less<>())) {
    return refuse(Refusal::count_ill_formed);
  }
  YORIAI_TRY(auto present, require_new(*proposal, body.members, std::nullopt,
                                       proposal->box.counts().present(), Refusal::already_noted));
  return Change{Attendance{proposal->draft.number, std::move(present)}};
}

}  // namespace yoriai::core::detail
