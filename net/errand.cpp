#include "net/errand.h"

#include <chrono>

#include "ledger/event_codec.h"

namespace yoriai::net {
namespace {

using Clock = std::chrono::steady_clock;

// The first message of these kinds about that event.
template <class... Kinds>
std::optional<std::variant<Kinds...>> hear_about(Client& client, const core::EventId& event,
                                                 core::Duration patience) {
  std::optional<std::variant<Kinds...>> answer;
  const auto take = [&]<class Value>(Value& value) {
    if constexpr ((std::is_same_v<Value, Kinds> || ...)) {
      if (value.event == event) answer = std::move(value);
    }
  };
  const auto end = Clock::now() + std::chrono::milliseconds(patience.ms);
  while (!answer) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
    if (left.count() <= 0) break;
    auto message = client.hear(core::Duration{static_cast<std::uint64_t>(left.count())});
    if (!message) break;
    std::visit(take, *message);
  }
  return answer;
}

}  // namespace

std::optional<HandedIn> hand_in(Client& client, const Submit& submit, core::Duration patience) {
  client.say(submit);
  const auto event = ledger::event_id(submit.event.header);
  return hear_about<Received, Included, RefusalNotice, Overloaded>(client, event, patience);
}

std::optional<Asked> ask_status(Client& client, const core::EventId& event,
                                core::Duration patience) {
  client.say(AskStatus{event});
  return hear_about<EventStatus, Overloaded>(client, event, patience);
}

}  // namespace yoriai::net
