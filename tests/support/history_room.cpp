// What comes from the room in generated histories: counts of boxes, and who was there.
#include <algorithm>

#include "tests/support/history_maker.h"

namespace yoriai::tests {

using naive::Number;

int HistoryMaker::house_of(int member) {
  return history_.classes[static_cast<std::size_t>(face(member).member_class)].house;
}

std::vector<int> HistoryMaker::some_members(int house) {
  std::vector<int> out;
  for (int member = 1; static_cast<std::size_t>(member) <= faces_.size(); ++member) {
    const bool fits = house < 0 || house_of(member) == house || dice_.percent(1);
    if (fits && dice_.percent(25)) out.push_back(member);
  }
  if (out.size() > 1 && dice_.percent(2)) std::swap(out.front(), out.back());
  return out;
}

void HistoryMaker::count_box(Number at) {
  naive::Step step;
  step.what = naive::kCountBox;
  step.at = at;
  step.vote = some_vote(at);
  step.house = house_of(some_member());
  step.members = some_members(step.house);
  fill_box(step, history_.votes[static_cast<std::size_t>(step.vote)]);
  step.issued = static_cast<Number>(step.members.size()) + dice_.below(3) - dice_.percent(2);
  if (step.issued < 0) step.issued = 0;
  history_.steps.push_back(step);
}

// A paper for everybody who is marked, equal ones together; now and then one too many.
void HistoryMaker::fill_box(naive::Step& step, const naive::Vote& vote) {
  std::size_t papers = step.members.size() + (dice_.percent(3) ? 1 : 0);
  for (; papers > 0; --papers) {
    naive::Ballot says = some_ballot(vote);
    if (vote.method == naive::kPoints && dice_.percent(90)) {
      for (Number& v : says.votes) v = std::min<Number>(std::max<Number>(v, -1), 1);
    }
    if (dice_.percent(1)) spoil(says, vote);
    if (says.form == naive::kWithdrawn) {
      step.spoilt += 1;
    } else if (says.form == naive::kBlank) {
      step.blank += 1;
    } else {
      const auto equal = std::find_if(step.papers.begin(), step.papers.end(),
                                      [&](const auto& other) { return other.says == says; });
      if (equal == step.papers.end()) {
        step.papers.push_back({1, says});
      } else {
        equal->count += 1;
      }
    }
  }
  std::sort(step.papers.begin(), step.papers.end(), [](const auto& a, const auto& b) {
    return std::pair(a.says.choices, a.says.votes) < std::pair(b.says.choices, b.says.votes);
  });
}

void HistoryMaker::note_presence(Number at) {
  naive::Step step;
  step.what = naive::kNotePresence;
  step.at = at;
  step.vote = some_vote(at);
  step.members = some_members(-1);
  history_.steps.push_back(step);
}

}  // namespace yoriai::tests
