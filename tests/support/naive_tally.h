// The second, deliberately naive count: written from the rules' text alone, slow and plain, to be
// compared with the program's. It shares no header and no code with it.
#pragma once

#include <set>

#include "tests/support/plain_history.h"

namespace yoriai::naive {

struct RollRow {
  int member = 0;
  int house = 0;
  Number credits = 0;
  Number votes = 1;
  int household = 0;  // whose the row is; 0: the member's own
  bool operator==(const RollRow&) const = default;
};

struct Voice {
  enum How { kNothing, kOptedOut, kGone, kTo };
  int how = kNothing;
  int to = 0;
};

// All that a count looks at.
struct Poll {
  Vote vote;
  std::vector<RollRow> roll;
  std::map<int, Ballot> direct;  // by member; those with a standing ballot
  std::map<int, Voice> voices;   // by member
  std::map<int, int> channels;   // how a standing ballot came; not there: the voter's own device
  std::vector<Step> boxes;       // counts of boxes
  std::set<int> marked;          // who put a paper into one
  std::set<int> present;         // who was in the room
  std::vector<House> houses;     // empty: everybody has one vote
  Number all_cards = 0;          // at the opening, claimed or not
};

struct OptionSum {
  Number in_favour = 0;
  Number against = 0;
  Number supporters = 0;
  bool operator==(const OptionSum&) const = default;
};

// Of a house that counts cards, in votes what stands beside it in people.
enum InVotes {
  kAllCards,
  kRollVotes,
  kVotedVotes,
  kCopiedVotes,
  kDidNotFitVotes,
  kCutVotes,
  kEndedNowhereVotes,
  kDidNotVoteVotes,
  kBlankVotes,
  kSpoiltVotes,
  kInRoomVotes,
  kInVotesCount
};

struct HouseCount {
  Number roll = 0;
  Number voted = 0;
  Number copied = 0;
  Number did_not_fit = 0;
  Number cut = 0;
  Number ended_nowhere = 0;
  Number did_not_vote = 0;
  Number blank = 0;
  Number spoilt = 0;
  Number in_room = 0;
  bool quorum_met = false;
  bool threshold_met = false;
  bool advisory = false;
  std::vector<OptionSum> options;
  std::vector<Number> channels = {0, 0, 0, 0, 0, 0};  // of those who voted
  std::vector<Number> votes;                          // InVotes; empty where no cards are counted
  bool operator==(const HouseCount&) const = default;
};

struct Count {
  std::string outcome;  // passed, failed, no_quorum, tied
  int winner = -1;
  std::vector<int> order;
  std::vector<HouseCount> houses;
  std::vector<std::vector<Number>> pairs;  // kRanked
  std::vector<Number> tied;                // kRanked: how many share each place of the order
  std::vector<int> chosen;                 // kShares, kGreedy
  Number added = 0;                        // kShares
  Number spent_by_one_more = 0;            // kShares; 0: nothing is left to choose
  bool operator==(const Count&) const = default;
};

enum Fate {
  kCopied = 0,
  kDidNotFit = 1,
  kCut = 2,
  kSilent = 3,
  kOptOut = 4,
  kCycle = 5,
  kOutside = 6,
  kHasGone = 7,
  kTooLong = 8,
  kBallotInBox = 9
};

struct Carried {
  int member = 0;
  int next = 0;
  int end = 0;
  Number length = 0;
  int fate = kCopied;
  bool operator==(const Carried&) const = default;
};

std::vector<Carried> carried(const Poll& poll);
// Figures, order and outcome of a vote by ranking; a quorum that is not met comes later.
void decide_ranked(Count& out, const Poll& poll);
void decide_projects(Count& out, const Poll& poll);
Count count(const Poll& poll);
// What each option gets of the purse; empty when the vote spends nothing.
std::vector<Number> pay(const Vote& vote, const Count& count);
std::vector<Number> share(Number sum, const std::vector<Number>& weights);
bool holds(const Fraction& fraction, Number figure, const HouseCount& house);

struct VoteAnswer {
  std::vector<RollRow> roll;
  std::map<int, Ballot> standing;  // with late ballots that were on time by receipts
  Count decided;
  Count without_late;
  std::vector<Carried> carried;
  std::vector<Number> payments;
  Number returned = 0;
  std::vector<int> late_uncounted;
  std::vector<std::vector<int>> set_aside;  // {member, channel, the channel that stands}
  std::string outcome;                      // in the end
  // What is attested of the proposal, in order: {member, or −peer, what, role, 1 with a document}.
  std::vector<std::vector<int>> attested;
};

struct Answer {
  std::vector<bool> accepted;  // by step
  std::vector<VoteAnswer> votes;
};

Answer answer(const History& history);

}  // namespace yoriai::naive
