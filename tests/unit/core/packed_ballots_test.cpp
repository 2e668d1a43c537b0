#include "core/packed_ballots.h"

#include <gtest/gtest.h>

#include "core/limits.h"
#include "core/standing_ballots.h"
#include "tests/support/bodies.h"

namespace yoriai::tests {
namespace {

using core::BallotShape;
using core::Credits;
using core::Method;
using core::PackedBallots;

struct Case {
  const char* what;
  BallotShape shape;
  std::vector<core::Ballot> ballots;
};

TEST(PackedBallots, GiveBackWhatWasPutIn) {
  const auto most = core::kMaxVote;
  const Case cases[] = {
      {"for and against", {Method::yes_no, 0, {}}, {yes(), no(), blank(), withdrawn()}},
      {"one of the most options there are",
       {Method::one_of, 200, {}},
       {pick({199}), pick({0}), blank()}},
      {"approval across bytes",
       {Method::approval, 17, {}},
       {pick({0, 7, 8, 16}), pick({16}), pick({3}), withdrawn()}},
      {"votes of one byte",
       {Method::quadratic, 3, Credits{16'383}},
       {give({127, 0, 0}), give({-127, 0, 0}), give({0, 0, 0}), blank()}},
      {"votes of two bytes",
       {Method::quadratic, 2, Credits{16'384}},
       {give({128, 0}), give({-128, 0}), give({0, 127})}},
      {"votes of four bytes",
       {Method::quadratic, 2, Credits{core::kMaxCredits}},
       {give({most, 0}), give({0, -most}), give({32'767, -1})}},
      {"projects across bytes",
       {Method::equal_shares, 9, {}},
       {pick({0, 8}), pick({7}), blank(), withdrawn()}},
      {"places",
       {Method::ranked, 200, {}},
       {give(std::vector<std::int32_t>(200, 200)), give(std::vector<std::int32_t>(200, 0)),
        blank()}},
  };
  for (const auto& row : cases) {
    SCOPED_TRACE(row.what);
    PackedBallots packed(row.shape, row.ballots.size() + 1);
    for (std::size_t i = 0; i < row.ballots.size(); ++i) packed.put(i, row.ballots[i]);
    for (std::size_t i = 0; i < row.ballots.size(); ++i) EXPECT_EQ(packed.at(i), row.ballots[i]);
    EXPECT_EQ(packed.at(row.ballots.size()), withdrawn());
    for (std::size_t i = 0; i < row.ballots.size(); ++i) packed.put(i, row.ballots.front());
    for (std::size_t i = 0; i < row.ballots.size(); ++i) {
      EXPECT_EQ(packed.at(i), row.ballots.front());
    }
  }
}

TEST(PackedBallots, StopAtABallotOfAnotherShape) {
  PackedBallots packed({Method::quadratic, 2, Credits{99}}, 1);
  EXPECT_DEATH(packed.put(0, give({200, 0})), "this is a bug");
  EXPECT_DEATH(packed.put(0, give({1, 0, 0})), "this is a bug");
}

TEST(StandingBallots, AnotherBallotMayStandInAPlace) {
  PackedBallots packed({Method::yes_no, 0, {}}, 3);
  packed.put(0, yes());
  packed.put(1, blank());
  core::StandingBallots standing(packed);
  standing.replace(1, no());
  standing.replace(0, withdrawn());
  EXPECT_FALSE(standing.stands(0));
  EXPECT_TRUE(standing.stands(1));
  EXPECT_FALSE(standing.blank(1));
  EXPECT_FALSE(standing.stands(2));
  core::Ballot ballot;
  standing.read(1, ballot);
  EXPECT_EQ(ballot, no());
}

}  // namespace
}  // namespace yoriai::tests
