#include "ledger/audit.h"

#include "ledger/export_reader.h"

namespace yoriai::ledger {
namespace {

void describe(AuditReport& report, const BookCheck& check) {
  const auto& state = check.state();
  report.size = check.tree().size();
  report.root = check.tree().root();
  report.signatures = check.signatures();
  if (!state.founded()) return;
  report.state_digest = core::state_digest(state);
  report.ledger = state.ledger();
  report.origin = check.checkpoint_keys().origin;
}

AuditReport concluded(AuditReport report, const BookCheck& check, std::optional<Fault> fault) {
  describe(report, check);
  report.checked = fault ? Checked::structure : Checked::full;
  report.fault = std::move(fault);
  return report;
}

// What waits stands before what was just met.
std::optional<Fault> first_of(BookCheck& check, std::optional<Fault> met) {
  auto before = check.finish();
  return before ? before : met;
}

std::optional<Checkpoint> open_note(const BookCheck& check, std::string_view note) {
  if (!check.state().founded()) return std::nullopt;
  return open_checkpoint(note, check.checkpoint_keys());
}

class ExportAudit {
 public:
  ExportAudit(std::istream& in, SignaturePool& pool, const KeepEntry& keep)
      : reader_(in), check_(pool, keep) {}

  AuditReport run() {
    auto fault = read_all();
    // Its first line can only be judged by what follows.
    if (header_ && header_differs()) fault = at_header();
    return concluded(std::move(report_), check_, std::move(fault));
  }

 private:
  static Fault at_header() { return {1, std::nullopt, BookFault::header_differs}; }

  [[nodiscard]] bool header_differs() const {
    const auto& state = check_.state();
    return state.founded() && (header_->ledger != state.ledger() ||
                               header_->origin != check_.checkpoint_keys().origin);
  }

  std::optional<Fault> read_all() {
    auto header = reader_.header();
    if (auto* fault = std::get_if<Fault>(&header)) return *fault;
    header_ = std::get<BookHeader>(std::move(header));
    for (;;) {
      auto next = reader_.next();
      if (auto* fault = std::get_if<Fault>(&next)) return first_of(check_, *fault);
      if (auto* note = std::get_if<CheckpointLine>(&next)) return conclude(std::move(*note));
      auto& entry = std::get<BookEntry>(next);
      if (entry.index.value == header_->size) beyond_ = entry.line;
      if (auto fault = check_.take(std::move(entry))) return fault;
    }
  }

  std::optional<Fault> conclude(CheckpointLine note) {
    if (auto fault = check_.finish()) return fault;
    report_.checkpoint = std::move(note.note);
    if (auto fault = judge(note.line)) return fault;
    return reader_.end();
  }

  std::optional<Fault> judge(std::uint64_t line) {
    const auto checkpoint = open_note(check_, report_.checkpoint);
    if (!checkpoint) return Fault{line, std::nullopt, BookFault::checkpoint_bad};
    report_.signed_size = checkpoint->size;
    if (header_->size != checkpoint->size) return at_header();
    const auto size = check_.tree().size();
    if (size < checkpoint->size) return Fault{line, std::nullopt, BookFault::entries_missing};
    if (size > checkpoint->size) {
      return Fault{beyond_, core::EntryIndex{checkpoint->size}, BookFault::entry_unsigned};
    }
    if (check_.tree().root() == checkpoint->root) return std::nullopt;
    return Fault{line, std::nullopt, BookFault::root_differs};
  }

  ExportReader reader_;
  BookCheck check_;
  AuditReport report_;
  std::optional<BookHeader> header_;
  std::uint64_t beyond_ = 0;  // line of the first entry that the header does not count
};

std::optional<Fault> take_stored(const Store& store, const core::LedgerId& ledger,
                                 core::EntryIndex index, StoredEntry stored, BlobOrder& order,
                                 BookCheck& check) {
  auto entry = read_book_entry(index, std::move(stored));
  if (!entry) return first_of(check, Fault{0, index, entry.error()});
  if (const auto needed = order.next_for(entry->event.body())) {
    const auto bytes = store.blob(ledger, *needed);
    if (!bytes) return first_of(check, Fault{0, index, BookFault::blob_missing});
    if (!hashes_to(*bytes, *needed)) {
      return first_of(check, Fault{0, index, BookFault::blob_differs});
    }
  }
  return check.take(*std::move(entry));
}

std::optional<Fault> judge_stored_note(const BookCheck& check, AuditReport& report) {
  if (report.checkpoint.empty()) return Fault{0, std::nullopt, BookFault::checkpoint_missing};
  const auto checkpoint = open_note(check, report.checkpoint);
  if (!checkpoint) return Fault{0, std::nullopt, BookFault::checkpoint_bad};
  report.signed_size = checkpoint->size;
  if (check.tree().size() < checkpoint->size) {
    return Fault{0, std::nullopt, BookFault::entries_missing};
  }
  if (check.tree().root_at(checkpoint->size) == checkpoint->root) return std::nullopt;
  return Fault{0, std::nullopt, BookFault::root_differs};
}

}  // namespace

std::string_view to_string(Checked checked) {
  return checked == Checked::full ? "full" : "structure";
}

AuditReport audit_export(std::istream& in, SignaturePool& pool, const KeepEntry& keep) {
  return ExportAudit(in, pool, keep).run();
}

AuditReport audit_stored(const Store& store, const core::LedgerId& ledger, std::uint64_t size,
                         SignaturePool& pool,
                         const std::function<void(const core::State&)>& state) {
  AuditReport report;
  report.checkpoint = store.checkpoint(ledger).value_or("");
  BookCheck check(pool);
  BlobOrder order;
  std::optional<Fault> fault;
  store.scan(ledger, 0, size, [&](std::uint64_t index, StoredEntry stored) {
    fault = take_stored(store, ledger, core::EntryIndex{index}, std::move(stored), order, check);
    return !fault;
  });
  if (!fault) fault = check.finish();
  if (!fault) fault = judge_stored_note(check, report);
  if (!fault && check.state().ledger() != ledger) {
    fault = Fault{0, core::EntryIndex{0}, core::Refused{core::Refusal::wrong_ledger}};
  }
  if (state) state(check.state());
  return concluded(std::move(report), check, std::move(fault));
}

}  // namespace yoriai::ledger
