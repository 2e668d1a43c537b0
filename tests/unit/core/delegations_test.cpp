#include "core/delegations.h"

#include <gtest/gtest.h>

#include "tests/support/bodies.h"

namespace yoriai::tests {
namespace {

using core::Instant;
using core::MemberNumber;
using core::TopicIndex;

constexpr MemberNumber kDelegator{7};
constexpr TopicIndex kTopic{1};
constexpr Instant kDeadline{1000};
constexpr core::Scope kAll = core::kAllScopes;

core::ProposalId proposal(unsigned char id) {
  core::ProposalId out;
  out.draft.data.front() = std::byte{id};
  return out;
}

// Accepted at an instant, with a revision; expires_at 0: never.
core::DelegationValue value(std::uint64_t at, std::uint16_t revision, std::uint32_t target,
                            std::uint64_t expires_at = 0) {
  core::DelegationValue out;
  out.rank.revision = core::Revision{revision};
  out.accepted_at = Instant{at};
  out.target = MemberNumber{target};
  out.expires_at = Instant{expires_at};
  return out;
}

TEST(Delegations, ARegisterIsReadAsOfAnInstant) {
  core::Delegations all;
  all.put(kDelegator, everything(), value(10, 1, 2));
  all.put(kDelegator, everything(), value(20, 2, 3));
  const auto target_at = [&](std::uint64_t at) {
    const auto found = all.as_of(kDelegator, everything(), Instant{at});
    return found ? found->target.value : 999;
  };
  EXPECT_EQ(target_at(9), 999U);
  EXPECT_EQ(target_at(10), 2U);
  EXPECT_EQ(target_at(19), 2U);
  EXPECT_EQ(target_at(20), 3U);
  EXPECT_FALSE(all.as_of(kDelegator, on_topic(0), Instant{20}));
  EXPECT_FALSE(all.as_of(MemberNumber{8}, everything(), Instant{20}));
}

TEST(Delegations, AValueThatDoesNotOutrankTheLastIsSuperseded) {
  core::Delegations all;
  all.put(kDelegator, everything(), value(10, 5, 2));
  all.put(kDelegator, everything(), value(20, 4, 3));
  EXPECT_EQ(all.as_of(kDelegator, everything(), kDeadline)->target, MemberNumber{2});
  all.each([](auto, const auto&, const auto& values) { EXPECT_EQ(values.size(), 1U); });
}

TEST(Delegations, TwoInOneInstantAreReadAsTheHigher) {
  core::Delegations all;
  all.put(kDelegator, everything(), value(10, 1, 2));
  all.put(kDelegator, everything(), value(10, 2, 3));
  EXPECT_EQ(all.as_of(kDelegator, everything(), Instant{10})->target, MemberNumber{3});
}

struct Given {
  core::Scope scope;
  core::DelegationValue value;
};
struct Case {
  const char* what;
  std::vector<Given> given;
  std::uint32_t target;  // 999: nothing applies; 0: opted out
};

// voting-rules 2c, 1 and 5, 1 to 3.
TEST(Delegations, TheNarrowestScopeThatAppliesWins) {
  const auto mine = proposal(0x42);
  const Case cases[] = {
      {"nothing said", {}, 999},
      {"everything", {{everything(), value(1, 1, 2)}}, 2},
      {"topic over everything", {{everything(), value(1, 1, 2)}, {on_topic(1), value(2, 1, 3)}}, 3},
      {"topic over a later everything",
       {{on_topic(1), value(1, 1, 3)}, {everything(), value(2, 1, 2)}},
       3},
      {"another topic", {{everything(), value(1, 1, 2)}, {on_topic(0), value(2, 1, 3)}}, 2},
      {"proposal over topic",
       {{on_topic(1), value(1, 1, 3)}, {on_proposal(mine), value(2, 1, 4)}},
       4},
      {"another proposal",
       {{on_topic(1), value(1, 1, 3)}, {on_proposal(proposal(0x43)), value(2, 1, 4)}},
       3},
      {"opted out here", {{everything(), value(1, 1, 2)}, {on_topic(1), value(2, 1, 0)}}, 0},
      {"expired narrow one: the wider applies",
       {{everything(), value(1, 1, 2)}, {on_topic(1), value(2, 1, 3, 999)}},
       2},
      {"expired opt-out: the wider applies",
       {{everything(), value(1, 1, 2)}, {on_proposal(mine), value(2, 1, 0, 999)}},
       2},
      {"the last instant of expiry is included",
       {{everything(), value(1, 1, 2)}, {on_topic(1), value(2, 1, 3, 1000)}},
       3},
      {"all expired", {{everything(), value(1, 1, 2, 5)}}, 999},
      {"replaced by one that expired: stays gone",
       {{everything(), value(1, 1, 2)}, {everything(), value(2, 2, 3, 999)}},
       999},
      {"said at the deadline", {{everything(), value(1000, 1, 2)}}, 2},
      {"said after the deadline",
       {{everything(), value(1, 1, 2)}, {everything(), value(1001, 2, 3)}},
       2},
      {"opted out after the deadline",
       {{everything(), value(1, 1, 2)}, {on_proposal(mine), value(1001, 1, 0)}},
       2},
      {"revoked in all scopes",
       {{everything(), value(1, 1, 2)}, {on_topic(1), value(2, 4, 3)}, {kAll, value(3, 5, 0)}},
       999},
      {"an opt-out is revoked as well",
       {{everything(), value(3, 7, 2)}, {on_topic(1), value(1, 4, 0)}, {kAll, value(2, 5, 0)}},
       2},
      {"said again after it",
       {{everything(), value(1, 1, 2)}, {kAll, value(2, 5, 0)}, {on_topic(1), value(3, 6, 3)}},
       3},
      {"what ranks below it came later",
       {{kAll, value(2, 5, 0)}, {everything(), value(3, 4, 2)}},
       999},
      {"revoked after the deadline",
       {{everything(), value(1, 1, 2)}, {kAll, value(1001, 5, 0)}},
       2},
      {"a revocation outranked by another",
       {{kAll, value(1, 9, 0)}, {kAll, value(2, 3, 0)}, {everything(), value(3, 5, 2)}},
       999},
  };
  for (const auto& row : cases) {
    core::Delegations all;
    all.put(MemberNumber{6}, everything(), value(1, 1, 77));
    all.put(MemberNumber{8}, on_proposal(mine), value(1, 1, 88));
    for (const auto& given : row.given) all.put(kDelegator, given.scope, given.value);
    const auto found = all.applying(kDelegator, mine, kTopic, kDeadline);
    EXPECT_EQ(found ? found->target.value : 999, row.target) << row.what;
  }
}

}  // namespace
}  // namespace yoriai::tests
