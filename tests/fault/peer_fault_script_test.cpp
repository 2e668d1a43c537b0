// The sequential fault script for a peer among several: every write and every sync of a short life
// fails or is torn once, on the real store, and now and then the power goes with it. Opened again,
// the peer has forgotten nothing that it said.
#include <gtest/gtest.h>

#include "ledger/book_folder.h"
#include "tests/fault/accidents.h"
#include "tests/fault/crash_file_system.h"
#include "tests/support/peer_life.h"
#include "tests/support/scratch_folder.h"

namespace yoriai::tests {
namespace {

using ledger::BookFolder;
using ledger::EnvironmentError;
using std::filesystem::path;

// A folder that holds a book, or may have become one.
std::unique_ptr<BookFolder> opened(const path& folder, rocksdb::Env* env) {
  if (std::filesystem::exists(folder / "store")) return BookFolder::open_as_peer(folder, env);
  return BookFolder::create(folder, env);
}

ledger::Book& book_in(BookFolder& folder) {
  return folder.ledgers().empty() ? folder.found() : folder.book();
}

// Whether the life came to its end; otherwise a failed write ended it.
bool live(PeerLife& life, const path& folder, rocksdb::Env* env) {
  try {
    const auto home = opened(folder, env);
    life.live(book_in(*home), home->peer_store());
    return true;
  } catch (const EnvironmentError&) {
    return false;
  }
}

void expect_all_is_kept(const PeerLife& life, const path& folder, const std::string& after) {
  const auto home = opened(folder, nullptr);
  auto& book = book_in(*home);
  if (life.silent()) return;
  const auto broken = life.broken_by(book, home->peer_store());
  EXPECT_FALSE(broken) << after << ": " << *broken;
}

class PeerFaultScript : public testing::TestWithParam<Accident> {
 protected:
  // Calls made before the peer begins to work, and in all.
  static std::pair<std::uint64_t, std::uint64_t> calls() {
    const ScratchFolder scratch;
    CrashDisk disk(scratch.path() / "disk");
    const auto env = env_on(disk);
    (void)BookFolder::create(disk.folder() / "book", env.get());
    const auto before = disk.calls(GetParam().call);
    PeerLife life;
    EXPECT_TRUE(live(life, disk.folder() / "book", env.get()));
    return {before, disk.calls(GetParam().call)};
  }
  // The n-th call fails. The process is gone, and with it, now and then, the power.
  static bool suffer(std::uint64_t n, bool power_goes_too) {
    const ScratchFolder scratch;
    CrashDisk disk(scratch.path() / "disk");
    PeerLife life;
    bool ended = false;
    {
      const auto env = env_on(disk);
      (void)BookFolder::create(disk.folder() / "book", env.get());
      disk.strike(GetParam().call, n, GetParam().fate);
      ended = !live(life, disk.folder() / "book", env.get());
    }
    const auto copy = scratch.path() / "copy";
    copy_what_is_left(disk, n, power_goes_too, copy);
    const auto after = std::string(GetParam().name) + ' ' + std::to_string(n) +
                       (power_goes_too ? ", power gone" : "");
    expect_all_is_kept(life, copy / "book", after);
    EXPECT_TRUE(live(life, copy / "book", nullptr)) << after;
    expect_all_is_kept(life, copy / "book", after + ", and then to the end");
    return ended;
  }
};

TEST_P(PeerFaultScript, NothingSaidIsForgottenAndTheLifeCanBeFinished) {
  const auto [before, in_all] = calls();
  const auto total = in_all - before;
  ASSERT_GT(total, 20U);
  std::uint64_t ended = 0;
  for (std::uint64_t n = 1; n <= total; ++n) {
    if (suffer(n, n % 2 == 0)) ++ended;
  }
  RecordProperty("calls", static_cast<int>(total));
  RecordProperty("ended", static_cast<int>(ended));
  EXPECT_GT(ended, total / 2);  // the rest are files that a book can do without
}

INSTANTIATE_TEST_SUITE_P(Every, PeerFaultScript, every_accident(), name_of);

// The power goes at every call, before it or after it.
TEST(PeerPowerCut, AtAnyMomentTakesNothingThatWasSaid) {
  for (const auto moment : {CrashDisk::Moment::before, CrashDisk::Moment::after}) {
    bool ended = true;
    for (std::uint64_t n = 1; ended; ++n) {
      const ScratchFolder scratch;
      CrashDisk disk(scratch.path() / "disk");
      PeerLife life;
      {
        const auto env = env_on(disk);
        (void)BookFolder::create(disk.folder() / "book", env.get());
        disk.cut_power_at(n, moment);
        ended = !live(life, disk.folder() / "book", env.get());
      }
      Dice dice(n);
      disk.cut_power();
      disk.power_cut_and_restart(dice);
      const auto copy = scratch.path() / "copy";
      disk.copy_to(copy);
      expect_all_is_kept(life, copy / "book", "power cut " + std::to_string(n));
    }
  }
}

}  // namespace
}  // namespace yoriai::tests
