// What can be wrong with a whole book, or with the file that brings it, beside what is wrong with
// an entry of its own.
#pragma once

#include <optional>
#include <string_view>
#include <variant>

#include "core/ids.h"
#include "core/refusal.h"

namespace yoriai::ledger {

#define YORIAI_BOOK_FAULTS(X)                                                                    \
  X(not_a_book)         /* the first line is not the header of an export that this code knows */ \
  X(line_too_long)      /* longer than any line of a book */                                     \
  X(line_cut_short)     /* the file ends before the line does */                                 \
  X(not_as_written)     /* not what an export writes for the bytes in the line */                \
  X(out_of_order)       /* another entry than the next one */                                    \
  X(blob_missing)       /* no line, or row of the store, gives the blob that the entry names */  \
  X(blob_differs)       /* its bytes do not hash to its name */                                  \
  X(blob_not_needed)    /* the next entry does not name it, or it was given before */            \
  X(checkpoint_missing) /* the file ends without one; the store has none */                      \
  X(checkpoint_bad)     /* not signed by the keys of the book, or not of this book */            \
  X(entries_missing)    /* fewer than the checkpoint says */                                     \
  X(entry_unsigned)     /* one more than the checkpoint says */                                  \
  X(root_differs)       /* not the tree that the checkpoint signs */                             \
  X(header_differs)     /* the first line does not say what the book is */                       \
  X(lines_after_end)    /* something follows the checkpoint */

enum class BookFault : std::uint8_t {
#define YORIAI_BOOK_FAULT_VALUE(name) name,
  YORIAI_BOOK_FAULTS(YORIAI_BOOK_FAULT_VALUE)
#undef YORIAI_BOOK_FAULT_VALUE
};

// The name as written above, for `--json` and logs.
std::string_view to_string(BookFault fault);

// Where a book is not what it should be, and how.
struct Fault {
  std::uint64_t line = 0;                 // of the file, from 1; 0 for a stored book
  std::optional<core::EntryIndex> index;  // of the entry, where it is about one
  std::variant<BookFault, core::Refused> what;
  bool operator==(const Fault&) const = default;
};
// The name of the fault or of the refusal.
std::string_view name_of(const Fault& fault);

}  // namespace yoriai::ledger
