#include "core/detail/count_methods.h"
#include "core/detail/wide.h"

namespace yoriai::core {
namespace {

std::uint32_t people_in(ConditionBase base, const HouseResult& house) {
  switch (base) {
    case ConditionBase::roll:
      return house.roll;
    case ConditionBase::present:
      return house.present();
    case ConditionBase::cast:
      return house.cast();
  }
  return house.roll;
}

}  // namespace

// figure / base against numerator / denominator, cross-multiplied in 128 bits (specs/rules.md 10).
bool condition_holds(const Condition& condition, std::uint64_t figure, const HouseResult& house) {
  if (condition.numerator == 0) return true;
  const auto have = detail::Wide{figure} * condition.denominator;
  const auto needed = detail::Wide{people_in(condition.base, house)} * condition.numerator;
  return condition.strict ? have > needed : have >= needed;
}

namespace detail {

bool quorum_holds(const ProposalKind& kind, const HouseResult& house) {
  const auto people = kind.abstain_in_quorum ? house.present() : house.cast();
  return condition_holds(kind.rules[house.house.value].quorum, people, house);
}

}  // namespace detail
}  // namespace yoriai::core
