// The files of specs/vectors, one function each.
#pragma once

#include "tests/tools/vectors/book.h"
#include "tests/tools/vectors/json.h"

namespace yoriai::vectors {

VectorFile keys_file(const Book& book);
VectorFile charters_file();
// Those of the whole books.
VectorFile house_charters_file();
// Each entry with its event, and what it leaves behind.
VectorFile whole_book_file(const std::string& name, const std::string& about, const Book& book);
VectorFile events_file(const Book& book, const Carried& carried);
VectorFile entries_file(const Book& book);
VectorFile states_file(const Book& book);
VectorFile roots_file();
VectorFile checkpoints_file(const Book& book);
VectorFile registers_file();
VectorFile results_file();
VectorFile splits_file();
VectorFile seals_file();
VectorFile statements_file(const Book& book);
VectorFile messages_file(const Book& book);
VectorFile evidence_file(const Book& book);

std::vector<VectorFile> all_files();

}  // namespace yoriai::vectors
