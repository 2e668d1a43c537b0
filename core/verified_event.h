// The two tokens an event carries on its way into the book. A DecodedEvent holds on to the bytes as
// received, which nobody can change any more, together with the values read from them, so the two
// cannot part; only ledger's EventDecoder makes one. A VerifiedEvent is one whose signatures were
// checked; only SignatureChecker makes one, apart from the replay of entries that this machine
// verified before it stored them.
#pragma once

#include "core/event.h"
#include "core/receipt.h"
#include "core/result.h"

namespace yoriai::ledger {
class EventDecoder;
class StoredEntries;
}  // namespace yoriai::ledger

namespace yoriai::core {

class DecodedEvent {
 public:
  // Passkey: what only ledger::EventDecoder can write.
  class Key {
    friend class ledger::EventDecoder;
    Key() = default;
  };
  struct Parts {
    std::shared_ptr<const void> buffer;  // what the three views look into; keeps it
    ByteView header_bytes;
    ByteView signatures;  // 64 bytes each, the author's first
    ByteView body_bytes;  // 16-byte salt ‖ body
    Header header;
    Body body;
    EventId id;
    std::shared_ptr<const DecodedEvent> carried;  // of a kind that carries an event; else null
  };
  DecodedEvent(Key /*key*/, Parts&& parts) : parts_(std::move(parts)) {}

  [[nodiscard]] ByteView header_bytes() const { return parts_.header_bytes; }
  [[nodiscard]] ByteView signatures() const { return parts_.signatures; }
  [[nodiscard]] ByteView body_bytes() const { return parts_.body_bytes; }
  [[nodiscard]] const Header& header() const { return parts_.header; }
  [[nodiscard]] const Body& body() const { return parts_.body; }
  [[nodiscard]] const EventId& id() const { return parts_.id; }
  [[nodiscard]] const DecodedEvent* carried() const { return parts_.carried.get(); }

 private:
  Parts parts_;
};

struct CarriedEvent;

class VerifiedEvent {
 public:
  // Passkey: what only ledger::StoredEntries can write, for entries it verified before storing
  // them.
  class ReplayKey {
    friend class ledger::StoredEntries;
    ReplayKey() = default;
  };
  static VerifiedEvent verified_before_storing(ReplayKey /*key*/, DecodedEvent&& event) {
    return trusted(std::move(event));
  }

  [[nodiscard]] const DecodedEvent& event() const { return event_; }
  [[nodiscard]] const Header& header() const { return event_.header(); }
  [[nodiscard]] const Body& body() const { return event_.body(); }
  [[nodiscard]] const EventId& id() const { return event_.id(); }
  // The event that this one carries, with the receipts for it; null for most kinds.
  [[nodiscard]] const CarriedEvent* carried() const { return carried_.get(); }

 private:
  friend class SignatureChecker;
  explicit VerifiedEvent(DecodedEvent&& event,
                         std::shared_ptr<const CarriedEvent> carried = nullptr)
      : event_(std::move(event)), carried_(std::move(carried)) {}
  static VerifiedEvent trusted(DecodedEvent&& event);

  DecodedEvent event_;
  std::shared_ptr<const CarriedEvent> carried_;
};

struct CarriedEvent {
  VerifiedEvent event;
  std::vector<VerifiedReceipt> receipts;  // of it
};

}  // namespace yoriai::core
