#include "ledger/stored_entries.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/sha256.h"
#include "core/signature_checker.h"
#include "ledger/entry_codec.h"
#include "ledger/event_codec.h"
#include "ledger/in_order.h"
#include "ledger/stored_piece.h"
#include "ledger/way_out.h"

namespace yoriai::ledger {
namespace {

// Small enough to stay near the processor between being read and being applied; and large, because
// a thread that waits for another one loses the time of some dozen entries.
constexpr std::uint64_t kRowsInPiece = 2048;
// The bytes bound it, and what is read from them takes as much again: enough to go on with while an
// opening is judged.
constexpr Ahead kAhead{32, std::size_t{16} << 20U};

// Enough to hash side by side, and few enough to stay next to the processor until they are read.
constexpr std::size_t kRowsAtOnce = 16;

StrictForm form_of(StoredEntries::Trust trust) {
  return trust == StoredEntries::Trust::signed_root ? StrictForm::known : StrictForm::required;
}

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

// A row on its way: taken apart, then hashed, then read.
struct StoredEntries::Row {
  EntryView entry;
  EventViews event;
  EventDigests digests;
  core::Digest leaf;
};

StoredEntries::Row StoredEntries::take_apart(const StoredPiece& piece, std::size_t at,
                                             Trust trust) {
  auto entry = must(piece.first + at, view_entry(piece.rows->entry(at), form_of(trust)));
  const EventViews event{entry.header, entry.signatures, piece.rows->salted_body(at)};
  return {std::move(entry), event, {}, {}};
}

void StoredEntries::hash(const StoredPiece& piece, std::size_t first, std::span<Row> rows) {
  std::array<core::ByteView, 3 * kRowsAtOnce> messages;
  std::array<core::Digest, 3 * kRowsAtOnce> digests;
  std::size_t count = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    messages[count++] = rows[i].event.header;
    messages[count++] = rows[i].event.salted_body;
    messages[count++] = piece.rows->leaf(first + i);
  }
  core::sha256_each(std::span(messages).first(count), std::span(digests).first(count));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i].digests = {digests[3 * i], digests[3 * i + 1]};
    rows[i].leaf = digests[3 * i + 2];
  }
}

void StoredEntries::read_row(const StoredPiece& piece, std::uint64_t index, const Row& row,
                             Trust trust, std::vector<StoredEvent>& out) const {
  auto decoded =
      must(index, EventDecoder::decode(piece.rows, row.event, form_of(trust), &row.digests));
  auto event = trust == Trust::signed_root
                   ? core::VerifiedEvent::verified_before_storing({}, std::move(decoded))
                   : must(index, core::SignatureChecker::check(std::move(decoded)));
  std::vector<core::VerifiedReceipt> receipts;
  receipts.reserve(row.entry.receipts.size());
  for (const auto& receipt : row.entry.receipts) {
    receipts.push_back(must(index, core::SignatureChecker::check(receipt, ledger_, event.id())));
  }
  out.emplace_back(core::EntryIndex{index}, row.leaf, row.entry.accepted_at, std::move(event),
                   std::move(receipts));
}

// Whatever is thrown at a row comes when the rows before it have been read.
void StoredEntries::read_rows(const StoredPiece& piece, std::size_t first, Trust trust,
                              std::vector<StoredEvent>& out) const {
  const auto end = std::min(first + kRowsAtOnce, piece.rows->size());
  std::vector<Row> rows;
  rows.reserve(kRowsAtOnce);
  std::exception_ptr then;
  try {
    for (auto at = first; at < end; ++at) rows.push_back(take_apart(piece, at, trust));
  } catch (const EnvironmentError&) {
    then = std::current_exception();
  }
  hash(piece, first, rows);
  auto index = piece.first + first;
  for (const auto& row : rows) read_row(piece, index++, row, trust, out);
  if (then) std::rethrow_exception(then);
}

StoredEntries::Events StoredEntries::read(const StoredPiece& piece, Trust trust,
                                          SpareEvents& spare) const {
  Events out{spare.take(), {}};
  out.events.reserve(piece.rows->size());
  try {
    for (std::size_t first = 0; first < piece.rows->size(); first += kRowsAtOnce) {
      read_rows(piece, first, trust, out.events);
    }
  } catch (const EnvironmentError&) {
    out.then = std::current_exception();
  }
  return out;
}

void StoredEntries::each(std::uint64_t from, std::uint64_t to, Trust trust, WorkerThreads& threads,
                         const std::function<void(std::span<const StoredEvent>)>& visit) const {
  SpareEvents spare;
  in_order(
      threads, kAhead, StoredPieces(store_, ledger_, from, to, kRowsInPiece),
      [&](const StoredPiece& piece) { return read(piece, trust, spare); },
      [&](Events read) {
        visit(read.events);
        if (read.then) std::rethrow_exception(read.then);
        read.events.clear();
        spare.give(std::move(read.events));
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
