#include "ledger/book_folder.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "core/sha256.h"
#include "ledger/high_water_file.h"
#include "ledger/rocks_store.h"
#include "tests/support/files.h"
#include "tests/support/kept_village.h"
#include "tests/support/scratch_folder.h"

namespace yoriai::ledger {
namespace {

using Cause = EnvironmentError::Cause;
using std::filesystem::path;
using tests::content_of;
using tests::put_content;
using tests::Village;

class BookFolderTest : public testing::Test {
 protected:
  [[nodiscard]] path folder() const { return scratch_.path() / "village" / "book"; }
  // A book with all of the village's lines but the last few, and a signed checkpoint.
  void keep(std::size_t without = 0) const {
    auto lines = village_.lines();
    lines.resize(lines.size() - without);
    const auto kept = BookFolder::create(folder());
    tests::append_rest(kept->found(), lines);
    kept->book().sign_checkpoint({tests::key_named("peer/log"), tests::key_named("peer/witness")},
                                 village_.state().last_accepted_at());
  }
  template <class Open>
  static Cause cause_of(Open&& open) {
    try {
      open();
    } catch (const EnvironmentError& error) {
      return error.cause();
    }
    ADD_FAILURE() << "it opened";
    return Cause::io;
  }
  [[nodiscard]] Cause cause_of_writing() const {
    return cause_of([&] { BookFolder::open_to_write(folder()); });
  }
  [[nodiscard]] Cause cause_of_reading() const {
    return cause_of([&] { BookFolder::open_to_read(folder()); });
  }
  // Name and hash of every file.
  [[nodiscard]] std::map<std::string, std::string> files() const {
    std::map<std::string, std::string> all;
    for (const auto& file : std::filesystem::recursive_directory_iterator(folder())) {
      if (!file.is_regular_file()) continue;
      const auto hash = core::sha256(core::bytes_of(content_of(file.path())));
      all[file.path().filename().string()] = core::to_hex(hash.view());
    }
    return all;
  }
  [[nodiscard]] path store() const { return folder() / "store"; }
  [[nodiscard]] path mark_file() const {
    return folder() / "high-water" / core::to_hex(village_.state().ledger().view()).substr(0, 32);
  }
  // RocksDB's log of writes that stand in no table yet.
  [[nodiscard]] path log_of_writes() const {
    path newest;
    for (const auto& file : std::filesystem::directory_iterator(store())) {
      if (file.path().extension() == ".log" && file.file_size() > 0) newest = file.path();
    }
    EXPECT_FALSE(newest.empty());
    return newest;
  }

  const Village village_ = tests::voted_village();

 private:
  tests::ScratchFolder scratch_;
};

// As when somebody is admitted beside a running peer.
TEST_F(BookFolderTest, ARegisterLineThatCameBesideAWriterIsTakenOverByTheNext) {
  keep();
  const auto ledger = village_.state().ledger();
  const core::MemberNumber kOld{1};
  const core::MemberNumber kNew{2};
  const auto text = [](std::string_view words) {
    const auto view = core::bytes_of(words);
    return core::ByteVector(view.begin(), view.end());
  };
  {
    const auto writer = BookFolder::open_to_write(folder());
    writer->put_register_line(ledger, {kOld, text("first")});
    const auto reader = BookFolder::open_to_read(folder());
    reader->put_register_line(ledger, {kNew, text("second")});
    reader->put_register_line(ledger, {kOld, text("corrected")});
    EXPECT_EQ(reader->register_lines().row(ledger, kNew), text("second"));
    EXPECT_FALSE(writer->register_lines().row(ledger, kNew));
    const auto rows = BookFolder::open_to_read(folder())->register_lines().rows(ledger);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].salted_record, text("corrected"));
    EXPECT_EQ(rows[1].member, kNew);
  }
  { const auto next = BookFolder::open_to_write(folder()); }
  EXPECT_TRUE(open_register_beside(folder())->register_rows(ledger).empty());
  const auto reader = BookFolder::open_to_read(folder());
  EXPECT_EQ(reader->store().register_row(ledger, kOld), text("corrected"));
  EXPECT_EQ(reader->store().register_row(ledger, kNew), text("second"));
}

