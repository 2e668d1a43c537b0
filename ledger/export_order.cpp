#include "ledger/export_order.h"

namespace yoriai::ledger {
namespace {

Fault about_line(std::uint64_t line, BookFault what) { return {line, std::nullopt, what}; }

}  // namespace

std::optional<ExportOrder::Next> ExportOrder::take(ExportLine line) {
  return std::visit([&](auto& found) { return take(line.number, std::move(found)); }, line.what);
}

std::optional<ExportOrder::Next> ExportOrder::take(std::uint64_t line,
                                                   std::optional<BlobOnLine> found) {
  // An entry should stand behind a blob.
  if (blob_ || !found) return about_line(line, BookFault::not_as_written);
  if (found->index != next_index_) return about_line(line, BookFault::out_of_order);
  if (!found->hashes_to_name) return about_line(line, BookFault::blob_differs);
  if (!found->as_written) return about_line(line, BookFault::not_as_written);
  blob_ = std::move(found->blob);
  blob_line_ = line;
  return std::nullopt;
}

std::optional<ExportOrder::Next> ExportOrder::take(std::uint64_t line,
                                                   std::optional<EntryOnLine> found) {
  if (!found) return about_line(line, BookFault::not_as_written);
  const auto about_entry = [&](auto what) { return Fault{line, found->index, what}; };
  if (found->index != next_index_) return about_entry(BookFault::out_of_order);
  if (!found->entry) return about_entry(found->entry.error());
  if (!found->as_written) return about_entry(BookFault::not_as_written);
  const auto needed = order_.next_for(found->entry->names);
  if (blob_ && needed != blob_->name) return about_line(blob_line_, BookFault::blob_not_needed);
  if (needed && !blob_) return about_entry(BookFault::blob_missing);
  ++next_index_.value;
  return EntryInOrder{*std::move(found->entry), std::exchange(blob_, std::nullopt), line};
}

std::optional<ExportOrder::Next> ExportOrder::take(std::uint64_t line,
                                                   std::optional<NoteOnLine> found) {
  // The entry that the blob comes with should stand here, unless there is no such entry.
  if (blob_ && next_index_.value < size_) return about_line(line, BookFault::entries_missing);
  if (blob_) return about_line(blob_line_, BookFault::blob_not_needed);
  if (!found) return about_line(line, BookFault::not_as_written);
  return NoteInOrder{std::move(found->note), line};
}

}  // namespace yoriai::ledger
