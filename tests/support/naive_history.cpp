// Reads a history from its first step to its last: who is let in, and what is set aside for the
// count.
#include <algorithm>
#include <set>

#include "tests/support/naive_record.h"

namespace yoriai::naive {
namespace {

class Reader {
 public:
  explicit Reader(const History& history) : history_(history) {
    for (const Vote& vote : history.votes) {
      Running running;
      running.ends = vote.closes + vote.grace;
      record_.running.push_back(running);
    }
    for (const Person& founder : history.founders) settle(founder);
  }

  Answer read() {
    Answer out;
    for (const Step& step : history_.steps) {
      if (step.what == kBeginEpoch) {
        begin_epoch(step.at);
        out.accepted.push_back(true);
        continue;
      }
      open_until(step.at);
      end_before(step.at);
      out.accepted.push_back(take(step));
    }
    for (const Vote& vote : history_.votes) open_until(vote.opens);
    for (int i = 0; static_cast<std::size_t>(i) < history_.votes.size(); ++i) {
      out.votes.push_back(close(history_, record_, i));
      out.votes.back().attested = record_.running[static_cast<std::size_t>(i)].attested;
    }
    return out;
  }

 private:
  void settle(const Person& person) {
    Resident resident;
    resident.member_class = person.member_class;
    resident.devices = person.devices;
    resident.chair = person.chair;
    record_.residents.push_back(resident);
  }
  Resident& resident(int member) { return record_.residents[static_cast<std::size_t>(member - 1)]; }
  [[nodiscard]] bool exists(int member) const {
    return member >= 1 && static_cast<std::size_t>(member) <= record_.residents.size();
  }

  // An opening is entered before anything else that comes at its time.
  void open_until(Number at) {
    for (std::size_t i = 0; i < record_.running.size(); ++i) {
      if (record_.running[i].opened || history_.votes[i].opens > at) continue;
      record_.running[i].opened = true;
      record_.running[i].roll = electorate(history_.votes[i]);
      record_.running[i].all_cards = live_cards();
    }
  }

  // What has not ended by anything that came after its grace gets its grace again.
  void begin_epoch(Number at) {
    for (std::size_t i = 0; i < record_.running.size(); ++i) {
      Running& running = record_.running[i];
      const Vote& vote = history_.votes[i];
      if (!running.ended) running.ends = std::max(vote.closes, at) + vote.grace;
    }
  }
  void end_before(Number at) {
    for (Running& running : record_.running) running.ended = running.ended || at > running.ends;
  }

  std::vector<RollRow> electorate(const Vote& vote) {
    std::vector<RollRow> roll;
    for (int member = 1; exists(member); ++member) {
      if (resident(member).status() != kActive) continue;
      const bool recused =
          std::find(vote.recused.begin(), vote.recused.end(), member) != vote.recused.end();
      if (recused) continue;
      const Class& of = history_.classes[static_cast<std::size_t>(resident(member).member_class)];
      Number credits = 0;
      if (vote.method == kPoints) {
        credits = of.credits > 0 && of.credits < vote.credits ? of.credits : vote.credits;
      }
      const Number votes = votes_of(member, of.house);
      const int household = household_of(member, of.house);
      if (votes == 0 || has_row(roll, of.house, household)) continue;
      roll.push_back({member, of.house, credits, votes, household});
    }
    return roll;
  }

  int household_of(int member, int house) {
    if (history_.houses.empty()) return 0;
    const bool by_household =
        history_.houses[static_cast<std::size_t>(house)].weight == kEachHousehold;
    return by_household ? resident(member).household : 0;
  }
  static bool has_row(const std::vector<RollRow>& roll, int house, int household) {
    for (const RollRow& row : roll) {
      if (household != 0 && row.house == house && row.household == household) return true;
    }
    return false;
  }

  Number cards_of(int member) {
    Number held = 0;
    for (const auto& entry : record_.cards) held += entry.second.holder == member ? 1 : 0;
    return held;
  }
  Number live_cards() {
    Number live = 0;
    for (const auto& entry : record_.cards) live += entry.second.revoked ? 0 : 1;
    return live;
  }

