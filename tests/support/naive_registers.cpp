// What each register holds at the deadline T, and the answer that follows from it.
#include <set>
#include <tuple>

#include "tests/support/naive_record.h"

namespace yoriai::naive {
namespace {

// The highest of a register by (channel, key generation, revision, event id); null of none. A
// paper has no key of the voter's.
const Step* highest(const std::vector<const Step*>& candidates) {
  const Step* best = nullptr;
  for (const Step* step : candidates) {
    const auto rank = [](const Step& s) {
      const bool by_key = s.channel == kOwn || (s.channel == kByGuardian && s.slip == 0);
      return std::tuple(s.channel, by_key ? s.generation : 0, s.revision, s.id);
    };
    if (best == nullptr || rank(*step) > rank(*best)) best = step;
  }
  return best;
}

// What was said before, by rank, is void.
bool revoked(const Record& record, const Step& value, Number deadline) {
  std::vector<const Step*> revocations;
  for (const Step& step : record.delegations) {
    if (step.member == value.member && step.level == kAllScopes && step.at <= deadline) {
      revocations.push_back(&step);
    }
  }
  revocations.push_back(&value);
  return highest(revocations) != &value;
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
    if (value == nullptr || revoked(record, *value, vote.closes)) continue;
    if (value->expires > 0 && value->expires < vote.closes) continue;
    if (value->target == 0) return {Voice::kOptedOut, 0};
    return {Voice::kTo, value->target};
  }
  return {};
}

// All that weigh of one member, in one channel or (-1) in any.
std::vector<const Step*> cast_by(const Vote& vote, const Running& running, int member,
                                 bool with_receipts, int channel = -1) {
  std::vector<const Step*> cast;
  for (const Step& step : running.ballots) {
    const bool by_book = step.at <= vote.closes;
    const bool by_receipts = operators_by(step, vote.closes) >= vote.receipts_needed;
    const bool wanted = channel < 0 || step.channel == channel;
    if (step.member == member && wanted && (by_book || (with_receipts && by_receipts))) {
      cast.push_back(&step);
    }
  }
  return cast;
}

void put_standing(Poll& poll, const Running& running, bool with_receipts) {
  poll.direct.clear();
  for (const RollRow& row : running.roll) {
    if (running.marked.count(row.member) > 0) continue;
    const Step* last = highest(cast_by(poll.vote, running, row.member, with_receipts));
    if (last == nullptr || last->ballot.form == kWithdrawn) continue;
    poll.direct[row.member] = last->ballot;
    poll.channels[row.member] = last->channel;
  }
}

// Ballots that do not count because one of a higher channel stands, or was taken back.
std::vector<std::vector<int>> set_aside(const Vote& vote, const Running& running) {
  std::vector<std::vector<int>> rows;
  for (const RollRow& row : running.roll) {
    const Step* last = highest(cast_by(vote, running, row.member, true));
    if (last == nullptr) continue;
    const int by = running.marked.count(row.member) > 0 ? int{kInBox} : last->channel;
    for (int channel = kOwn; channel < by; ++channel) {
      const Step* lower = highest(cast_by(vote, running, row.member, true, channel));
      if (lower == nullptr || lower->ballot.form == kWithdrawn) continue;
      rows.push_back({row.member, channel, by});
    }
  }
  return rows;
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
  Poll poll{history.votes[static_cast<std::size_t>(vote)],
            running.roll,
            {},
            {},
            {},
            running.boxes,
            running.marked,
            running.present,
            history.houses,
            running.all_cards};
  for (const RollRow& row : poll.roll) {
    poll.voices[row.member] = voice_of(history, record, row.member, vote);
  }
  VoteAnswer out;
  out.roll = poll.roll;
  put_standing(poll, running, false);
  out.without_late = count(poll);
  put_standing(poll, running, true);
  out.standing = poll.direct;
  out.decided = count(poll);
  out.carried = carried(poll);
  out.payments = pay(poll.vote, out.decided);
  out.returned = poll.vote.purse;
  for (const Number paid : out.payments) out.returned -= paid;
  out.late_uncounted = late_uncounted(poll.vote, running);
  out.set_aside = set_aside(poll.vote, running);
  out.outcome = running.decided.empty() ? out.decided.outcome : running.decided;
  return out;
}

}  // namespace yoriai::naive
