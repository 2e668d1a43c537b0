// The folder in which a machine keeps its books (specs/book.md section 11):
//   <folder>/lock         held by the one process that writes
//   <folder>/store/       RocksDB
//   <folder>/high-water/  one file per ledger
//   <folder>/keys/        secret keys; readable by their owner alone
//   <folder>/register/    lines that came while a peer held the store
// Opens them in the order that durability asks for.
#pragma once

#include <filesystem>
#include <map>
#include <memory>

#include "ledger/book.h"
#include "ledger/peer_store.h"
#include "ledger/posix_file.h"
#include "ledger/register_lines.h"

namespace rocksdb {
class Env;
}

namespace yoriai::ledger {

class RocksStore;

class BookFolder {
 public:
  // Makes the folder and opens it for writing; one whose founding was cut short is taken over.
  // Throws EnvironmentError::already_exists when it holds a book. `env`: see RocksStore.
  static std::unique_ptr<BookFolder> create(const std::filesystem::path& folder,
                                            rocksdb::Env* env = nullptr);
  // Compares store and high-water before anything is opened for writing. Throws
  // EnvironmentError: not_found, locked, high_water (nothing was touched), damaged, ….
  static std::unique_ptr<BookFolder> open_to_write(const std::filesystem::path& folder,
                                                   rocksdb::Env* env = nullptr);
  // The same for a peer among several: what it never spoke of is let go (specs/peers.md section 3).
  static std::unique_ptr<BookFolder> open_as_peer(const std::filesystem::path& folder,
                                                  rocksdb::Env* env = nullptr);
  // What was acknowledged at the moment of opening; works beside a writing process, and in a folder
  // that cannot be written to.
  static std::unique_ptr<BookFolder> open_to_read(const std::filesystem::path& folder,
                                                  rocksdb::Env* env = nullptr);

  // Those with an entry that can be seen, ascending.
  [[nodiscard]] std::vector<core::LedgerId> ledgers() const;
  // Loads the book when it is first asked for. Throws EnvironmentError::not_found.
  Book& book(const core::LedgerId& ledger);
  // The only book here, or the one that found() began. Throws EnvironmentError::not_found when
  // there is none, or more than one.
  Book& book();
  // Begins a book; its founding is the first append. Only in a folder open for writing.
  Book& found();

  [[nodiscard]] Store& store() { return *store_; }
  [[nodiscard]] const Store& store() const { return *store_; }
  // The register, as this process sees it; and a new line of it, also beside a running peer.
  [[nodiscard]] RegisterLines register_lines();
  void put_register_line(const core::LedgerId& ledger, const RegisterRow& row);
  // Of somebody who was not admitted after all.
  void take_back_register_line(const core::LedgerId& ledger, core::MemberNumber member);
  // What a peer among several keeps beside its books.
  [[nodiscard]] PeerStore& peer_store() { return *peer_store_; }
  // For import_book(), which begins a book in another way than found().
  [[nodiscard]] HighWater& high_water() { return *high_water_; }
  [[nodiscard]] const std::filesystem::path& path() const { return folder_; }
  // Where a peer's secret keys lie, open to their owner alone.
  [[nodiscard]] std::filesystem::path keys() const { return folder_ / "keys"; }

 private:
  BookFolder(std::filesystem::path folder, Access access)
      : folder_(std::move(folder)), access_(access) {}

  [[nodiscard]] std::filesystem::path store_path() const { return folder_ / "store"; }
  [[nodiscard]] std::filesystem::path marks_path() const { return folder_ / "high-water"; }
  static std::unique_ptr<BookFolder> open_locked(const std::filesystem::path& folder, Access access,
                                                 rocksdb::Env* env);
  void require_there() const;
  void lock();
  void use(std::unique_ptr<RocksStore> store);
  void forget_what_was_not_said();
  void load_to_write(rocksdb::Env* env);
  void load_to_read(rocksdb::Env* env);

  std::filesystem::path folder_;
  Access access_;
  FileDescriptor lock_;  // let go last
  std::unique_ptr<Store> store_;
  std::unique_ptr<Store> register_beside_;  // of a reader
  PeerStore* peer_store_ = nullptr;         // the same object
  std::unique_ptr<HighWater> high_water_;
  std::map<core::LedgerId, std::unique_ptr<Book>> books_;
  std::unique_ptr<Book> founding_;
};

}  // namespace yoriai::ledger
