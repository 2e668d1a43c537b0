// An export taken apart line by line, each line by itself: read, decoded, written again and
// compared, signatures checked. Any thread can do that; what a line has to do with those before it
// is not judged here.
#pragma once

#include <variant>

#include "ledger/checked_entry.h"
#include "ledger/export_lines.h"
#include "ledger/line_reader.h"

namespace yoriai::ledger {

struct EntryOnLine {
  core::EntryIndex index;
  core::Result<CheckedEntry> entry;  // the faults of its bytes; those of signatures are inside
  bool as_written = false;
};
struct BlobOnLine {
  core::EntryIndex index;
  Blob blob;
  bool hashes_to_name = false;
  bool as_written = false;
};
struct NoteOnLine {
  std::string note;
};

// What a line is by its beginning; none where it then does not have the shape.
struct ExportLine {
  std::uint64_t number = 0;  // from 1
  std::variant<std::optional<EntryOnLine>, std::optional<BlobOnLine>, std::optional<NoteOnLine>>
      what;
};
ExportLine read_export_line(std::uint64_t number, const std::string& text);

// Lines of a file, for in_order().
struct LinePiece {
  std::uint64_t first = 1;                           // number of the first line
  std::vector<std::string> lines;                    // without their line feeds
  LineReader::Found then = LineReader::Found::line;  // what follows them: more lines, or why not
  std::size_t size = 0;                              // of the lines together
  [[nodiscard]] std::size_t bytes() const { return size; }
};

class LinePieces {
 public:
  // From the reader's next line on; it outlives this.
  explicit LinePieces(LineReader& lines) : lines_(lines) {}
  std::optional<LinePiece> operator()();

 private:
  LineReader& lines_;
  bool ended_ = false;
};

}  // namespace yoriai::ledger