  Number votes_of(int member, int house) {
    if (history_.houses.empty()) return 1;
    const House& rule = history_.houses[static_cast<std::size_t>(house)];
    if (rule.weight == kEachPerson || rule.weight == kEachHousehold) return 1;
    const Number held = cards_of(member);
    if (rule.weight == kEachHolder) return held > 0 ? 1 : 0;
    return rule.most > 0 && held > rule.most ? rule.most : held;
  }

  // All rows or none. Who has too many is seen when the whole list has been gone through.
  bool take_cards(const Step& step) {
    std::map<int, CardRow> cards = record_.cards;
    std::set<int> gained;
    for (const CardRow& row : step.cards) {
      const auto known = record_.cards.find(row.card);
      const bool is_new = known == record_.cards.end();
      if (row.revoked && (row.holder != 0 || is_new)) return false;
      if (!is_new && known->second.revoked) return false;
      if (!is_new && known->second.holder == row.holder && !row.revoked) return false;
      if (row.holder != 0 && (!exists(row.holder) || resident(row.holder).gone())) return false;
      cards[row.card] = row;
      if (row.holder != 0) gained.insert(row.holder);
    }
    if (step.cards.empty()) return false;
    std::swap(record_.cards, cards);
    for (const int member : gained) {
      const auto of = static_cast<std::size_t>(resident(member).member_class);
      if (cards_of(member) <= history_.classes[of].cards) continue;
      std::swap(record_.cards, cards);
      return false;
    }
    return true;
  }

  bool take(const Step& step) {
    if (step.what == kJoin) settle(step.person);
    if (step.what == kChangeStatus) resident(step.member).changes.push_back({step.at, step.status});
    if (step.what == kChangeClass) resident(step.member).member_class = step.person.member_class;
    if (step.what == kChangeGuardian) resident(step.member).guardian = step.other;
    if (step.what == kChangeHousehold) resident(step.member).household = step.other;
    if (step.what == kAddDevice) resident(step.member).devices += 1;
    if (step.what == kReplaceKeys) {
      resident(step.member).generation += 1;
      resident(step.member).devices = 1;
    }
    if (step.what == kCountBox) return take_box(step);
    if (step.what == kNotePresence) return take_presence(step);
    if (step.what == kRecordCards) return take_cards(step);
    if (step.what < kCast) return true;
    if (step.what == kAddReceipts) return add_receipts(step);
    if (step.what == kDecide) return decide(step);
    if (ids_.count(step.id) > 0) return false;  // a book holds the same bytes once
    bool fine = false;
    if (step.what == kAttest)
      fine = attest(step);
    else
      fine = step.what == kDelegate ? take_delegation(step) : take_ballot(step);
    if (fine) ids_.insert(step.id);
    return fine;
  }

  static int signer(const Step& step) {
    return step.channel == kOwn && step.speaker != 0 ? step.speaker : step.member;
  }

  bool speaks(const Step& step) {
    const Resident& who = resident(signer(step));
    return step.generation == who.generation && step.device < who.devices && step.revision >= 1 &&
           step.revision <= history_.revisions;
  }

  const RollRow* row_of(const Step& step, int member) {
    for (const RollRow& row : record_.running[static_cast<std::size_t>(step.vote)].roll) {
      if (row.member == member) return &row;
    }
    return nullptr;
  }

  // Who casts this ballot may, and it is one that fits.
  bool may_be_cast(const Step& step) {
    const std::size_t i = static_cast<std::size_t>(step.vote);
    const Vote& vote = history_.votes[i];
    if (step.revision < 1 || step.revision > history_.revisions) return false;
    if (!record_.running[i].opened || record_.running[i].ended) return false;
    const RollRow* row = row_of(step, step.member);
    if (row == nullptr) return false;
    if (signer(step) != step.member) {
      if (!speaks_for_household(step, vote, *row)) return false;
    } else if (resident(step.member).gone()) {
      return false;
    }
    const bool right_hands = step.channel == kOwn ? speaks(step) : may_be_entered(step);
    return right_hands &&
           (vote.sealed || is_spoilt_paper(step) || well_formed(step.ballot, vote, *row));
  }

