// Taking events from anybody: judged, stored, answered with a receipt, and passed on until they are
// in a final tree or refused for good (specs/peers.md section 4).
#pragma once

#include <deque>

#include "net/board.h"
#include "net/event_places.h"
#include "net/held_events.h"
#include "net/limits.h"

namespace yoriai::net {

class Intake {
 public:
  Intake(Desk& desk, Board& board, HeldEvents& held, EventPlaces& places,
         std::size_t most_held = kMaxHeldEvents);

  // Waits for the next settle(), so that many share one write.
  void receive(const Sender& from, Submit message);
  // Another peer's answer to what was passed on to it. False when the signature is bad.
  bool receive(const core::PublicKey& from, const Received& message);
  // Verifies those that are new, on all cores: they will be received soon.
  void verify_ahead(std::span<const Submit* const> submits);
  // Judges and stores what waits; then the answers leave.
  void settle();
  // Passes on what is still not in a final tree, and ends the duty for what is refused for good by
  // a state that is final as a whole.
  void see_to_held(bool all_final);
  // That of an event which was held here, and is not any more because it was refused for good.
  // Null when none is known: the last few are.
  [[nodiscard]] const RefusalNotice* kept_refusal(const core::EventId& id) const;

 private:
  struct Arrival {
    Sender from;
    Submit message;
  };
  // New events on their way into the store, and who is answered when they are there.
  struct Fresh {
    std::vector<ledger::HeldEvent> events;
    std::map<core::EventId, std::size_t> places;  // in `events`
    std::vector<ledger::Blob> blobs;
    std::vector<std::pair<Sender, core::EventId>> to_answer;
  };
  // What becomes of one: an answer now, or a new event to be stored first.
  void answer(const Arrival& arrival, Fresh& fresh);
  void take_receipts(const Arrival& arrival, Fresh& fresh);
  void keep_receipts_of_sender(const Arrival& arrival);
  bool take_receipt(const core::EventId& id, const core::Receipt& receipt, bool from_signer);
  void compare(const EventReceipt& said);
  void answer_held(const Sender& to, const HeldItem& item);
  void answer_included(const Sender& to, const core::EventId& id);
  [[nodiscard]] RefusalNotice refusal_of(const ledger::EventBytes& event,
                                         const core::Refused& why) const;
  void keep_refusals(const std::vector<RefusalNotice>& refusals);
  void remember_refusal(const RefusalNotice& refusal);
  [[nodiscard]] bool may_be_held(const ledger::Submission& submission) const;
  bool make_room_for(const Submit& message, std::size_t coming);
  [[nodiscard]] core::Receipt next_receipt(const std::vector<ledger::HeldEvent>& fresh,
                                           const core::EventId& event) const;
  void pass_on(HeldItem& item);
  void see_to(HeldItem& item, bool all_final, std::vector<RefusalNotice>& done);
  bool judge_receipts(HeldItem& item);
  void add_receipts_for(HeldItem& item);
  void note_receipts_added();

  Desk& desk_;
  Board& board_;
  HeldEvents& held_;
  EventPlaces& places_;
  std::size_t most_held_;
  std::vector<Arrival> waiting_;
  std::deque<RefusalNotice> refusals_;                           // the latest last
  std::vector<std::pair<core::EventId, core::EventId>> adding_;  // own event, and its ballot
  std::size_t passed_on_bytes_ = 0;  // since settle() or see_to_held() began
  std::size_t judged_ = 0;           // receipts, since see_to_held() began
  std::uint64_t held_before_ = 0;    // number of the newest at the last see_to_held()
  std::uint64_t see_to_next_ = 0;    // number of the own receipt
};

}  // namespace yoriai::net
