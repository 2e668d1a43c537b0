// The high-water of a book: how far it was acknowledged and signed, and what a peer said besides,
// kept apart from the store so that damage to the store's log cannot hide (specs/book.md
// section 11, specs/peers.md section 3). Two 512-byte slots, written in turn, each with a checksum;
// never restored from a backup.
#pragma once

#include <optional>

#include "core/statement.h"

namespace yoriai::ledger {

struct HighWaterMark {
  std::uint64_t size = 0;         // entries acknowledged
  core::Digest last_entry{};      // leaf hash of entry size − 1; zeros when size is 0
  std::uint64_t signed_size = 0;  // largest checkpoint signed, or tree cosigned

  // What a peer among several said. All of it is zero where nothing was said.
  core::Tree acked{};      // of the last ACK
  core::Tree held{};       // of the last HELD
  core::Epoch promised{};  // the highest
  struct Receipts {
    std::uint64_t number = 0;  // of the last receipt
    core::Digest hash{};       // its receipt hash
    bool operator==(const Receipts&) const = default;
  };
  Receipts receipts{};

  // While a tail is being dropped: how many entries there were before; else 0.
  std::uint64_t dropping_from = 0;

  bool operator==(const HighWaterMark&) const = default;
};

// Whether `next` may follow `present` in a write: nothing that was said becomes less or other.
bool may_follow(const HighWaterMark& present, const HighWaterMark& next);
// The same for a write that makes the entries fewer, which changes nothing else.
bool may_follow_by_dropping(const HighWaterMark& present, const HighWaterMark& next);
// What the last entry of a book that gets fewer entries has to be said to be.
HighWaterMark shortened(const HighWaterMark& present, std::uint64_t size,
                        const core::Digest& last_entry);

class HighWater {
 public:
  virtual ~HighWater() = default;
  // None when nothing was ever written for this ledger.
  [[nodiscard]] virtual std::optional<HighWaterMark> read(const core::LedgerId& ledger) const = 0;
  // Durable on return. Never goes back: a mark that may not follow the present one is a bug.
  virtual void write(const core::LedgerId& ledger, const HighWaterMark& mark) = 0;
  // Durable on return. From now on the book has `size` entries, fewer than before, of which
  // `last_entry` is the last one's leaf hash; nothing else changes. Fewer than the signed size is a
  // bug. Until the next write the mark says that the store may still hold the others.
  virtual void drop_tail(const core::LedgerId& ledger, std::uint64_t size,
                         const core::Digest& last_entry) = 0;
};

}  // namespace yoriai::ledger