  // Two people saw a paper that cannot be counted.
  static bool is_spoilt_paper(const Step& step) {
    return step.channel != kOwn && step.slip > 0 && step.ballot.form == kSpoilt &&
           step.ballot.choices.empty() && step.ballot.votes.empty();
  }

  // Whoever is of it now, and may.
  bool speaks_for_household(const Step& step, const Vote& vote, const RollRow& row) {
    const Resident& who = resident(step.speaker);
    const bool recused =
        std::find(vote.recused.begin(), vote.recused.end(), step.speaker) != vote.recused.end();
    return row.household != 0 && who.household == row.household && who.status() == kActive &&
           !recused;
  }

  // A household's ballots have no generation of keys.
  Step as_ranked(const Step& step) {
    Step ranked = step;
    if (step.channel == kOwn && row_of(step, step.member)->household != 0) ranked.generation = 0;
    return ranked;
  }

  static bool own_device(const Step& step) {
    return step.channel == kByGuardian && step.slip == 0 && step.speaker != 0;
  }

  // The two clerks are always there; what may be wrong is who speaks, who helps, and the slip.
  bool may_be_entered(const Step& step) {
    const Running& running = record_.running[static_cast<std::size_t>(step.vote)];
    if (step.channel == kAssisted && history_.helper_cap == 0) return false;
    if (step.channel == kByProxy && history_.proxy_cap == 0) return false;
    if (own_device(step)) {
      const Resident& guardian = resident(step.speaker);
      const bool key = step.generation == guardian.generation && step.device < guardian.devices;
      if (!key || guardian.status() != kActive) return false;
    }
    if (!right_speaker(step) || step.attested != (step.channel == kAssisted)) return false;
    for (const std::vector<int>& help : helped_by(step)) {
      if (step.channel == kAssisted && is_kin(help[1], step.member)) return false;
      if (others_helped(running, help) >= cap_of(step)) return false;
    }
    if (own_device(step)) return true;
    const bool known = ids_.count(step.id) > 0;  // then the slip is its own
    return step.slip > 0 && (known || running.slips.count(step.slip) == 0);
  }

  bool right_speaker(const Step& step) {
    if (step.channel == kByGuardian) {
      return step.speaker != 0 && resident(step.member).guardian == step.speaker &&
             !resident(step.speaker).gone();
    }
    if (step.channel != kByProxy) return step.speaker == 0;
    return step.speaker != step.member && row_of(step, step.speaker) != nullptr &&
           !resident(step.speaker).gone();
  }

  bool is_kin(int helper, int voter) {
    const Resident& who = resident(voter);
    const bool housed = who.household != 0 && who.household == resident(helper).household;
    return helper == voter || helper == who.guardian || housed;
  }

  static std::vector<std::vector<int>> helped_by(const Step& step) {
    if (step.channel == kByProxy) return {{kByProxy, step.speaker, step.member}};
    if (step.channel != kAssisted) return {};
    return {{kAssisted, 1, step.member}, {kAssisted, 2, step.member}};
  }

  int cap_of(const Step& step) const {
    return step.channel == kAssisted ? history_.helper_cap : history_.proxy_cap;
  }

  static int others_helped(const Running& running, const std::vector<int>& help) {
    int others = 0;
    for (const std::vector<int>& one : running.helped) {
      if (one[0] == help[0] && one[1] == help[1] && one[2] != help[2]) ++others;
    }
    return others;
  }

  void leave_traces(const Step& step) {
    Running& running = record_.running[static_cast<std::size_t>(step.vote)];
    if (step.channel == kOwn) return;
    if (step.slip > 0) running.slips.insert(step.slip);
    for (const std::vector<int>& help : helped_by(step)) running.helped.insert(help);
  }

  bool take_ballot(const Step& step) {
    const std::size_t i = static_cast<std::size_t>(step.vote);
    const Number closes = history_.votes[i].closes;
    if (!may_be_cast(step)) return false;
    if (step.at > closes && operators_by(step, closes) == 0) return false;
    record_.running[i].ballots.push_back(as_ranked(as_opened(step)));
    leave_traces(step);
    return true;
  }

