#include "ledger/audit.h"

#include "ledger/export_order.h"
#include "ledger/in_order.h"
#include "ledger/stored_entries.h"
#include "ledger/stored_piece.h"

namespace yoriai::ledger {
namespace {

// Enough signatures to be worth handing over, few enough that threads end together.
constexpr std::uint64_t kRowsInPiece = 64;
constexpr Ahead kAhead{4, std::size_t{32} << 20U};

void describe(AuditReport& report, const BookCheck& check) {
  const auto& state = check.state();
  report.size = check.tree().size();
  report.root = check.tree().root();
  report.signatures = check.signatures();
  if (!state.founded()) return;
  report.state_digest = core::state_digest(state);
  report.ledger = state.ledger();
  report.origin = check.checkpoint_keys().origin;
  for (const auto& [place, all] : state.attestations().all()) {
    for (const auto& one : all) {
      if (one.what == core::AttestationKind::finding) ++report.findings;
      if (one.what == core::AttestationKind::object) ++report.objections;
    }
  }
}

AuditReport concluded(AuditReport report, const BookCheck& check, std::optional<Fault> fault) {
  describe(report, check);
  report.checked = fault ? Checked::structure : Checked::full;
  report.fault = std::move(fault);
  return report;
}

class ExportAudit {
 public:
  ExportAudit(std::istream& in, SignaturePool& pool, const KeepEntry& keep)
      : lines_(in, kMaxLineBytes), pool_(pool), check_(keep) {}

  AuditReport run() {
    if (read_header()) read_rest();
    // Its first line can only be judged by what follows.
    if (header_ && header_differs()) fault_ = at_header();
    return concluded(std::move(report_), check_, std::move(fault_));
  }

 private:
  static Fault at_header() { return {1, std::nullopt, BookFault::header_differs}; }

  [[nodiscard]] bool header_differs() const {
    const auto& state = check_.state();
    return state.founded() && (header_->ledger != state.ledger() ||
                               header_->origin != check_.checkpoint_keys().origin);
  }

  bool read_header() {
    // Whatever else it is, it does not begin as a book does.
    if (lines_.next() == LineReader::Found::line) header_ = parse_header_line(lines_.text());
    if (header_ && header_line(*header_) != lines_.text()) header_.reset();
    if (!header_) fault_ = Fault{1, std::nullopt, BookFault::not_a_book};
    return header_.has_value();
  }

  struct ReadLines {
    std::vector<ExportLine> lines;
    std::uint64_t next = 0;  // number of the line behind them
    LineReader::Found then;
  };
  static ReadLines read_lines(const LinePiece& piece) {
    ReadLines out{{}, piece.first, piece.then};
    out.lines.reserve(piece.lines.size());
    for (const auto& line : piece.lines) out.lines.push_back(read_export_line(out.next++, line));
    return out;
  }

  void read_rest() {
    order_.emplace(header_->size);
    in_order(pool_.threads(), kAhead, LinePieces(lines_), read_lines, [&](ReadLines read) {
      for (auto& line : read.lines) {
        fault_ = take(std::move(line));
        if (fault_) return false;
      }
      if (read.then != LineReader::Found::line) fault_ = at_end(read.next, read.then);
      return !fault_;
    });
  }

  std::optional<Fault> take(ExportLine line) {
    if (concluded_) return Fault{line.number, std::nullopt, BookFault::lines_after_end};
    auto next = order_->take(std::move(line));
    if (!next) return std::nullopt;
    if (auto* fault = std::get_if<Fault>(&*next)) return *fault;
    if (auto* note = std::get_if<NoteInOrder>(&*next)) return conclude(std::move(*note));
    auto& [entry, blob, number] = std::get<EntryInOrder>(*next);
    if (entry.index.value == header_->size) beyond_ = number;
    return check_.take(std::move(entry), std::move(blob), number);
  }

  [[nodiscard]] std::optional<Fault> at_end(std::uint64_t line, LineReader::Found found) const {
    if (concluded_ && found == LineReader::Found::end) return std::nullopt;
    return Fault{line, std::nullopt, concluded_ ? BookFault::lines_after_end : fault_of(found)};
  }

  static BookFault fault_of(LineReader::Found found) {
    if (found == LineReader::Found::cut_short) return BookFault::line_cut_short;
    if (found == LineReader::Found::too_long) return BookFault::line_too_long;
    return BookFault::checkpoint_missing;
  }

  std::optional<Fault> conclude(NoteInOrder note) {
    concluded_ = true;
    report_.checkpoint = std::move(note.note);
    return judge(note.line);
  }

