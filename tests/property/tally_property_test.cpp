#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/support/bodies.h"
#include "tests/support/poll.h"

namespace yoriai::tests {
namespace {

constexpr std::uint16_t kOptions = 3;

// What one person did: their ballot, or whom they handed their voice to.
struct Deed {
  bool votes = false;
  std::vector<std::int32_t> ballot;
  core::Handed handed;
  std::uint16_t house = 0;
  std::uint32_t credits = 0;
};

core::Handed any_handing(std::uint32_t people) {
  const auto to = *rc::gen::inRange<std::uint32_t>(1, people + 1);
  const auto how = *rc::gen::inRange(0, 8);
  if (how == 0) return {};
  if (how == 1) return {core::Handing::opted_out, core::kNobody, core::kNoPosition};
  if (how == 2) return {core::Handing::gone, core::kNobody, core::kNoPosition};
  if (how == 3) return {core::Handing::outside_roll, kOutsider, core::kNoPosition};
  return handed_to(to);
}

std::vector<Deed> any_deeds() {
  const auto people = *rc::gen::inRange<std::uint32_t>(1, 30);
  std::vector<Deed> deeds(people);
  for (auto& deed : deeds) {
    deed.votes = *rc::gen::inRange(0, 3) == 0;
    deed.ballot = *rc::gen::container<std::vector<std::int32_t>>(
        kOptions, rc::gen::inRange<std::int32_t>(-3, 4));
    deed.handed = any_handing(people);
    deed.house = *rc::gen::inRange<std::uint16_t>(0, 2);
    deed.credits = *rc::gen::inRange<std::uint32_t>(0, 30);
  }
  return deeds;
}

core::Counted count(const std::vector<Deed>& deeds) {
  Poll poll(core::Method::quadratic, kOptions, 2);
  for (const auto& deed : deeds) {
    if (deed.votes) {
      poll.vote(give(deed.ballot), deed.house, deed.credits);
    } else {
      poll.hand(deed.handed, deed.house, deed.credits);
    }
  }
  return poll.count();
}

RC_GTEST_PROP(TallyProperty, TheSixNumbersAddUpToTheRoll, ()) {
  const auto deeds = any_deeds();
  const auto counted = count(deeds);
  std::size_t roll = 0;
  for (const auto& house : counted.result.houses) {
    RC_ASSERT(house.voted + house.copied + house.did_not_fit + house.cut + house.ended_nowhere +
                  house.did_not_vote ==
              house.roll);
    RC_ASSERT(house.blank <= house.present());
    roll += house.roll;
  }
  RC_ASSERT(roll == deeds.size());
}

// Where a voice ends is where following it hop by hop, at most once past everybody, comes to.
RC_GTEST_PROP(TallyProperty, ChainsEndWhereFollowingThemEnds, ()) {
  const auto deeds = any_deeds();
  for (const auto& row : count(deeds).represented) {
    std::size_t at = row.member.value - 1;
    std::uint32_t steps = 0;
    while (steps <= deeds.size() && !deeds[at].votes &&
           deeds[at].handed.how == core::Handing::to_member) {
      at = deeds[at].handed.next_position;
      ++steps;
    }
    if (steps > deeds.size()) {
      RC_ASSERT(row.fate == core::Fate::cycle);
      RC_ASSERT(row.end == core::kNobody);
    } else if (!deeds[at].votes && deeds[at].handed.how == core::Handing::outside_roll) {
      RC_ASSERT(row.end == kOutsider);
      RC_ASSERT(row.length == steps + 1);
    } else {
      RC_ASSERT(row.end.value == at + 1);
      RC_ASSERT(row.length == steps);
    }
  }
}

// Handing a voice to somebody comes to the same as casting that person's ballot oneself.
RC_GTEST_PROP(TallyProperty, ACopyCountsAsTheSameBallotCast, ()) {
  const auto deeds = any_deeds();
  const auto handed = count(deeds).result;
  auto cast_by_hand = deeds;
  for (const auto& row : count(deeds).represented) {
    auto& deed = cast_by_hand[row.member.value - 1];
    if (row.fate != core::Fate::copied) {
      deed.handed = {};
      continue;
    }
    deed.votes = true;
    deed.ballot = deeds[row.end.value - 1].ballot;
  }
  const auto cast = count(cast_by_hand).result;
  RC_ASSERT(cast.order == handed.order);
  RC_ASSERT(cast.outcome == handed.outcome);
  RC_ASSERT(cast.winner == handed.winner);
  for (std::size_t h = 0; h < 2; ++h) {
    RC_ASSERT(cast.houses[h].options == handed.houses[h].options);
    RC_ASSERT(cast.houses[h].present() == handed.houses[h].present());
  }
}

}  // namespace
}  // namespace yoriai::tests
