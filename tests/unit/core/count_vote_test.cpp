#include <gtest/gtest.h>

#include "core/delegations.h"
#include "core/members.h"
#include "core/result_document.h"
#include "tests/support/bodies.h"
#include "tests/support/poll.h"

namespace yoriai::tests {
namespace {

using core::Instant;
using core::MemberNumber;
using core::Timeliness;

constexpr Instant kDeadline{1000};

// A vote that has run its time, built without a book. Members 1 to `people` are on the roll; one
// more member is not.
class Vote {
 public:
  explicit Vote(std::uint32_t people, core::ProposalDrafted draft = question()) {
    proposal_.draft = std::move(draft);
    proposal_.draft.topic = core::TopicIndex{1};
    auto charter = std::make_shared<core::FrozenCharter>();
    charter->rules = village_charter();
    proposal_.charter = std::move(charter);
    proposal_.kinds = core::kinds_of(proposal_.draft, false, proposal_.charter->rules);
    proposal_.terms.closes_at = kDeadline;
    core::Roll roll;
    for (std::uint32_t number = 1; number <= people; ++number) {
      admit(number);
      roll.push_back({MemberNumber{number}, {}, core::Weight{1}, proposal_.draft.credits});
    }
    admit(people + 1);
    proposal_.box = core::BallotBox(std::move(roll), proposal_.ballot_shape());
  }

  Vote& cast(std::uint32_t voter, core::Ballot ballot, std::uint16_t revision = 1,
             Timeliness timeliness = Timeliness::by_book) {
    core::CastBallot entry;
    entry.rank.revision = core::Revision{revision};
    entry.ballot = std::move(ballot);
    proposal_.box.put(voter - 1, timeliness, entry);
    return *this;
  }
  Vote& hand(std::uint32_t delegator, std::uint32_t target, const core::Scope& scope = {},
             Instant at = {1}) {
    core::DelegationValue value;
    value.rank.revision = core::Revision{++revision_};
    value.accepted_at = at;
    value.target = MemberNumber{target};
    delegations_.put(MemberNumber{delegator}, scope, value);
    return *this;
  }
  Vote& status(std::uint32_t member, core::MemberStatus status, Instant at) {
    members_.set_status(MemberNumber{member}, {at, status});
    return *this;
  }
  [[nodiscard]] core::VoteResult count() const {
    return core::count_vote(proposal_, members_, delegations_);
  }
  [[nodiscard]] std::string represented() const { return to_text(count().decided.represented); }
  [[nodiscard]] std::string numbers_of_house() const {
    return numbers(count().decided.result.houses.front());
  }

 private:
  void admit(std::uint32_t number) {
    core::Newcomer member;
    member.commitment.data.front() = static_cast<std::byte>(number);
    members_.add(member);
  }

