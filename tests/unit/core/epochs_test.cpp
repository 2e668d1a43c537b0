// What epochs, changes of peers and added receipts do to a state.
#include <gtest/gtest.h>

#include "core/result_document.h"
#include "tests/support/village.h"

namespace yoriai::tests {
namespace {

constexpr core::MemberNumber kFirst{1};
constexpr core::MemberNumber kSecond{2};
constexpr core::MemberNumber kThird{3};

core::Instant due_of(const Village& village, const core::ProposalId& proposal) {
  return core::closing_due(village.state(), *village.state().find(proposal));
}

TEST(Epoch, TheFirstPeerLeadsTheFirst) {
  const Village village(four_peers());
  EXPECT_EQ(village.state().epoch(), core::Epoch{0});
  EXPECT_EQ(village.state().sequencer(), Village::peer_key(1).public_key());
  EXPECT_EQ(village.state().log_key(), Village::peer_key(1, "log").public_key());
}

TEST(Epoch, WhoBeginsOneLeadsIt) {
  Village village(four_peers());
  village.enter(village.epoch_beginning(3, 2, {1, 2, 3}));
  EXPECT_EQ(village.state().epoch(), core::Epoch{2});
  EXPECT_EQ(village.state().sequencer(), Village::peer_key(3).public_key());
  EXPECT_EQ(village.state().log_key(), Village::peer_key(3, "log").public_key());
  // The next one must be higher, and only its leader opens votes.
  EXPECT_EQ(village.judge(village.epoch_beginning(1, 2, {1, 2, 3})),
            (core::Refused{core::Refusal::epoch_not_next, 3}));
  const auto proposal = village.announce(kFirst, question());
  village.sleep_until(village.state().find(proposal)->terms.opens_at);
  auto opening = village.opening(proposal);
  opening.signers = {&Village::peer_key(1)};
  EXPECT_EQ(village.judge(opening), (core::Refused{core::Refusal::role_missing, core::kSequencer}));
  EXPECT_FALSE(village.judge(village.opening(proposal)));
}

// T 100 minutes after the opening, G 30 minutes.
constexpr Terms kTerms{2 * kHour, 100 * kMinute, 30 * kMinute};

TEST(Epoch, ClosingsToComeGetTheirGraceAnew) {
  Village village(four_peers());
  const auto early = village.open(kFirst, question(), kTerms);
  const auto later = village.announce(kSecond, question(), {2 * kHour, 5 * kDay, 30 * kMinute});
  const auto T = village.state().find(early)->terms.closes_at;
  const auto G = 30 * kMinute;
  EXPECT_EQ(due_of(village, early), T + G + core::Duration{1});
  // Before the deadline an epoch moves nothing.
  village.sleep_until(village.now() + kMinute);
  village.enter(village.epoch_beginning(2, 1, {1, 2, 3}));
  EXPECT_EQ(due_of(village, early), T + G + core::Duration{1});
  // Nobody is there when the closing falls due, nor for an hour.
  const auto begun = T + kHour + kHour;
  village.sleep_until(begun);
  village.enter(village.epoch_beginning(3, 2, {1, 2, 3}));
  EXPECT_EQ(due_of(village, early), begun + G + core::Duration{1});
  // The opening of the other waited all the time, and is what must enter now.
  EXPECT_EQ(core::due_transition(village.state(), begun)->kind, core::Kind::voting_opened);
  village.advance_to(begun);
  EXPECT_FALSE(core::due_transition(village.state(), begun + G));
  EXPECT_EQ(due_of(village, later),
            village.state().find(later)->terms.closes_at + G + core::Duration{1});
  village.advance_to(begun + G + core::Duration{1});
  EXPECT_EQ(village.state().find(early)->phase, core::Phase::closed);
  EXPECT_EQ(village.state().find(later)->phase, core::Phase::open);
}

struct Late {
  Village village{four_peers()};
  core::ProposalId proposal = village.open(kFirst, question(), kTerms);
  core::Instant deadline = village.state().find(proposal)->terms.closes_at;

