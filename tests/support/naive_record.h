// What the naive reader has taken down when a history ends.
#pragma once

#include <set>

#include "tests/support/naive_tally.h"

namespace yoriai::naive {

struct StatusChange {
  Number at = 0;
  int status = kActive;
};

struct Resident {
  int member_class = 0;
  int guardian = 0;
  int household = 0;
  int generation = 0;
  int devices = 0;
  bool chair = false;
  std::vector<StatusChange> changes;

  [[nodiscard]] int status() const { return changes.empty() ? kActive : changes.back().status; }
  [[nodiscard]] bool gone() const { return status() == kLeft || status() == kDied; }
  [[nodiscard]] bool gone_by(Number at) const {
    for (const StatusChange& change : changes) {
      if (change.at <= at && (change.status == kLeft || change.status == kDied)) return true;
    }
    return false;
  }
};

struct Running {
  bool opened = false;
  Number ends = 0;  // the last instant of the grace
  bool ended = false;
  std::string decided;  // by the chair; empty: not
  std::vector<RollRow> roll;
  Number all_cards = 0;
  std::vector<Step> ballots;  // those let in
  std::set<int> slips;
  std::vector<Step> boxes;                 // those let in
  std::set<int> marked;                    // as having put a paper into one
  std::set<int> present;                   // in the room
  std::set<std::vector<int>> helped;       // {channel, helper or proxy, voter}
  std::vector<std::vector<int>> attested;  // as in VoteAnswer
};

struct Record {
  std::vector<Resident> residents;  // member n at n − 1
  std::vector<Running> running;     // by vote
  std::vector<Step> delegations;    // those let in
  std::map<int, CardRow> cards;     // as they stand
};

// Different operators whose receipts for this ballot are dated by the deadline.
int operators_by(const Step& step, Number deadline);

VoteAnswer close(const History& history, const Record& record, int vote);

}  // namespace yoriai::naive
