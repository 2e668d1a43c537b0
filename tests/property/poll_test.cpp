// The counting alone against the naive count, with several houses: as many votes of each method as
// there are cases.
#include <gtest/gtest.h>

#include <iostream>

#include "core/limits.h"
#include "tests/support/cases.h"
#include "tests/support/dice.h"
#include "tests/support/method_names.h"
#include "tests/support/plain_result.h"

namespace yoriai::tests {
namespace {

using naive::Number;

constexpr std::uint64_t kEnoughToSeeAll = 1'000;

naive::Ballot some_ballot(Dice& dice, const naive::Vote& vote) {
  if (dice.percent(15)) return {naive::kBlank, {}, {}};
  naive::Ballot ballot{naive::kChoice, {}, {}};
  if (vote.method == naive::kYesNo) ballot.choices = {static_cast<int>(dice.below(2))};
  if (vote.method == naive::kOneOf) ballot.choices = {static_cast<int>(dice.below(vote.options))};
  for (int option = 0; option < vote.options; ++option) {
    const bool names_several = vote.method == naive::kApproval || vote.method >= naive::kShares;
    if (names_several && dice.percent(40)) ballot.choices.push_back(option);
    if (vote.method == naive::kPoints) ballot.votes.push_back(dice.between(-3, 3));
    if (vote.method == naive::kRanked) ballot.votes.push_back(dice.between(0, vote.options));
  }
  return ballot;
}

naive::Fraction some_fraction(Dice& dice, const naive::House& house, bool quorum) {
  if (dice.percent(30)) return {};
  const Number denominator = dice.one_of<Number>({1, 2, 3, 4, 7});
  const bool cards = house.weight != naive::kEachPerson;
  const Number bases = !cards ? 3 : quorum ? 5 : 4;
  return {dice.between(1, denominator), denominator, dice.percent(50),
          static_cast<int>(dice.below(bases))};
}

naive::House some_house(Dice& dice, int method) {
  naive::House house;
  if (dice.percent(50)) return house;
  const bool people_alone = method == naive::kPoints || method >= naive::kShares;
  house.weight = people_alone || dice.percent(30) ? naive::kEachHolder : naive::kEachCard;
  return house;
}

naive::Cap some_cap(Dice& dice) {
  if (dice.percent(60)) return {};
  if (dice.percent(50)) return {dice.between(1, 3), 0, 0};
  const Number denominator = dice.between(1, 9);
  return {0, dice.between(1, denominator), denominator};
}

// Who did not vote: an even choice of silence, opting out, being gone, and handing on.
naive::Voice some_voice(Dice& dice, Number people) {
  const Number how = dice.below(8);
  if (how < 3) return {static_cast<int>(how), 0};
  return {naive::Voice::kTo, static_cast<int>(dice.between(1, people + 1))};
}

naive::Poll some_poll(std::uint64_t seed, int method) {
  Dice dice(seed * core::kMethodCount + static_cast<std::uint64_t>(method));
  naive::Poll poll;
  poll.vote.method = method;
  poll.vote.options = poll.vote.method == naive::kYesNo ? 0 : static_cast<int>(dice.between(1, 5));
  if (poll.vote.method >= naive::kShares) {
    poll.vote.purse = dice.between(12, 30);
    for (int i = 0; i < poll.vote.options; ++i) poll.vote.costs.push_back(dice.between(1, 12));
  }
  poll.vote.abstain_in_quorum = dice.percent(50);
  const Number houses = dice.between(1, 3);
  const auto some_rule = [&](const naive::House& house) -> naive::HouseRule {
    auto quorum = some_fraction(dice, house, true);
    return {quorum, some_fraction(dice, house, false), some_cap(dice)};
  };
  for (Number h = 0; h < houses; ++h) {
    poll.houses.push_back(some_house(dice, poll.vote.method));
    poll.vote.rules.push_back(some_rule(poll.houses.back()));
  }
  poll.all_cards = dice.between(0, 60);
  for (int further = 0; further < 2 && dice.percent(25); ++further) {
    poll.vote.also.emplace_back();
    for (const naive::House& house : poll.houses) {
      poll.vote.also.back().push_back(some_rule(house));
    }
  }
  // One house at least decides.
  const auto leave_one = [&](std::vector<naive::HouseRule>& rules) {
    for (std::size_t h = 1; h < rules.size(); ++h) rules[h].advisory = dice.percent(25);
  };
  leave_one(poll.vote.rules);
  for (auto& rules : poll.vote.also) leave_one(rules);
  poll.vote.chair_decides = dice.percent(40);
  if (dice.percent(20)) poll.vote.longest_chain = dice.between(1, 4);
  for (int i = 0; i < 32; ++i) poll.vote.id += "0" + std::to_string(dice.below(10));
  const Number people = dice.between(0, 25);
  for (int member = 1; member <= people; ++member) {
    poll.roll.push_back({member, static_cast<int>(dice.below(houses)), dice.between(0, 30)});
    const auto house = static_cast<std::size_t>(poll.roll.back().house);
    if (poll.houses[house].weight == naive::kEachCard) poll.roll.back().votes = dice.between(1, 9);
    if (dice.percent(40)) {
      poll.direct[member] = some_ballot(dice, poll.vote);
    } else {
      poll.voices[member] = some_voice(dice, people);
    }
  }
  return poll;
}

core::Handed handed(const naive::Voice& voice, std::size_t people) {
  switch (voice.how) {
    case naive::Voice::kOptedOut:
      return {core::Handing::opted_out, core::kNobody, core::kNoPosition};
    case naive::Voice::kGone:
      return {core::Handing::gone, core::kNobody, core::kNoPosition};
    case naive::Voice::kTo:
      break;
    default:
      return {};
  }
  const auto to = static_cast<std::uint32_t>(voice.to);
  if (to > people) return {core::Handing::outside_roll, core::MemberNumber{to}, core::kNoPosition};
  return {core::Handing::to_member, core::MemberNumber{to}, to - 1};
}

// The poll as core sees it. Member n stands at position n − 1 of the roll.
core::Counted count_in_core(const naive::Poll& poll) {
  const auto kind = core_kind(poll.vote, poll.vote.rules);
  std::vector<core::ProposalKind> also;
  for (const auto& rules : poll.vote.also) also.push_back(core_kind(poll.vote, rules));
  core::Roll roll;
  const auto method = static_cast<core::Method>(poll.vote.method);
  const auto options = static_cast<std::uint16_t>(poll.vote.options);
  core::PackedBallots ballots({method, options, core::Credits{core::kMaxCredits}},
                              poll.roll.size());
  std::vector<core::Handed> voices(poll.roll.size());
  for (std::size_t i = 0; i < poll.roll.size(); ++i) {
    const naive::RollRow& row = poll.roll[i];
    roll.push_back({core::MemberNumber{static_cast<std::uint32_t>(row.member)},
                    core::HouseIndex{static_cast<std::uint16_t>(row.house)},
                    core::Weight{static_cast<std::uint32_t>(row.votes)},
                    core::Credits{static_cast<std::uint32_t>(row.credits)}});
    if (poll.direct.count(row.member) > 0) {
      ballots.put(i, core_ballot(poll.direct.at(row.member)));
    } else {
      voices[i] = handed(poll.voices.at(row.member), poll.roll.size());
    }
  }
  const core::StandingBallots direct(ballots);
  core::TallyInput input;
  input.method = method;
  input.option_count = options;
  input.roll = roll;
  input.direct = &direct;
  input.handed = voices;
  input.kind = &kind;
  input.house_count = static_cast<std::uint16_t>(kind.rules.size());
  std::vector<core::Amount> costs;
  for (const Number cost : poll.vote.costs) costs.emplace_back(static_cast<std::uint64_t>(cost));
  input.purse = core::Amount{static_cast<std::uint64_t>(poll.vote.purse)};
  input.costs = costs;
  input.also = also;
  std::vector<core::House> houses;
  for (const naive::House& house : poll.houses) houses.push_back(core_house(house, "house"));
  input.houses = houses;
  input.all_cards = static_cast<std::uint32_t>(poll.all_cards);
  input.proposal.draft = core::id_from_hex<core::EventId>(poll.vote.id).value();
  return core::tally(input);
}

// What the votes led to: a method that never passes, or never meets a tie, was not tried.
using Sights = std::map<std::string, std::uint64_t>;

void expect_all_seen(Sights& sights, int method) {
  for (const char* outcome : {"passed", "failed", "no_quorum"}) {
    EXPECT_GT(sights[outcome], 0U) << outcome << " never came about";
  }
  const bool ties = method != naive::kPoints && method < naive::kShares;
  EXPECT_EQ(sights["tied"] > 0, ties);
  EXPECT_GT(sights["copied"], 0U);
}

class Polls : public testing::TestWithParam<int> {};

TEST_P(Polls, OfSeveralHousesCountLikeTheNaiveTally) {
  Sights sights;
  std::uint64_t elections = 0;
  for (const std::uint64_t seed : cases()) {
    const naive::Poll poll = some_poll(seed, GetParam());
    const core::Counted counted = count_in_core(poll);
    const naive::Count expected = naive::count(poll);
    ASSERT_TRUE(plain(counted.result) == expected) << "seed " << seed << "\ncore:\n"
                                                   << to_text(plain(counted.result)) << "naive:\n"
                                                   << to_text(expected);
    ASSERT_TRUE(plain(counted.represented) == naive::carried(poll)) << "seed " << seed;
    ++elections;
    ++sights[expected.outcome];
    for (const auto& house : expected.houses) sights["copied"] += house.copied > 0 ? 1 : 0;
  }
  std::cout << kMethodNames.at(static_cast<std::size_t>(GetParam())) << ": " << elections
            << " elections, " << sights["passed"] << " passed\n";
  if (elections >= kEnoughToSeeAll) expect_all_seen(sights, GetParam());
}

INSTANTIATE_TEST_SUITE_P(Methods, Polls, testing::Range(0, static_cast<int>(core::kMethodCount)),
                         method_name<int>);

}  // namespace
}  // namespace yoriai::tests
