// What is said in office in generated histories: mostly right, and by whoever may.
#include "tests/support/history_maker.h"

namespace yoriai::tests {

void HistoryMaker::let_say(Dice& dice, naive::Number at) {
  if (!dice.percent(10)) return;
  naive::Step step;
  step.what = naive::kAttest;
  step.at = at;
  step.says = static_cast<int>(dice.percent(95) ? dice.between(1, 5) : dice.one_of({0, 6}));
  step.document = dice.percent(70);
  step.of_nothing = dice.percent(5);
  step.vote = static_cast<int>(dice.below(static_cast<naive::Number>(history_.votes.size())));
  step.office = dice.percent(25) ? naive::kPeer : static_cast<int>(dice.between(0, 6));
  if (step.office == naive::kPeer) {
    step.device = static_cast<int>(dice.between(1, 3));
    step.member = 1;
    history_.steps.push_back(step);
    return;
  }
  step.member = static_cast<int>(dice.percent(70)
                                     ? dice.between(1, 3)
                                     : dice.between(1, static_cast<naive::Number>(faces_.size())));
  // Mostly with a key in force, of somebody who has one.
  const Face& who = face(step.member);
  step.generation = dice.percent(90) ? who.generation : 0;
  if (who.devices[static_cast<std::size_t>(step.generation)] == 0) return;
  history_.steps.push_back(step);
}

}  // namespace yoriai::tests
