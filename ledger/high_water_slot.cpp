#include "ledger/high_water_slot.h"

#include "core/sha256.h"
#include "ledger/big_endian.h"

namespace yoriai::ledger {
namespace {

constexpr std::string_view kDomain = "yoriai/high-water/v2\n";
// Before there were peers: the same, and nothing behind the signed size.
constexpr std::string_view kDomainBeforePeers = "yoriai/high-water/v1\n";
constexpr std::size_t kLedgerAt = 24;
constexpr std::size_t kSequenceAt = 56;
constexpr std::size_t kSizeAt = 64;
constexpr std::size_t kLastEntryAt = 72;
constexpr std::size_t kSignedSizeAt = 104;
constexpr std::size_t kAckedAt = 112;
constexpr std::size_t kHeldAt = 160;
constexpr std::size_t kPromisedAt = 208;
constexpr std::size_t kReceiptNumberAt = 216;
constexpr std::size_t kReceiptHashAt = 224;
constexpr std::size_t kDroppingFromAt = 256;
constexpr std::size_t kChecksumAt = 480;
// Inside a tree.
constexpr std::size_t kTreeSizeAt = 8;
constexpr std::size_t kRootAt = 16;
constexpr std::size_t kTreeBytes = kRootAt + core::Digest::kSize;
static_assert(kAckedAt + kTreeBytes == kHeldAt && kHeldAt + kTreeBytes == kPromisedAt);
static_assert(kDroppingFromAt + sizeof(std::uint64_t) <= kChecksumAt);
static_assert(kChecksumAt + core::Digest::kSize == kHighWaterSlotBytes);
static_assert(kDomain.size() <= kLedgerAt && kDomainBeforePeers.size() == kDomain.size());

void put(HighWaterSlotBytes& out, std::size_t at, core::ByteView bytes) {
  std::copy(bytes.begin(), bytes.end(), out.begin() + static_cast<std::ptrdiff_t>(at));
}

std::uint64_t number_at(core::ByteView bytes, std::size_t at) {
  return from_big_endian<std::uint64_t>(bytes.subspan(at));
}

core::Digest digest_at(core::ByteView bytes, std::size_t at) {
  return *core::Digest::from(bytes.subspan(at, core::Digest::kSize));
}

void put_tree(HighWaterSlotBytes& out, std::size_t at, const core::Tree& tree) {
  put(out, at, big_endian(tree.epoch.value));
  put(out, at + kTreeSizeAt, big_endian(tree.size));
  put(out, at + kRootAt, tree.root.view());
}

core::Tree tree_at(core::ByteView bytes, std::size_t at) {
  return {core::Epoch{number_at(bytes, at)}, number_at(bytes, at + kTreeSizeAt),
          digest_at(bytes, at + kRootAt)};
}

// Every tree that is spoken of has an entry.
bool is_sound(const core::Tree& tree) { return tree.size > 0 || tree == core::Tree{}; }

bool is_sound(const HighWaterSlot& slot) {
  const auto& mark = slot.mark;
  return slot.sequence > 0 && mark.signed_size <= mark.size &&
         (mark.size > 0 || mark.last_entry.is_zero()) && is_sound(mark.acked) &&
         is_sound(mark.held) && (mark.receipts.number > 0 || mark.receipts.hash.is_zero()) &&
         (mark.dropping_from == 0 || mark.dropping_from > mark.size);
}

// Nothing that the first version had no place for.
bool fits_before_peers(const HighWaterMark& mark) {
  return mark == HighWaterMark{mark.size, mark.last_entry, mark.signed_size};
}

HighWaterSlotBytes encode_as(std::string_view domain, const HighWaterSlot& slot) {
  HighWaterSlotBytes out{};
  put(out, 0, core::bytes_of(domain));
  put(out, kLedgerAt, slot.ledger.view());
  put(out, kSequenceAt, big_endian(slot.sequence));
  put(out, kSizeAt, big_endian(slot.mark.size));
  put(out, kLastEntryAt, slot.mark.last_entry.view());
  put(out, kSignedSizeAt, big_endian(slot.mark.signed_size));
  put_tree(out, kAckedAt, slot.mark.acked);
  put_tree(out, kHeldAt, slot.mark.held);
  put(out, kPromisedAt, big_endian(slot.mark.promised.value));
  put(out, kReceiptNumberAt, big_endian(slot.mark.receipts.number));
  put(out, kReceiptHashAt, slot.mark.receipts.hash.view());
  put(out, kDroppingFromAt, big_endian(slot.mark.dropping_from));
  put(out, kChecksumAt, core::sha256(core::ByteView(out).first(kChecksumAt)).view());
  return out;
}

}  // namespace

HighWaterSlotBytes encode_slot(const HighWaterSlot& slot) { return encode_as(kDomain, slot); }

std::optional<HighWaterSlot> decode_slot(core::ByteView bytes) {
  if (bytes.size() != kHighWaterSlotBytes) return std::nullopt;
  HighWaterSlot slot;
  slot.ledger = *core::LedgerId::from(bytes.subspan(kLedgerAt, core::LedgerId::kSize));
  slot.sequence = number_at(bytes, kSequenceAt);
  auto& mark = slot.mark;
  mark.size = number_at(bytes, kSizeAt);
  mark.last_entry = digest_at(bytes, kLastEntryAt);
  mark.signed_size = number_at(bytes, kSignedSizeAt);
  mark.acked = tree_at(bytes, kAckedAt);
  mark.held = tree_at(bytes, kHeldAt);
  mark.promised = core::Epoch{number_at(bytes, kPromisedAt)};
  mark.receipts = {number_at(bytes, kReceiptNumberAt), digest_at(bytes, kReceiptHashAt)};
  mark.dropping_from = number_at(bytes, kDroppingFromAt);
  if (!is_sound(slot)) return std::nullopt;
  // Writing it again checks domain line, zeros and checksum in one comparison.
  if (std::ranges::equal(encode_slot(slot), bytes)) return slot;
  if (!fits_before_peers(mark)) return std::nullopt;
  if (std::ranges::equal(encode_as(kDomainBeforePeers, slot), bytes)) return slot;
  return std::nullopt;
}

}  // namespace yoriai::ledger
