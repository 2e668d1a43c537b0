// What an export of a book comes to: two books with one digest have the same entries, bodies and
// blobs, results among them, byte for byte.
#pragma once

#include "ledger/book.h"

namespace yoriai::cli {

// Of all its entries. The note in it is made up with that key, since those of peers differ in who
// has signed; it goes nowhere.
core::Digest export_digest(const ledger::Book& book, const ledger::SecretKey& log_key);

}  // namespace yoriai::cli
