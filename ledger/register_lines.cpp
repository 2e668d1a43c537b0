#include "ledger/register_lines.h"

#include <algorithm>

#include "ledger/posix_file.h"
#include "ledger/rocks_store.h"

namespace yoriai::ledger {
namespace {

std::filesystem::path beside(const std::filesystem::path& folder) { return folder / "register"; }

}  // namespace

std::optional<core::ByteVector> RegisterLines::row(const core::LedgerId& ledger,
                                                   core::MemberNumber member) const {
  auto newer = beside_ == nullptr ? std::nullopt : beside_->register_row(ledger, member);
  return newer ? std::move(newer) : store_.register_row(ledger, member);
}

std::vector<RegisterRow> RegisterLines::rows(const core::LedgerId& ledger) const {
  auto rows = store_.register_rows(ledger);
  if (beside_ == nullptr) return rows;
  for (auto& newer : beside_->register_rows(ledger)) {
    const auto place = std::ranges::lower_bound(rows, newer.member, {}, &RegisterRow::member);
    if (place != rows.end() && place->member == newer.member) {
      *place = std::move(newer);
    } else {
      rows.insert(place, std::move(newer));
    }
  }
  return rows;
}

std::unique_ptr<Store> open_register_beside(const std::filesystem::path& folder,
                                            rocksdb::Env* env) {
  if (!path_exists(beside(folder))) return nullptr;
  return std::make_unique<RocksStore>(beside(folder), RocksStore::Mode::read, env);
}

void put_register_beside(const std::filesystem::path& folder, const core::LedgerId& ledger,
                         const RegisterRow& row, rocksdb::Env* env) {
  if (!path_exists(beside(folder))) make_store(beside(folder), env);
  RocksStore(beside(folder), RocksStore::Mode::write, env).put_register(ledger, row);
}

void erase_register_beside(const std::filesystem::path& folder, const core::LedgerId& ledger,
                           core::MemberNumber member) {
  if (!path_exists(beside(folder))) return;
  RocksStore(beside(folder), RocksStore::Mode::write).erase_register(ledger, member);
}

void take_over_register(const std::filesystem::path& folder, Store& store, rocksdb::Env* env) {
  if (!path_exists(beside(folder))) return;
  std::map<core::LedgerId, std::vector<RegisterRow>> lines;
  std::unique_ptr<RocksStore> from;
  try {
    from = std::make_unique<RocksStore>(beside(folder), RocksStore::Mode::write, env);
    for (const auto& ledger : store.ledgers()) lines[ledger] = from->register_rows(ledger);
  } catch (const EnvironmentError&) {
    return;
  }
  for (const auto& [ledger, rows] : lines) {
    for (const auto& row : rows) {
      store.put_register(ledger, row);
      from->erase_register(ledger, row.member);
    }
  }
}

}  // namespace yoriai::ledger
