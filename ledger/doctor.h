// A look at a folder of books that changes nothing in it: what is wrong, where, and how bad it is;
// and the way back from an export, into a new folder (specs/promises.md).
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string_view>
#include <vector>

#include "ledger/audit.h"
#include "ledger/high_water.h"

namespace yoriai::ledger {

// How bad it is: nothing is wrong; something wants a hand, the book is whole; the book is damaged
// or shorter than what was acknowledged.
enum class Harm : std::uint8_t { none, mend, damaged };

#define YORIAI_AILMENTS(X)                                                               \
  X(being_written, none)         /* another process writes to it at this moment */       \
  X(peer_key_missing, none)      /* this machine cannot sign checkpoints */              \
  X(checkpoint_behind, none)     /* `count` entries stand under no signed checkpoint */  \
  X(unacknowledged, none)        /* `count` entries were written, and nobody was told */ \
  X(not_writable, mend)          /* the folder can be read only */                       \
  X(disk_almost_full, mend)      /* `count` bytes are left */                            \
  X(high_water_half, mend)       /* one half of the file is torn or damaged */           \
  X(keys_open_to_others, mend)   /* others can read a key, or look into its folder */    \
  X(key_damaged, mend)           /* a key file that cannot be used */                    \
  X(register_unreadable, mend)   /* lines of the register cannot be read */              \
  X(register_differs, mend)      /* `count` lines are not what the book committed to */  \
  X(cards_unreadable, mend)      /* the list of cards cannot be read */                  \
  X(cards_differ, mend)          /* `count` cards the list says nothing of, or twice */  \
  X(store_gone, damaged)         /* the high-water is there, the store is not */         \
  X(store_unreadable, damaged)   /* RocksDB does not open it */                          \
  X(table_damaged, damaged)      /* a file of the store fails its checksums */           \
  X(high_water_damaged, damaged) /* no half of the file is good */                       \
  X(high_water_gone, damaged)    /* there are `count` entries, and no file */            \
  X(high_water_old, damaged)     /* it was put back from a copy */                       \
  X(import_unfinished, damaged)  /* an import was cut short: there is no book yet */     \
  X(entries_missing, damaged)    /* `count` acknowledged entries are not there */        \
  X(entry_differs, damaged)      /* the last acknowledged entry is another one */        \
  X(audit_failed, damaged)       /* an entry, a document or the checkpoint is not right */

enum class Ailment : std::uint8_t {
#define YORIAI_AILMENT_VALUE(name, harm) name,
  YORIAI_AILMENTS(YORIAI_AILMENT_VALUE)
#undef YORIAI_AILMENT_VALUE
};
std::string_view to_string(Ailment what);
Harm harm_of(Ailment what);

struct Finding {
  Ailment what;
  std::filesystem::path where;  // the file or folder
  std::uint64_t count = 0;
  std::string detail;          // what the part that met it said; may be empty
  std::optional<Fault> fault;  // of audit_failed
};

// What is known of one book, as far as it could be read.
struct BookHealth {
  core::LedgerId ledger;
  std::optional<HighWaterMark> promised;  // none: not known
  std::uint64_t stored = 0;
  std::uint64_t good = 0;  // entries, from the first, that an audit found good
};

struct Examination {
  std::vector<Finding> findings;  // in the order of the look
  std::vector<BookHealth> books;
  [[nodiscard]] Harm harm() const;  // the worst
};

// Changes nothing in the folder. Throws EnvironmentError::not_found when there is no book in it.
Examination examine(const std::filesystem::path& folder, SignaturePool& pool);

enum class RepairVerdict : std::uint8_t {
  repaired,
  export_bad,       // the export is not good itself: `report` says why
  another_book,     // the folder never kept the book of this export
  promise_unknown,  // the high-water is lost: nobody can say what the export would have to hold
  too_short,        // acknowledged entries are not in it: `missing` of them
  other_history     // it has another entry where the last acknowledged one stood
};

struct Repair {
  RepairVerdict verdict = RepairVerdict::promise_unknown;
  AuditReport report;         // of the export
  HighWaterMark promised;     // of the damaged folder
  std::uint64_t missing = 0;  // entries
  std::uint64_t names_kept = 0;
  std::uint64_t names_lost = 0;  // members whose register line was erased or cannot be read
};

// Makes the book anew in the folder `into`, which is not there yet, out of the export, when that
// holds at least all that the folder's high-water has promised; the names come from what is left of
// the damaged store. The damaged folder stays as it is. Throws EnvironmentError: already_exists,
// disk_full, …; `into` is then not there.
Repair repair(const std::filesystem::path& folder, std::istream& exported,
              const std::filesystem::path& into, SignaturePool& pool);

}  // namespace yoriai::ledger