  core::Proposal proposal_;
  core::Members members_;
  core::Delegations delegations_;
  std::uint16_t revision_ = 0;
};

TEST(CountVote, ADirectBallotOverridesADelegation) {
  Vote vote(2);
  vote.cast(1, yes()).cast(2, no()).hand(2, 1);
  EXPECT_EQ(vote.represented(), "");
  EXPECT_EQ(vote.numbers_of_house(), "2 = 2 0 0 0 0 0 (0)");
}

TEST(CountVote, AWithdrawnBallotLetsTheDelegationApplyAgain) {
  Vote vote(2);
  vote.cast(1, yes()).cast(2, no()).hand(2, 1).cast(2, withdrawn(), 2);
  EXPECT_EQ(vote.represented(), "2>1 1+1 copied");
}

TEST(CountVote, SomebodyOffTheRollEndsAChain) {
  Vote vote(2);
  vote.hand(1, 3).hand(3, 2).cast(2, yes());
  EXPECT_EQ(vote.represented(), "1>3 3+1 outside_roll");
}

TEST(CountVote, DelegationsAreReadAsOfTheDeadline) {
  Vote vote(3);
  vote.cast(1, yes()).cast(2, no()).hand(3, 1, {}, kDeadline).hand(3, 2, {}, Instant{1001});
  EXPECT_EQ(vote.represented(), "3>1 1+1 copied");
}

TEST(CountVote, AnOptOutForTheTopicStopsTheWiderDelegation) {
  Vote vote(3);
  vote.cast(1, yes()).hand(2, 1).hand(2, 0, on_topic(1)).hand(3, 2);
  EXPECT_EQ(vote.represented(), "3>2 2+1 opted_out");
  EXPECT_EQ(vote.numbers_of_house(), "3 = 1 0 0 0 1 1 (0)");
}

TEST(CountVote, AKindWithoutDelegationCountsDirectBallotsOnly) {
  Vote vote(2, question(kDirect));
  vote.cast(1, yes()).hand(2, 1);
  EXPECT_EQ(vote.represented(), "");
  EXPECT_EQ(vote.numbers_of_house(), "2 = 1 0 0 0 0 1 (0)");
}

// voting-rules 5, 5: the base stays, a ballot already cast and its copies stay, handing on has
// ended.
TEST(CountVote, WhoDiedByTheDeadlinePassesNothingOn) {
  Vote vote(4);
  vote.cast(1, yes()).hand(2, 1).hand(3, 2).hand(4, 1);
  EXPECT_EQ(vote.numbers_of_house(), "4 = 1 3 0 0 0 0 (0)");
  vote.status(2, core::MemberStatus::died, kDeadline);
  EXPECT_EQ(vote.represented(), "3>2 2+1 gone; 4>1 1+1 copied");
  EXPECT_EQ(vote.numbers_of_house(), "4 = 1 1 0 0 1 1 (0)");
  vote.status(1, core::MemberStatus::left, kDeadline);
  EXPECT_EQ(vote.represented(), "3>2 2+1 gone; 4>1 1+1 copied");
}

TEST(CountVote, WhoDiesAfterTheDeadlineOrIsSuspendedStillPassesOn) {
  Vote vote(3);
  vote.cast(1, yes()).hand(2, 1).hand(3, 2);
  vote.status(2, core::MemberStatus::suspended, Instant{500});
  vote.status(3, core::MemberStatus::died, Instant{1001});
  EXPECT_EQ(vote.represented(), "2>1 1+1 copied; 3>2 1+2 copied");
}

TEST(CountVote, WithoutLateIsGivenWhereItDiffers) {
  Vote vote(3);
  vote.cast(1, yes()).cast(2, no());
  EXPECT_FALSE(vote.count().without_late);
  vote.cast(1, yes(), 2, Timeliness::by_receipts);  // says the same again
  EXPECT_FALSE(vote.count().without_late);
  vote.cast(3, yes(), 1, Timeliness::by_receipts);
  const auto result = vote.count();
  EXPECT_EQ(verdict(result.decided.result), "passed");
  ASSERT_TRUE(result.without_late);
  EXPECT_EQ(verdict(*result.without_late), "failed");
  EXPECT_EQ(result.without_late->houses.front().voted, 2U);
}

TEST(CountVote, WithoutLateFollowsDelegationsOnItsOwn) {
  Vote vote(3);
  vote.cast(1, yes()).cast(2, no()).hand(2, 1).cast(2, withdrawn(), 2, Timeliness::by_receipts);
  const auto result = vote.count();
  EXPECT_EQ(numbers(result.decided.result.houses.front()), "3 = 1 1 0 0 0 1 (0)");
  ASSERT_TRUE(result.without_late);
  EXPECT_EQ(numbers(result.without_late->houses.front()), "3 = 2 0 0 0 0 1 (0)");
}

TEST(CountVote, LateBallotsAreListedAndNeverWeigh) {
  Vote vote(3);
  vote.cast(1, no()).cast(1, yes(), 2, Timeliness::late).cast(3, yes(), 1, Timeliness::late);
  const auto result = vote.count();
  EXPECT_EQ(result.late_uncounted, (std::vector{MemberNumber{1}, MemberNumber{3}}));
  EXPECT_EQ(verdict(result.decided.result), "failed");
  EXPECT_EQ(vote.numbers_of_house(), "3 = 1 0 0 0 0 2 (0)");
  EXPECT_FALSE(result.without_late);
}

TEST(CountVote, PaidAndReturnedAddUpToThePurse) {
  auto draft = points(3, 99, true);
  draft.purse = core::Amount{1000};
  draft.spending = core::Spending::by_net_votes;
  Vote vote(3, draft);
  vote.cast(1, give({3, -1, 5})).cast(2, give({0, 1, 1})).hand(3, 2);
  const auto passed = vote.count();
  EXPECT_EQ(passed.payments, (std::vector{core::Amount{273}, core::Amount{91}, core::Amount{636}}));
  EXPECT_EQ(passed.returned, core::Amount{0});

  const auto failed = Vote(3, draft).cast(1, give({-1, 0, 0})).count();
  EXPECT_EQ(failed.payments, std::vector<core::Amount>(3));
  EXPECT_EQ(failed.returned, core::Amount{1000});
}

}  // namespace
}  // namespace yoriai::tests
