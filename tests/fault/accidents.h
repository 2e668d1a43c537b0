// What can happen to one write or one sync of a script, a test for each.
#pragma once

#include <gtest/gtest.h>

#include "tests/fault/crash_disk.h"

namespace yoriai::tests {

struct Accident {
  DiskCall call;
  CrashDisk::Fate fate;
  const char* name;
};

inline auto every_accident() {
  return testing::Values(Accident{DiskCall::write, CrashDisk::Fate::fail, "WriteFails"},
                         Accident{DiskCall::write, CrashDisk::Fate::tear, "WriteIsTorn"},
                         Accident{DiskCall::sync, CrashDisk::Fate::fail, "SyncFails"},
                         Accident{DiskCall::sync, CrashDisk::Fate::tear, "SyncFailsAfterItsWork"});
}

inline std::string name_of(const testing::TestParamInfo<Accident>& test) { return test.param.name; }

// What the next process finds after the n-th accident.
inline void copy_what_is_left(CrashDisk& disk, std::uint64_t n, bool power_went_too,
                              const std::filesystem::path& copy) {
  if (!power_went_too) {
    std::filesystem::copy(disk.folder(), copy, std::filesystem::copy_options::recursive);
    return;
  }
  Dice dice(n);
  disk.power_cut_and_restart(dice);
  disk.copy_to(copy);
}

}  // namespace yoriai::tests
