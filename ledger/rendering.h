// What the bytes of a book say, for eyes: JSON that anybody can make again from the bytes alone
// (specs/book.md section 13.3). Knows no state, no clock and no locale.
#pragma once

#include <string>

#include "ledger/book_entry.h"

namespace yoriai::ledger {

// The form that this code gives; written into exports.
inline constexpr std::uint64_t kRenderingVersion = 1;
// Larger blobs are not rendered: what nobody reads line by line need not be there twice.
inline constexpr std::size_t kMaxRenderedBlob = 1024 * 1024;

std::string render_entry(const BookEntry& entry);
// A result document as its fields, other UTF-8 as text, anything else as null.
std::string render_blob(core::ByteView bytes);

}  // namespace yoriai::ledger
