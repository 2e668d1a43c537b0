// What RocksStore promises beyond the contract of every store: modes, locks, errors, true erasure.
#include "ledger/rocks_store.h"

#include <gtest/gtest.h>
#include <rocksdb/env.h>
#include <rocksdb/file_system.h>

#include <set>
#include <thread>

#include "tests/support/files.h"
#include "tests/support/scratch_folder.h"

namespace yoriai::ledger {
namespace {

using Cause = EnvironmentError::Cause;
using Mode = RocksStore::Mode;

const core::LedgerId kLedger{{std::byte{7}}};

Batch one_entry(std::uint64_t index, std::size_t size = 100) {
  const StoredEntry entry{core::ByteVector(size, std::byte{1}), core::ByteVector(size)};
  return {kLedger, core::EntryIndex{index}, {entry}, {}};
}

template <class Call>
Cause cause_of(Call&& call) {
  try {
    call();
  } catch (const EnvironmentError& error) {
    EXPECT_STRNE(error.what(), "");
    return error.cause();
  }
  ADD_FAILURE() << "nothing was thrown";
  return Cause::io;
}

class RocksStoreTest : public testing::Test {
 protected:
  [[nodiscard]] std::filesystem::path path() const { return folder_.path() / "store"; }
  [[nodiscard]] bool any_file_contains(std::string_view text) const {
    for (const auto& file : std::filesystem::recursive_directory_iterator(folder_.path())) {
      if (!file.is_regular_file()) continue;
      if (tests::content_of(file.path()).find(text) != std::string::npos) return true;
    }
    return false;
  }

 private:
  tests::ScratchFolder folder_;
};

TEST_F(RocksStoreTest, MissingStoreIsNotFound) {
  EXPECT_EQ(cause_of([&] { RocksStore(path(), Mode::read); }), Cause::not_found);
  EXPECT_EQ(cause_of([&] { RocksStore(path(), Mode::write); }), Cause::not_found);
  EXPECT_FALSE(std::filesystem::exists(path()));
}

TEST_F(RocksStoreTest, CreatingOverAStoreIsRefused) {
  RocksStore(path(), Mode::create).append(one_entry(0));
  EXPECT_EQ(cause_of([&] { RocksStore(path(), Mode::create); }), Cause::already_exists);
  EXPECT_EQ(RocksStore(path(), Mode::read).size(kLedger), 1U);
}

TEST_F(RocksStoreTest, SecondWriterIsLockedOut) {
  const RocksStore first(path(), Mode::create);
  EXPECT_EQ(cause_of([&] { RocksStore(path(), Mode::write); }), Cause::locked);
}

TEST_F(RocksStoreTest, ReaderBesideAWriterSeesTheMomentOfOpening) {
  RocksStore writer(path(), Mode::create);
  writer.append(one_entry(0));
  const RocksStore reader(path(), Mode::read);
  writer.append(one_entry(1));
  EXPECT_EQ(reader.size(kLedger), 1U);
  EXPECT_EQ(RocksStore(path(), Mode::read).size(kLedger), 2U);
}

TEST_F(RocksStoreTest, ReaderChangesNoFile) {
  RocksStore(path(), Mode::create).append(one_entry(0));
  const auto listing = [&] {
    std::set<std::string> files;
    for (const auto& file : std::filesystem::directory_iterator(path())) {
      files.insert(file.path().filename().string() + " " + std::to_string(file.file_size()));
    }
    return files;
  };
  const auto before = listing();
  EXPECT_EQ(RocksStore(path(), Mode::read).size(kLedger), 1U);
  EXPECT_EQ(listing(), before);
}

TEST_F(RocksStoreTest, MissingPartsAreDamage) {
  RocksStore(path(), Mode::create).append(one_entry(0));
  std::filesystem::remove(path() / "CURRENT");
  EXPECT_EQ(cause_of([&] { RocksStore(path(), Mode::read); }), Cause::damaged);
  EXPECT_EQ(cause_of([&] { RocksStore(path(), Mode::write); }), Cause::damaged);
}

TEST_F(RocksStoreTest, ErasedRegisterRowIsInNoFileAnyMore) {
  RocksStore store(path(), Mode::create);
  const std::string secret = "Yamada Hanako, 3-2 Tsukigase";
  const auto view = core::bytes_of(secret);
  const RegisterRow row{core::MemberNumber{1}, {view.begin(), view.end()}};
  store.put_register(kLedger, row);
  store.erase_register(kLedger, core::MemberNumber{2});  // moves the row from the log to a table
  ASSERT_TRUE(any_file_contains(secret));
  store.put_register(kLedger, row);
  store.erase_register(kLedger, core::MemberNumber{1});
  for (int tries = 0; tries < 200 && any_file_contains(secret); ++tries) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));  // files go in the background
  }
  EXPECT_FALSE(any_file_contains(secret));
}