TEST_F(BookFolderTest, NoBookWaitsForNamesThatCannotBeRead) {
  keep();
  const auto ledger = village_.state().ledger();
  const auto line = [&] {
    return BookFolder::open_to_read(folder())->register_lines().rows(ledger);
  };
  const RegisterRow row{core::MemberNumber{2}, core::ByteVector(32)};
  BookFolder::open_to_read(folder())->put_register_line(ledger, row);
  put_content(folder() / "register" / "CURRENT", "nothing");
  EXPECT_THROW(line(), EnvironmentError);
  EXPECT_EQ(BookFolder::open_to_read(folder())->book().tree().size(), village_.lines().size());
  EXPECT_EQ(BookFolder::open_to_write(folder())->book().tree().size(), village_.lines().size());
}

TEST_F(BookFolderTest, BookIsThereAgainForWritersAndReaders) {
  keep();
  const auto digest = core::state_digest(village_.state());
  EXPECT_EQ(core::state_digest(BookFolder::open_to_read(folder())->book().state()), digest);
  const auto written = BookFolder::open_to_write(folder());
  EXPECT_EQ(core::state_digest(written->book().state()), digest);
  EXPECT_EQ(written->ledgers(), std::vector{village_.state().ledger()});
  EXPECT_EQ(&written->book(), &written->book(village_.state().ledger()));
}

TEST_F(BookFolderTest, WritingGoesOnAfterReopening) {
  keep(2);
  const auto opened = BookFolder::open_to_write(folder());
  tests::append_rest(opened->book(), village_.lines());
  EXPECT_EQ(core::state_digest(opened->book().state()), core::state_digest(village_.state()));
}

TEST_F(BookFolderTest, MissingFolderIsNotFoundAndNotMade) {
  EXPECT_EQ(cause_of_writing(), Cause::not_found);
  EXPECT_EQ(cause_of_reading(), Cause::not_found);
  EXPECT_FALSE(std::filesystem::exists(folder()));
}

TEST_F(BookFolderTest, FolderWithABookIsNotMadeAgain) {
  keep();
  EXPECT_EQ(cause_of([&] { BookFolder::create(folder()); }), Cause::already_exists);
  EXPECT_EQ(BookFolder::open_to_read(folder())->book().tree().size(), village_.lines().size());
}

TEST_F(BookFolderTest, KeysFolderIsItsOwnersAlone) {
  const auto made = BookFolder::create(folder());
  using std::filesystem::perms;
  EXPECT_EQ(std::filesystem::status(made->keys()).permissions(), perms::owner_all);
}

TEST_F(BookFolderTest, FoundingThatWasCutShortIsTakenOver) {
  {
    const auto first = BookFolder::create(folder());
    EXPECT_TRUE(first->ledgers().empty());
    EXPECT_EQ(cause_of([&] { first->book(); }), Cause::not_found);
  }
  EXPECT_EQ(cause_of([&] { BookFolder::open_to_write(folder())->book(); }), Cause::not_found);
  // The file of a founding that got no further.
  HighWaterFile(folder() / "high-water", HighWaterFile::Use::write)
      .write(village_.state().ledger(), {});
  keep();
  EXPECT_EQ(BookFolder::open_to_read(folder())->ledgers().size(), 1U);
}

TEST_F(BookFolderTest, StoreThatWasHalfMadeIsMadeAnew) {
  std::filesystem::create_directories(folder() / "store.new");
  put_content(folder() / "store.new" / "CURRENT", "half");
  keep();
  EXPECT_EQ(BookFolder::open_to_read(folder())->ledgers().size(), 1U);
  EXPECT_FALSE(std::filesystem::exists(folder() / "store.new"));
}

TEST_F(BookFolderTest, SecondWriterIsLockedOutAndReadersAreNot) {
  keep();
  const auto writer = BookFolder::open_to_write(folder());
  EXPECT_EQ(cause_of_writing(), Cause::locked);
  EXPECT_EQ(cause_of([&] { BookFolder::create(folder()); }), Cause::locked);
  EXPECT_EQ(BookFolder::open_to_read(folder())->book().tree().size(), village_.lines().size());
}

TEST_F(BookFolderTest, ReadingChangesNoFile) {
  keep();
  const auto before = files();
  EXPECT_EQ(BookFolder::open_to_read(folder())->book().tree().size(), village_.lines().size());
  EXPECT_EQ(files(), before);
}

TEST_F(BookFolderTest, ReadersBesideABusyWriterAlwaysSeeAWholeBook) {
  std::atomic<bool> done = false;
  keep(village_.lines().size() - 1);
  std::thread writer([&] {
    const auto opened = BookFolder::open_to_write(folder());
    tests::append_rest(opened->book(), village_.lines());
    done = true;
  });
  std::uint64_t seen = 0;
  int readers = 0;
  do {
    const auto size = BookFolder::open_to_read(folder())->book().tree().size();
    EXPECT_GE(size, seen);
    seen = size;
    ++readers;
  } while (!done || readers < 3);
  writer.join();
  EXPECT_EQ(BookFolder::open_to_read(folder())->book().tree().size(), village_.lines().size());
}

