// What a status proves to somebody who trusts only the peers that the book lists, k of them
// together, and no single one.
#pragma once

#include "core/state.h"
#include "net/message.h"

namespace yoriai::net {

enum class StatusFault : std::uint8_t {
  other_event,      // not the one that was asked about
  receipt_bad,      // badly signed
  receipt_missing,  // "received", and no receipt of a peer in force
  entry_differs,    // the entry shown did not bring this event
  proof_bad,        // the entry is not in the tree
  too_few_peers,    // the tree has no k good ACKs
  note_bad,         // the note has no k good cosignatures
  refusal_bad,      // badly signed, of no peer in force, or of another event
};

struct ProvenStatus {
  EventState state = EventState::unknown;
  std::vector<core::Receipt> receipts;  // good ones, of peers in force
  std::size_t operators = 0;            // that vouch with these
  std::size_t operators_needed = 0;     // r
  core::EntryIndex index;
  core::Instant accepted_at;
  std::uint64_t tree_size = 0;         // of what the peers below signed
  std::vector<core::PublicKey> peers;  // who acknowledged the tree, or cosigned the note
  std::optional<core::Refused> refused = {};
  std::optional<core::PublicKey> refused_by = {};

  // Received, and as many operators vouch for it as the loss of n − k peers leaves one of.
  [[nodiscard]] bool acknowledged() const { return operators >= operators_needed; }
};

// Against the peers in force in this state.
core::Result<ProvenStatus, StatusFault> check_status(const EventStatus& status,
                                                     const core::EventId& asked,
                                                     const core::State& state);

}  // namespace yoriai::net
