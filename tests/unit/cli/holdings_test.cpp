#include "cli/holdings.h"

#include <gtest/gtest.h>

#include "tests/support/village.h"

namespace yoriai::tests {
namespace {

using core::MemberNumber;

// Three founders and as many who join.
std::unique_ptr<Village> village_of_six() {
  VillageSetup setup;
  setup.charter.max_delegation = {};
  auto village = std::make_unique<Village>(setup);
  for (int i = 0; i < 3; ++i) village->join();
  return village;
}

void hand(Village& village, std::uint32_t from, std::uint32_t to, const core::Scope& scope = {}) {
  village.enter(village.delegation(MemberNumber{from}, MemberNumber{to}, scope));
}

// "direct/in all" of members 1 to 6.
std::string held(const Village& village, const cli::Subject& about = {}) {
  const auto all = cli::holdings(village.state(), about, village.now());
  std::string out;
  for (std::size_t number = 1; number < all.size(); ++number) {
    out += std::to_string(all[number].direct) + "/" + std::to_string(all[number].in_all) + " ";
  }
  return out;
}

TEST(Holdings, CountWhoNamesSomebodyAndWhoComesThroughOthers) {
  auto village = village_of_six();
  EXPECT_EQ(held(*village), "0/0 0/0 0/0 0/0 0/0 0/0 ");
  hand(*village, 2, 1);
  hand(*village, 3, 2);
  hand(*village, 4, 2);
  hand(*village, 5, 1);
  EXPECT_EQ(held(*village), "2/4 2/2 0/0 0/0 0/0 0/0 ");
}

TEST(Holdings, GoRoundACircleOnce) {
  auto village = village_of_six();
  hand(*village, 1, 2);
  hand(*village, 2, 3);
  hand(*village, 3, 1);
  hand(*village, 4, 3);
  hand(*village, 5, 4);
  // Each of the circle carries the two others and the two from outside.
  EXPECT_EQ(held(*village), "1/4 1/4 2/4 1/1 0/0 0/0 ");
}

TEST(Holdings, AreThoseOfTheScope) {
  auto village = village_of_six();
  hand(*village, 2, 1);
  hand(*village, 2, 3, on_topic(1));
  village->enter(village->delegation(MemberNumber{4}, core::kNobody, on_topic(1)));
  hand(*village, 4, 1);
  EXPECT_EQ(held(*village), "2/2 0/0 0/0 0/0 0/0 0/0 ");
  EXPECT_EQ(held(*village, {{}, core::TopicIndex{1}}), "0/0 0/0 1/1 0/0 0/0 0/0 ");
}

TEST(Holdings, EndWithARevocationAndWithSuspension) {
  auto village = village_of_six();
  hand(*village, 2, 1);
  hand(*village, 3, 1);
  hand(*village, 6, 1);
  village->enter(village->delegation(MemberNumber{2}, core::kNobody, core::kAllScopes, 2));
  village->enter(village->change(MemberNumber{6}, core::MemberField::status, 1));
  EXPECT_EQ(held(*village), "1/1 0/0 0/0 0/0 0/0 0/0 ");
}

}  // namespace
}  // namespace yoriai::tests
