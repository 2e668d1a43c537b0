// The high-water of a book: how far it was acknowledged and signed, kept apart from the store so
// that damage to the store's log cannot hide (specs/book.md section 11). Two 512-byte slots,
// written in turn, each with a checksum; never restored from a backup.
#pragma once

#include <optional>

#include "core/ids.h"

namespace yoriai::ledger {

struct HighWaterMark {
  std::uint64_t size = 0;         // entries acknowledged
  core::Digest last_entry;        // leaf hash of entry size − 1; zeros when size is 0
  std::uint64_t signed_size = 0;  // largest checkpoint signed
  bool operator==(const HighWaterMark&) const = default;
};

class HighWater {
 public:
  virtual ~HighWater() = default;
  // None when nothing was ever written for this ledger.
  [[nodiscard]] virtual std::optional<HighWaterMark> read(const core::LedgerId& ledger) const = 0;
  // Durable on return. Never goes back: size and signed_size below the present ones are a bug.
  virtual void write(const core::LedgerId& ledger, const HighWaterMark& mark) = 0;
};

}  // namespace yoriai::ledger
