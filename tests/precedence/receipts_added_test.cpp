// Kind 15: specs/events.md section 4.15.
#include "tests/precedence/scene.h"

namespace yoriai::tests {
namespace {

using core::Refusal;

constexpr core::ProposalId kNoProposal{};

Attempt& carried(Scene& s) { return *s.attempt.carried; }
core::BallotCast& cast(Scene& s) { return std::get<core::BallotCast>(carried(s).body); }
core::Instant deadline(const Scene& s) {
  return s.village->state().find(s.proposal)->terms.closes_at;
}

// A ballot that two operators held by the deadline, a minute after it.
Scene late_scene(const VillageSetup& setup = four_peers()) {
  auto village = std::make_unique<Village>(setup);
  village->join();
  const auto proposal = village->open(kFacilitator, question());
  const auto T = village->state().find(proposal)->terms.closes_at;
  Attempt ballot = village->ballot(kVillager, proposal, yes());
  ballot.receipts = {{&Village::peer_key(2), T, {}}, {&Village::peer_key(3), T, {}}};
  Attempt attempt = village->receipts_addition(1, ballot);
  attempt.at = T + kMinute;
  village->sleep_until(attempt.at);
  return scene(std::move(village), std::move(attempt), proposal);
}

void carry_as(Scene& s, core::MemberNumber voter) {
  carried(s).signers.at(0) = s.village->key_of(voter);
}

void retire_voters_key(Scene& s) {
  carry_as(s, kVillager);
  meanwhile(s, [](Village& village) { village.enter(village.key_recovery(kVillager)); });
}

void turn_to_announced(Scene& s) {
  const Terms much_later{10 * kDay, kDay, 30 * kMinute};
  meanwhile(s, [&](Village& village) {
    cast(s).proposal = village.announce(kThird, question(), much_later);
  });
}

void let_vote_close(Scene& s) {
  s.village->close(s.proposal);
  s.attempt.at = s.village->now();
}

void let_die(Scene& s, core::MemberNumber member) {
  meanwhile(s, [&](Village& village) {
    village.enter(village.change(member, core::MemberField::status, 3));
  });
}

// Whoever comes after the opening is not on the roll; dead, if the voter before was.
void carry_newcomers(Scene& s) {
  const bool gone = s.village->state().members().find(kVillager)->gone();
  core::MemberNumber newcomer;
  meanwhile(s, [&](Village& village) { newcomer = village.join(); });
  carry_as(s, newcomer);
  cast(s).voter = newcomer;
  if (gone) let_die(s, newcomer);
}

void enter_in_time(Scene& s) {
  meanwhile(s, [&](Village& village) {
    Attempt ballot = carried(s);
    ballot.at = village.now();
    ballot.receipts.clear();
    village.enter(ballot);
  });
}

Order<Scene> addition_order() {
  Faults faults = {
      {Refusal::role_missing, [](Scene& s) { sign_as(s, kThird); }},
      {Refusal::cosigner_unexpected, add_cosigner},
      {Refusal::receipt_invalid,
       [](Scene& s) { carried(s).receipts[0].peer = &Village::peer_key(2, "witness"); }},
      {Refusal::author_unknown,
       [](Scene& s) { carried(s).signers.at(0) = &key_named("stranger"); }},
      {Refusal::author_key_retired, retire_voters_key},
      {Refusal::cosigner_unexpected,
       [](Scene& s) { carried(s).signers.push_back(&key_named("stranger too")); }},
      {Refusal::proposal_unknown, [](Scene& s) { cast(s).proposal = kNoProposal; }},
      {Refusal::voting_not_open, turn_to_announced},
      {Refusal::voting_over, let_vote_close},
      {Refusal::voter_not_author, [](Scene& s) { cast(s).voter = kStranger; }},
      {Refusal::not_on_roll, carry_newcomers},
      {Refusal::voter_gone, [](Scene& s) { let_die(s, kVillager); }},
      {Refusal::not_due_yet, [](Scene& s) { s.attempt.at = deadline(s); }},
      {Refusal::nothing_to_add, enter_in_time},
      {Refusal::receipts_too_few,
       [](Scene& s) { carried(s).receipts[0].received_at = deadline(s) + core::Duration{1}; }},
      {Refusal::revision_out_of_range, [](Scene& s) { cast(s).revision = core::Revision{0}; }},
      {Refusal::form_wrong, [](Scene& s) { cast(s).ballot.votes = {1}; }},
      {Refusal::option_unknown, [](Scene& s) { cast(s).ballot = pick({7}); }}};
  return order_of_kind(
      "ReceiptsAdded", [] { return late_scene(); }, std::move(faults),
      {{Refusal::proposal_unknown, Refusal::voting_not_open, "what is not open yet is known"},
       {Refusal::voting_not_open, Refusal::voting_over,
        "a vote is before its opening or after its closing"},
       {Refusal::author_unknown, Refusal::author_key_retired,
        "a retired key is in the book, as a member's"},
       {Refusal::form_wrong, Refusal::option_unknown, "both spoil the one choice"}});
}

TEST(Precedence, ReceiptsAdded) { check(addition_order()); }

TEST(ReceiptsAdded, TheDetailsSayFromWhenAndHowMany) {
  Scene early = late_scene();
  early.attempt.at = deadline(early);
  EXPECT_EQ(judge(early).error(), (core::Refused{Refusal::not_due_yet, deadline(early).ms + 1}));
  Scene few = late_scene();
  carried(few).receipts.pop_back();
  EXPECT_EQ(judge(few).error(), (core::Refused{Refusal::receipts_too_few, 2}));
}

TEST(ReceiptsAdded, OneOperatorsPeersCountOnce) {
  VillageSetup setup = four_peers();
  setup.charter.peers_needed = 4;  // n 5, f 1 would do; with f 2 one operator may run two
  setup.charter.liars_survived = 2;
  setup.operators = {"co-op", "town", "town", "auditor", "school", "shrine", "mill"};
  setup.charter.peers_needed = 5;
  Scene s = late_scene(setup);  // r = 7 - 5 + 1 = 3
  EXPECT_EQ(judge(s).error(), (core::Refused{Refusal::receipts_too_few, 3}));
  carried(s).receipts.push_back({&Village::peer_key(4), deadline(s), {}});
  EXPECT_EQ(judge(s).error(), (core::Refused{Refusal::receipts_too_few, 3}));
  carried(s).receipts.push_back({&Village::peer_key(5), deadline(s), {}});
  EXPECT_TRUE(judge(s));
}

TEST(ReceiptsAdded, ReceiptsForAnotherEventAreBadStatements) {
  Scene s = late_scene();
  carried(s).receipts[1].event = core::EventId{};
  EXPECT_EQ(named(judge(s)), "statement_invalid");
}

}  // namespace
}  // namespace yoriai::tests
