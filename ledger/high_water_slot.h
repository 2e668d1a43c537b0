// One of the two slots of a high-water file, as bytes (specs/book.md section 11).
#pragma once

#include "core/bytes.h"
#include "ledger/high_water.h"

namespace yoriai::ledger {

struct HighWaterSlot {
  core::LedgerId ledger;
  std::uint64_t sequence = 0;  // of the write, from 1
  HighWaterMark mark;
  bool operator==(const HighWaterSlot&) const = default;
};

inline constexpr std::size_t kHighWaterSlotBytes = 512;
using HighWaterSlotBytes = std::array<std::byte, kHighWaterSlotBytes>;

HighWaterSlotBytes encode_slot(const HighWaterSlot& slot);
// None when the bytes are not exactly what encode_slot gives for some sound slot.
std::optional<HighWaterSlot> decode_slot(core::ByteView bytes);

// Which of the two slots the write with this number goes to: 0 or 1, in turn.
constexpr std::size_t slot_position(std::uint64_t sequence) { return (sequence - 1) % 2; }

}  // namespace yoriai::ledger
