// The events for which this peer gave a receipt and that are not final yet, in the order of their
// receipts: what the sequencer enters, and what a follower sees to (specs/peers.md sections 4 and
// 7). In memory as in the store.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>

#include "ledger/peer_store.h"
#include "net/desk.h"

namespace yoriai::net {

struct HeldItem {
  ledger::HeldEvent held;
  core::PublicKey author;
  std::optional<core::ProposalId> ballot_for;  // when it is a ballot
  core::MemberNumber voter;                    // the same
  Uptime pass_on_at;                           // to be sent to the others again from then on
  Uptime retry_at;                             // refused for now: not tried again before
  std::optional<core::EntryIndex> index;       // in this peer's book
  std::optional<core::Refused> last_refusal;   // by note_verdict() alone
  bool receipts_added = false;                 // this peer holds an event of its own that says so
  Uptime add_receipts_at;                      // not tried before: the last time it was not held
  std::uint64_t wording_bytes = 0;             // of the blob that it names, if any
  // Of other peers, each from its signer itself: nobody relies on them before they are judged. At
  // most one of each, and none of whom a good one is known.
  std::vector<core::Receipt> unjudged{};
};

// Puts it in its place, ascending by peer. False when there is one of that peer, or no room.
bool insert_receipt(std::vector<core::Receipt>& receipts, const core::Receipt& receipt);
// Whether it is a ballot whose deadline has passed, so that its receipts decide.
bool is_late_ballot(const core::State& state, const HeldItem& item, core::Instant now);
// Whether it stands in the book as late, so that receipts can still make it count.
bool lacks_receipts(const core::State& state, const HeldItem& item);

class HeldEvents {
 public:
  // What the store holds.
  explicit HeldEvents(Desk& desk);

  [[nodiscard]] HeldItem* find(const core::EventId& id);
  [[nodiscard]] std::size_t size() const { return items_.size(); }
  [[nodiscard]] std::size_t of_author(const core::PublicKey& author) const;
  // By number of the own receipt.
  [[nodiscard]] std::map<std::uint64_t, HeldItem>& items() { return items_; }

  // All of them in one write, with the receipts that came for others since the last time; then
  // their own receipts are on record and may leave. `blobs` are those that came with them.
  void add(std::vector<ledger::HeldEvent> events, const std::vector<ledger::Blob>& blobs);
  // Whether this very receipt for it is here already, judged or not.
  [[nodiscard]] bool has_receipt(const core::EventId& id, const core::Receipt& receipt);
  // Another peer's receipt for it, which is good. In memory until the next add().
  void add_receipt(const core::EventId& id, const core::Receipt& receipt);
  // One that its signer handed over itself: it is judged when it is used, which for most events is
  // never. False when another one of that signer is known, or the event is not held.
  bool keep_unjudged(const core::EventId& id, const core::Receipt& receipt);
  // This peer's and the others', ascending by peer; all are good.
  [[nodiscard]] std::vector<core::Receipt> receipts_of(HeldItem& item);
  // Whoever handed over a bad one is parted with.
  void judge_receipts(HeldItem& item);
  void erase(std::span<const core::EventId> ids);
  // The same, with what was said about each for those who ask later.
  void part_with(std::span<const ledger::LastWord> words);
  // What this peer found when it judged it last.
  void note_verdict(HeldItem& item, const std::optional<core::Refused>& refused);
  // Lets go of the oldest that was refused when it was judged last. False when there is none.
  bool make_room();
  // The book has this event there, or a little before; passed over when it is not held.
  void note_place(const core::EventId& id, core::EntryIndex index);
  // The same of a batch that may still go with a dropped tail. Where one stands there that is not
  // held: its receipts may be needed yet.
  void note_in_tail(const core::EventId& id, core::EntryIndex index);
  [[nodiscard]] std::optional<core::EntryIndex> place_in_tail(const core::EventId& id) const;
  // Lets go of those that stand below this size in the book, but for ballots that lack receipts:
  // whoever has them must still be able to say so. The store does so at the next sweep(), as a
  // start would: so they share a write.
  void release_below(std::uint64_t final_size);
  void sweep();
  // After the book's tail was dropped: nothing above this size is in the book any more.
  void forget_places_from(std::uint64_t size);

 private:
  void put_in_memory(ledger::HeldEvent event);
  void forget(const core::EventId& id);
  std::vector<ledger::HeldEvent> take_unstored();
  void find_places();

  Desk& desk_;
  std::map<std::uint64_t, HeldItem> items_;
  std::map<core::EventId, std::uint64_t> numbers_;
  std::map<core::PublicKey, std::size_t> by_author_;
  std::set<std::pair<core::EntryIndex, core::EventId>> places_;  // in the book
  std::map<core::EventId, core::EntryIndex> tail_;  // not final, as sequencers' batches brought it
  std::vector<core::EventId>
      released_;                      // that the store has still; final, so they never come again
  std::set<core::EventId> unstored_;  // whose receipts are not in the store yet
  std::set<std::uint64_t> refused_;   // by number of the own receipt
};

}  // namespace yoriai::net
