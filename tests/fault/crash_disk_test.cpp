// The instrument itself: a disk that loses too little proves nothing.
#include "tests/fault/crash_disk.h"

#include <fcntl.h>
#include <gtest/gtest.h>

#include <thread>

#include "ledger/posix_file.h"
#include "tests/support/files.h"
#include "tests/support/scratch_folder.h"

namespace yoriai::tests {
namespace {

using ledger::EnvironmentError;
using std::filesystem::path;

constexpr std::uint64_t kTries = 200;
const std::string kOld(1'500, 'a');
const std::string kNew(1'500, 'b');

void put(const path& file, const std::string& bytes, bool synced, std::uint64_t offset = 0) {
  const auto opened = ledger::open_file(file, O_RDWR | O_CREAT);
  ledger::write_in_place(opened, core::bytes_of(bytes), offset, file);
  if (synced) ledger::sync_data(opened, file);
}

// What was found after each of many cuts of the same run.
template <class Run>
std::map<std::string, int> after_cuts(Run&& run, CrashDisk::Deaf deaf = CrashDisk::Deaf::to_none) {
  std::map<std::string, int> found;
  for (std::uint64_t seed = 0; seed < kTries; ++seed) {
    const ScratchFolder scratch;
    CrashDisk disk(scratch.path() / "disk", deaf);
    run(disk.folder());
    Dice dice(seed);
    disk.cut_power();
    disk.power_cut_and_restart(dice);
    const auto file = disk.folder() / "file";
    ++found[std::filesystem::exists(file) ? content_of(file) : "gone"];
  }
  return found;
}

TEST(PowerCut, KeepsWhatWasSyncedWithItsName) {
  const auto found = after_cuts([](const path& folder) {
    put(folder / "file", kOld, true);
    ledger::sync_directory(folder);
  });
  EXPECT_EQ(found, (std::map<std::string, int>{{kOld, kTries}}));
}

TEST(PowerCut, MayTakeAFileWhoseNameWasNotSynced) {
  const auto found = after_cuts([](const path& folder) { put(folder / "file", kOld, true); });
  EXPECT_EQ(found.size(), 2U);
  EXPECT_GT(found.at("gone"), 0);
  EXPECT_GT(found.at(kOld), 0);
}

TEST(PowerCut, TearsUnsyncedBytesAndLeavesSectorsOut) {
  const auto found = after_cuts([](const path& folder) {
    put(folder / "file", kOld, true);
    ledger::sync_directory(folder);
    put(folder / "file", kNew, false);
  });
  EXPECT_GT(found.at(kOld), 0);
  EXPECT_GT(found.at(kNew), 0);
  int torn = 0;
  int holes = 0;
  for (const auto& [bytes, times] : found) {
    ASSERT_EQ(bytes.size(), kOld.size());
    const auto first_old = bytes.find('a');
    if (first_old == std::string::npos) {
      continue;
    }
    const bool again_new = bytes.find('b', first_old) != std::string::npos;
    if (again_new) {
      holes += times;
    } else if (first_old > 0) {
      torn += times;
    }
  }
  EXPECT_GT(torn, 10);
  EXPECT_GT(holes, 0);
}

TEST(PowerCut, UndoesAnUnsyncedRenameAndNeverHalfOfIt) {
  const auto run = [](bool synced) {
    return after_cuts([synced](const path& folder) {
      put(folder / "file", kOld, true);
      put(folder / "new", kNew, true);
      ledger::sync_directory(folder);
      ledger::rename_file(folder / "new", folder / "file");
      if (synced) ledger::sync_directory(folder);
    });
  };
  EXPECT_EQ(run(true), (std::map<std::string, int>{{kNew, kTries}}));
  const auto unsynced = run(false);
  EXPECT_EQ(unsynced.size(), 2U);
  EXPECT_GT(unsynced.at(kOld), 0);
}

TEST(PowerCut, OnADeafDiskTakesWhatWasSynced) {
  const auto found = after_cuts(
      [](const path& folder) {
        put(folder / "file", kOld, true);
        ledger::sync_directory(folder);
      },
      CrashDisk::Deaf::to_all);
  EXPECT_GT(found.at("gone"), 0);
}

TEST(PowerCut, AtTheNthCallLetsNothingMoreThrough) {
  for (const auto moment : {CrashDisk::Moment::before, CrashDisk::Moment::after}) {
    const ScratchFolder scratch;
    CrashDisk disk(scratch.path() / "disk");
    const auto file = disk.folder() / "file";
    put(file, kOld, true);
    ledger::sync_directory(disk.folder());
    disk.cut_power_at(2, moment);  // the write, then the sync
    EXPECT_THROW(put(file, kNew, true), EnvironmentError);
    EXPECT_FALSE(disk.powered());
    EXPECT_THROW(put(file, kNew, true), EnvironmentError);
    EXPECT_THROW(put(disk.folder() / "other", kNew, true), EnvironmentError);
    EXPECT_THROW(ledger::sync_directory(disk.folder()), EnvironmentError);
    EXPECT_THROW(ledger::rename_file(file, disk.folder() / "moved"), EnvironmentError);
    EXPECT_THROW(ledger::make_directory(disk.folder() / "made"), EnvironmentError);
    Dice dice(1);
    disk.power_cut_and_restart(dice);
    if (moment == CrashDisk::Moment::after) {
      EXPECT_EQ(content_of(file), kNew);
    }
    put(file, kOld, true);
    EXPECT_EQ(content_of(file), kOld);
  }
}

TEST(Strike, FailsTearsOrDelaysJustTheNthWrite) {
  const ScratchFolder scratch;
  CrashDisk disk(scratch.path() / "disk");
  const auto file = disk.folder() / "file";
  put(file, kOld, true);
  disk.strike(DiskCall::write, 2, CrashDisk::Fate::fail);
  put(file, kOld, true);
  EXPECT_THROW(put(file, kNew, true), EnvironmentError);
  EXPECT_EQ(disk.struck().path, file);
  EXPECT_EQ(content_of(file), kOld);
  disk.strike(DiskCall::write, 1, CrashDisk::Fate::tear);
  EXPECT_THROW(put(file, kNew, true), EnvironmentError);
  EXPECT_EQ(content_of(file), kNew.substr(0, 750) + kOld.substr(750));
  disk.strike(DiskCall::write, 1, CrashDisk::Fate::delay);
  const auto start = std::chrono::steady_clock::now();
  put(file, kNew, true);
  EXPECT_GE(std::chrono::steady_clock::now() - start, std::chrono::milliseconds(400));
  EXPECT_EQ(content_of(file), kNew);
}

TEST(Strike, FailsJustTheNthSync) {
  const ScratchFolder scratch;
  CrashDisk disk(scratch.path() / "disk");
  disk.strike(DiskCall::sync, 2, CrashDisk::Fate::fail);
  put(disk.folder() / "file", kOld, true);
  EXPECT_THROW(ledger::sync_directory(disk.folder()), EnvironmentError);
  EXPECT_EQ(disk.struck().path, disk.folder());
  EXPECT_EQ(disk.struck().unsynced_names, (std::set<std::string>{"file"}));
  ledger::sync_directory(disk.folder());
  EXPECT_EQ(disk.calls(DiskCall::sync), 3U);
  EXPECT_EQ(disk.calls(DiskCall::write), 1U);
}

// RocksDB calls a disk from threads of its own, where ThreadSanitizer is told not to look.
TEST(Disk, IsUsedBySeveralThreadsAtOnce) {
  constexpr std::uint64_t kCalls = 150;
  const ScratchFolder scratch;
  CrashDisk disk(scratch.path() / "disk");
  disk.cut_power_at(kCalls, CrashDisk::Moment::after);
  std::vector<std::thread> writers;
  for (int i = 0; i < 4; ++i) {
    writers.emplace_back([&disk, file = disk.folder() / std::to_string(i)] {
      try {
        for (;;) {
          put(file, kNew, true);
          ledger::sync_directory(disk.folder());
        }
      } catch (const EnvironmentError&) {
        EXPECT_FALSE(disk.powered());
      }
    });
  }
  for (auto& writer : writers) writer.join();
  EXPECT_EQ(disk.calls(DiskCall::write) + disk.calls(DiskCall::sync), kCalls);
}

}  // namespace
}  // namespace yoriai::tests
