// Whether the lines of an export follow one another as they should: entries one by one, each blob
// just before the first entry that names it, the checkpoint last.
#pragma once

#include "ledger/book_fault.h"
#include "ledger/export_reader.h"

namespace yoriai::ledger {

struct EntryInOrder {
  CheckedEntry entry;
  std::optional<Blob> blob;  // the one that comes with it
  std::uint64_t line = 0;
};
struct NoteInOrder {
  std::string note;
  std::uint64_t line = 0;
};

class ExportOrder {
 public:
  // `size` as the header line has it.
  explicit ExportOrder(std::uint64_t size) : size_(size) {}

  // nullopt: a blob, which waits for its entry. After a fault or a note nothing more is to be
  // taken.
  using Next = std::variant<EntryInOrder, NoteInOrder, Fault>;
  std::optional<Next> take(ExportLine line);

 private:
  std::optional<Next> take(std::uint64_t line, std::optional<EntryOnLine> found);
  std::optional<Next> take(std::uint64_t line, std::optional<BlobOnLine> found);
  std::optional<Next> take(std::uint64_t line, std::optional<NoteOnLine> found);

  BlobOrder order_;
  std::optional<Blob> blob_;  // of the entry to come
  std::uint64_t blob_line_ = 0;
  core::EntryIndex next_index_;
  std::uint64_t size_;
};

}  // namespace yoriai::ledger
