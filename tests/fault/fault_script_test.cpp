// The sequential fault script: one short life of a book, from making its folder to an opening later
// on, and for every write and every sync in it a run in which just that one fails or is torn. The
// first failure ends the process; then the book is opened without faults and compared with what was
// acknowledged.
#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

#include "ledger/book_folder.h"
#include "tests/fault/accidents.h"
#include "tests/fault/crash_file_system.h"
#include "tests/fault/promises.h"
#include "tests/support/keys.h"
#include "tests/support/scratch_folder.h"

namespace yoriai::tests {
namespace {

using ledger::BookFolder;
using ledger::EnvironmentError;
using std::filesystem::path;

constexpr std::size_t kLines = 24;  // the members join, and the first proposal comes with a wording
constexpr core::MemberNumber kFirst{1};
constexpr core::MemberNumber kSecond{2};

const Story& story() {
  static const Story kStory = make_story(kLines);
  return kStory;
}

// The one thing that RocksDB goes on without: OPTIONS-<number>, where it writes down its settings
// for people and tools; nobody reads it to open a book. It is written and synced as
// OPTIONS-<number>.dbtmp and renamed, and then the folder is synced, which at that moment has no
// other name to save. Told to stop instead (fail_if_options_file_error), 7.8 aborts in DB::Open.
bool may_go_on_without(const CrashDisk::Struck& struck) {
  const auto of_settings = [](const std::string& name) { return name.starts_with("OPTIONS-"); };
  if (!struck.unsynced_names.empty())
    return std::ranges::all_of(struck.unsynced_names, of_settings);
  return of_settings(struck.path.stem().string()) && struck.path.extension() == ".dbtmp";
}

class Script {
 public:
  explicit Script(CrashDisk& disk) : disk_(disk), promises_(story()) {}

  // Whether it came to its end; otherwise a failed write ended it.
  bool run() {
    const auto env = env_on(disk_);
    try {
      first_process(env.get());
      second_process(env.get());
      return true;
    } catch (const EnvironmentError&) {
      return false;
    }
  }
  [[nodiscard]] const Promises& promises() const { return promises_; }

 private:
  void first_process(rocksdb::Env* env) {
    const auto made = BookFolder::create(folder(), env);
    auto& book = made->found();
    append(book, 1);
    append(book, 1);
    put_register(book, kFirst);
    sign(book);
    append(book, 6);
    put_register(book, kSecond);
    promises_.begin_register(kFirst, std::nullopt);
    book.store().erase_register(story().ledger, kFirst);
    promises_.acknowledge_register();
    append(book, 8);
    expect_no_word_after_a_fault();
  }
  void second_process(rocksdb::Env* env) {
    const auto opened = BookFolder::open_to_write(folder(), env);
    auto& book = opened->book();
    promises_.see(book);
    while (promises_.acknowledged() < kLines) append(book, 2);
    sign(book);
    expect_no_word_after_a_fault();
  }
  void append(ledger::Book& book, std::size_t most) {
    const auto first = promises_.acknowledged();
    const auto count = std::min(most, story().together(first));
    std::vector<ledger::Submission> batch;
    for (auto i = first; i < first + count; ++i) batch.push_back(story().lines[i].submission);
    promises_.begin_batch(count);
    for (const auto& verdict : book.append(std::move(batch), story().lines[first].at, true)) {
      EXPECT_TRUE(verdict);
    }
    promises_.acknowledge_batch();
    expect_no_word_after_a_fault();
  }
  void sign(ledger::Book& book) {
    promises_.begin_signing();
    book.sign_checkpoint({key_named("peer/log"), key_named("peer/witness")},
                         story().lines[promises_.acknowledged() - 1].at);
    promises_.acknowledge_signing();
    expect_no_word_after_a_fault();
  }
  void put_register(ledger::Book& book, core::MemberNumber member) {
    const core::ByteVector record(100, static_cast<std::byte>(member.value));
    promises_.begin_register(member, record);
    book.store().put_register(story().ledger, {member, record});
    promises_.acknowledge_register();
  }
  void expect_no_word_after_a_fault() const {
    const auto struck = disk_.struck();
    EXPECT_TRUE(struck.path.empty() || may_go_on_without(struck))
        << "went on after a failure in " << struck.path
        << ", with names to save: " << testing::PrintToString(struck.unsynced_names);
  }
  [[nodiscard]] path folder() const { return disk_.folder() / "book"; }

  CrashDisk& disk_;
  Promises promises_;
};

class FaultScript : public testing::TestWithParam<Accident> {
 protected:
  static std::uint64_t calls_in_all() {
    const ScratchFolder scratch;
    CrashDisk disk(scratch.path() / "disk");
    EXPECT_TRUE(Script(disk).run());
    return disk.calls(GetParam().call);
  }
  // The n-th call fails. The process is gone, and with it, now and then, the power.
  static bool suffer(std::uint64_t n, bool power_goes_too) {
    const ScratchFolder scratch;
    CrashDisk disk(scratch.path() / "disk");
    disk.strike(GetParam().call, n, GetParam().fate);
    Script script(disk);
    const bool ended_by_it = !script.run();
    const auto copy = scratch.path() / "copy";
    copy_what_is_left(disk, n, power_goes_too, copy);
    ledger::SignaturePool pool(1);
    const auto broken = script.promises().broken_in(copy / "book", pool);
    EXPECT_FALSE(broken) << GetParam().name << " " << n << (power_goes_too ? ", power gone" : "")
                         << ": " << *broken;
    return ended_by_it;
  }
};

TEST_P(FaultScript, NothingAcknowledgedIsMissing) {
  const auto calls = calls_in_all();
  ASSERT_GT(calls, 40U);
  std::uint64_t ended = 0;
  for (std::uint64_t n = 1; n <= calls; ++n) {
    if (suffer(n, false)) ++ended;
    if (n % 2 == 0) (void)suffer(n, true);
  }
  RecordProperty("calls", static_cast<int>(calls));
  RecordProperty("ended", static_cast<int>(ended));
  // The rest are of the file that a book can do without.
  EXPECT_GT(ended, calls * 8 / 10);
}

INSTANTIATE_TEST_SUITE_P(Every, FaultScript, every_accident(), name_of);

TEST(SlowSync, HoldsTheAcknowledgementBackAndShowsReadersNothing) {
  const ScratchFolder scratch;
  CrashDisk disk(scratch.path() / "disk");
  const auto env = env_on(disk);
  const auto made = BookFolder::create(disk.folder() / "book", env.get());
  auto& book = made->found();
  (void)book.append({story().lines[0].submission}, story().lines[0].at, true);
  disk.strike(DiskCall::sync, 1, CrashDisk::Fate::delay);
  const auto start = std::chrono::steady_clock::now();
  auto acknowledged_at = start;
  std::thread writer([&] {
    (void)book.append({story().lines[1].submission}, story().lines[1].at, true);
    acknowledged_at = std::chrono::steady_clock::now();
  });
  const auto seen = BookFolder::open_to_read(disk.folder() / "book")->book().tree().size();
  const auto looked_until = std::chrono::steady_clock::now();
  writer.join();
  EXPECT_GE(acknowledged_at - start, std::chrono::milliseconds(400));
  EXPECT_TRUE(disk.struck().path.extension() == ".log") << disk.struck().path;
  // A machine that was too busy to look in time has seen nothing.
  if (looked_until < acknowledged_at) {
    EXPECT_EQ(seen, 1U);
  }
}

}  // namespace
}  // namespace yoriai::tests
