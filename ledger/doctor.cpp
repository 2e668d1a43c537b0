#include "ledger/doctor.h"

#include <algorithm>
#include <set>

#include "ledger/card_list.h"
#include "ledger/high_water_check.h"
#include "ledger/high_water_file.h"
#include "ledger/key_file.h"
#include "ledger/posix_file.h"
#include "ledger/register_lines.h"
#include "ledger/register_record.h"
#include "ledger/rocks_store.h"

namespace yoriai::ledger {
namespace {

namespace fs = std::filesystem;

// Less than this, and RocksDB may not be able to move its log into tables.
constexpr std::uint64_t kLowDiskBytes = std::uint64_t{128} << 20U;
constexpr auto kOthers = fs::perms::group_all | fs::perms::others_all;

class Examiner {
 public:
  Examiner(fs::path folder, SignaturePool& pool) : folder_(std::move(folder)), pool_(pool) {}

  Examination run() {
    if (!path_exists(store_path()) && list_directory(marks_path()).empty()) {
      throw EnvironmentError(EnvironmentError::Cause::not_found,
                             "there is no book in " + folder_.string());
    }
    look_at_place();
    look_at_keys();
    read_marks();
    open_store();
    if (store_) look_at_books();
    return std::move(found_);
  }

 private:
  [[nodiscard]] fs::path store_path() const { return folder_ / "store"; }
  [[nodiscard]] fs::path marks_path() const { return folder_ / "high-water"; }

  void find(Ailment what, fs::path where, std::uint64_t count = 0, std::string detail = {}) {
    found_.findings.push_back({what, std::move(where), count, std::move(detail), std::nullopt});
  }

  void look_at_place() {
    const auto lock = folder_ / "lock";
    being_written_ = path_exists(lock) && is_locked(lock);
    if (being_written_) find(Ailment::being_written, lock);
    if (!can_write(folder_)) find(Ailment::not_writable, folder_);
    std::error_code unknown;
    const auto room = fs::space(folder_, unknown);
    if (!unknown && room.available < kLowDiskBytes) {
      find(Ailment::disk_almost_full, folder_, room.available);
    }
  }

  void look_at_keys() {
    const auto keys = folder_ / "keys";
    if (!path_exists(keys / "peer.key")) find(Ailment::peer_key_missing, keys / "peer.key");
    if (!path_exists(keys)) return;
    if ((fs::status(keys).permissions() & kOthers) != fs::perms::none) {
      find(Ailment::keys_open_to_others, keys);
    }
    for (const auto& path : list_directory(keys)) {
      if (path.extension() != ".key") continue;
      try {
        look_at_key(path);
      } catch (const EnvironmentError& error) {
        find(Ailment::key_damaged, path, 0, error.what());
      }
    }
  }

  void look_at_key(const fs::path& path) {
    const auto summary = summarize_key_file(path);
    if (summary && summary->sealed) return;
    // Only a file without a passphrase can be tried out.
    const auto fault = summary ? fault_in_plain(path) : summary.error();
    if (!fault) return;
    find(
        fault == KeyFileFault::open_to_others ? Ailment::keys_open_to_others : Ailment::key_damaged,
        path, 0, std::string(to_string(*fault)));
  }
  static std::optional<KeyFileFault> fault_in_plain(const fs::path& path) {
    const auto ring = read_key_file(path, nullptr);
    return ring ? std::nullopt : std::optional(ring.error());
  }

  void read_marks() {
    try {
      marks_ = HighWaterFile(marks_path(), HighWaterFile::Use::read).all();
      marks_known_ = true;
      return;
    } catch (const EnvironmentError& reader) {
      try {
        marks_ = HighWaterFile(marks_path(), HighWaterFile::Use::write).all();
        find(Ailment::high_water_half, marks_path(), 0, reader.what());
      } catch (const EnvironmentError& writer) {
        find(Ailment::high_water_damaged, marks_path(), 0, writer.what());
      }
    }
  }

  void open_store() {
    if (!path_exists(store_path())) return find(Ailment::store_gone, store_path());
    try {
      store_ = std::make_unique<RocksStore>(store_path(), RocksStore::Mode::read);
    } catch (const EnvironmentError& error) {
      return find(Ailment::store_unreadable, store_path(), 0, error.what());
    }
    try {
      store_->check_files();
    } catch (const EnvironmentError& error) {
      find(Ailment::table_damaged, store_path(), 0, error.what());
    }
  }

  void look_at_books() {
    try {
      std::set<core::LedgerId> ledgers;
      for (const auto& id : store_->ledgers()) ledgers.insert(id);
      for (const auto& [id, mark] : marks_) ledgers.insert(id);
      for (const auto& id : ledgers) look_at_book(id);
    } catch (const EnvironmentError& error) {
      find(Ailment::store_unreadable, store_path(), 0, error.what());
    }
  }