  Attempt ballot(core::MemberNumber voter, const core::Ballot& says,
                 const Village::PeerNumbers& receipts) {
    auto out = village.ballot(voter, proposal, says);
    for (const auto peer : receipts) {
      out.receipts.push_back({&Village::peer_key(peer), deadline, {}});
    }
    std::ranges::sort(out.receipts, {}, [](const auto& r) { return r.peer->public_key(); });
    return out;
  }
  core::ResultDocument closed() {
    village.close(proposal);
    return *core::decode_result(village.document(proposal));
  }
};

TEST(ReceiptsAdded, ABallotThatCameLateWeighsAfterAll) {
  Late late;
  late.village.sleep_until(late.deadline + kMinute);
  const auto ballot = late.ballot(kSecond, yes(), {2});
  late.village.enter(ballot);
  late.village.enter(late.ballot(kThird, no(), {2}));
  auto shown = ballot;
  shown.receipts = late.ballot(kSecond, yes(), {2, 3}).receipts;
  const auto addition = late.village.receipts_addition(4, shown);
  late.village.enter(addition);
  // Once is enough, whoever says it again.
  EXPECT_EQ(late.village.judge(late.village.receipts_addition(3, shown))->code,
            core::Refusal::nothing_to_add);
  const auto document = late.closed();
  EXPECT_EQ(document.result.late_uncounted, std::vector{kThird});
  EXPECT_EQ(document.result.decided.result.houses.at(0).voted, 1U);
  ASSERT_TRUE(document.result.without_late.has_value());
  EXPECT_EQ(document.result.without_late->houses.at(0).voted, 0U);
}

TEST(ReceiptsAdded, ABallotThatWasKeptOutComesInWithThem) {
  Late late;
  late.village.sleep_until(late.deadline + kMinute);
  const auto ballot = late.ballot(kSecond, yes(), {2, 3});
  late.village.enter(late.village.receipts_addition(2, ballot));
  EXPECT_EQ(late.village.judge(ballot)->code, core::Refusal::already_in_book);
  EXPECT_EQ(late.closed().result.decided.result.houses.at(0).options.at(0).in_favour, 1U);
}

TEST(PeersActivated, KeysOfWhoIsGoneAreRetired) {
  Village village(four_peers());
  village.enter(village.peers_change(4, 5, 3, 1));
  const auto* before = village.state().members().owner(Village::peer_key(4).public_key());
  EXPECT_FALSE(before->retired);
  village.enter(village.peers_activation({1, 2, 3}));
  for (const auto* purpose : {"node", "witness", "log"}) {
    const auto& members = village.state().members();
    EXPECT_TRUE(members.owner(Village::peer_key(4, purpose).public_key())->retired) << purpose;
    EXPECT_FALSE(members.owner(Village::peer_key(5, purpose).public_key())->retired) << purpose;
  }
  EXPECT_EQ(village.state().peers().at(3).operator_name, "operator 5");
  EXPECT_EQ(village.judge(village.epoch_beginning(4, 1, {1, 2, 3}))->code,
            core::Refusal::author_key_retired);
  EXPECT_FALSE(village.judge(village.epoch_beginning(5, 1, {1, 2, 5})));
}

TEST(PeersActivated, ASequencerWithOtherKeysMustBeginAnEpoch) {
  Village village(four_peers());
  village.enter(village.peers_change(1, 5, 3, 1));
  village.enter(village.peers_activation({2, 3, 4}));
  const auto proposal = village.announce(kFirst, question());
  village.sleep_until(village.state().find(proposal)->terms.opens_at);
  EXPECT_EQ(village.judge(village.opening(proposal))->code, core::Refusal::author_key_retired);
  village.enter(village.epoch_beginning(5, 1, {2, 3, 5}));
  EXPECT_FALSE(village.judge(village.opening(proposal)));
}

TEST(Announcement, LocksTheReceiptsThatThePeersInForceAsk) {
  Village village(four_peers());
  const auto before = village.announce(kFirst, question());
  village.enter(village.peers_change(4, {}, 2, 0));
  const auto between = village.announce(kFirst, question());
  village.enter(village.peers_activation({1, 2, 3}));
  village.enter(village.peers_change({}, {}, 3, 0));
  village.enter(village.peers_activation({1, 2, 3}));
  const auto after = village.announce(kFirst, question());
  EXPECT_EQ(village.state().find(before)->receipts_needed, 2);   // 4 - 3 + 1
  EXPECT_EQ(village.state().find(between)->receipts_needed, 2);  // also 3 - 2 + 1
  EXPECT_EQ(village.state().find(after)->receipts_needed, 1);    // 3 - 3 + 1
}

TEST(StateDigest, SeesEpochsAndPeers) {
  Village village(four_peers());
  std::vector<core::Digest> seen{core::state_digest(village.state())};
  village.enter(village.epoch_beginning(1, 1, {1, 2, 3}));
  seen.push_back(core::state_digest(village.state()));
  village.enter(village.peers_change({}, {}, 4, 0));
  seen.push_back(core::state_digest(village.state()));
  village.enter(village.peers_activation({1, 2, 3, 4}));
  seen.push_back(core::state_digest(village.state()));
  std::ranges::sort(seen);
  EXPECT_EQ(std::ranges::adjacent_find(seen), seen.end());
}

}  // namespace
}  // namespace yoriai::tests