TEST_F(BookFolderTest, TwoBooksInOneFolderAreKeptApart) {
  keep();
  tests::VillageSetup setup;
  setup.founded_at = setup.founded_at + tests::kHour;
  setup.founders.push_back({tests::kResident, 1, {}});
  const Village other(setup);
  {
    const auto opened = BookFolder::open_to_write(folder());
    tests::append_rest(opened->found(), other.lines());
  }
  const auto read = BookFolder::open_to_read(folder());
  EXPECT_EQ(read->ledgers().size(), 2U);
  EXPECT_EQ(cause_of([&] { read->book(); }), Cause::not_found);
  EXPECT_EQ(read->book(other.state().ledger()).tree().size(), 1U);
  EXPECT_EQ(core::state_digest(read->book(village_.state().ledger()).state()),
            core::state_digest(village_.state()));
}

// Damage. What is refused is left as it was found.

class DamagedFolder : public BookFolderTest {
 protected:
  void expect_refused(Cause cause) const {
    const auto before = files();
    EXPECT_EQ(cause_of_writing(), cause);
    EXPECT_EQ(cause_of_reading(), cause);
    EXPECT_EQ(files(), before);
  }
};

TEST_F(DamagedFolder, DeletedLogIsRefused) {
  keep();
  std::filesystem::remove(log_of_writes());
  expect_refused(Cause::high_water);
}

TEST_F(DamagedFolder, LogCutInsideAnyAcknowledgedEntryIsRefused) {
  keep();
  const auto log = log_of_writes();
  const auto good = content_of(log);
  for (std::size_t quarter = 0; quarter < 4; ++quarter) {
    put_content(log, good.substr(0, quarter * good.size() / 4));
    expect_refused(Cause::high_water);
  }
  put_content(log, good);
  EXPECT_EQ(BookFolder::open_to_write(folder())->book().tree().size(), village_.lines().size());
}

TEST_F(DamagedFolder, FlippedByteInTheLogIsRefusedOrChangesNothing) {
  keep();
  const auto log = log_of_writes();
  const auto good = content_of(log);
  const auto root = BookFolder::open_to_read(folder())->book().tree().root();
  for (std::size_t at = 0; at < good.size(); at += 307) {
    auto bytes = good;
    bytes[at] = static_cast<char>(bytes[at] ^ 0x41);
    put_content(log, bytes);
    const auto before = files();
    try {
      EXPECT_EQ(BookFolder::open_to_read(folder())->book().tree().root(), root) << at;
    } catch (const EnvironmentError&) {
      EXPECT_EQ(files(), before) << at;
    }
  }
}

TEST_F(DamagedFolder, DeletedHighWaterIsRefused) {
  keep();
  std::filesystem::remove_all(folder() / "high-water");
  expect_refused(Cause::high_water);
  EXPECT_EQ(cause_of([&] { BookFolder::create(folder()); }), Cause::high_water);
}

TEST_F(DamagedFolder, HighWaterPutBackFromACopyIsRefusedForWriting) {
  keep(3);
  const auto copy = content_of(mark_file());
  tests::append_rest(BookFolder::open_to_write(folder())->book(), village_.lines());
  put_content(mark_file(), copy);
  EXPECT_EQ(cause_of_writing(), Cause::high_water);
}

TEST_F(DamagedFolder, StorePutBackFromACopyIsRefused) {
  keep(3);
  const auto copy = folder().parent_path() / "copy";
  std::filesystem::copy(store(), copy);
  tests::append_rest(BookFolder::open_to_write(folder())->book(), village_.lines());
  std::filesystem::remove_all(store());
  std::filesystem::rename(copy, store());
  expect_refused(Cause::high_water);
}

TEST_F(DamagedFolder, DeletedStoreIsRefusedAndNotFoundedAnew) {
  keep();
  std::filesystem::remove_all(store());
  expect_refused(Cause::high_water);
  EXPECT_EQ(cause_of([&] { BookFolder::create(folder()); }), Cause::high_water);
}

TEST_F(DamagedFolder, DeletedManifestIsDamage) {
  keep();
  std::filesystem::remove(store() / "CURRENT");
  expect_refused(Cause::damaged);
  EXPECT_EQ(cause_of([&] { BookFolder::create(folder()); }), Cause::damaged);
}

}  // namespace
}  // namespace yoriai::ledger
