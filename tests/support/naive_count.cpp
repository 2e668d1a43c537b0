// Counting and deciding, house by house, with plain loops.
#include <algorithm>

#include "tests/support/naive_tally.h"

namespace yoriai::naive {
namespace {

__extension__ using Wide = __int128;

// So many votes more, of people who are counted beside it.
void note(HouseCount& house, InVotes what, Number votes) {
  if (!house.votes.empty()) house.votes[what] += votes;
}

void add(HouseCount& house, const Vote& vote, const Ballot& ballot, Number votes) {
  if (ballot.form == kBlank) {
    house.blank += 1;
    note(house, kBlankVotes, votes);
    return;
  }
  if (ballot.form == kSpoilt) {
    house.spoilt += 1;
    note(house, kSpoiltVotes, votes);
    return;
  }
  if (vote.method == kYesNo) {
    OptionSum& row = house.options[0];
    if (ballot.choices[0] == 1) {
      row.in_favour += votes;
      row.supporters += 1;
    } else {
      row.against += votes;
    }
  }
  if (vote.method != kYesNo && vote.method != kPoints) {
    for (const int choice : ballot.choices) {
      house.options[static_cast<std::size_t>(choice)].in_favour += votes;
      house.options[static_cast<std::size_t>(choice)].supporters += 1;
    }
  }
  if (vote.method == kPoints) {
    for (std::size_t i = 0; i < ballot.votes.size(); ++i) {
      const Number v = ballot.votes[i];
      if (v > 0) house.options[i].in_favour += v;
      if (v > 0) house.options[i].supporters += 1;
      if (v < 0) house.options[i].against += -v;
    }
  }
}

void count_in_room(HouseCount& house, const Poll& poll, const RollRow& row) {
  if (poll.present.count(row.member) == 0) return;
  house.in_room += 1;
  note(house, kInRoomVotes, row.votes);
}

void count_member(Count& out, const Poll& poll, const RollRow& row,
                  const std::vector<Carried>& rows) {
  HouseCount& house = out.houses[static_cast<std::size_t>(row.house)];
  house.roll += 1;
  note(house, kRollVotes, row.votes);
  if (poll.marked.count(row.member) > 0) {
    house.voted += 1;
    note(house, kVotedVotes, row.votes);
    house.channels[kInBox] += 1;
    return;
  }
  const auto direct = poll.direct.find(row.member);
  if (direct != poll.direct.end()) {
    house.voted += 1;
    note(house, kVotedVotes, row.votes);
    const auto channel = poll.channels.find(row.member);
    house.channels[channel == poll.channels.end() ? 0U : static_cast<unsigned>(channel->second)] +=
        1;
    add(house, poll.vote, direct->second, row.votes);
    return;
  }
  for (const Carried& carry : rows) {
    if (carry.member != row.member) continue;
    if (carry.fate != kCopied) count_in_room(house, poll, row);
    if (carry.fate == kCopied) {
      house.copied += 1;
      note(house, kCopiedVotes, row.votes);
      add(house, poll.vote, poll.direct.at(carry.end), row.votes);
    } else if (carry.fate == kDidNotFit) {
      house.did_not_fit += 1;
      note(house, kDidNotFitVotes, row.votes);
    } else if (carry.fate == kCut) {
      house.cut += 1;
      note(house, kCutVotes, row.votes);
    } else {
      house.ended_nowhere += 1;
      note(house, kEndedNowhereVotes, row.votes);
    }
    return;
  }
  house.did_not_vote += 1;
  note(house, kDidNotVoteVotes, row.votes);
  count_in_room(house, poll, row);
}

// The papers of a box, one by one.
void count_box(Count& out, const Poll& poll, const Step& box) {
  HouseCount& house = out.houses[static_cast<std::size_t>(box.house)];
  house.blank += box.blank;
  house.spoilt += box.spoilt;
  note(house, kBlankVotes, box.blank);
  note(house, kSpoiltVotes, box.spoilt);
  for (const Papers& papers : box.papers) {
    for (Number i = 0; i < papers.count; ++i) add(house, poll.vote, papers.says, 1);
  }
}

struct Total {
  int option = 0;
  Number figure = 0;  // one_of, approval: in favour; points: net
  Number supporters = 0;
};

std::vector<Total> ranked(const Poll& poll, const Count& out) {
  std::vector<Total> totals;
  for (int option = 0; option < poll.vote.options; ++option) {
    Total total{option, 0, 0};
    for (const HouseCount& house : out.houses) {
      if (house.advisory) continue;
      const OptionSum& sum = house.options[static_cast<std::size_t>(option)];
      total.figure += sum.in_favour - sum.against;
      total.supporters += sum.supporters;
    }
    totals.push_back(total);
  }
  std::stable_sort(totals.begin(), totals.end(), [&](const Total& a, const Total& b) {
    if (a.figure != b.figure) return a.figure > b.figure;
    return poll.vote.method == kPoints && a.supporters > b.supporters;
  });
  return totals;
}

bool all_met(const Count& out, bool HouseCount::*what) {
  for (const HouseCount& house : out.houses) {
    if (!house.advisory && !(house.*what)) return false;
  }
  return true;
}

bool reached(const Vote& vote, std::size_t h, Number figure, const HouseCount& house) {
  for (const auto& rules : vote.also) {
    if (!holds(rules[h].threshold, figure, house)) return false;
  }
  return holds(vote.rules[h].threshold, figure, house);
}

bool half_of_those_who_came(const Fraction& asked) {
  return asked.strict && 2 * asked.numerator == asked.denominator &&
         (asked.base == kOfPresent || asked.base == kOfCast);
}

// A house is tied with as many yes as no, above 0, under "more than half" of those who came.
bool only_ties_stand_in_the_way(const Count& out, const Poll& poll) {
  for (std::size_t h = 0; h < out.houses.size(); ++h) {
    const HouseCount& house = out.houses[h];
    bool tie = half_of_those_who_came(poll.vote.rules[h].threshold);
    for (const auto& rules : poll.vote.also)
      tie = tie && half_of_those_who_came(rules[h].threshold);
    const OptionSum& sum = house.options[0];
    tie = tie && sum.in_favour == sum.against && sum.in_favour > 0;
    if (!house.advisory && !house.threshold_met && !tie) return false;
  }
  return true;
}

void decide_yes_no(Count& out, const Poll& poll) {
  for (std::size_t h = 0; h < out.houses.size(); ++h) {
    HouseCount& house = out.houses[h];
    const Number yes = house.options[0].in_favour;
    const bool tie = yes == house.options[0].against;
    house.threshold_met = yes > 0 && !tie && reached(poll.vote, h, yes, house);
  }
  out.outcome = all_met(out, &HouseCount::threshold_met) ? "passed" : "failed";
  if (out.outcome == "failed" && poll.vote.chair_decides && only_ties_stand_in_the_way(out, poll)) {
    out.outcome = "tied";
  }
}

// One of several, approval and points: somebody must come out above 0, alone (in points the order
// breaks ties), and over the threshold where there is one.
void decide_winner(Count& out, const Poll& poll) {
  const std::vector<Total> totals = ranked(poll, out);
  for (const Total& total : totals) out.order.push_back(total.option);
  const Total& first = totals.front();
  const bool tied = poll.vote.method != kPoints && totals.size() > 1 && first.figure > 0 &&
                    totals[1].figure == first.figure;
  out.outcome = tied ? "tied" : "failed";
  if (first.figure <= 0 || tied) return;
  for (std::size_t h = 0; h < out.houses.size(); ++h) {
    HouseCount& house = out.houses[h];
    const OptionSum& sum = house.options[static_cast<std::size_t>(first.option)];
    const Number net = std::max<Number>(sum.in_favour - sum.against, 0);
    house.threshold_met = reached(poll.vote, h, net, house);
  }
  if (!all_met(out, &HouseCount::threshold_met)) return;
  out.outcome = "passed";
  out.winner = first.option;
}

}  // namespace

namespace {

Number present_in(const HouseCount& house, bool in_votes) {
  const auto& votes = house.votes;
  if (!in_votes || votes.empty()) return house.voted + house.copied + house.in_room;
  return votes[kVotedVotes] + votes[kCopiedVotes] + votes[kInRoomVotes];
}

Number cast_in(const HouseCount& house, bool in_votes) {
  const auto& votes = house.votes;
  if (!in_votes || votes.empty()) return house.voted + house.copied - house.blank - house.spoilt;
  return votes[kVotedVotes] + votes[kCopiedVotes] - votes[kBlankVotes] - votes[kSpoiltVotes];
}

// A quorum of people asks how many people came, every other how many votes.
bool enough_came(const Fraction& quorum, const Vote& vote, const HouseCount& house) {
  const bool votes = quorum.base != kOfPeople;
  return holds(quorum, vote.abstain_in_quorum ? present_in(house, votes) : cast_in(house, votes),
               house);
}

}  // namespace

bool holds(const Fraction& fraction, Number figure, const HouseCount& house) {
  if (fraction.numerator == 0) return true;
  Number base = house.votes.empty() ? house.roll : house.votes[kRollVotes];
  if (fraction.base == kOfPresent) base = present_in(house, true);
  if (fraction.base == kOfCast) base = cast_in(house, true);
  if (fraction.base == kOfAllCards) base = house.votes[kAllCards];
  if (fraction.base == kOfPeople) base = house.roll;
  const Wide left = static_cast<Wide>(figure) * fraction.denominator;
  const Wide right = static_cast<Wide>(base) * fraction.numerator;
  return fraction.strict ? left > right : left >= right;
}

Count count(const Poll& poll) {
  Count out;
  out.houses.resize(poll.vote.rules.size());
  const int columns = poll.vote.method == kYesNo ? 1 : poll.vote.options;
  for (HouseCount& house : out.houses) house.options.resize(static_cast<std::size_t>(columns));
  for (std::size_t h = 0; h < out.houses.size(); ++h) {
    if (!poll.houses.empty() && poll.houses[h].weight != kEachPerson &&
        poll.houses[h].weight != kEachHousehold) {
      out.houses[h].votes.assign(kInVotesCount, 0);
      out.houses[h].votes[kAllCards] = poll.all_cards;
    }
    out.houses[h].advisory = poll.vote.rules[h].advisory;
    for (const auto& rules : poll.vote.also) {
      out.houses[h].advisory = out.houses[h].advisory && rules[h].advisory;
    }
  }
  const std::vector<Carried> rows = carried(poll);
  for (const RollRow& row : poll.roll) count_member(out, poll, row, rows);
  for (const Step& box : poll.boxes) count_box(out, poll, box);
  for (std::size_t h = 0; h < out.houses.size(); ++h) {
    HouseCount& house = out.houses[h];
    house.quorum_met = enough_came(poll.vote.rules[h].quorum, poll.vote, house);
    for (const auto& rules : poll.vote.also) {
      house.quorum_met = house.quorum_met && enough_came(rules[h].quorum, poll.vote, house);
    }
  }
  if (poll.vote.method == kYesNo) {
    decide_yes_no(out, poll);
  } else if (poll.vote.method == kRanked) {
    decide_ranked(out, poll);
  } else if (poll.vote.method == kShares || poll.vote.method == kGreedy) {
    decide_projects(out, poll);
  } else {
    decide_winner(out, poll);
  }
  if (!all_met(out, &HouseCount::quorum_met)) {
    out.outcome = "no_quorum";
    out.winner = -1;
  }
  return out;
}

}  // namespace yoriai::naive
