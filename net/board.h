// What peers have said about trees: the latest ACKs and HELDs of each, and what they come to
// together. Bounded, however much a peer says. Only well-signed statements of peers in force are
// put up here.
#pragma once

#include <functional>
#include <map>
#include <optional>

#include "net/evidence.h"
#include "net/uptime.h"

namespace yoriai::net {

class Board {
 public:
  // Whether these peers are enough to decide about a tree of that size.
  using Quorum = std::function<bool(std::uint64_t size, std::span<const core::PublicKey>)>;

  // Each gives the contradiction that it completes, if any; such a statement is not put up.
  std::optional<Contradiction> put(const core::Ack& ack);
  std::optional<Contradiction> put(const core::Held& held);
  std::optional<Contradiction> put(const core::Promise& promise);
  // A certificate that was shown as a whole, well signed by a quorum. It counts also where one of
  // its words is a liar's who said another one here before.
  void put(const core::Certificate& shown);

  // Whether this very word is up already, so that its signature need not be judged again.
  [[nodiscard]] bool has(const core::Ack& ack) const;
  [[nodiscard]] bool has(const core::Held& held) const;

  // The greatest tree that a quorum acknowledged, with their latest words; none when there is none
  // above `least`. Trees of one rank and different roots have no quorum both.
  [[nodiscard]] std::optional<core::Certificate> certificate(const core::TreeRank& above,
                                                             const Quorum& quorum) const;
  // The same tree's words again, when there are newer ones than those given.
  [[nodiscard]] std::optional<core::Certificate> renewed(const core::Certificate& known,
                                                         const Quorum& quorum) const;
  // The largest tree, above this size, for which a quorum said HELD.
  [[nodiscard]] std::optional<core::Tree> held_tree(std::uint64_t above_size,
                                                    const Quorum& quorum) const;
  [[nodiscard]] std::vector<core::Held> held_of(const core::Tree& tree) const;
  // What a peer's clock shows now, going by its latest ACK; none when it has not spoken lately.
  void heard_clock(const core::PublicKey& peer, core::Instant theirs, Uptime now);
  [[nodiscard]] std::optional<core::Instant> clock_of(const core::PublicKey& peer,
                                                      Uptime now) const;
  // The highest numbers heard of in a peer's name besides.
  struct Highest {
    std::uint64_t receipts = 0;
    core::Epoch promised;
    std::uint64_t cosigned = 0;
  };
  void heard_receipt(const core::PublicKey& peer, std::uint64_t number);
  // One that its signer handed over itself and nobody has judged: of each peer the one with the
  // highest number waits until somebody asks for that. Who makes one up spoils its own alone.
  void claim_receipt(const EventReceipt& claim);
  [[nodiscard]] std::optional<EventReceipt> take_claim(const core::PublicKey& peer);
  // Another receipt of the same peer with the same number, when there was one: nobody has judged
  // either. Else this one is remembered, while it is among the kReceiptsCompared latest of its
  // peer.
  std::optional<EventReceipt> compare(const EventReceipt& receipt);
  // The one remembered turned out to be bad.
  void put_instead(const EventReceipt& receipt);
  void heard_promise(const core::PublicKey& peer, core::Epoch epoch);
  void heard_cosignature(const core::PublicKey& peer, std::uint64_t size);
  [[nodiscard]] Highest highest_of(const core::PublicKey& peer) const;
  // The greatest trees it acknowledged and held; zeros when it did not.
  [[nodiscard]] core::Tree acked_by(const core::PublicKey& peer) const;
  [[nodiscard]] core::Tree held_by(const core::PublicKey& peer) const;
  [[nodiscard]] std::vector<core::Ack> acks() const;
  // Who acknowledged that tree.
  [[nodiscard]] std::vector<core::PublicKey> who_has(const core::Tree& tree) const;

 private:
  struct Words {
    std::vector<core::Ack> acks;                     // the greatest last
    std::vector<core::Held> held;                    // the greatest last
    std::vector<core::Promise> promises;             // of the latest epochs, ascending
    std::map<std::uint64_t, EventReceipt> receipts;  // by number; not judged
    core::Instant their_clock;                       // when it spoke last
    Uptime heard_at;                                 // that
    Highest highest;
    std::optional<EventReceipt> claim;  // not judged
  };
  [[nodiscard]] core::Certificate words_for(const core::Tree& tree) const;

  std::map<core::PublicKey, Words> peers_;
  std::optional<core::Certificate> shown_;  // the greatest
};

// Whose ACKs stand in it.
std::vector<core::PublicKey> peers_of(const core::Certificate& certificate);
// The (f + 1)-th smallest time in a certificate: at least one honest clock had reached it
// (specs/peers.md section 6). None when it has fewer ACKs than that.
std::optional<core::Instant> time_of(const core::Certificate& certificate, std::size_t liars);

}  // namespace yoriai::net
