#include "ledger/book_folder.h"

#include <chrono>
#include <thread>

#include "ledger/high_water_check.h"
#include "ledger/high_water_file.h"
#include "ledger/memory_high_water.h"
#include "ledger/peer_start.h"
#include "ledger/rocks_store.h"
#include "ledger/way_out.h"

namespace yoriai::ledger {
namespace {

using Cause = EnvironmentError::Cause;

// A writer at work may move files while a reader opens them.
constexpr int kReadTries = 5;
constexpr auto kBetweenReads = std::chrono::milliseconds(20);

EnvironmentError holds_a_book(const std::filesystem::path& folder) {
  return {Cause::already_exists, "there is a book in " + folder.string() + " already"};
}

EnvironmentError store_is_gone(const std::filesystem::path& folder) {
  return {Cause::high_water, "the store of the books in " + folder.string() +
                                 " is gone, but their high-water is here. " +
                                 std::string(kWayOutUnderNewKeys)};
}

// What goes wrong below does not always know where it lies.
template <class Call>
auto naming(const std::filesystem::path& folder, Call&& call) {
  try {
    return call();
  } catch (const EnvironmentError& error) {
    const std::string what = error.what();
    if (what.find(folder.string()) != std::string::npos) throw;
    throw EnvironmentError(error.cause(), folder.string() + ": " + what);
  }
}

void require_all_said(const PeerStore& store,
                      const std::map<core::LedgerId, HighWaterMark>& marks) {
  for (const auto& [ledger, mark] : marks) require_said(store, ledger, mark);
}

}  // namespace

void BookFolder::require_there() const {
  if (path_exists(store_path())) return;
  if (!list_directory(marks_path()).empty()) throw store_is_gone(folder_);
  throw EnvironmentError(Cause::not_found, "there is no book in " + folder_.string());
}

void BookFolder::lock() {
  auto lock = try_lock(folder_ / "lock");
  if (!lock) {
    throw EnvironmentError(Cause::locked, "another process writes to the books in " +
                                              folder_.string() +
                                              ". Wait until it ends; reading works meanwhile.");
  }
  lock_ = std::move(*lock);
}

void BookFolder::load_to_write(rocksdb::Env* env) {
  auto marks = std::make_unique<HighWaterFile>(marks_path(), HighWaterFile::Use::write);
  // Opening for writing would let go of what lies behind damage in the store's log, so the
  // comparison comes first, in a store opened for reading.
  naming(store_path(), [&] {
    const RocksStore there(store_path(), RocksStore::Mode::read, env);
    require_all_acknowledged(there, marks->all(), access_);
    if (access_ == Access::peer) require_all_said(there, marks->all());
  });
  use(std::make_unique<RocksStore>(store_path(), RocksStore::Mode::write, env));
  high_water_ = std::move(marks);
  take_over_register(folder_, *store_, env);
}

void BookFolder::use(std::unique_ptr<RocksStore> store) {
  peer_store_ = store.get();
  store_ = std::move(store);
}

void BookFolder::forget_what_was_not_said() {
  for (const auto& ledger : ledgers()) {
    drop_unspoken_tail(*store_, ledger, high_water_->read(ledger));
    forget_unspoken_events(*peer_store_, ledger, high_water_->read(ledger));
  }
}

void BookFolder::load_to_read(rocksdb::Env* env) {
  // The marks first: whatever a writer does meanwhile, the store then holds as much.
  auto marks = HighWaterFile(marks_path(), HighWaterFile::Use::read).all();
  use(std::make_unique<RocksStore>(store_path(), RocksStore::Mode::read, env));
  naming(store_path(), [&] { require_all_acknowledged(*store_, marks, Access::read); });
  high_water_ = std::make_unique<MemoryHighWater>(std::move(marks));
}

RegisterLines BookFolder::register_lines() {
  const bool look = access_ == Access::read && !register_beside_;
  if (look) register_beside_ = open_register_beside(folder_);
  return RegisterLines(*store_, register_beside_.get());
}

void BookFolder::put_register_line(const core::LedgerId& ledger, const RegisterRow& row) {
  if (access_ != Access::read) return store_->put_register(ledger, row);
  put_register_beside(folder_, ledger, row);
  register_beside_.reset();  // what was opened does not show it
}

void BookFolder::take_back_register_line(const core::LedgerId& ledger, core::MemberNumber member) {
  if (access_ != Access::read) return store_->erase_register(ledger, member);
  erase_register_beside(folder_, ledger, member);
  register_beside_.reset();
}

std::unique_ptr<BookFolder> BookFolder::create(const std::filesystem::path& folder,
                                               rocksdb::Env* env) {
  std::unique_ptr<BookFolder> made(new BookFolder(folder, Access::write));
  make_directory(folder);
  made->lock();
  if (!path_exists(made->store_path())) {
    if (!list_directory(made->marks_path()).empty()) throw store_is_gone(folder);
    make_directory(made->keys(), Privacy::secret);
    make_store(made->store_path(), env);
  }
  made->load_to_write(env);
  if (!made->ledgers().empty()) throw holds_a_book(folder);
  return made;
}

std::unique_ptr<BookFolder> BookFolder::open_locked(const std::filesystem::path& folder,
                                                    Access access, rocksdb::Env* env) {
  std::unique_ptr<BookFolder> opened(new BookFolder(folder, access));
  opened->require_there();
  opened->lock();
  opened->load_to_write(env);
  return opened;
}

std::unique_ptr<BookFolder> BookFolder::open_to_write(const std::filesystem::path& folder,
                                                      rocksdb::Env* env) {
  return open_locked(folder, Access::write, env);
}

std::unique_ptr<BookFolder> BookFolder::open_as_peer(const std::filesystem::path& folder,
                                                     rocksdb::Env* env) {
  auto opened = open_locked(folder, Access::peer, env);
  opened->forget_what_was_not_said();
  return opened;
}

std::unique_ptr<BookFolder> BookFolder::open_to_read(const std::filesystem::path& folder,
                                                     rocksdb::Env* env) {
  std::unique_ptr<BookFolder> opened(new BookFolder(folder, Access::read));
  opened->require_there();
  for (int tries = 1;; ++tries) {
    try {
      opened->load_to_read(env);
      return opened;
    } catch (const EnvironmentError&) {
      // Reading only: nothing can be made worse by looking again.
      if (tries == kReadTries) throw;
    }
    std::this_thread::sleep_for(kBetweenReads);
  }
}

std::vector<core::LedgerId> BookFolder::ledgers() const {
  auto ids = store_->ledgers();
  if (access_ != Access::read) return ids;
  std::erase_if(ids, [&](const core::LedgerId& id) { return high_water_->read(id)->size == 0; });
  return ids;
}

Book& BookFolder::book(const core::LedgerId& ledger) {
  if (founding_ && founding_->state().founded() && founding_->state().ledger() == ledger) {
    return *founding_;
  }
  auto& book = books_[ledger];
  if (!book) {
    book = naming(folder_, [&] { return Book::open(*store_, *high_water_, ledger, access_); });
  }
  return *book;
}

Book& BookFolder::book() {
  if (founding_) return *founding_;
  const auto ids = ledgers();
  if (ids.size() == 1) return book(ids.front());
  throw EnvironmentError(
      Cause::not_found, ids.empty()
                            ? "no book has been founded in " + folder_.string()
                            : "there is more than one book in " + folder_.string() + "; say which");
}

Book& BookFolder::found() {
  YORIAI_ASSERT(access_ != Access::read && !founding_);
  founding_ = Book::found(*store_, *high_water_);
  return *founding_;
}

}  // namespace yoriai::ledger
