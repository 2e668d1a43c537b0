#include "ledger/high_water_slot.h"

#include "core/sha256.h"
#include "ledger/big_endian.h"

namespace yoriai::ledger {
namespace {

constexpr std::string_view kDomain = "yoriai/high-water/v1\n";
constexpr std::size_t kLedgerAt = 24;
constexpr std::size_t kSequenceAt = 56;
constexpr std::size_t kSizeAt = 64;
constexpr std::size_t kLastEntryAt = 72;
constexpr std::size_t kSignedSizeAt = 104;
constexpr std::size_t kChecksumAt = 480;
static_assert(kChecksumAt + core::Digest::kSize == kHighWaterSlotBytes);
static_assert(kDomain.size() <= kLedgerAt);

void put(HighWaterSlotBytes& out, std::size_t at, core::ByteView bytes) {
  std::copy(bytes.begin(), bytes.end(), out.begin() + static_cast<std::ptrdiff_t>(at));
}

std::uint64_t number_at(core::ByteView bytes, std::size_t at) {
  return from_big_endian<std::uint64_t>(bytes.subspan(at));
}

bool is_sound(const HighWaterSlot& slot) {
  const auto& mark = slot.mark;
  return slot.sequence > 0 && mark.signed_size <= mark.size &&
         (mark.size > 0 || mark.last_entry.is_zero());
}

}  // namespace

HighWaterSlotBytes encode_slot(const HighWaterSlot& slot) {
  HighWaterSlotBytes out{};
  put(out, 0, core::bytes_of(kDomain));
  put(out, kLedgerAt, slot.ledger.view());
  put(out, kSequenceAt, big_endian(slot.sequence));
  put(out, kSizeAt, big_endian(slot.mark.size));
  put(out, kLastEntryAt, slot.mark.last_entry.view());
  put(out, kSignedSizeAt, big_endian(slot.mark.signed_size));
  put(out, kChecksumAt, core::sha256(core::ByteView(out).first(kChecksumAt)).view());
  return out;
}

std::optional<HighWaterSlot> decode_slot(core::ByteView bytes) {
  if (bytes.size() != kHighWaterSlotBytes) return std::nullopt;
  HighWaterSlot slot;
  slot.ledger = *core::LedgerId::from(bytes.subspan(kLedgerAt, core::LedgerId::kSize));
  slot.sequence = number_at(bytes, kSequenceAt);
  slot.mark.size = number_at(bytes, kSizeAt);
  slot.mark.last_entry = *core::Digest::from(bytes.subspan(kLastEntryAt, core::Digest::kSize));
  slot.mark.signed_size = number_at(bytes, kSignedSizeAt);
  // Writing it again checks domain line, zeros and checksum in one comparison.
  if (!is_sound(slot) || !std::ranges::equal(encode_slot(slot), bytes)) return std::nullopt;
  return slot;
}

}  // namespace yoriai::ledger
