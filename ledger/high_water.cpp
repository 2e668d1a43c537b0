#include "ledger/high_water.h"

#include <algorithm>

namespace yoriai::ledger {
namespace {

using core::rank_of;

// Of one rank there is one tree.
bool may_follow(const core::Tree& present, const core::Tree& next) {
  return next == present || rank_of(next) > rank_of(present);
}

bool may_follow(const HighWaterMark::Receipts& present, const HighWaterMark::Receipts& next) {
  return next == present || next.number > present.number;
}

bool said_may_follow(const HighWaterMark& present, const HighWaterMark& next) {
  return next.signed_size >= present.signed_size && may_follow(present.acked, next.acked) &&
         may_follow(present.held, next.held) && next.promised >= present.promised &&
         may_follow(present.receipts, next.receipts);
}

}  // namespace

bool may_follow(const HighWaterMark& present, const HighWaterMark& next) {
  const bool same_entries = next.size == present.size && next.last_entry == present.last_entry;
  return (same_entries || next.size > present.size) && next.signed_size <= next.size &&
         next.dropping_from == 0 && said_may_follow(present, next);
}

bool may_follow_by_dropping(const HighWaterMark& present, const HighWaterMark& next) {
  return next.size < present.size && next.size >= present.signed_size &&
         next == shortened(present, next.size, next.last_entry);
}

HighWaterMark shortened(const HighWaterMark& present, std::uint64_t size,
                        const core::Digest& last_entry) {
  auto mark = present;
  mark.size = size;
  mark.last_entry = last_entry;
  // A drop that was cut short and is followed by another: the store may hold the most of both.
  mark.dropping_from = std::max(present.size, present.dropping_from);
  return mark;
}

}  // namespace yoriai::ledger
