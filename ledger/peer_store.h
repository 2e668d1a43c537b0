// What a peer among several keeps beside its book: the events for which it gave a receipt and that
// are not final yet, and the greatest certificate it knows (specs/peers.md sections 3 and 4). Kept
// by the same objects as the book, so what ledger/store.h asks of a store holds here too: every
// write is atomic, synced, and reported when it fails.
#pragma once

#include <span>

#include "core/statement.h"
#include "ledger/event_maker.h"
#include "ledger/store.h"

namespace yoriai::ledger {

struct HeldEvent {
  core::EventId id;
  EventBytes event;
  core::Receipt own;                    // this peer's; its number is the event's place
  std::vector<core::Receipt> receipts;  // of other peers, ascending by peer
  bool operator==(const HeldEvent&) const = default;
};

// What is kept of an event that was held and is not any more, for those who ask: opaque here.
struct LastWord {
  core::EventId event;
  core::ByteVector bytes;
};

class PeerStore {
 public:
  static constexpr std::size_t kMostLastWords = 4096;  // a day's mistakes

  virtual ~PeerStore() = default;

  // Events and blobs in one batch. An event that is held already is replaced, and its own receipt
  // stays; a new one has a number above all that are held. Anything else is a bug.
  virtual void put_held(const core::LedgerId& ledger, std::span<const HeldEvent> events,
                        std::span<const Blob> blobs) = 0;
  // In one batch. Who is not held is passed over; blobs stay.
  virtual void erase_held(const core::LedgerId& ledger, std::span<const core::EventId> events) = 0;
  // Lets go of events and keeps a last word about each, in one batch. The oldest words give way.
  virtual void refuse_held(const core::LedgerId& ledger, std::span<const LastWord> words) = 0;
  // The oldest first.
  [[nodiscard]] virtual std::vector<core::ByteVector> last_words(
      const core::LedgerId& ledger) const = 0;
  // Calls `visit` for the held events, ascending by the number of their own receipt; stops early
  // when it returns false.
  virtual void held(const core::LedgerId& ledger,
                    const std::function<bool(HeldEvent)>& visit) const = 0;
  // Own receipt number of the first new event in the last batch that brought one; 0: none ever did.
  [[nodiscard]] virtual std::uint64_t last_held_batch(const core::LedgerId& ledger) const = 0;

  // One that is smaller than the stored one, by core::rank_of, is a bug.
  virtual void put_certificate(const core::LedgerId& ledger,
                               const core::Certificate& certificate) = 0;
  [[nodiscard]] virtual std::optional<core::Certificate> certificate(
      const core::LedgerId& ledger) const = 0;
};

}  // namespace yoriai::ledger
