// What each register holds at the deadline T, and the answer that follows from it.
#include <set>
#include <tuple>

#include "tests/support/naive_record.h"

namespace yoriai::naive {
namespace {

// The highest of a register by (key generation, revision, event id); null of none.
const Step* highest(const std::vector<const Step*>& candidates) {
  const Step* best = nullptr;
  for (const Step* step : candidates) {
    const auto rank = [](const Step& s) { return std::tie(s.generation, s.revision, s.id); };
    if (best == nullptr || rank(*step) > rank(*best)) best = step;
  }
  return best;
}

// Narrowest first; a value that has expired, or was never set, leaves the word to the wider scope.
Voice voice_of(const History& history, const Record& record, int member, int at) {
  const Vote& vote = history.votes[static_cast<std::size_t>(at)];
  if (!vote.delegation) return {};
  const Resident& resident = record.residents[static_cast<std::size_t>(member - 1)];
  if (resident.gone_by(vote.closes)) return {Voice::kGone, 0};
  for (const int level : {kProposal, kTopic, kEverything}) {
    std::vector<const Step*> said;
    for (const Step& step : record.delegations) {
      if (step.member != member || step.level != level || step.at > vote.closes) continue;
      if (level == kTopic && step.topic != vote.topic) continue;
      if (level == kProposal && step.vote != at) continue;
      said.push_back(&step);
    }
    const Step* value = highest(said);
    if (value == nullptr || (value->expires > 0 && value->expires < vote.closes)) continue;
    if (value->target == 0) return {Voice::kOptedOut, 0};
    return {Voice::kTo, value->target};
  }
  return {};
}

std::map<int, Ballot> standing(const Vote& vote, const Running& running, bool with_receipts) {
  std::map<int, Ballot> out;
  for (const RollRow& row : running.roll) {
    std::vector<const Step*> cast;
    for (const Step& step : running.ballots) {
      const bool by_book = step.at <= vote.closes;
      const bool by_receipts = operators_by(step, vote.closes) >= vote.receipts_needed;
      if (step.member == row.member && (by_book || (with_receipts && by_receipts))) {
        cast.push_back(&step);
      }
    }
    const Step* last = highest(cast);
    if (last != nullptr && last->ballot.form != kWithdrawn) out[row.member] = last->ballot;
  }
  return out;
}

std::vector<int> late_uncounted(const Vote& vote, const Running& running) {
  std::set<int> members;
  for (const Step& step : running.ballots) {
    const bool late = step.at > vote.closes;
    if (late && operators_by(step, vote.closes) < vote.receipts_needed) members.insert(step.member);
  }
  return {members.begin(), members.end()};
}

}  // namespace

VoteAnswer close(const History& history, const Record& record, int vote) {
  const Running& running = record.running[static_cast<std::size_t>(vote)];
  Poll poll{history.votes[static_cast<std::size_t>(vote)], running.roll, {}, {}};
  for (const RollRow& row : poll.roll) {
    poll.voices[row.member] = voice_of(history, record, row.member, vote);
  }
  VoteAnswer out;
  out.roll = poll.roll;
  poll.direct = standing(poll.vote, running, false);
  out.without_late = count(poll);
  poll.direct = standing(poll.vote, running, true);
  out.standing = poll.direct;
  out.decided = count(poll);
  out.carried = carried(poll);
  out.payments = pay(poll.vote, out.decided);
  out.returned = poll.vote.purse;
  for (const Number paid : out.payments) out.returned -= paid;
  out.late_uncounted = late_uncounted(poll.vote, running);
  return out;
}

}  // namespace yoriai::naive
