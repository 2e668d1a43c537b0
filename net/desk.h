// What every part of a node works with, and what it says to people. One node keeps one book.
#pragma once

#include <functional>
#include <map>
#include <optional>

#include "ledger/book.h"
#include "ledger/peer_store.h"
#include "ledger/sequencing.h"
#include "net/board.h"
#include "net/evidence.h"
#include "net/outbox.h"
#include "net/uptime.h"
#include "net/words.h"

namespace yoriai::net {

// What a person should hear of. Nothing here names a member or says what was voted.
struct Notice {
  enum class What : std::uint8_t {
    evidence_found,     // a peer contradicted itself
    batch_refused,      // the sequencer's batch does not keep the rules
    batch_untimely,     // …was stamped too early, too late or sent too late
    batch_evades_duty,  // …leaves out what is overdue
    clock_off,          // this peer's clock is far from the others'
    epoch_begun,
    tail_dropped,
    contradicts_final,  // more liars than the book can stand: this peer stops signing
    numbers_above_own,  // this peer's record was put back from a copy: it stops
    numbers_doubtful,   // a peer shows numbers above this peer's own: so few may lie
    message_too_long,   // what this peer wanted to say fits no frame: dropped
  };
  What what;
  core::PublicKey about;  // a peer, or zeros
  std::uint64_t number = 0;
  std::optional<Evidence> evidence{};
};

struct Desk {
  ledger::Book& book;
  ledger::PeerStore& store;
  const PeerKeys& keys;
  Outbox& out;
  std::function<void(const Notice&)> notify;
  ledger::SaltSource salt;  // for what this peer says in events of its own
  core::Instant now{};      // of the message or timer at hand
  Uptime up = kFirstUptime;
  std::map<core::PublicKey, std::size_t> lies_told = {};  // since the start

  // The clock shows this now. True when it has leapt since it was looked at last.
  bool look(core::Instant clock);
  [[nodiscard]] const core::State& state() const { return book.state(); }
  [[nodiscard]] const core::LedgerId& ledger() const { return book.state().ledger(); }
  [[nodiscard]] const core::PublicKey& self() const { return keys.node.public_key(); }
  [[nodiscard]] bool is_peer(const core::PublicKey& node) const {
    return state().find_peer(node) != nullptr;
  }
  // Whether this peer may sign: it is one, in the book as it holds it. Who is about to become one
  // follows until the change is here, and who was one has nothing more to say.
  [[nodiscard]] bool speaks() const { return is_peer(self()); }
  [[nodiscard]] bool leads() const { return state().sequencer() == self(); }
  // Whether these node keys are k of every set in force for a tree of that size; or for the book as
  // it stands.
  [[nodiscard]] Board::Quorum quorum() const;
  [[nodiscard]] bool are_enough(std::span<const core::PublicKey> nodes) const;
  // The certificate without what is said in it by others than peers in force.
  [[nodiscard]] core::Certificate by_peers(const core::Certificate& certificate) const;
  // f: the greater of the sets in force.
  [[nodiscard]] std::size_t liars() const;
  // This peer's place in the list of the set in force: who acts of its own accord waits its turn.
  [[nodiscard]] std::size_t position() const;
  // All peers in force but this one.
  [[nodiscard]] std::vector<core::PublicKey> others() const;
  void to_others(const Message& message) const;
  // A peer's lie, if there is one. Of one peer so many are told as are kept: who lies without end
  // fills no log.
  void report(const std::optional<Contradiction>& found, const core::PublicKey& about);
  // Whether the event would get in now. Receipts are looked at where they matter alone: with a
  // ballot that is late.
  [[nodiscard]] core::Result<core::EventId> check(ledger::Submission submission) const;
  // What this peer says in the book, signed with its node key.
  [[nodiscard]] ledger::Submission own_event(const core::Body& body) const;
  // The book as it stands, as this peer sees it in the present epoch.
  [[nodiscard]] core::Tree tree() const {
    return {state().epoch(), book.tree().size(), book.tree().root()};
  }
  // Whether the book holds that tree: is as long, and has that root there.
  [[nodiscard]] bool holds(const core::Tree& tree) const;
};

}  // namespace yoriai::net
