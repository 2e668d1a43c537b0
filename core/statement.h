// What peers sign about a book, and what k of them come to (specs/peers.md section 2). Plain
// values; signatures are SignatureChecker's matter, whose keys count is the state's.
#pragma once

#include <vector>

#include "core/ids.h"
#include "core/receipt.h"
#include "core/time.h"

namespace yoriai::core {

// The first `size` entries, as a peer saw them in that epoch.
struct Tree {
  Epoch epoch;
  std::uint64_t size = 0;
  Digest root;
  bool operator==(const Tree&) const = default;
};

// How certificates compare: by epoch, then by size. Never by size alone.
struct TreeRank {
  Epoch epoch;
  std::uint64_t size = 0;
  auto operator<=>(const TreeRank&) const = default;
};
constexpr TreeRank rank_of(const Tree& tree) { return {tree.epoch, tree.size}; }

// "I have stored and checked everything to that size."
struct Ack {
  PublicKey peer;  // node key
  Tree tree;
  Instant time;
  Signature signature;
  bool operator==(const Ack&) const = default;
};

// "I have stored a certificate for this tree."
struct Held {
  PublicKey peer;
  Tree tree;
  Signature signature;
  bool operator==(const Held&) const = default;
};

// "I follow this candidate in that epoch; the greatest certificate I hold is for this tree."
struct Promise {
  PublicKey peer;
  Epoch epoch;
  PublicKey candidate;  // node key
  PublicKey log;        // the candidate's
  Tree best;
  Signature signature;
  bool operator==(const Promise&) const = default;
};

// ACKs of one tree, ascending by peer. Whether they are enough depends on the peers in force; the
// founding tree needs none.
struct Certificate {
  struct Word {
    PublicKey peer;
    Instant time;
    Signature signature;
    bool operator==(const Word&) const = default;
  };
  Tree tree;
  std::vector<Word> acks;
  bool operator==(const Certificate&) const = default;

  [[nodiscard]] Ack ack(std::size_t at) const {
    return {acks[at].peer, tree, acks[at].time, acks[at].signature};
  }
};

// What is signed: domain ‖ ledger id ‖ peer ‖ the fields in their order, integers as 8 bytes
// big-endian.
ByteVector ack_message(const Ack& ack, const LedgerId& ledger);
ByteVector held_message(const Held& held, const LedgerId& ledger);
ByteVector promise_message(const Promise& promise, const LedgerId& ledger);

}  // namespace yoriai::core
