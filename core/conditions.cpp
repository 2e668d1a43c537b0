#include <algorithm>

#include "core/detail/count_methods.h"
#include "core/detail/wide.h"

namespace yoriai::core {

std::uint32_t base_of(const Condition& condition, const HouseResult& house) {
  switch (condition.base) {
    case ConditionBase::roll:
      return house.in_votes().roll;
    case ConditionBase::present:
      return house.in_votes().present();
    case ConditionBase::cast:
      return house.in_votes().cast();
    case ConditionBase::all_cards:
      return house.cards ? house.cards->all : house.roll;
    case ConditionBase::people:
      break;
  }
  return house.roll;
}

std::uint32_t quorum_figure(const Condition& quorum, bool abstain_in_quorum,
                            const HouseResult& house) {
  const HouseFigures& figures = quorum.base == ConditionBase::people ? house : house.in_votes();
  return abstain_in_quorum ? figures.present() : figures.cast();
}

// figure / base against numerator / denominator, cross-multiplied in 128 bits (specs/rules.md 10).
bool condition_holds(const Condition& condition, std::uint64_t figure, const HouseResult& house) {
  if (condition.numerator == 0) return true;
  const auto have = detail::Wide{figure} * condition.denominator;
  const auto needed = detail::Wide{base_of(condition, house)} * condition.numerator;
  return condition.strict ? have > needed : have >= needed;
}

bool tied_in(const ProposalKind& kind, std::span<const ProposalKind> also,
             const HouseResult& house) {
  const auto& row = house.options.front();
  const auto undecided = [&](const ProposalKind& one) {
    return can_tie(one.rules[house.house.value].threshold);
  };
  return kind.tie != TieRule::status_quo && row.in_favour > 0 && row.in_favour == row.against &&
         undecided(kind) && std::all_of(also.begin(), also.end(), undecided);
}

namespace detail {
namespace {

// A condition of every kind that the vote is judged by.
template <class Holds>
bool in_every_kind(const TallyInput& input, Holds holds) {
  return holds(*input.kind) && std::all_of(input.also.begin(), input.also.end(), holds);
}

}  // namespace

bool is_advisory(const TallyInput& input, HouseIndex house) {
  return in_every_kind(input,
                       [&](const ProposalKind& kind) { return kind.rules[house.value].advisory; });
}

bool quorum_holds(const TallyInput& input, const HouseResult& house) {
  return in_every_kind(input, [&](const ProposalKind& kind) {
    const auto& quorum = kind.rules[house.house.value].quorum;
    return condition_holds(quorum, quorum_figure(quorum, kind.abstain_in_quorum, house), house);
  });
}

bool threshold_holds(const TallyInput& input, std::uint64_t figure, const HouseResult& house) {
  return in_every_kind(input, [&](const ProposalKind& kind) {
    return condition_holds(kind.rules[house.house.value].threshold, figure, house);
  });
}

}  // namespace detail
}  // namespace yoriai::core
