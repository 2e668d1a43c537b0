// Where absent members' voices go, step by step, one member at a time.
#include <openssl/sha.h>

#include <algorithm>
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

bool reaches_a_ballot(const Carried& row) { return row.fate == kCopied || row.fate == kDidNotFit; }

// SHA-256(proposal id || member number, four bytes, the highest first), as a text that sorts.
std::string lot(const Vote& vote, int member) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < vote.id.size(); i += 2) {
    bytes += static_cast<char>(std::stoi(vote.id.substr(i, 2), nullptr, 16));
  }
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(member >> shift & 255);
  std::string digest(SHA256_DIGEST_LENGTH, '\0');
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
         reinterpret_cast<unsigned char*>(digest.data()));
  return digest;
}

Number cap_of(const Poll& poll, const Cap& cap, int house) {
  if (cap.people > 0) return cap.people;
  if (cap.numerator == 0) return static_cast<Number>(poll.roll.size());
  Number roll = 0;
  for (const RollRow& row : poll.roll) roll += row.house == house ? 1 : 0;
  return roll * cap.numerator / cap.denominator;
}

Number cap_in(const Poll& poll, int house) {
  const auto h = static_cast<std::size_t>(house);
  Number least = cap_of(poll, poll.vote.rules[h].cap, house);
  for (const auto& rules : poll.vote.also) {
    least = std::min(least, cap_of(poll, rules[h].cap, house));
  }
  return least;
}

bool is_cut(const std::vector<Carried>& rows, int member) {
  for (const Carried& row : rows) {
    if (row.member == member) return row.fate == kCut;
  }
  return false;
}

// One after the other, the shortest chains first: a place is left for them, or it is not.
void cut_over_caps(const Poll& poll, std::vector<Carried>& rows) {
  std::vector<std::tuple<Number, std::string, std::size_t>> queue;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (reaches_a_ballot(rows[i])) {
      queue.emplace_back(rows[i].length, lot(poll.vote, rows[i].member), i);
    }
  }
  std::sort(queue.begin(), queue.end());
  std::map<std::pair<int, int>, Number> places;  // taken, by whose ballot and house
  for (const auto& entry : queue) {
    Carried& row = rows[std::get<2>(entry)];
    const int house = row_of(poll, row.member)->house;
    Number& taken = places[{row.end, house}];
    if (is_cut(rows, row.next) || taken >= cap_in(poll, house)) {
      row.fate = kCut;
    } else {
      taken += 1;
    }
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
  const Number longest = poll.vote.longest_chain;
  for (Carried& row : out) {
    if (longest > 0 && row.length > longest && reaches_a_ballot(row)) row.fate = kTooLong;
  }
  cut_over_caps(poll, out);
  return out;
}

}  // namespace yoriai::naive
