// The lines of an export, written and read (specs/book.md section 13.1). Every line has one
// spelling: what is read here need not be right, but writing it again shows whether it is.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ledger/store.h"

namespace yoriai::ledger {

// A blob of the largest size, in base64, with a rendering, and more.
inline constexpr std::size_t kMaxLineBytes = 96 * 1024 * 1024;

struct BookHeader {
  core::LedgerId ledger;
  std::string origin;
  std::uint64_t size = 0;
  bool operator==(const BookHeader&) const = default;
};
struct EntryLine {
  core::EntryIndex index;
  StoredEntry stored;
  std::string_view number;  // in the line, as it spells the index
  std::string_view rest;    // of the line, behind the body's bytes
};
struct BlobLine {
  core::EntryIndex index;  // of the entry that it comes with
  Blob blob;
};

// Without the line feed. `read` is the rendering of what the line holds.
std::string header_line(const BookHeader& header);
std::string entry_line(core::EntryIndex index, const StoredEntry& stored, std::string_view read);
std::string blob_line(core::EntryIndex index, const Blob& blob, std::string_view read);
std::string checkpoint_line(std::string_view note);

// None when the line does not have the shape.
std::optional<BookHeader> parse_header_line(std::string_view line);
std::optional<EntryLine> parse_entry_line(std::string_view line);
// Whether the line that was parsed is entry_line() of what it holds and of this rendering.
bool is_written_so(const EntryLine& parsed, std::string_view read);
std::optional<BlobLine> parse_blob_line(std::string_view line);
std::optional<std::string> parse_checkpoint_line(std::string_view line);

}  // namespace yoriai::ledger