  // What nobody can read is let in, and spoilt if it is not valid.
  Step as_opened(Step step) {
    const Vote& vote = history_.votes[static_cast<std::size_t>(step.vote)];
    if (vote.sealed && !well_formed(step.ballot, vote, *row_of(step, step.member))) {
      step.ballot = {kSpoilt, {}, {}};
    }
    return step;
  }

  static bool ascending(const std::vector<int>& members) {
    for (std::size_t i = 1; i < members.size(); ++i) {
      if (members[i - 1] >= members[i]) return false;
    }
    return !members.empty();
  }

  bool is_open(const Step& step) const {
    const Running& running = record_.running[static_cast<std::size_t>(step.vote)];
    return running.opened && !running.ended;
  }

  bool take_presence(const Step& step) {
    if (!is_open(step) || !ascending(step.members)) return false;
    Running& running = record_.running[static_cast<std::size_t>(step.vote)];
    for (const int member : step.members) {
      if (row_of(step, member) == nullptr || running.present.count(member) > 0) return false;
    }
    running.present.insert(step.members.begin(), step.members.end());
    return true;
  }

  bool take_box(const Step& step) {
    const Vote& vote = history_.votes[static_cast<std::size_t>(step.vote)];
    if (!is_open(step) || !vote.box || !ascending(step.members)) return false;
    Running& running = record_.running[static_cast<std::size_t>(step.vote)];
    if (step.issued < static_cast<Number>(step.members.size())) return false;
    Number papers = step.blank + step.spoilt;
    for (const Papers& equal : step.papers) papers += equal.count;
    for (const int member : step.members) {
      const RollRow* row = row_of(step, member);
      if (row == nullptr || row->house != step.house || running.marked.count(member) > 0) {
        return false;
      }
      for (const Papers& equal : step.papers) {
        if (!well_formed(equal.says, vote, *row)) return false;
      }
    }
    if (papers != static_cast<Number>(step.members.size())) return false;
    running.boxes.push_back(step);
    running.marked.insert(step.members.begin(), step.members.end());
    return true;
  }

  // A ballot that is in the book counts already, unless it is late.
  bool add_receipts(const Step& step) {
    const std::size_t i = static_cast<std::size_t>(step.vote);
    const Vote& vote = history_.votes[i];
    const auto enough = [&](const Step& s) {
      return operators_by(s, vote.closes) >= vote.receipts_needed;
    };
    if (!may_be_cast(step) || step.at <= vote.closes || !enough(step)) return false;
    std::vector<Step>& ballots = record_.running[i].ballots;
    const auto late = std::find_if(ballots.begin(), ballots.end(), [&](const Step& s) {
      return s.id == step.id && s.at > vote.closes && !enough(s);
    });
    if (late != ballots.end())
      ballots.erase(late);
    else if (ids_.count(step.id) > 0)
      return false;
    ballots.push_back(as_ranked(as_opened(step)));
    leave_traces(step);
    ids_.insert(step.id);
    return true;
  }

  // Once, in time, by a chair who is not recused, where the ballots came to a tie.
  bool decide(const Step& step) {
    Running& running = record_.running[static_cast<std::size_t>(step.vote)];
    const Vote& vote = history_.votes[static_cast<std::size_t>(step.vote)];
    const Resident& who = resident(step.member);
    const bool may = who.chair && who.status() == kActive && step.generation == who.generation &&
                     step.device < who.devices;
    const bool recused =
        std::find(vote.recused.begin(), vote.recused.end(), step.member) != vote.recused.end();
    if (!may || recused || !running.ended || !running.decided.empty()) return false;
    const Number closed = running.ends + 1;
    if (!vote.chair_decides || step.at > closed + vote.casting) return false;
    if (close(history_, record_, step.vote).decided.outcome != "tied") return false;
    running.decided = step.target == 1 ? "passed" : "failed";
    return true;
  }

