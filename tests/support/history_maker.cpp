#include "tests/support/history_maker.h"

#include <algorithm>

namespace yoriai::tests {

using naive::Number;

namespace {

// Members 1 and 2 are the office: they stay active and keep a key, so that there is always somebody
// to sign for the others.
constexpr int kOffice = 2;

}  // namespace

HistoryMaker::HistoryMaker(Dice& dice, naive::History& history) : dice_(dice), history_(history) {
  for (const naive::Person& founder : history.founders) {
    faces_.push_back({naive::kActive, founder.member_class, 0, {founder.devices}, 0, 0, 0});
  }
}

int HistoryMaker::some_member() {
  return static_cast<int>(dice_.between(1, static_cast<Number>(faces_.size())));
}

void HistoryMaker::add_step(Number at) {
  const Number choice = dice_.below(100);
  if (choice < 26) {
    cast(at);
  } else if (choice < 34) {
    enter_paper(at);
  } else if (choice < 37) {
    count_box(at);
  } else if (choice < 39) {
    note_presence(at);
  } else if (choice < 43) {
    show_again(at);
  } else if (choice < 45) {
    dice_.percent(50) ? begin_epoch(at) : decide(at);
  } else if (choice < 78) {
    delegate(at);
  } else if (choice < 80) {
    change_kin(at);
  } else if (choice < 83) {
    record_cards(at);
  } else if (choice < 88) {
    change_status(at);
  } else if (choice < 89) {
    change_class(at);
  } else if (choice < 91) {
    join(at);
  } else if (choice < 94) {
    add_device(at);
  } else {
    replace_keys(at);
  }
}

void HistoryMaker::begin_epoch(Number at) {
  naive::Step step;
  step.what = naive::kBeginEpoch;
  step.at = at;
  step.member = static_cast<int>(dice_.between(1, 3));
  history_.steps.push_back(step);
}

void HistoryMaker::join(Number at) {
  naive::Step step;
  step.what = naive::kJoin;
  step.at = at;
  step.member = static_cast<int>(faces_.size()) + 1;
  step.person = {static_cast<int>(dice_.below(2)), static_cast<int>(dice_.below(3))};
  faces_.push_back({naive::kActive, step.person.member_class, 0, {step.person.devices}, 0, 0, 0});
  history_.steps.push_back(step);
}

void HistoryMaker::change_status(Number at) {
  naive::Step step;
  step.what = naive::kChangeStatus;
  step.at = at;
  step.member = some_member();
  Face& who = face(step.member);
  if (step.member <= kOffice || who.status == naive::kLeft || who.status == naive::kDied) return;
  do {
    step.status = static_cast<int>(dice_.below(4));
  } while (step.status == who.status);
  who.status = step.status;
  history_.steps.push_back(step);
}

void HistoryMaker::change_class(Number at) {
  naive::Step step;
  step.what = naive::kChangeClass;
  step.at = at;
  step.member = some_member();
  Face& who = face(step.member);
  if (who.status == naive::kLeft || who.status == naive::kDied) return;
  who.member_class = 1 - who.member_class;
  step.person.member_class = who.member_class;
  history_.steps.push_back(step);
}

void HistoryMaker::change_kin(Number at) {
  naive::Step step;
  step.at = at;
  step.member = some_member();
  Face& who = face(step.member);
  if (who.status == naive::kLeft || who.status == naive::kDied) return;
  if (dice_.percent(25)) {
    step.what = naive::kChangeHousehold;
    step.other = static_cast<int>(dice_.between(0, 2));
    if (step.other == who.household) return;
    who.household = step.other;
  } else {
    step.what = naive::kChangeGuardian;
    step.other = some_member();
    if (step.other == step.member || step.other == who.guardian) return;
    who.guardian = step.other;
  }
  history_.steps.push_back(step);
}

void HistoryMaker::add_device(Number at) {
  naive::Step step;
  step.what = naive::kAddDevice;
  step.at = at;
  step.member = some_member();
  Face& who = face(step.member);
  if (who.status != naive::kActive || who.devices.back() == 0 || who.devices.back() >= 4) return;
  ++who.devices.back();
  history_.steps.push_back(step);
}

void HistoryMaker::replace_keys(Number at) {
  naive::Step step;
  step.what = naive::kReplaceKeys;
  step.at = at;
  step.member = some_member();
  Face& who = face(step.member);
  if (who.status == naive::kLeft || who.status == naive::kDied) return;
  ++who.generation;
  who.devices.push_back(1);
  history_.steps.push_back(step);
}

bool HistoryMaker::set_speaker(naive::Step& step, int member) {
  step.member = member;
  Face& who = face(step.member);
  step.generation = who.generation;
  if (who.generation > 0 && dice_.percent(20)) {
    step.generation = static_cast<int>(dice_.below(who.generation));  // a key that was replaced
  }
  const int devices = who.devices[static_cast<std::size_t>(step.generation)];
  if (devices == 0) return false;
  step.device = static_cast<int>(dice_.below(devices));
  step.revision = static_cast<int>(dice_.between(1, std::min(history_.revisions, who.spoken + 2)));
  if (dice_.percent(3)) step.revision = dice_.percent(50) ? 0 : history_.revisions + 1;
  who.spoken = std::max(who.spoken, step.revision);
  return true;
}

void HistoryMaker::delegate(Number at) {
  naive::Step step;
  step.what = naive::kDelegate;
  step.at = at;
  if (!set_speaker(step, some_member())) return;
  step.level = static_cast<int>(dice_.below(3));
  const int vote = some_vote(at);
  const int topic = history_.votes[static_cast<std::size_t>(vote)].topic;
  if (step.level == naive::kTopic) step.topic = dice_.percent(75) ? topic : 1 - topic;
  if (step.level == naive::kTopic && dice_.percent(2)) step.topic = 2;
  if (step.level == naive::kProposal) step.vote = vote;
  // Now and then nobody, a stranger, or oneself.
  step.target =
      dice_.percent(12) ? 0 : static_cast<int>(dice_.below(static_cast<Number>(faces_.size()) + 1));
  step.expires = some_expiry(at);
  if (dice_.percent(6)) revoke(step);
  history_.steps.push_back(step);
}

// Members 2 and 3 hold the office; now and then somebody tries who does not.
void HistoryMaker::decide(naive::Number at) {
  naive::Step step;
  step.what = naive::kDecide;
  step.at = at;
  if (!set_speaker(step, dice_.percent(90) ? static_cast<int>(dice_.between(2, 3)) : 1)) return;
  step.vote = static_cast<int>(dice_.below(static_cast<Number>(history_.votes.size())));
  step.target = static_cast<int>(dice_.below(2));
  history_.steps.push_back(step);
}

void HistoryMaker::let_chairs_decide() {
  Number last = history_.steps.empty() ? 0 : history_.steps.back().at;
  for (const naive::Vote& vote : history_.votes) {
    last = std::max(last, vote.closes + vote.grace + 1);
  }
  for (const Number after : {Number{0}, Number{1}, Number{3'600'000}, Number{90'000'000}}) {
    if (dice_.percent(40)) decide(last + after);
  }
}

// Now and then with something that has no place in it.
void HistoryMaker::revoke(naive::Step& step) {
  step.level = naive::kAllScopes;
  step.topic = 0;
  if (dice_.percent(95)) step.target = 0;
  if (dice_.percent(95)) step.expires = 0;
}

// With a limit, an expiry is within it, or beyond it, at whatever time of the history it is said.
Number HistoryMaker::some_expiry(Number at) {
  const bool limited = history_.longest_delegation > 0;
  if (dice_.percent(limited ? 4 : 60)) return 0;
  if (dice_.percent(3)) return at + 2 * history_.longest_delegation + 1;
  const naive::Vote& vote = history_.votes[static_cast<std::size_t>(some_vote(at))];
  if (dice_.percent(60)) return vote.closes + 1'000'000'000;
  return dice_.one_of<Number>({vote.closes - 1, vote.closes, vote.closes + 1, vote.opens});
}

// One that is open at this time, where there is one; now and then any.
int HistoryMaker::some_vote(Number at) {
  const auto any = static_cast<int>(dice_.below(static_cast<Number>(history_.votes.size())));
  for (int i = 0; static_cast<std::size_t>(i) < history_.votes.size(); ++i) {
    const int turn = (any + i) % static_cast<int>(history_.votes.size());
    const naive::Vote& vote = history_.votes[static_cast<std::size_t>(turn)];
    if (vote.opens <= at && at <= vote.closes + vote.grace && !dice_.percent(5)) return turn;
  }
  return any;
}

}  // namespace yoriai::tests
