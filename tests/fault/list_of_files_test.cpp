// RocksDB's list of its files (MANIFEST). The power goes while a flush is being written down there,
// and the disk keeps what it likes of it, also its end without its middle: RocksDB takes such a
// list for damaged, so none that is in use may ever be written on.
#include <gtest/gtest.h>

#include "ledger/rocks_store.h"
#include "tests/fault/crash_file_system.h"
#include "tests/fault/story.h"
#include "tests/support/files.h"
#include "tests/support/scratch_folder.h"

namespace yoriai::tests {
namespace {

using ledger::EnvironmentError;
using ledger::RocksStore;

constexpr core::MemberNumber kKept{1};
constexpr core::MemberNumber kErased{2};
constexpr std::uint64_t kMostSyncs = 60;  // of the flush; the first run shows that it is fewer
// With the second, a list that is written on loses its middle and keeps its end.
constexpr std::uint64_t kRemainders[] = {24, 25, 26};

const core::LedgerId& ledger_of_story() {
  static const core::LedgerId kLedger = make_story(1).ledger;
  return kLedger;
}

// A flush of every family, on a disk where it may fail.
class Flush {
 public:
  // Whether the n-th sync was made at all.
  bool fails_at(std::uint64_t n) {
    const auto env = env_on(disk_);
    RocksStore store(path(), RocksStore::Mode::create, env.get());
    fill(store);
    disk_.strike(DiskCall::sync, n, CrashDisk::Fate::fail);
    try {
      store.erase_register(ledger_of_story(), kErased);
    } catch (const EnvironmentError&) {
      return true;
    }
    return !disk_.struck().path.empty();
  }
  [[nodiscard]] bool struck_the_list() const { return struck_list().starts_with("MANIFEST-"); }
  [[nodiscard]] std::string struck_list() const { return disk_.struck().path.filename().string(); }
  [[nodiscard]] std::string list_in_use() const {
    auto name = content_of(path() / "CURRENT");
    while (!name.empty() && name.back() == '\n') name.pop_back();
    return name;
  }
  // What is wrong with what a power cut leaves.
  std::string after_power_cut(std::uint64_t seed) {
    Dice dice(seed);
    disk_.power_cut_and_restart(dice);
    const auto env = env_on(disk_);
    try {
      const RocksStore left(path(), RocksStore::Mode::write, env.get());
      return left.register_row(ledger_of_story(), kKept) ? "" : "the row is gone";
    } catch (const EnvironmentError& error) {
      return error.what();
    }
  }

 private:
  // Something in every family: then what a flush writes down does not fit one sector.
  static void fill(RocksStore& store) {
    const core::ByteVector some(100);
    store.append({ledger_of_story(), core::EntryIndex{0}, {{some, some}}, {{{}, some}}});
    store.put_register(ledger_of_story(), {kKept, some});
    store.put_register(ledger_of_story(), {kErased, some});
  }
  [[nodiscard]] std::filesystem::path path() const { return disk_.folder() / "store"; }

  ScratchFolder scratch_;
  CrashDisk disk_{scratch_.path() / "disk"};
};

// Those among the syncs of a flush that save a list.
std::vector<std::uint64_t> syncs_of_lists() {
  std::vector<std::uint64_t> found;
  for (std::uint64_t n = 1; n <= kMostSyncs; ++n) {
    Flush flush;
    if (!flush.fails_at(n)) break;
    if (!flush.struck_the_list()) continue;
    found.push_back(n);
    EXPECT_NE(flush.struck_list(), flush.list_in_use()) << "sync " << n;
  }
  return found;
}

TEST(ListOfFiles, OneInUseIsNeverWrittenOnSoAPowerCutLeavesAStoreThatOpens) {
  const auto lists = syncs_of_lists();
  ASSERT_FALSE(lists.empty());
  for (const auto seed : kRemainders) {
    Flush flush;
    ASSERT_TRUE(flush.fails_at(lists.front()));
    EXPECT_EQ(flush.after_power_cut(seed), "") << "seed " << seed;
  }
}

}  // namespace
}  // namespace yoriai::tests
