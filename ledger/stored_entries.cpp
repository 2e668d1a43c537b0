#include "ledger/stored_entries.h"

#include <fmt/format.h>

#include "core/signature_checker.h"
#include "ledger/entry_codec.h"
#include "ledger/event_codec.h"
#include "ledger/in_order.h"
#include "ledger/stored_piece.h"
#include "ledger/way_out.h"

namespace yoriai::ledger {
namespace {

// Small enough to stay near the processor between being read and being applied.
constexpr std::uint64_t kRowsInPiece = 512;
constexpr Ahead kAhead{4, std::size_t{16} << 20U};

template <class Value>
Value&& must(std::uint64_t index, core::Result<Value>&& result) {
  if (!result) throw not_what_was_written(index, result.error());
  return *std::move(result);
}

}  // namespace

EnvironmentError not_what_was_written(std::uint64_t index, const core::Refused& why) {
  return {EnvironmentError::Cause::damaged,
          fmt::format("entry {} in the store is not what was written ({}). {}", index,
                      core::to_string(why.code), kWayOut)};
}

struct StoredEntries::Events {
  std::vector<StoredEvent> events;
  std::exception_ptr then;  // what comes after them, if it is not the next piece
};

void StoredEntries::read_row(const StoredPiece& piece, std::size_t at, Trust trust,
                             std::vector<StoredEvent>& out) const {
  const auto bytes = piece.rows->entry(at);
  const auto index = piece.first + at;
  const bool trusted = trust == Trust::signed_root;
  const auto form = trusted ? StrictForm::known : StrictForm::required;
  auto entry = must(index, view_entry(bytes, form));
  auto decoded = must(
      index, EventDecoder::decode(
                 piece.rows, {entry.header, entry.signatures, piece.rows->salted_body(at)}, form));
  auto event = trusted ? core::VerifiedEvent::verified_before_storing({}, std::move(decoded))
                       : must(index, core::SignatureChecker::check(std::move(decoded)));
  std::vector<core::VerifiedReceipt> receipts;
  receipts.reserve(entry.receipts.size());
  for (const auto& receipt : entry.receipts) {
    receipts.push_back(must(index, core::SignatureChecker::check(receipt, ledger_, event.id())));
  }
  out.emplace_back(core::EntryIndex{index}, leaf_hash(bytes), entry.accepted_at, std::move(event),
                   std::move(receipts));
}

StoredEntries::Events StoredEntries::read(const StoredPiece& piece, Trust trust) const {
  Events out;
  out.events.reserve(piece.rows->size());
  try {
    for (std::size_t at = 0; at < piece.rows->size(); ++at) {
      read_row(piece, at, trust, out.events);
    }
  } catch (const EnvironmentError&) {
    out.then = std::current_exception();
  }
  return out;
}

void StoredEntries::each(std::uint64_t from, std::uint64_t to, Trust trust, WorkerThreads& threads,
                         const std::function<void(std::span<const StoredEvent>)>& visit) const {
  in_order(
      threads, kAhead, StoredPieces(store_, ledger_, from, to, kRowsInPiece),
      [&](const StoredPiece& piece) { return read(piece, trust); },
      [&](const Events& read) {
        visit(read.events);
        if (read.then) std::rethrow_exception(read.then);
        return true;
      });
}

LeafSource stored_leaves(const Store& store, const core::LedgerId& ledger) {
  return [&store, ledger](std::uint64_t from, std::uint64_t to) {
    std::vector<core::Digest> leaves;
    StoredPieces pieces(store, ledger, from, to, kRowsInPiece);
    while (const auto piece = pieces()) {
      for (std::size_t at = 0; at < piece->rows->size(); ++at) {
        leaves.push_back(leaf_hash(piece->rows->entry(at)));
      }
    }
    return leaves;
  };
}

}  // namespace yoriai::ledger