// Counts what is synced, and lets it fail from some moment on.
struct FailingFiles : rocksdb::FileSystemWrapper {
  using FileSystemWrapper::FileSystemWrapper;
  static const char* kClassName() { return "FailingFiles"; }
  [[nodiscard]] const char* Name() const override { return kClassName(); }

  struct File : rocksdb::FSWritableFileOwnerWrapper {
    File(std::unique_ptr<rocksdb::FSWritableFile>&& file, FailingFiles& owner)
        : FSWritableFileOwnerWrapper(std::move(file)), owner_(owner) {}
    rocksdb::IOStatus Sync(const rocksdb::IOOptions& options,
                           rocksdb::IODebugContext* context) override {
      if (!owner_.failure.ok()) return owner_.failure;
      ++owner_.syncs;
      return FSWritableFileOwnerWrapper::Sync(options, context);
    }
    FailingFiles& owner_;
  };
  rocksdb::IOStatus NewWritableFile(const std::string& name, const rocksdb::FileOptions& options,
                                    std::unique_ptr<rocksdb::FSWritableFile>* result,
                                    rocksdb::IODebugContext* context) override {
    auto status = FileSystemWrapper::NewWritableFile(name, options, result, context);
    if (status.ok()) *result = std::make_unique<File>(std::move(*result), *this);
    return status;
  }
  rocksdb::IOStatus failure;
  int syncs = 0;
};

class FailingDisk : public RocksStoreTest {
 protected:
  std::shared_ptr<FailingFiles> files_ =
      std::make_shared<FailingFiles>(rocksdb::FileSystem::Default());
  std::unique_ptr<rocksdb::Env> env_ = rocksdb::NewCompositeEnv(files_);
};

TEST_F(FailingDisk, FailedSyncThrowsAndNothingIsWrittenAfterIt) {
  RocksStore store(path(), Mode::create, env_.get());
  store.append(one_entry(0));
  auto failure = rocksdb::IOStatus::IOError("the cable is out");
  failure.SetRetryable(true);
  files_->failure = failure;
  EXPECT_EQ(cause_of([&] { store.append(one_entry(1)); }), Cause::io);
  files_->failure = rocksdb::IOStatus::OK();
  std::this_thread::sleep_for(std::chrono::milliseconds(200));  // RocksDB must not mend itself
  EXPECT_EQ(cause_of([&] { store.put_checkpoint(kLedger, "note"); }), Cause::io);
  EXPECT_EQ(store.size(kLedger), 1U);
}

TEST_F(FailingDisk, EveryWriteIsSynced) {
  RocksStore store(path(), Mode::create, env_.get());
  const auto grows = [&](const auto& write) {
    const auto before = files_->syncs;
    write();
    return files_->syncs > before;
  };
  EXPECT_TRUE(grows([&] { store.append(one_entry(0)); }));
  EXPECT_TRUE(grows([&] { store.put_blob(kLedger, {}); }));
  EXPECT_TRUE(grows([&] { store.put_register(kLedger, {}); }));
  EXPECT_TRUE(grows([&] { store.put_checkpoint(kLedger, "note"); }));
  EXPECT_TRUE(grows([&] { store.erase_register(kLedger, {}); }));
  EXPECT_TRUE(grows([&] { store.drop_tail(kLedger, 0); }));
  HeldEvent held;
  held.own.number = 1;
  EXPECT_TRUE(grows([&] { store.put_held(kLedger, std::span(&held, 1), {}); }));
  EXPECT_TRUE(grows([&] { store.erase_held(kLedger, std::span(&held.id, 1)); }));
  const LastWord word{held.id, {}};
  EXPECT_TRUE(grows([&] { store.refuse_held(kLedger, std::span(&word, 1)); }));
  EXPECT_TRUE(grows([&] { store.put_certificate(kLedger, {}); }));
  EXPECT_FALSE(grows([&] { (void)store.size(kLedger); }));
}

TEST_F(FailingDisk, FullDiskIsNamed) {
  RocksStore store(path(), Mode::create, env_.get());
  files_->failure = rocksdb::IOStatus::NoSpace("no space left");
  EXPECT_EQ(cause_of([&] { store.append(one_entry(0)); }), Cause::disk_full);
}

}  // namespace
}  // namespace yoriai::ledger
