#include "ledger/export_file.h"

#include "ledger/book_entry.h"
#include "ledger/checkpoint.h"
#include "ledger/export_lines.h"
#include "ledger/rendering.h"
#include "ledger/stored_entries.h"
#include "ledger/way_out.h"

namespace yoriai::ledger {
namespace {

EnvironmentError damaged(const std::string& what) {
  return {EnvironmentError::Cause::damaged, what + ". " + std::string(kWayOut)};
}

Checkpoint read_checkpoint(std::string_view note) {
  const auto parsed = parse_note(note);
  const auto checkpoint = parsed ? parse_checkpoint_text(parsed->text) : std::nullopt;
  if (!checkpoint) throw damaged("the stored checkpoint is damaged");
  return *checkpoint;
}

Blob stored_blob(const Store& store, const core::LedgerId& ledger, const core::BlobName& name) {
  auto bytes = store.blob(ledger, name);
  if (!bytes || !hashes_to(*bytes, name)) {
    throw damaged("the blob " + core::to_hex(name.hash.view()) +
                  " is missing or is not what was written");
  }
  return {name, *std::move(bytes)};
}

}  // namespace

void export_book(const Store& store, const core::LedgerId& ledger, std::string_view note,
                 const LineSink& sink) {
  const auto checkpoint = read_checkpoint(note);
  if (store.size(ledger) < checkpoint.size)
    throw damaged("the checkpoint covers more than is stored");
  const auto write = [&](std::string line) { sink(line += '\n'); };
  write(header_line({ledger, checkpoint.origin, checkpoint.size}));
  BlobOrder blobs;
  MerkleTree tree;
  store.scan(ledger, 0, checkpoint.size, [&](std::uint64_t at, const StoredEntry& stored) {
    const core::EntryIndex index{at};
    const auto entry = read_book_entry(index, stored);
    if (!entry) throw not_what_was_written(at, entry.error());
    if (const auto needed = blobs.next_for(blob_named_in(entry->event.body()))) {
      const auto blob = stored_blob(store, ledger, *needed);
      write(blob_line(index, blob, render_blob(blob.bytes)));
    }
    write(entry_line(index, stored, render_entry(*entry)));
    tree.append(leaf_hash(stored.entry));
    return true;
  });
  if (tree.root() != checkpoint.root)
    throw damaged("the stored entries are not those that were signed");
  write(checkpoint_line(note));
}

}  // namespace yoriai::ledger