  std::optional<Fault> judge(std::uint64_t line) {
    const auto checkpoint = check_.state().founded()
                                ? open_checkpoint(report_.checkpoint, check_.checkpoint_keys())
                                : std::nullopt;
    if (!checkpoint) return Fault{line, std::nullopt, BookFault::checkpoint_bad};
    report_.signed_size = checkpoint->size;
    report_.countersigned = countersigned(report_.checkpoint, check_.state());
    if (header_->size != checkpoint->size) return at_header();
    const auto size = check_.tree().size();
    if (size < checkpoint->size) return Fault{line, std::nullopt, BookFault::entries_missing};
    if (size > checkpoint->size) {
      return Fault{beyond_, core::EntryIndex{checkpoint->size}, BookFault::entry_unsigned};
    }
    if (check_.tree().root() == checkpoint->root) return std::nullopt;
    return Fault{line, std::nullopt, BookFault::root_differs};
  }

  LineReader lines_;
  SignaturePool& pool_;
  BookCheck check_;
  AuditReport report_;
  std::optional<Fault> fault_;
  std::optional<BookHeader> header_;
  std::optional<ExportOrder> order_;
  std::uint64_t beyond_ = 0;  // line of the first entry that the header does not count
  bool concluded_ = false;    // the checkpoint was met
};

class StoredAudit {
 public:
  StoredAudit(const Store& store, const core::LedgerId& ledger) : store_(store), ledger_(ledger) {}

  AuditReport run(std::uint64_t size, SignaturePool& pool,
                  const std::function<void(const core::State&)>& state) {
    AuditReport report;
    report.checkpoint = store_.checkpoint(ledger_).value_or("");
    note_ = &report.checkpoint;
    signed_size_ = size_in(report.checkpoint);
    std::optional<Fault> fault;
    in_order(pool.threads(), kAhead, StoredPieces(store_, ledger_, 0, size, kRowsInPiece),
             read_entries, [&](ReadEntries read) {
               for (auto& entry : read.entries) {
                 fault = take(std::move(entry));
                 if (fault) return false;
               }
               fault = std::move(read.then);
               return !fault;
             });
    if (!fault) fault = judge_note(report);
    if (!fault && check_.state().ledger() != ledger_) {
      fault = Fault{0, core::EntryIndex{0}, core::Refused{core::Refusal::wrong_ledger}};
    }
    if (state) state(check_.state());
    return concluded(std::move(report), check_, std::move(fault));
  }

 private:
  struct ReadEntries {
    std::vector<CheckedEntry> entries;
    std::optional<Fault> then;  // of the one behind them
  };
  static ReadEntries read_entries(const StoredPiece& piece) {
    ReadEntries out;
    out.entries.reserve(piece.rows->size());
    for (std::size_t at = 0; at < piece.rows->size(); ++at) {
      const core::EntryIndex index{piece.first + at};
      auto entry = read_book_entry(
          index, EntryBuffer{piece.rows, piece.rows->entry(at), piece.rows->salted_body(at)});
      if (!entry) {
        out.then = Fault{0, index, entry.error()};
        break;
      }
      out.entries.push_back(check_entry(*std::move(entry)));
    }
    return out;
  }

  std::optional<Fault> take(CheckedEntry entry) {
    if (const auto needed = order_.next_for(entry.names)) {
      const auto bytes = store_.blob(ledger_, *needed);
      if (!bytes) return Fault{0, entry.index, BookFault::blob_missing};
      if (!hashes_to(*bytes, *needed)) return Fault{0, entry.index, BookFault::blob_differs};
    }
    auto fault = check_.take(std::move(entry));
    // Later entries may change who signs.
    if (!fault && check_.tree().size() == signed_size_) {
      keys_ = check_.checkpoint_keys();
      countersigned_ = countersigned(*note_, check_.state());
    }
    return fault;
  }

  std::optional<Fault> judge_note(AuditReport& report) const {
    if (report.checkpoint.empty()) return Fault{0, std::nullopt, BookFault::checkpoint_missing};
    if (!check_.state().founded()) return Fault{0, std::nullopt, BookFault::checkpoint_bad};
    const auto checkpoint =
        open_checkpoint(report.checkpoint, keys_.value_or(check_.checkpoint_keys()));
    if (!checkpoint) return Fault{0, std::nullopt, BookFault::checkpoint_bad};
    report.signed_size = checkpoint->size;
    report.countersigned = countersigned_;
    if (check_.tree().size() < checkpoint->size) {
      return Fault{0, std::nullopt, BookFault::entries_missing};
    }
    const auto leaves = stored_leaves(store_, ledger_);
    if (check_.tree().root_at(checkpoint->size, leaves) == checkpoint->root) return std::nullopt;
    return Fault{0, std::nullopt, BookFault::root_differs};
  }

  const Store& store_;
  core::LedgerId ledger_;
  BookCheck check_;
  BlobOrder order_;
  const std::string* note_ = nullptr;   // while run() lasts
  std::uint64_t signed_size_ = 0;       // what the note says
  std::optional<CheckpointKeys> keys_;  // of the state at that size
  Countersigned countersigned_;         // at that size
};

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
  return StoredAudit(store, ledger).run(size, pool, state);
}

}  // namespace yoriai::ledger
