// The program against the naive count, over whole generated communities. A failure prints its seed:
// YORIAI_PROPERTY_SEED=<seed> YORIAI_PROPERTY_CASES=1 runs that history alone.
#include "tests/support/history.h"

#include <gtest/gtest.h>

#include <map>

#include "tests/support/cases.h"
#include "tests/support/plain_result.h"
#include "tests/support/player.h"
#include "tests/support/shuffle.h"

namespace yoriai::tests {
namespace {

using Difference = std::optional<std::string>;

// What the histories have led to so far, by name: a property that never meets a case says nothing
// of it.
using Sights = std::map<std::string, int>;

void see(const naive::Count& count, Sights& sights) {
  ++sights[count.outcome];
  for (const naive::HouseCount& house : count.houses) {
    if (house.blank > 0) ++sights["blank"];
    if (house.spoilt > 0) ++sights["spoilt"];
    if (house.in_room > 0) ++sights["in the room"];
    if (house.voted > 0 && house.copied > 0) ++sights["voted and copied"];
    if (!house.threshold_met && count.outcome == "failed") ++sights["threshold missed"];
  }
}

void see(const Played& played, const naive::Answer& answer, Sights& sights) {
  for (std::size_t i = 0; i < answer.votes.size(); ++i) {
    const naive::VoteAnswer& vote = answer.votes[i];
    see(vote.decided, sights);
    ++sights["method " + std::to_string(played.history.votes[i].method)];
    if (played.history.votes[i].sealed) {
      ++sights["sealed"];
      for (const naive::HouseCount& house : vote.decided.houses) {
        if (house.spoilt > 0) ++sights["sealed and spoilt"];
        if (house.copied > 0) ++sights["sealed and copied"];
      }
      if (!(vote.decided == vote.without_late)) ++sights["sealed and late"];
    }
    if (!(vote.decided == vote.without_late)) ++sights["late ballots matter"];
    if (vote.outcome != vote.decided.outcome) ++sights["the chair decided"];
    if (vote.decided.outcome == "tied" && played.history.votes[i].method == naive::kYesNo) {
      ++sights["a tie of yes and no"];
    }
    if (!vote.late_uncounted.empty()) ++sights["late and uncounted"];
    if (!vote.set_aside.empty()) ++sights["set aside"];
    for (const auto& row : vote.set_aside) {
      if (row[1] == naive::kOwn && row[2] == naive::kInBox) ++sights["own set aside by box"];
    }
    for (const naive::HouseCount& house : vote.decided.houses) {
      for (std::size_t channel = 0; channel < house.channels.size(); ++channel) {
        if (house.channels[channel] > 0) ++sights["channel " + std::to_string(channel)];
      }
    }
    if (vote.returned != played.history.votes[i].purse) ++sights["money paid"];
    for (const naive::Carried& row : vote.carried) {
      ++sights["fate " + std::to_string(row.fate)];
      if (row.length > 2) ++sights["long chain"];
    }
  }
  for (std::size_t i = 0; i < answer.accepted.size(); ++i) {
    const int what = played.history.steps[i].what;
    ++sights[answer.accepted[i] ? "accepted" : "refused"];
    if (what == naive::kBeginEpoch) ++sights["epoch"];
    if (what == naive::kAttest) {
      const bool peer = played.history.steps[i].office == naive::kPeer;
      ++sights[!answer.accepted[i] ? "attested wrongly" : peer ? "attested by a peer" : "attested"];
    }
    if (played.history.steps[i].level == naive::kAllScopes && answer.accepted[i]) {
      ++sights["revoked"];
    }
    const naive::Step& step = played.history.steps[i];
    if (what == naive::kEnterPaper && step.ballot.form == naive::kSpoilt && answer.accepted[i] &&
        !played.history.votes[static_cast<std::size_t>(step.vote)].sealed) {
      ++sights["spoilt on paper"];
    }
    if (what == naive::kAddReceipts && answer.accepted[i]) {
      ++sights["receipts added"];
      if (played.history.steps[i].channel != naive::kOwn) ++sights["paper added"];
    }
  }
}

int peer_number(const core::PublicKey& node) {
  int peer = 1;
  while (Village::peer_key(static_cast<std::size_t>(peer)).public_key() != node) ++peer;
  return peer;
}

// As in naive::VoteAnswer.
std::vector<std::vector<int>> said_of(const core::State& state, const core::ProposalId& proposal) {
  std::vector<std::vector<int>> out;
  for (const auto& [by, one] : state.attestations().about(proposal.draft)) {
    const bool peer = by.member == core::kNobody;
    out.push_back({peer ? -peer_number(by.node) : static_cast<int>(by.member.value),
                   static_cast<int>(one.what), static_cast<int>(one.role),
                   one.document.has_value() ? 1 : 0});
  }
  return out;
}

Difference against_naive(const Played& played, Sights& sights) {
  const naive::Answer answer = naive::answer(played.history);
  see(played, answer, sights);
  for (std::size_t i = 0; i < played.accepted.size(); ++i) {
    if (played.accepted[i] == answer.accepted[i]) continue;
    return "step " + std::to_string(i) + " was " + (played.accepted[i] ? "accepted" : "refused");
  }
  const core::State& state = played.village->state();
  for (std::size_t i = 0; i < played.proposals.size(); ++i) {
    const core::ProposalId& id = played.proposals[i];
    auto found = difference(*state.find(id), played.village->document(id), answer.votes[i]);
    if (found) return "vote " + std::to_string(i) + ": " + *found;
    if (said_of(state, id) != answer.votes[i].attested) {
      return "vote " + std::to_string(i) + ": what is attested of it differs";
    }
  }
  return std::nullopt;
}

// From the bytes alone, on a state that knows nothing: the same digest and the same documents.
Difference against_replay(const Played& played) {
  core::State state;
  for (std::size_t i = 0; i < played.village->lines().size(); ++i) {
    const Line& line = played.village->lines()[i];
    const auto document = replay(state, line, played.village->deliveries()[i].root);
    if (!document)
      return "a replayed entry is refused: " + std::string(to_string(document.error().code));
    if (document.value() != line.document) return "a replayed closing gives another document";
  }
  if (core::state_digest(state) != core::state_digest(played.village->state())) {
    return "replay and live have different state digests";
  }
  return std::nullopt;
}

// Closings are taken in as they were, so another result would be refused as result_differs.
Difference against_shuffled(const Played& played, std::uint64_t seed) {
  Dice dice(seed);
  core::State state;
  const auto deliveries = shuffled(*played.village, dice);
  for (std::size_t i = 0; i < deliveries.size(); ++i) {
    const auto document = take_in(state, deliveries[i]);
    if (!document) return "shuffled: refused: " + std::string(to_string(document.error().code));
    if (document.value() != played.village->lines()[i].document) return "shuffled: another result";
  }
  return std::nullopt;
}

Difference any_difference(const naive::History& history, std::uint64_t seed, Sights& sights) try {
  const Played played = play(history);
  if (auto found = against_naive(played, sights)) return found;
  if (auto found = against_replay(played)) return found;
  return against_shuffled(played, seed);
} catch (const std::logic_error& refused) {
  return refused.what();  // the office could not do what it always may
}

// The failure with as few steps as possible, for a person to read.
std::string explained(const naive::History& history, std::uint64_t seed) {
  Sights unused;
  const auto small = shrink(history, [&](const naive::History& smaller) {
    return any_difference(smaller, seed, unused).has_value();
  });
  const Difference found = any_difference(small, seed, unused);
  return "seed " + std::to_string(seed) + ": " + found.value_or("it went away when played again") +
         '\n' + naive::to_text(small);
}

constexpr std::size_t kEnoughToSeeAll = 1000;
const char* const kToBeSeen[] = {"passed",
                                 "failed",
                                 "no_quorum",
                                 "tied",
                                 "blank",
                                 "voted and copied",
                                 "threshold missed",
                                 "method 0",
                                 "method 1",
                                 "method 2",
                                 "method 3",
                                 "method 4",
                                 "late ballots matter",
                                 "money paid",
                                 "fate 0",
                                 "fate 1",
                                 "fate 2",
                                 "fate 3",
                                 "fate 4",
                                 "fate 5",
                                 "fate 6",
                                 "fate 7",
                                 "fate 8",
                                 "long chain",
                                 "accepted",
                                 "refused",
                                 "late and uncounted",
                                 "receipts added",
                                 "epoch",
                                 "set aside",
                                 "channel 1",
                                 "channel 2",
                                 "channel 3",
                                 "channel 4",
                                 "paper added",
                                 "channel 5",
                                 "fate 9",
                                 "spoilt",
                                 "in the room",
                                 "own set aside by box",
                                 "revoked",
                                 "the chair decided",
                                 "a tie of yes and no",
                                 "sealed",
                                 "sealed and spoilt",
                                 "sealed and copied",
                                 "sealed and late",
                                 "spoilt on paper",
                                 "attested",
                                 "attested by a peer",
                                 "attested wrongly"};

TEST(Histories, CountLikeTheNaiveTallyAndReplayAndShuffleAlike) {
  Sights sights;
  for (const std::uint64_t seed : cases()) {
    const naive::History history = make_history(seed);
    if (any_difference(history, seed, sights)) FAIL() << explained(history, seed);
  }
  if (cases().size() < kEnoughToSeeAll) return;
  for (const char* name : kToBeSeen) EXPECT_GT(sights[name], 0) << name << " never came about";
}

}  // namespace
}  // namespace yoriai::tests
