// An export taken apart line by line: every line as it would be written again, blobs and entries in
// their order. What entries say is not judged here, nor the checkpoint.
#pragma once

#include "ledger/book_entry.h"
#include "ledger/book_fault.h"
#include "ledger/export_lines.h"
#include "ledger/line_reader.h"

namespace yoriai::ledger {

struct CheckpointLine {
  std::string note;
  std::uint64_t line = 0;
};

class ExportReader {
 public:
  // The stream outlives it.
  explicit ExportReader(std::istream& in) : lines_(in, kMaxLineBytes) {}

  // The three parts of a file, each once, in this order. After a fault nothing more is to be read.
  std::variant<BookHeader, Fault> header();
  // Entries with the blobs that come with them, until the checkpoint.
  std::variant<BookEntry, CheckpointLine, Fault> next();
  std::optional<Fault> end();

 private:
  using Next = std::variant<BookEntry, CheckpointLine, Fault>;

  std::optional<Fault> read_line();
  [[nodiscard]] Fault fault(BookFault what) const;
  std::optional<Fault> take_blob();
  Next read_entry();
  Next read_checkpoint();

  LineReader lines_;
  BlobOrder order_;
  std::optional<Blob> blob_;  // of the entry to come
  std::uint64_t blob_line_ = 0;
  core::EntryIndex next_index_;
  std::uint64_t size_ = 0;  // as the header has it
};

}  // namespace yoriai::ledger
