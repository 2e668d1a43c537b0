// A whole book as one file, for other hands: JSON Lines with the exact bytes and, beside them, what
// they say (specs/book.md section 13).
//   {"yoriai":"book/1","rendering":1,"ledger":…,"origin":…,"size":N}
//   {"blob":{"hash":…,"size":…},"index":i,"bytes":…,"read":…}   just before entry i, the first to
//   name it
//   {"index":i,"entry":…,"body":…,"read":{…}}   for every entry that the checkpoint covers
//   {"checkpoint":…}
#pragma once

#include <functional>

#include "ledger/store.h"

namespace yoriai::ledger {

// Takes the file a line at a time; each ends in a line feed.
using LineSink = std::function<void(std::string_view)>;

// Writes the entries that the signed note covers. The lines follow from book and note alone. Throws
// EnvironmentError when what is stored is damaged: an entry or a blob is missing or is not what was
// written, or the note is no checkpoint of them. What was written until then is no export.
void export_book(const Store& store, const core::LedgerId& ledger, std::string_view note,
                 const LineSink& sink);

}  // namespace yoriai::ledger
