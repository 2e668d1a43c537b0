#include "net/enquiries.h"

#include "net/event_status.h"
#include "net/limits.h"

namespace yoriai::net {

void Enquiries::receive(const ClientId& from, const AskStatus& question) {
  if (questions_.size() < kMaxQuestions)
    return questions_.emplace_back(from, question.event), void();
  desk_.out.send(from, Overloaded{question.event, kResend});
}

void Enquiries::settle() {
  for (const auto& [client, event] : std::exchange(questions_, {})) {
    desk_.out.send(client, answer_to(event));
  }
}

Message Enquiries::answer_to(const core::EventId& id) {
  EventTraces traces{id, {}};
  if (auto* item = held_.find(id)) traces.receipts = held_.receipts_of(*item);
  traces.refusal = intake_.kept_refusal(id);
  if (desk_.state().holds_event(id)) {
    traces.index = place_of(id);
    if (!traces.index) return Overloaded{id, kResend};  // soon after a start
  }
  return status_of(std::move(traces), desk_.book,
                   {finality_.certificate(), finality_.final_note()});
}

std::optional<core::EntryIndex> Enquiries::place_of(const core::EventId& id) {
  const auto* item = held_.find(id);
  if (item != nullptr && item->index && places_.stands_at(*item->index, id)) return item->index;
  return places_.find(id);
}

}  // namespace yoriai::net
