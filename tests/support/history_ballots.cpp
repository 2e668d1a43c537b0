// Ballots of generated histories: good ones of every method, and spoilt ones.
#include <algorithm>

#include "tests/support/history_maker.h"

namespace yoriai::tests {

using naive::Number;

void HistoryMaker::cast(Number at) {
  naive::Step step;
  step.what = naive::kCast;
  step.at = at;
  // Many never vote themselves, so that there is something to hand on.
  if (!set_speaker(step,
                   dice_.percent(80) ? std::min(some_member(), some_member()) : some_member())) {
    return;
  }
  speak_for_household(step);
  say_something(step, at);
}

void HistoryMaker::say_something(naive::Step& step, Number at) {
  step.vote = some_vote(at);
  const naive::Vote& vote = history_.votes[static_cast<std::size_t>(step.vote)];
  step.ballot = some_ballot(vote);
  if (dice_.percent(4)) spoil(step.ballot, vote);
  add_receipts(step, vote);
  history_.steps.push_back(step);
}

void HistoryMaker::enter_paper(Number at) {
  naive::Step step;
  step.what = naive::kEnterPaper;
  step.at = at;
  step.member = std::min(some_member(), some_member());
  step.channel = static_cast<int>(dice_.between(naive::kByProxy, naive::kOnPaper));
  step.slip = dice_.percent(92) ? ++slips_ : static_cast<int>(dice_.below(slips_ + 1));
  step.attested = (step.channel == naive::kAssisted) != dice_.percent(2);
  step.revision = static_cast<int>(dice_.between(1, std::min(history_.revisions, 3)));
  if (dice_.percent(2)) step.revision = history_.revisions + 1;
  set_channel(step);
  say_something(step, at);
  // One that nobody can read, which a device would not send.
  if (dice_.percent(6)) history_.steps.back().ballot = {naive::kSpoilt, {}, {}};
}

void HistoryMaker::set_channel(naive::Step& step) {
  if (step.channel == naive::kByProxy) step.speaker = some_member();
  if (step.channel != naive::kByGuardian) {
    if (dice_.percent(2)) step.speaker = some_member();
    return;
  }
  step.speaker = dice_.percent(90) ? face(step.member).guardian : some_member();
  if (step.slip == 0) step.slip = ++slips_;
  if (step.speaker == 0 || dice_.percent(50)) return;
  const Face& guardian = face(step.speaker);
  step.generation = guardian.generation;
  if (guardian.devices.back() == 0) return;
  step.slip = 0;
  step.device = static_cast<int>(dice_.below(guardian.devices.back()));
}

naive::Ballot HistoryMaker::some_ballot(const naive::Vote& vote) {
  const Number form = dice_.below(100);
  if (form < 12) return {naive::kWithdrawn, {}, {}};
  if (form < 24) return {naive::kBlank, {}, {}};
  naive::Ballot ballot{naive::kChoice, {}, {}};
  switch (vote.method) {
    case naive::kYesNo:
      ballot.choices = {static_cast<int>(dice_.below(2))};
      break;
    case naive::kOneOf:
      ballot.choices = {static_cast<int>(dice_.below(vote.options))};
      break;
    case naive::kApproval:
      for (int option = 0; option < vote.options; ++option) {
        if (dice_.percent(50)) ballot.choices.push_back(option);
      }
      if (ballot.choices.empty()) ballot.choices.push_back(0);
      break;
    case naive::kRanked:
      for (int option = 0; option < vote.options; ++option) {
        ballot.votes.push_back(dice_.between(0, vote.options));
      }
      break;
    default:
      return some_points(vote);
  }
  return ballot;
}

naive::Ballot HistoryMaker::some_points(const naive::Vote& vote) {
  naive::Ballot ballot{naive::kChoice, {}, {}};
  Number left = vote.credits;
  for (int option = 0; option < vote.options; ++option) {
    Number most = 0;
    while ((most + 1) * (most + 1) <= left && most < 40) ++most;
    if (vote.credits > 1'000'000 && option == 0 && dice_.percent(50)) most = 32'768;
    Number v = dice_.percent(40) ? most : dice_.between(0, most);
    left -= v * v;
    if (vote.negative && dice_.percent(30)) v = -v;
    ballot.votes.push_back(v);
  }
  return ballot;
}

void HistoryMaker::spoil(naive::Ballot& ballot, const naive::Vote& vote) {
  switch (dice_.below(5)) {
    case 0:
      ballot.choices.push_back(vote.options + 2);
      break;
    case 1:
      ballot.choices = {1, 0};
      break;
    case 2:
      ballot.votes.push_back(1);
      break;
    case 3:
      for (Number& v : ballot.votes) v = -v - 1;
      break;
    default:
      for (Number& v : ballot.votes) v = 32'769;
      break;
  }
}

void HistoryMaker::add_receipts(naive::Step& step, const naive::Vote& vote) {
  const bool late = step.at > vote.closes;
  if (!dice_.percent(late ? 80 : 10)) return;
  for (const char* of_operator : {"co-op", "town", "auditor"}) {
    if (dice_.percent(30)) continue;
    const Number date =
        dice_.one_of<Number>({vote.closes - 1, vote.closes, vote.closes, vote.closes + 1, step.at});
    step.receipts.push_back({of_operator, date});
  }
}

void HistoryMaker::show_again(Number at) {
  std::vector<naive::Step> cast_before;
  for (const naive::Step& step : history_.steps) {
    if (step.what == naive::kCast || step.what == naive::kEnterPaper) cast_before.push_back(step);
  }
  if (cast_before.empty()) return;
  naive::Step step = cast_before[cast_before.size() - 1 -
                                 static_cast<std::size_t>(dice_.below(std::min<Number>(
                                     6, static_cast<Number>(cast_before.size()))))];
  step.what = naive::kAddReceipts;
  step.at = at;
  step.receipts.clear();
  add_receipts(step, history_.votes[static_cast<std::size_t>(step.vote)]);
  history_.steps.push_back(step);
}

}  // namespace yoriai::tests
