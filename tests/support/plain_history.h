// A community's history in plain numbers and texts: what happened, in order, and nothing of how a
// book keeps it. The naive count reads it, and a test plays it into a real book. It shares no
// header with the program, so that no mistake there can hide here.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace yoriai::naive {

using Number = long long;  // every count, time (ms) and amount

enum Method {
  kYesNo = 0,
  kOneOf = 1,
  kApproval = 2,
  kPoints = 3,
  kRanked = 4,
  kShares = 5,
  kGreedy = 6
};
enum Status { kActive = 0, kSuspended = 1, kLeft = 2, kDied = 3 };
enum Form { kWithdrawn = 0, kBlank = 1, kChoice = 2, kSpoilt = 4 };  // spoilt: found so in the end
enum Level { kEverything = 0, kTopic = 1, kProposal = 2, kAllScopes = 3 };
enum Base { kOfRoll = 0, kOfPresent = 1, kOfCast = 2, kOfAllCards = 3, kOfPeople = 4 };
enum Weight { kEachPerson = 0, kEachHolder = 1, kEachCard = 2, kEachHousehold = 3 };
enum Channel { kOwn = 0, kByProxy = 1, kByGuardian = 2, kAssisted = 3, kOnPaper = 4, kInBox = 5 };
enum Office {
  kSteward = 0,
  kRegistrar = 1,
  kTreasurer = 2,
  kAuditor = 3,
  kFacilitator = 4,
  kChair = 5,
  kClerk = 6,
  kPeer = 8
};
enum Saying { kApprove = 1, kObject = 2, kFinding = 3, kReport = 4, kEvidence = 5 };
enum Spending { kNoMoney = 0, kWinnerTakesIt = 1, kByNetVotes = 2 };

// No condition when the numerator is 0.
struct Fraction {
  Number numerator = 0;
  Number denominator = 0;
  bool strict = false;
  int base = kOfRoll;
};

// So many people, or a part of the roll; no cap when all is 0.
struct Cap {
  Number people = 0;
  Number numerator = 0;
  Number denominator = 0;
};

struct HouseRule {
  Fraction quorum;
  Fraction threshold;
  Cap cap = {};
  bool advisory = false;
};

struct Vote {
  int method = kYesNo;
  int options = 0;
  Number credits = 0;
  bool negative = false;
  int topic = 0;
  Number opens = 0;
  Number closes = 0;  // T
  Number grace = 0;   // G
  bool delegation = true;
  bool abstain_in_quorum = true;
  std::vector<HouseRule> rules;  // one per house
  // Of further kinds, whose conditions hold as well; a cap stands in each.
  std::vector<std::vector<HouseRule>> also;
  int receipts_needed = 2;  // of the three operators that keep the book
  Number purse = 0;
  int spending = kNoMoney;
  std::vector<Number> costs;   // of projects
  bool box = false;            // announced with boxes
  bool sealed = false;         // whose openers publish their keys at once when the grace is over
  Number longest_chain = 0;    // 0: without limit
  bool chair_decides = false;  // a tie of yes and no
  Number casting = 0;          // how long after the closing
  std::vector<int> recused;    // ascending
  std::string id;              // in hexadecimal, which whoever plays the history fills in
};

struct Class {
  int house = 0;
  Number credits = 0;  // 0: the proposal's
  Number cards = 0;    // the most that one of them may hold
};

// How many votes its people have.
struct House {
  int weight = kEachPerson;
  Number most = 0;  // kEachCard: the most cards of one person that count; 0: all
};

struct CardRow {
  int card = 0;
  int holder = 0;  // 0: nobody
  bool revoked = false;
};

struct Ballot {
  int form = kWithdrawn;
  std::vector<int> choices;
  std::vector<Number> votes;
  bool operator==(const Ballot&) const = default;
};

// So many papers of a box say this.
struct Papers {
  Number count = 0;
  Ballot says;
};

struct Receipt {
  std::string of_operator;
  Number date = 0;
};

// A member as they come in.
struct Person {
  int member_class = 0;
  int devices = 1;  // keys of their first generation
  bool chair = false;
};

enum What {
  kJoin,
  kChangeStatus,
  kChangeClass,
  kChangeGuardian,
  kChangeHousehold,
  kCountBox,      // by the two clerks
  kNotePresence,  // by member 1, clerk, and member 2, chair
  kRecordCards,   // by the two registrars, members 1 and 2
  kAddDevice,
  kReplaceKeys,
  kBeginEpoch,  // nothing that fell due before it was entered
  kCast,
  kEnterPaper,   // by the two clerks, members 1 and 2, who are the helpers too
  kAddReceipts,  // to the ballot that one of the two above with the same values casts, in or not
  kDelegate,
  kDecide,  // as chair; the target says whether it passes
  kAttest   // in a role, of a proposal; see Step::says
};

struct Step {
  int what = kJoin;
  Number at = 0;
  int member = 0;  // who acts or is acted upon; a join gives the next number; kBeginEpoch: a peer
  Person person;   // kJoin; kChangeClass: its class
  int status = kActive;
  int other = 0;  // kChangeGuardian: who; kChangeHousehold: which

  // kCountBox, kNotePresence: members in ascending order, with the vote and the event's id of
  // below.
  std::vector<int> members;
  std::vector<CardRow> cards;  // kRecordCards; each card once
  int house = 0;
  std::vector<Papers> papers;  // ascending by what they say
  Number blank = 0;
  Number spoilt = 0;
  Number issued = 0;

  // From kCast on: the key that signs, the register's revision, and the event's id in
  // hexadecimal, which whoever plays the history fills in.
  int generation = 0;
  int device = 0;
  int revision = 1;
  std::string id;

  int vote = 0;  // from kCast on, on a proposal: position in History::votes
  Ballot ballot;
  std::vector<Receipt> receipts;
  int channel = kOwn;  // kEnterPaper, kAddReceipts: how the ballot comes
  int speaker = 0;     // kCast: who casts the ballot of their household, or 0: the member
  int slip = 0;        // 0 with kByGuardian: by the guardian's own key, `device` of `generation`
  bool attested = false;

  int level = kEverything;  // kDelegate
  int topic = 0;
  int target = 0;      // 0: opts out; of kDecide: 1 yes, 0 no
  Number expires = 0;  // 0: never

  int says = kApprove;      // kAttest, in this role; as peer: by peer `device` from 1
  int office = kSteward;    // Office
  bool document = false;    // with one
  bool of_nothing = false;  // of an event that is not in the book
};

struct History {
  std::vector<Class> classes;
  std::vector<House> houses;
  int topics = 1;
  int revisions = 1;              // R
  Number longest_delegation = 0;  // 0: without limit
  int helper_cap = 0;             // 0: nobody is helped
  int proxy_cap = 0;              // 0: no proxies
  Number default_delegation = 0;  // 0: one that names no end has none
  std::vector<Person> founders;
  std::vector<Vote> votes;
  std::vector<Step> steps;  // in the order in which they reach the book
};

// The history for a person to read, when a test fails.
std::string to_text(const History& history);

}  // namespace yoriai::naive
