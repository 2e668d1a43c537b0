// Bodies of events about the peers that keep the book (specs/event.capnp, specs/events.md).
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/event_members.h"
#include "core/statement.h"

namespace yoriai::core {

// A ballot, whole as a peer received it, with receipts that show it was on its way in time.
struct ReceiptsAdded {
  ByteVector header;
  ByteVector signatures;
  ByteVector salted_body;
  std::vector<Receipt> receipts;  // ascending by peer
};

// The author leads the epoch: k peers promised to follow, and the base is the greatest certificate
// that they know.
struct EpochBegun {
  struct Word {
    PublicKey peer;
    Tree best;
    Signature signature;
  };
  Epoch epoch;
  PublicKey log;  // the author's log key, which signs the epoch's checkpoints
  Certificate base;
  std::vector<Word> promises;  // ascending by peer

  [[nodiscard]] Promise promise(std::size_t at, const PublicKey& candidate) const {
    return {promises[at].peer, epoch, candidate, log, promises[at].best, promises[at].signature};
  }
};

// One peer more, one less, or one with other keys.
struct PeersChanged {
  std::optional<PublicKey> removed;           // node key
  std::shared_ptr<const FoundingPeer> added;  // null: nobody
  std::uint16_t needed = 0;                   // k from then on
  std::uint16_t liars = 0;                    // f from then on
};

// k of the old peers and k of the new hold a certificate for this tree, which has the change in it.
struct PeersActivated {
  struct Word {
    PublicKey peer;
    Signature signature;
  };
  Tree tree;
  std::vector<Word> held;  // ascending by peer

  [[nodiscard]] Held word(std::size_t at) const {
    return {held[at].peer, tree, held[at].signature};
  }
};

}  // namespace yoriai::core
