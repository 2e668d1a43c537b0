// The program against the naive count, over whole generated communities. A failure prints its seed:
// YORIAI_PROPERTY_SEED=<seed> YORIAI_PROPERTY_CASES=1 runs that history alone.
#include "tests/support/history.h"

#include <gtest/gtest.h>

#include "tests/support/cases.h"
#include "tests/support/plain_result.h"
#include "tests/support/player.h"
#include "tests/support/shuffle.h"

namespace yoriai::tests {
namespace {

using Difference = std::optional<std::string>;

Difference against_naive(const Played& played) {
  const naive::Answer answer = naive::answer(played.history);
  for (std::size_t i = 0; i < played.accepted.size(); ++i) {
    if (played.accepted[i] == answer.accepted[i]) continue;
    return "step " + std::to_string(i) + " was " + (played.accepted[i] ? "accepted" : "refused");
  }
  const core::State& state = played.village->state();
  for (std::size_t i = 0; i < played.proposals.size(); ++i) {
    const core::ProposalId& id = played.proposals[i];
    auto found = difference(*state.find(id), played.village->document(id), answer.votes[i]);
    if (found) return "vote " + std::to_string(i) + ": " + *found;
  }
  return std::nullopt;
}

// From the bytes alone, on a state that knows nothing: the same digest and the same documents.
Difference against_replay(const Played& played) {
  core::State state;
  for (const Line& line : played.village->lines()) {
    const auto document = replay(state, line);
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

Difference any_difference(const naive::History& history, std::uint64_t seed, std::string* text) {
  const Played played = play(history);
  if (text != nullptr) *text = naive::to_text(played.history);
  if (auto found = against_naive(played)) return found;
  if (auto found = against_replay(played)) return found;
  return against_shuffled(played, seed);
}

TEST(Histories, CountLikeTheNaiveTallyAndReplayAndShuffleAlike) {
  for (const std::uint64_t seed : cases()) {
    const naive::History history = make_history(seed);
    if (!any_difference(history, seed, nullptr)) continue;
    const auto small = shrink(history, [seed](const naive::History& smaller) {
      return any_difference(smaller, seed, nullptr).has_value();
    });
    std::string text;
    const Difference found = any_difference(small, seed, &text);
    FAIL() << "seed " << seed << ": " << found.value_or("it went away when played again") << '\n'
           << text;
  }
}

}  // namespace
}  // namespace yoriai::tests
