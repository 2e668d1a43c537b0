#include "core/other_rule.h"

#include <utility>

#include "core/assert.h"
#include "core/tally_input.h"

namespace yoriai::core {
namespace {

// Options with the least place, which are named.
std::vector<OptionIndex> first_places(const Ballot& ballot) {
  std::vector<OptionIndex> first;
  std::int32_t best = 0;
  for (std::uint16_t i = 0; i < ballot.votes.size(); ++i) {
    const auto place = ballot.votes[i];
    if (place == 0 || (best != 0 && place > best)) continue;
    if (place != best) first.clear();
    best = place;
    first.emplace_back(i);
  }
  return first;
}

std::vector<OptionIndex> positive(const Ballot& ballot) {
  std::vector<OptionIndex> named;
  for (std::uint16_t i = 0; i < ballot.votes.size(); ++i) {
    if (ballot.votes[i] > 0) named.emplace_back(i);
  }
  return named;
}

// What says nothing to the other method is a blank ballot there.
Ballot read_as(const Ballot& ballot, Method cast, Method other) {
  if (ballot.form != BallotForm::choice || !numbers_options(cast)) return ballot;
  auto named = other == Method::one_of ? first_places(ballot) : positive(ballot);
  if (named.empty() || (other == Method::one_of && named.size() > 1)) {
    return {BallotForm::blank, {}, {}};
  }
  return {BallotForm::choice, std::move(named), {}};
}

PackedBallots all_read_as(const Proposal& proposal, Method other) {
  const auto standing = proposal.box.standing(/*with_receipts=*/true);
  auto shape = proposal.ballot_shape();
  shape.method = other;
  PackedBallots packed(shape, standing.size());
  Ballot ballot;
  for (std::size_t i = 0; i < standing.size(); ++i) {
    if (!standing.stands(i)) continue;
    standing.read(i, ballot);
    packed.put(i, read_as(ballot, proposal.draft.method, other));
  }
  return packed;
}

// A paper that says nothing to the other method joins the blank ones.
void read_papers_as(BoxCount& count, Method cast, Method other) {
  for (auto& papers : std::exchange(count.papers, {})) {
    auto read = read_as({BallotForm::choice, papers.choices, papers.votes}, cast, other);
    if (read.form == BallotForm::blank) {
      count.blank += papers.count;
    } else {
      count.papers.push_back({papers.count, std::move(read.choices), std::move(read.votes)});
    }
  }
}

std::vector<Handed> handed_as_before(const BallotBox& box,
                                     std::span<const Represented> represented) {
  const auto& roll = box.roll();
  std::vector<Handed> handed(roll.size());
  for (std::size_t i = 0; i < roll.size(); ++i) {
    if (box.counts().marked().contains(i)) handed[i].how = Handing::in_box;
  }
  for (const auto& row : represented) {
    const auto next = position_in(roll, row.next);
    handed[*position_in(roll, row.member)] =
        next ? Handed{Handing::to_member, row.next, static_cast<std::uint32_t>(*next)}
             : Handed{Handing::outside_roll, row.next, kNoPosition};
  }
  return handed;
}

}  // namespace

// The other condition takes the place of that of every kind the vote is judged by.
std::vector<ProposalKind> kinds_by_other_rule(const Proposal& proposal, const OtherRule& rule) {
  auto kinds = proposal.kinds;
  for (auto& kind : kinds) {
    kind.tie = rule.tie.value_or(kind.tie);
    for (auto& house : kind.rules) {
      house.quorum = rule.quorum.value_or(house.quorum);
      house.threshold = rule.threshold.value_or(house.threshold);
      if (rule.uncapped) house.cap = {};
    }
  }
  return kinds;
}

bool can_be_read_as(Method cast, Method other) {
  if (cast == other) return true;
  if (chooses_projects(cast)) return chooses_projects(other) || other == Method::approval;
  if (cast == Method::quadratic || cast == Method::one_of) return other == Method::approval;
  return cast == Method::ranked && (other == Method::approval || other == Method::one_of);
}

namespace {

// They came as before, whatever they now say.
StandingBallots read_otherwise(const PackedBallots& packed, const StandingBallots& standing) {
  StandingBallots direct(packed);
  for (std::size_t i = 0; i < direct.size(); ++i) {
    if (direct.stands(i)) direct.came_by(i, standing.channel(i));
  }
  return direct;
}

}  // namespace

Counted count_by_other_rule(const Proposal& proposal, std::span<const Represented> represented,
                            const OtherRule& rule) {
  const auto method = rule.method.value_or(proposal.draft.method);
  YORIAI_ASSERT(can_be_read_as(proposal.draft.method, method));
  const bool other = method != proposal.draft.method;
  const auto packed = other ? all_read_as(proposal, method) : PackedBallots();
  const auto standing = proposal.box.standing(/*with_receipts=*/true);
  const auto direct = other ? read_otherwise(packed, standing) : standing;
  const auto handed = handed_as_before(
      proposal.box, rule.direct_only ? std::span<const Represented>() : represented);
  const auto kinds = kinds_by_other_rule(proposal, rule);
  const auto counts = proposal.box.counts().read_otherwise([&](BoxCount& count) {
    if (other) read_papers_as(count, proposal.draft.method, method);
  });
  auto input = input_of(proposal, direct, handed);
  input.method = method;
  input.kind = &kinds.front();
  input.also = std::span(kinds).subspan(1);
  input.counts = &counts;
  return tally(input);
}

}  // namespace yoriai::core