  // Members 1 and 2 are the office, 1 announces; nobody is treasurer or auditor.
  bool holds_office(int member, int office) {
    if (office == kSteward || office == kRegistrar || office == kClerk) return member <= 2;
    return office == kFacilitator ? member == 1 : office == kChair && resident(member).chair;
  }

  // How often one says something of the same is beyond these short histories.
  bool attest(const Step& step) {
    const bool peer = step.office == kPeer;
    if (!peer) {
      const Resident& who = resident(step.member);
      const bool key = step.generation == who.generation && step.device < who.devices;
      if (!key || who.status() != kActive || !holds_office(step.member, step.office)) return false;
    }
    if (step.says < kApprove || step.says > kEvidence || step.of_nothing) return false;
    if (step.says == kFinding && !peer && step.office != kAuditor) return false;
    if (step.says != kApprove && !step.document) return false;
    record_.running[static_cast<std::size_t>(step.vote)].attested.push_back(
        {peer ? -step.device : step.member, step.says, step.office, step.document ? 1 : 0});
    return true;
  }

  static bool well_formed(const Ballot& ballot, const Vote& vote, const RollRow& row) {
    if (ballot.form != kChoice) {
      return ballot.form <= kBlank && ballot.choices.empty() && ballot.votes.empty();
    }
    if (vote.method == kRanked) return good_places(ballot, vote);
    return vote.method == kPoints ? good_points(ballot, vote, row) : good_choices(ballot, vote);
  }

  static bool good_places(const Ballot& ballot, const Vote& vote) {
    if (!ballot.choices.empty()) return false;
    if (ballot.votes.size() != static_cast<std::size_t>(vote.options)) return false;
    for (const Number place : ballot.votes) {
      if (place < 0 || place > vote.options) return false;
    }
    return true;
  }

  static bool good_choices(const Ballot& ballot, const Vote& vote) {
    if (ballot.choices.empty() || !ballot.votes.empty()) return false;
    if (vote.method != kApproval && ballot.choices.size() != 1) return false;
    const int options = vote.method == kYesNo ? 2 : vote.options;
    int last = -1;
    for (const int choice : ballot.choices) {
      if (choice <= last || choice >= options) return false;
      last = choice;
    }
    return true;
  }

  static bool good_points(const Ballot& ballot, const Vote& vote, const RollRow& row) {
    if (!ballot.choices.empty()) return false;
    if (ballot.votes.size() != static_cast<std::size_t>(vote.options)) return false;
    Number cost = 0;
    for (const Number v : ballot.votes) {
      if (v > 32768 || v < -32768 || (v < 0 && !vote.negative)) return false;
      cost += v * v;
    }
    return cost <= row.credits;
  }

  bool take_delegation(const Step& step) {
    if (!speaks(step) || resident(step.member).status() != kActive) return false;
    if (step.level == kTopic && step.topic >= history_.topics) return false;
    if (step.level == kProposal && record_.running[static_cast<std::size_t>(step.vote)].ended) {
      return false;
    }
    if (step.target == step.member) return false;
    if (step.target != 0 && !exists(step.target)) return false;
    const bool revokes = step.level == kAllScopes;
    if (revokes && (step.target != 0 || step.expires != 0)) return false;
    Step said = step;
    const bool by_itself = history_.default_delegation > 0 && step.expires == 0 && !revokes;
    if (by_itself) said.expires = step.at + history_.default_delegation;
    const Number longest = history_.longest_delegation;
    const bool too_far = said.expires == 0 || said.expires > step.at + longest;
    if (longest > 0 && too_far && !revokes) return false;
    record_.delegations.push_back(said);
    return true;
  }

  const History& history_;
  Record record_;
  std::set<std::string> ids_;
};

}  // namespace

int operators_by(const Step& step, Number deadline) {
  std::set<std::string> operators;
  for (const Receipt& receipt : step.receipts) {
    if (receipt.date <= deadline) operators.insert(receipt.of_operator);
  }
  return static_cast<int>(operators.size());
}

Answer answer(const History& history) { return Reader(history).read(); }

}  // namespace yoriai::naive
