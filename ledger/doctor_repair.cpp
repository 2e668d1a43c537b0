// The way back: a book made anew out of an export that proves to hold all that was promised.
#include <istream>

#include "ledger/card_list.h"
#include "ledger/doctor.h"
#include "ledger/high_water_file.h"
#include "ledger/import_book.h"
#include "ledger/register_record.h"
#include "ledger/rocks_store.h"

namespace yoriai::ledger {
namespace {

namespace fs = std::filesystem;
using Marks = std::map<core::LedgerId, HighWaterMark>;

std::optional<Marks> marks_in(const fs::path& folder) {
  try {
    return HighWaterFile(folder / "high-water", HighWaterFile::Use::read).all();
  } catch (const EnvironmentError&) {
    return std::nullopt;
  }
}

// Where some folder's mark lies in the export: the leaf that stands there.
class PromisedLeaves {
 public:
  explicit PromisedLeaves(const Marks& marks) {
    for (const auto& [id, mark] : marks) {
      if (mark.size > 0) leaves_[mark.size - 1] = {};
    }
  }
  void see(const GoodEntry& entry) {
    const auto wanted = leaves_.find(entry.index.value);
    if (wanted != leaves_.end()) wanted->second = leaf_hash(entry.stored.entry);
  }
  [[nodiscard]] bool stands(const HighWaterMark& mark) const {
    return mark.size == 0 || leaves_.at(mark.size - 1) == mark.last_entry;
  }

 private:
  std::map<std::uint64_t, core::Digest> leaves_;
};

RepairVerdict judge(Repair& repair, const Marks& marks, const PromisedLeaves& leaves) {
  if (!repair.report.ok()) return RepairVerdict::export_bad;
  const auto known = marks.find(repair.report.ledger);
  if (known == marks.end()) return RepairVerdict::another_book;
  repair.promised = known->second;
  if (repair.report.size < repair.promised.size) {
    repair.missing = repair.promised.size - repair.report.size;
    return RepairVerdict::too_short;
  }
  if (!leaves.stands(repair.promised)) return RepairVerdict::other_history;
  return RepairVerdict::repaired;
}

// Names that the book committed to; what cannot be read is left out.
void bring_names(const fs::path& from, BookFolder& to, Repair& repair) {
  const auto& state = to.book().state();
  const auto bring = [&](const RegisterLines& damaged, const core::Member& member) {
    const auto row = damaged.row(state.ledger(), member.number);
    if (!row || commitment_to(*row) != member.commitment) return;
    to.store().put_register(state.ledger(), {member.number, *row});
    ++repair.names_kept;
  };
  repair.names_lost = state.members().all().size();
  std::unique_ptr<RocksStore> damaged;
  std::unique_ptr<Store> beside;
  try {
    damaged = std::make_unique<RocksStore>(from / "store", RocksStore::Mode::read);
    beside = open_register_beside(from);
  } catch (const EnvironmentError&) {
    return;
  }
  for (const auto& member : state.members().all()) {
    try {
      bring(RegisterLines(*damaged, beside.get()), member);
    } catch (const EnvironmentError& error) {
      if (error.cause() != EnvironmentError::Cause::damaged) throw;
    }
  }
  repair.names_lost -= repair.names_kept;
}

// Which card each commitment stands for; a list that cannot be read is left where it is.
void bring_cards(const fs::path& from, const fs::path& to, const core::LedgerId& ledger) {
  try {
    const auto lines = read_card_list(from, ledger);
    if (lines && !lines->empty()) put_card_list(to, ledger, *lines);
  } catch (const EnvironmentError& error) {
    if (error.cause() != EnvironmentError::Cause::damaged) throw;
  }
}

}  // namespace

Repair repair(const fs::path& folder, std::istream& exported, const fs::path& into,
              SignaturePool& pool) {
  Repair repair;
  const auto marks = marks_in(folder);
  if (!marks || marks->empty()) return repair;
  const auto start = exported.tellg();
  PromisedLeaves leaves(*marks);
  repair.report = audit_export(exported, pool, [&](const GoodEntry& entry) { leaves.see(entry); });
  repair.verdict = judge(repair, *marks, leaves);
  if (repair.verdict != RepairVerdict::repaired) return repair;
  exported.clear();
  exported.seekg(start);
  import_into_new_folder(exported, into, pool,
                         [&](BookFolder& made) { bring_names(folder, made, repair); });
  bring_cards(folder, into, repair.report.ledger);
  return repair;
}

}  // namespace yoriai::ledger
