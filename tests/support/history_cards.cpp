// Cards and households of generated histories.
#include <algorithm>

#include "tests/support/history_maker.h"

namespace yoriai::tests {

using naive::Number;

namespace {

bool counts_cards(const naive::History& history) {
  return std::any_of(history.houses.begin(), history.houses.end(), [](const auto& house) {
    return house.weight == naive::kEachHolder || house.weight == naive::kEachCard;
  });
}

bool votes_by_household(const naive::History& history) {
  return std::any_of(history.houses.begin(), history.houses.end(),
                     [](const auto& house) { return house.weight == naive::kEachHousehold; });
}

}  // namespace

// Most get some, and some are left that nobody has claimed.
void HistoryMaker::deal_cards(Number at) {
  if (!counts_cards(history_)) return;
  naive::Step step;
  step.what = naive::kRecordCards;
  step.at = at;
  for (int member = 1; static_cast<std::size_t>(member) <= faces_.size(); ++member) {
    const auto& of = history_.classes[static_cast<std::size_t>(face(member).member_class)];
    if (dice_.percent(20)) continue;
    const Number count = dice_.between(1, of.cards);
    for (Number i = 0; i < count; ++i) step.cards.push_back({++cards_, member, false});
  }
  const Number free = dice_.below(4);
  for (Number i = 0; i < free; ++i) step.cards.push_back({++cards_, 0, false});
  history_.steps.push_back(step);
}

naive::CardRow HistoryMaker::some_card_row() {
  naive::CardRow row;
  const bool is_new = cards_ == 0 || dice_.percent(30);
  row.card = is_new ? ++cards_ : static_cast<int>(dice_.between(1, cards_));
  row.holder = dice_.percent(15) ? 0 : some_member();
  row.revoked = dice_.percent(15);
  if (row.revoked && dice_.percent(95)) row.holder = 0;
  if (dice_.percent(2)) row.holder = static_cast<int>(faces_.size()) + 1;
  return row;
}

void HistoryMaker::record_cards(Number at) {
  if (!counts_cards(history_) && dice_.percent(80)) return;
  naive::Step step;
  step.what = naive::kRecordCards;
  step.at = at;
  const Number count = dice_.percent(3) ? 0 : dice_.between(1, 3);
  for (Number i = 0; i < count; ++i) {
    const naive::CardRow row = some_card_row();
    const bool listed = std::any_of(step.cards.begin(), step.cards.end(),
                                    [&](const auto& other) { return other.card == row.card; });
    if (!listed) step.cards.push_back(row);
  }
  history_.steps.push_back(step);
}

void HistoryMaker::move_in(Number at) {
  if (!votes_by_household(history_)) return;
  for (int member = 1; static_cast<std::size_t>(member) <= faces_.size(); ++member) {
    if (dice_.percent(30)) continue;
    naive::Step step;
    step.what = naive::kChangeHousehold;
    step.at = at;
    step.member = member;
    step.other = static_cast<int>(dice_.between(1, 2));
    face(member).household = step.other;
    history_.steps.push_back(step);
  }
}

void HistoryMaker::speak_for_household(naive::Step& step) {
  if (!votes_by_household(history_) || dice_.percent(30)) return;
  const int household = face(step.member).household;
  for (int head = 1; head < step.member; ++head) {
    if (household == 0 || face(head).household != household) continue;
    step.speaker = step.member;
    step.member = head;
    return;
  }
  if (dice_.percent(5)) {
    step.speaker = step.member;
    step.member = some_member();
  }
}

}  // namespace yoriai::tests
