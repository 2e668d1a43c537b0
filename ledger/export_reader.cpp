#include "ledger/export_reader.h"

#include "ledger/rendering.h"

namespace yoriai::ledger {

Fault ExportReader::fault(BookFault what) const { return {lines_.number(), std::nullopt, what}; }

std::optional<Fault> ExportReader::read_line() {
  switch (lines_.next()) {
    case LineReader::Found::line:
      return std::nullopt;
    case LineReader::Found::cut_short:
      return fault(BookFault::line_cut_short);
    case LineReader::Found::too_long:
      return fault(BookFault::line_too_long);
    case LineReader::Found::end:
      return fault(BookFault::checkpoint_missing);
  }
  YORIAI_ASSERT(false);
  return std::nullopt;
}

std::variant<BookHeader, Fault> ExportReader::header() {
  // Whatever it is, it does not begin as a book does.
  if (read_line()) return fault(BookFault::not_a_book);
  auto header = parse_header_line(lines_.text());
  if (!header || header_line(*header) != lines_.text()) return fault(BookFault::not_a_book);
  size_ = header->size;
  return *std::move(header);
}

ExportReader::Next ExportReader::next() {
  if (auto bad = read_line()) return *std::move(bad);
  if (lines_.text().starts_with("{\"blob\"")) {
    if (auto bad = take_blob()) return *std::move(bad);
    if (auto bad = read_line()) return *std::move(bad);
  }
  if (lines_.text().starts_with("{\"checkpoint\"")) return read_checkpoint();
  return read_entry();
}

std::optional<Fault> ExportReader::take_blob() {
  blob_line_ = lines_.number();
  auto parsed = parse_blob_line(lines_.text());
  if (!parsed) return fault(BookFault::not_as_written);
  if (parsed->index != next_index_) return fault(BookFault::out_of_order);
  blob_ = std::move(parsed->blob);
  if (!hashes_to(blob_->bytes, blob_->name)) return fault(BookFault::blob_differs);
  if (blob_line(parsed->index, *blob_, render_blob(blob_->bytes)) != lines_.text()) {
    return fault(BookFault::not_as_written);
  }
  return std::nullopt;
}

ExportReader::Next ExportReader::read_entry() {
  auto parsed = parse_entry_line(lines_.text());
  if (!parsed) return fault(BookFault::not_as_written);
  const auto about_entry = [&](auto what) { return Fault{lines_.number(), parsed->index, what}; };
  if (parsed->index != next_index_) return about_entry(BookFault::out_of_order);
  auto entry = read_book_entry(parsed->index, parsed->stored);
  if (!entry) return about_entry(entry.error());
  if (entry_line(parsed->index, parsed->stored, render_entry(*entry)) != lines_.text()) {
    return about_entry(BookFault::not_as_written);
  }
  const auto needed = order_.next_for(entry->event.body());
  if (blob_ && needed != blob_->name) {
    return Fault{blob_line_, std::nullopt, BookFault::blob_not_needed};
  }
  if (needed && !blob_) return about_entry(BookFault::blob_missing);
  entry->blob = std::exchange(blob_, std::nullopt);
  entry->line = lines_.number();
  ++next_index_.value;
  return *std::move(entry);
}

ExportReader::Next ExportReader::read_checkpoint() {
  // The entry that the blob comes with should stand here, unless there is no such entry.
  if (blob_ && next_index_.value < size_) return fault(BookFault::entries_missing);
  if (blob_) return Fault{blob_line_, std::nullopt, BookFault::blob_not_needed};
  auto note = parse_checkpoint_line(lines_.text());
  if (!note || checkpoint_line(*note) != lines_.text()) return fault(BookFault::not_as_written);
  return CheckpointLine{*std::move(note), lines_.number()};
}

std::optional<Fault> ExportReader::end() {
  if (lines_.next() == LineReader::Found::end) return std::nullopt;
  return fault(BookFault::lines_after_end);
}

}  // namespace yoriai::ledger
