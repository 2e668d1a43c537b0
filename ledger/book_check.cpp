#include "ledger/book_check.h"

#include "ledger/moment.h"
#include "ledger/worker_threads.h"

namespace yoriai::ledger {
namespace {

core::ByteVector copy_of(core::ByteView view) { return {view.begin(), view.end()}; }

}  // namespace

std::optional<Fault> BookCheck::take(CheckedEntry entry, std::optional<Blob> blob,
                                     std::uint64_t line) {
  signatures_ += entry.signatures;
  if (const auto verdict = judge(entry); !verdict) {
    return Fault{line, entry.index, verdict.error()};
  }
  if (keep_) {
    keep_({entry.index,
           {copy_of(entry.bytes), copy_of(entry.event->event().body_bytes())},
           std::move(blob)});
  }
  return std::nullopt;
}

core::Status BookCheck::judge(const CheckedEntry& entry) {
  if (!entry.event) return core::Unexpected{entry.event.error()};
  if (!entry.receipts) return core::Unexpected{entry.receipts.error()};
  const auto kind = entry.event->header().kind;
  auto moment = moment_at(state_, tree_, kind, entry.accepted_at, *entry.receipts);
  const core::Spread spread = run_pieces;
  moment.spread = &spread;
  YORIAI_TRY(auto admitted, core::admit(state_, *entry.event, moment));
  core::apply(state_, std::move(admitted));
  tree_.append(entry.leaf);
  return {};
}

}  // namespace yoriai::ledger
