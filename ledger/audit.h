// Judging a whole book again, as somebody who trusts nobody: every byte, hash, signature, rule,
// result and the checkpoint.
#pragma once

#include <iosfwd>
#include <string>

#include "ledger/book_check.h"
#include "ledger/book_fault.h"
#include "ledger/checkpoint.h"
#include "ledger/signature_pool.h"
#include "ledger/store.h"

namespace yoriai::ledger {

// full: every entry, with its body, was judged by the rules, and the checkpoint holds. structure:
// not so; an audit that met a fault can say no more.
enum class Checked : std::uint8_t { structure, full };
std::string_view to_string(Checked checked);

struct AuditReport {
  std::optional<Fault> fault;  // the first one; none: the book is good
  Checked checked = Checked::structure;
  // Of the entries that were found good; zeros and empty when even the founding was not.
  core::LedgerId ledger;
  std::string origin;
  std::uint64_t size = 0;
  core::Digest root;
  core::Digest state_digest;
  std::uint64_t signed_size = 0;  // of the checkpoint, when it is signed as it should be
  std::uint64_t signatures = 0;   // how many were checked: of events, new keys and receipts
  std::string checkpoint;         // the note; empty unless it was reached
  Countersigned countersigned;    // the checkpoint, when it is signed as it should be
  std::uint64_t findings = 0;     // attested in it, as objections are: what people should look at
  std::uint64_t objections = 0;

  [[nodiscard]] bool ok() const { return !fault.has_value(); }
};

// Audits an export (ledger/export_file.h) from where the stream stands to its end, a part at a
// time. `keep` is given every entry that was found good, in order; the checkpoint is judged after
// the last. Throws EnvironmentError when the stream cannot be read.
AuditReport audit_export(std::istream& in, SignaturePool& pool, const KeepEntry& keep = {});

// Audits the first `size` entries of a stored book, which a reader takes from its high-water, and
// the stored checkpoint, which may cover fewer. Throws EnvironmentError when the store cannot be
// read.
// `state` is given what the good entries come to, where the caller wants it.
AuditReport audit_stored(const Store& store, const core::LedgerId& ledger, std::uint64_t size,
                         SignaturePool& pool,
                         const std::function<void(const core::State&)>& state = {});

}  // namespace yoriai::ledger
