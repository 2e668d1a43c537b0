#include "tests/fault/promises.h"

#include <fmt/format.h>

#include <utility>

#include "ledger/audit.h"
#include "ledger/book_folder.h"
#include "ledger/checkpoint.h"
#include "ledger/high_water_file.h"

namespace yoriai::tests {
namespace {

using Broken = std::optional<std::string>;
using Cause = ledger::EnvironmentError::Cause;

std::size_t size_signed_in(const ledger::Store& store, const core::LedgerId& ledger) {
  const auto note = store.checkpoint(ledger);
  const auto parsed = note ? ledger::parse_note(*note) : std::nullopt;
  const auto checkpoint = parsed ? ledger::parse_checkpoint_text(parsed->text) : std::nullopt;
  return checkpoint ? checkpoint->size : 0;
}

}  // namespace

void Promises::acknowledge_batch() { acknowledged_ += std::exchange(in_flight_, 0); }

void Promises::see(const ledger::Book& book) {
  acknowledged_ = book.tree().size();
  in_flight_ = 0;
  if (!register_in_flight_) return;
  const auto member = register_in_flight_->first;
  register_[member] = book.store().register_row(story_.ledger, member);
  register_in_flight_.reset();
}

void Promises::acknowledge_signing() {
  signed_ = std::max(signed_, signing_);
  signing_ = 0;
}

void Promises::begin_register(core::MemberNumber member, Record record) {
  register_in_flight_ = {member, std::move(record)};
}

void Promises::acknowledge_register() {
  register_[register_in_flight_->first] = register_in_flight_->second;
  register_in_flight_.reset();
}

Broken Promises::broken_by_mark(const std::filesystem::path& folder) const {
  using ledger::HighWaterFile;
  const auto mark =
      HighWaterFile(folder / "high-water", HighWaterFile::Use::write).read(story_.ledger);
  const auto size = mark ? mark->size : 0;
  if (size < acknowledged_) {
    return fmt::format("the high-water says {}, and {} entries had left", size, acknowledged_);
  }
  if (signed_ > 0 && mark->signed_size < signed_) {
    return fmt::format("the high-water says {} were signed, and a checkpoint of {} had left",
                       mark->signed_size, signed_);
  }
  return std::nullopt;
}

Broken Promises::broken_by_entries(const ledger::Store& store, std::size_t size) const {
  if (size < acknowledged_) {
    return fmt::format("{} entries are there, and {} were acknowledged", size, acknowledged_);
  }
  if (size != acknowledged_ && size != acknowledged_ + in_flight_) {
    return fmt::format("{} entries are there: {} were acknowledged, {} more were one batch", size,
                       acknowledged_, in_flight_);
  }
  Broken broken;
  store.scan(story_.ledger, 0, size, [&](std::uint64_t index, const ledger::StoredEntry& stored) {
    const auto& told = story_.lines[index];
    if (stored.entry != told.stored.entry || stored.salted_body != told.stored.salted_body) {
      broken = fmt::format("entry {} is another", index);
    }
    for (const auto& blob : told.blobs) {
      if (store.blob(story_.ledger, blob.name) == blob.bytes) continue;
      broken = fmt::format("a blob of entry {} is missing or another", index);
    }
    return !broken;
  });
  return broken;
}

Broken Promises::broken_by_register(const ledger::Store& store) const {
  for (const auto& [member, record] : register_) {
    const auto there = store.register_row(story_.ledger, member);
    if (there == record) continue;
    const bool may_differ = register_in_flight_ && register_in_flight_->first == member;
    if (may_differ && there == register_in_flight_->second) continue;
    return fmt::format("the register line of member {} is not what was acknowledged", member.value);
  }
  return std::nullopt;
}

Broken Promises::broken_by(ledger::Book& book, ledger::SignaturePool& pool) const {
  const auto& store = book.store();
  const auto size = book.tree().size();
  if (auto broken = broken_by_entries(store, size)) return broken;
  if (auto broken = broken_by_register(store)) return broken;
  if (const auto there = size_signed_in(store, story_.ledger); there < signed_) {
    return fmt::format("the checkpoint there is of {}, and one of {} had left", there, signed_);
  }
  const auto report = ledger::audit_stored(store, story_.ledger, size, pool);
  // A book that was never signed yet has no checkpoint to audit.
  const bool unsigned_yet =
      signed_ == 0 && report.fault &&
      report.fault->what == decltype(report.fault->what){ledger::BookFault::checkpoint_missing};
  if (report.fault && !unsigned_yet) {
    return fmt::format("the audit finds {}", ledger::name_of(*report.fault));
  }
  if (report.size != size || report.root != book.tree().root())
    return "the audit sees another book";
  return std::nullopt;
}

Broken Promises::broken_in(const std::filesystem::path& folder, ledger::SignaturePool& pool) const {
  try {
    if (auto broken = broken_by_mark(folder)) return broken;
    const auto opened = ledger::BookFolder::open_to_write(folder);
    if (acknowledged_ == 0 && opened->ledgers().empty()) return std::nullopt;
    return broken_by(opened->book(story_.ledger), pool);
  } catch (const ledger::EnvironmentError& error) {
    const bool nothing_yet = acknowledged_ == 0 && error.cause() == Cause::not_found;
    if (nothing_yet) return std::nullopt;
    return fmt::format("the book is refused: {}", error.what());
  }
}

}  // namespace yoriai::tests