  void look_at_book(const core::LedgerId& id) {
    const auto known = marks_.find(id);
    BookHealth health{id, std::nullopt, store_->size(id), 0};
    if (known != marks_.end()) health.promised = known->second;
    const auto& mark = health.promised;
    if (!mark && health.stored > 0 && marks_known_) {
      find(Ailment::high_water_gone, marks_path(), health.stored);
    }
    if (mark) compare(id, *mark, health.stored);
    const auto acknowledged = mark ? std::min(mark->size, health.stored) : health.stored;
    if (acknowledged > 0) audit(health, acknowledged);
    found_.books.push_back(health);
  }

  void compare(const core::LedgerId& id, const HighWaterMark& mark, std::uint64_t stored) {
    if (stored < mark.size) {
      return find(Ailment::entries_missing, store_path(), mark.size - stored);
    }
    if (!agrees(id, mark, Access::read)) return find(Ailment::entry_differs, store_path());
    // A writer at work may have gone on since the marks were read.
    if (being_written_) return;
    if (!agrees(id, mark, Access::write)) {
      return find(mark.size == 0 ? Ailment::import_unfinished : Ailment::high_water_old,
                  marks_path());
    }
    if (stored > mark.size) find(Ailment::unacknowledged, store_path(), stored - mark.size);
  }

  [[nodiscard]] bool agrees(const core::LedgerId& id, const HighWaterMark& mark,
                            Access access) const {
    try {
      require_acknowledged(*store_, id, mark, access);
      return true;
    } catch (const EnvironmentError&) {
      return false;
    }
  }

  void audit(BookHealth& health, std::uint64_t size) {
    try {
      const auto report =
          audit_stored(*store_, health.ledger, size, pool_, [&](const core::State& state) {
            if (!state.founded()) return;
            look_at_register(health.ledger, state);
            look_at_cards(health.ledger, state);
          });
      health.good = report.size;
      if (report.fault) {
        find(Ailment::audit_failed, store_path());
        found_.findings.back().fault = report.fault;
      } else if (report.signed_size < size) {
        find(Ailment::checkpoint_behind, store_path(), size - report.signed_size);
      }
    } catch (const EnvironmentError& error) {
      find(Ailment::store_unreadable, store_path(), 0, error.what());
    }
  }

  void look_at_register(const core::LedgerId& id, const core::State& state) {
    std::uint64_t differing = 0;
    try {
      const auto beside = open_register_beside(folder_);
      const RegisterLines lines(*store_, beside.get());
      for (const auto& member : state.members().all()) {
        const auto row = lines.row(id, member.number);
        if (row && commitment_to(*row) != member.commitment) ++differing;
      }
    } catch (const EnvironmentError& error) {
      find(Ailment::register_unreadable, store_path(), 0, error.what());
    }
    if (differing > 0) find(Ailment::register_differs, store_path(), differing);
  }

  // Only the office keeps such a list.
  void look_at_cards(const core::LedgerId& id, const core::State& state) {
    const auto path = card_list_path(folder_, id);
    if (!path_exists(path)) return;
    try {
      const auto lines = read_card_list(folder_, id);
      if (!lines) {
        const auto line = "line " + std::to_string(lines.error().line);
        return find(Ailment::cards_unreadable, path, 0, line);
      }
      const auto doubtful = cards_in_doubt(*lines, state.cards());
      if (doubtful > 0) find(Ailment::cards_differ, path, doubtful);
    } catch (const EnvironmentError& error) {
      find(Ailment::cards_unreadable, path, 0, error.what());
    }
  }

  fs::path folder_;
  SignaturePool& pool_;
  Examination found_;
  bool being_written_ = false;
  bool marks_known_ = false;
  std::map<core::LedgerId, HighWaterMark> marks_;
  std::unique_ptr<RocksStore> store_;
};

}  // namespace

std::string_view to_string(Ailment what) {
  switch (what) {
#define YORIAI_AILMENT_CASE(name, harm) \
  case Ailment::name:                   \
    return #name;
    YORIAI_AILMENTS(YORIAI_AILMENT_CASE)
#undef YORIAI_AILMENT_CASE
  }
  YORIAI_ASSERT(false);
  return {};
}

Harm harm_of(Ailment what) {
  switch (what) {
#define YORIAI_AILMENT_CASE(name, harm) \
  case Ailment::name:                   \
    return Harm::harm;
    YORIAI_AILMENTS(YORIAI_AILMENT_CASE)
#undef YORIAI_AILMENT_CASE
  }
  YORIAI_ASSERT(false);
  return {};
}

Harm Examination::harm() const {
  auto worst = Harm::none;
  for (const auto& finding : findings) worst = std::max(worst, harm_of(finding.what));
  return worst;
}

Examination examine(const fs::path& folder, SignaturePool& pool) {
  return Examiner(folder, pool).run();
}

}  // namespace yoriai::ledger
