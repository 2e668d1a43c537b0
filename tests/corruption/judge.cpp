#include "tests/corruption/judge.h"

#include <gtest/gtest.h>

#include "ledger/audit.h"
#include "tests/support/scratch_folder.h"

namespace yoriai::tests {
namespace {

using Cause = ledger::EnvironmentError::Cause;

bool same_replay(const Reading& a, const Reading& b) {
  return a.size == b.size && a.root == b.root && a.state == b.state;
}
bool same_book(const Reading& a, const Reading& b) {
  return a.entries_and_bodies == b.entries_and_bodies && a.blobs == b.blobs;
}

}  // namespace

GoodBook good_book(const BookPlan& plan) {
  const ScratchFolder scratch;
  keep_with_tables(village_of(plan), scratch.path() / "book", plan.last);
  GoodBook good{contents_of(scratch.path() / "book"), {}};
  const auto opened = ledger::BookFolder::open_to_read(scratch.path() / "book");
  good.reading = replayed(opened->book());
  read_rest(*opened, good.reading);
  return good;
}

void Judge::put(const std::filesystem::path& file, const Damage& damage) {
  if (!intact_) put_contents(folder_, good_.files);
  if (intact_ && last_ != file) put_content(folder_ / last_, good_.files.at(last_));
  damaged_ = good_.files;
  damaged_[file] = damaged(good_.files.at(file), damage);
  put_content(folder_ / file, damaged_[file]);
  intact_ = true;
  last_ = file;
}

Verdict Judge::judge(const std::filesystem::path& file, const Damage& damage) {
  put(file, damage);
  try {
    const auto opened = ledger::BookFolder::open_to_write(folder_);
    intact_ = false;
    return compare(*opened);
  } catch (const ledger::EnvironmentError& error) {
    expect_good_refusal(error);
    // Refused by the comparison before anything is opened for writing; a refusal behind that may
    // have let RocksDB begin a new log.
    if (intact_) {
      const auto now = contents_of(folder_);
      EXPECT_TRUE(now == damaged_) << error.what();
      intact_ = now == damaged_;
    }
    return Verdict::refused_at_open;
  }
}

Verdict Judge::judge_reading(const std::filesystem::path& file, const Damage& damage) {
  put(file, damage);
  try {
    const auto opened = ledger::BookFolder::open_to_read(folder_);
    const auto verdict = compare(*opened);
    EXPECT_TRUE(contents_of(folder_) == damaged_);
    return verdict;
  } catch (const ledger::EnvironmentError& error) {
    expect_good_refusal(error);
    return Verdict::refused_at_open;
  }
}

Verdict Judge::compare(ledger::BookFolder& opened) {
  auto reading = replayed(opened.book());
  if (!same_replay(reading, good_.reading)) return Verdict::silent;
  try {
    read_rest(opened, reading);
  } catch (const ledger::EnvironmentError& error) {
    expect_good_refusal(error);
    return audit_refuses(opened) ? Verdict::refused_at_audit : Verdict::refused_at_read;
  }
  if (!same_book(reading, good_.reading)) {
    return audit_refuses(opened) ? Verdict::refused_at_audit : Verdict::silent;
  }
  if (reading.register_rows != good_.reading.register_rows) return Verdict::silent;
  if (reading.checkpoint != good_.reading.checkpoint) return Verdict::sign_again;
  return Verdict::unchanged;
}

bool Judge::audit_refuses(ledger::BookFolder& opened) const {
  const auto& state = opened.book().state();
  ledger::SignaturePool pool(2);
  try {
    return !ledger::audit_stored(opened.store(), state.ledger(), state.size().value, pool).ok();
  } catch (const ledger::EnvironmentError& error) {
    expect_good_refusal(error);
    return true;
  }
}

void Judge::expect_good_refusal(const ledger::EnvironmentError& error) const {
  const std::string what = error.what();
  EXPECT_TRUE(error.cause() == Cause::damaged || error.cause() == Cause::high_water) << what;
  EXPECT_NE(what.find(folder_.string()), std::string::npos) << "no file is named: " << what;
  // The half of a high-water that is torn is put right by writing once.
  const bool way_out = what.find("mport the last export") != std::string::npos ||
                       what.find("yoriai advance") != std::string::npos;
  EXPECT_TRUE(way_out) << "no way out: " << what;
}

}  // namespace yoriai::tests
