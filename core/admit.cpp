#include "core/admit.h"

#include "core/detail/judging.h"

namespace yoriai::core {
namespace {

using detail::Judging;

Status require_right_place(const State& state, const VerifiedEvent& event, const Moment& moment) {
  if (!state.founded()) return refuse(Refusal::not_founded);
  if (event.header().ledger != state.ledger()) return refuse(Refusal::wrong_ledger);
  if (state.holds_event(event.id())) return refuse(Refusal::already_in_book);
  if (moment.accepted_at < state.last_accepted_at()) {
    return refuse(Refusal::clock_behind, state.last_accepted_at().ms);
  }
  return {};
}

// While a transition is due nothing else enters, and the earliest enters first. A new epoch is let
// in: it is the first thing of its epoch, and its place is the end of its base, whatever is due.
Status require_nothing_else_due(const State& state, const VerifiedEvent& event,
                                const Moment& moment) {
  const auto due = due_transition(state, moment.accepted_at);
  if (!due || event.header().kind == Kind::epoch_begun) return {};
  const auto& id = state.find(due->number)->id;
  const auto* opened = std::get_if<VotingOpened>(&event.body());
  const auto* closed = std::get_if<VotingClosed>(&event.body());
  const bool is_it = due->kind == Kind::voting_opened ? opened != nullptr && opened->proposal == id
                                                      : closed != nullptr && closed->proposal == id;
  if (!is_it) return refuse(Refusal::transition_due, due->due.ms);
  return {};
}

enum class Purpose : std::uint8_t { to_apply, verdict_alone };

Result<detail::Change> judge_event(const State& state, const VerifiedEvent& event,
                                   const Moment& moment, Purpose purpose) {
  YORIAI_ASSERT(moment.index == state.size());
  Judging judging{state, event, moment, nullptr, {}, purpose == Purpose::verdict_alone};
  if (event.header().kind != Kind::founded) {
    YORIAI_CHECK(require_right_place(state, event, moment));
    YORIAI_CHECK(detail::require_good_receipts(state, event.id(), moment.receipts));
    YORIAI_CHECK(require_nothing_else_due(state, event, moment));
    YORIAI_CHECK(detail::find_author(judging));
  }
  return std::visit([&](const auto& body) { return detail::judge(judging, body); }, event.body());
}

}  // namespace

Admitted::Admitted(const State& state, std::unique_ptr<detail::Delta> delta)
    : state_(&state), size_(state.size()), delta_(std::move(delta)) {}
Admitted::Admitted(Admitted&&) noexcept = default;
Admitted& Admitted::operator=(Admitted&&) noexcept = default;
Admitted::~Admitted() = default;

ByteView Admitted::result_document() const {
  const auto* closure = std::get_if<detail::Closure>(&delta_->change);
  return closure == nullptr ? ByteView{} : ByteView{closure->document};
}

Result<Admitted> admit(const State& state, const VerifiedEvent& event, const Moment& moment) {
  auto change = judge_event(state, event, moment, Purpose::to_apply);
  if (!change) return Unexpected{change.error()};
  return Admitted(
      state, std::make_unique<detail::Delta>(event.id(), moment.accepted_at, *std::move(change)));
}

std::optional<Refused> check(const State& state, const VerifiedEvent& event, const Moment& moment) {
  const auto verdict = judge_event(state, event, moment, Purpose::verdict_alone);
  if (verdict) return std::nullopt;
  return verdict.error();
}

}  // namespace yoriai::core
