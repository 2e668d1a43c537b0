// Where absent members' voices go, step by step, one member at a time.
#include <set>

#include "tests/support/naive_tally.h"

namespace yoriai::naive {
namespace {

const RollRow* row_of(const Poll& poll, int member) {
  for (const RollRow& row : poll.roll) {
    if (row.member == member) return &row;
  }
  return nullptr;
}

Voice voice_of(const Poll& poll, int member) {
  const auto found = poll.voices.find(member);
  return found == poll.voices.end() ? Voice{} : found->second;
}

bool fits(const Ballot& ballot, const RollRow& row, const Vote& vote) {
  if (vote.method != kPoints) return true;
  Number cost = 0;
  for (const Number v : ballot.votes) cost += v * v;
  return cost <= row.credits;
}

int fate_of_silence(const Voice& voice) {
  if (voice.how == Voice::kOptedOut) return kOptOut;
  if (voice.how == Voice::kGone) return kHasGone;
  return kSilent;
}

Carried follow(const Poll& poll, const RollRow& start, int first) {
  Carried out{start.member, first, 0, 0, kCycle};
  std::set<int> seen = {start.member};
  int here = first;
  for (Number steps = 1;; ++steps) {
    out.end = here;
    out.length = steps;
    if (row_of(poll, here) == nullptr) {
      out.fate = kOutside;
      return out;
    }
    const auto ballot = poll.direct.find(here);
    if (ballot != poll.direct.end()) {
      out.fate = fits(ballot->second, start, poll.vote) ? kCopied : kDidNotFit;
      return out;
    }
    if (poll.marked.count(here) > 0) {
      out.fate = kBallotInBox;
      return out;
    }
    if (!seen.insert(here).second) return {start.member, first, 0, 0, kCycle};
    const Voice voice = voice_of(poll, here);
    if (voice.how != Voice::kTo) {
      out.fate = fate_of_silence(voice);
      return out;
    }
    here = voice.to;
  }
}

}  // namespace

std::vector<Carried> carried(const Poll& poll) {
  std::vector<Carried> out;
  for (const RollRow& row : poll.roll) {
    if (poll.direct.count(row.member) > 0 || poll.marked.count(row.member) > 0) continue;
    const Voice voice = voice_of(poll, row.member);
    if (voice.how == Voice::kTo) out.push_back(follow(poll, row, voice.to));
  }
  return out;
}

}  // namespace yoriai::naive
