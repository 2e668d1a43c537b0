#include "ledger/export_reader.h"

#include "ledger/rendering.h"

namespace yoriai::ledger {
namespace {

// Enough to work on at a time; one line may be more.
constexpr std::size_t kLinesInPiece = 64;
constexpr std::size_t kPieceBytes = std::size_t{256} << 10U;

std::optional<EntryOnLine> read_entry(const std::string& text) {
  auto parsed = parse_entry_line(text);
  if (!parsed) return std::nullopt;
  auto entry = read_book_entry(parsed->index, buffer_of(std::move(parsed->stored)));
  if (!entry) return EntryOnLine{parsed->index, core::Unexpected{entry.error()}, false};
  const bool as_written = is_written_so(*parsed, render_entry(*entry));
  return EntryOnLine{parsed->index, check_entry(*std::move(entry)), as_written};
}

std::optional<BlobOnLine> read_blob(const std::string& text) {
  auto parsed = parse_blob_line(text);
  if (!parsed) return std::nullopt;
  const auto& blob = parsed->blob;
  const bool as_written = blob_line(parsed->index, blob, render_blob(blob.bytes)) == text;
  const bool hashes = hashes_to(blob.bytes, blob.name);
  return BlobOnLine{parsed->index, std::move(parsed->blob), hashes, as_written};
}

std::optional<NoteOnLine> read_note(const std::string& text) {
  auto note = parse_checkpoint_line(text);
  if (!note || checkpoint_line(*note) != text) return std::nullopt;
  return NoteOnLine{*std::move(note)};
}

}  // namespace

ExportLine read_export_line(std::uint64_t number, const std::string& text) {
  if (text.starts_with("{\"blob\"")) return {number, read_blob(text)};
  if (text.starts_with("{\"checkpoint\"")) return {number, read_note(text)};
  return {number, read_entry(text)};
}

std::optional<LinePiece> LinePieces::operator()() {
  if (ended_) return std::nullopt;
  LinePiece piece;
  piece.first = lines_.number() + 1;
  while (piece.lines.size() < kLinesInPiece && piece.size < kPieceBytes) {
    piece.then = lines_.next();
    ended_ = piece.then != LineReader::Found::line;
    if (ended_) break;
    piece.size += lines_.text().size();
    piece.lines.push_back(lines_.take_text());
  }
  return piece;
}

}  // namespace yoriai::ledger
