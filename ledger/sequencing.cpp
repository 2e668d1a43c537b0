#include "ledger/sequencing.h"

namespace yoriai::ledger {
namespace {

core::Body body_of(const core::State& state, const core::Transition& due) {
  const auto* proposal = state.find(due.number);
  YORIAI_ASSERT(proposal != nullptr);
  if (due.kind == core::Kind::voting_opened) return core::opening_of(state, *proposal);
  return core::closing_of(state, *proposal).body;
}

}  // namespace

core::Result<std::optional<Submission>> make_transition_event(const Book& book,
                                                              const SecretKey& node_key,
                                                              core::Instant clock,
                                                              bool clock_confirmed,
                                                              const SaltSource& salt) {
  const auto& state = book.state();
  YORIAI_TRY(const auto at, core::stamp(state, clock, clock_confirmed));
  const auto due = core::due_transition(state, at);
  if (!due) return std::optional<Submission>{};
  const SecretKey* signers[] = {&node_key};
  Submission submission;
  submission.event = make_event(state.ledger(), body_of(state, *due), salt(), signers);
  return std::optional(std::move(submission));
}

core::Result<std::vector<Accepted>> enter_due_transitions(Book& book, const SecretKey& node_key,
                                                          core::Instant clock,
                                                          bool clock_confirmed) {
  std::vector<Accepted> entered;
  for (;;) {
    YORIAI_TRY(auto submission, make_transition_event(book, node_key, clock, clock_confirmed));
    if (!submission) return entered;
    std::vector<Submission> one;
    one.push_back(*std::move(submission));
    auto verdict = book.append(std::move(one), clock, clock_confirmed);
    YORIAI_TRY(auto accepted, std::move(verdict.front()));
    entered.push_back(accepted);
  }
}

}  // namespace yoriai::ledger
