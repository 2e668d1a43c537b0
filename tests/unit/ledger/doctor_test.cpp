#include "ledger/doctor.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "ledger/book_folder.h"
#include "ledger/export_file.h"
#include "tests/support/exported_village.h"
#include "tests/support/scratch_folder.h"

namespace yoriai::ledger {
namespace {

class DoctorTest : public testing::Test {
 protected:
  DoctorTest() {
    const auto kept = BookFolder::create(folder());
    tests::append_rest(kept->found(), village_.lines());
    note_ = kept->book().sign_checkpoint(
        {tests::key_named("peer/log"), tests::key_named("peer/witness")},
        village_.state().last_accepted_at());
    export_ = tests::export_of(kept->store(), village_.state().ledger(), note_);
  }
  [[nodiscard]] std::filesystem::path folder() const { return scratch_.path() / "book"; }
  [[nodiscard]] std::filesystem::path into() const { return scratch_.path() / "repaired"; }
  bool finds(Ailment what) {
    const auto found = examine(folder(), pool_);
    return std::ranges::count(found.findings, what, &Finding::what) > 0;
  }
  Repair repair_with(const std::string& exported) {
    std::istringstream in(exported);
    return repair(folder(), in, into(), pool_);
  }
  void lose_log() const {
    for (const auto& file : std::filesystem::directory_iterator(folder() / "store")) {
      if (file.path().extension() == ".log") std::filesystem::remove(file.path());
    }
  }

  const tests::Village village_ = tests::voted_village();
  SignaturePool pool_{1};
  std::string note_;
  std::string export_;

 private:
  tests::ScratchFolder scratch_;
};

TEST_F(DoctorTest, SoundBookHasNoHarm) {
  const auto found = examine(folder(), pool_);
  EXPECT_EQ(found.harm(), Harm::none);
  ASSERT_EQ(found.books.size(), 1U);
  EXPECT_EQ(found.books[0].good, village_.lines().size());
}

TEST_F(DoctorTest, MissingFolderIsNotFound) {
  EXPECT_THROW(examine(into(), pool_), EnvironmentError);
}

TEST_F(DoctorTest, LostLogIsFoundAndMadeAnewFromTheExport) {
  lose_log();
  EXPECT_TRUE(finds(Ailment::entries_missing));
  EXPECT_EQ(repair_with(export_).verdict, RepairVerdict::repaired);
  const auto made = BookFolder::open_to_write(into());
  EXPECT_EQ(core::state_digest(made->book().state()), core::state_digest(village_.state()));
}

TEST_F(DoctorTest, ExportOfAnotherOrABadBookMakesNothing) {
  EXPECT_EQ(repair_with("no export").verdict, RepairVerdict::export_bad);
  tests::VillageSetup setup;
  setup.founders.push_back({tests::kResident, 1, {}});
  EXPECT_EQ(repair_with(tests::KeptBook(tests::Village(setup)).exported()).verdict,
            RepairVerdict::another_book);
  EXPECT_FALSE(std::filesystem::exists(into()));
}

TEST_F(DoctorTest, ExportFromBeforeTheLastEntryIsTooShort) {
  {
    auto village = tests::voted_village();
    village.join();
    tests::append_rest(BookFolder::open_to_write(folder())->book(), village.lines());
  }
  const auto repair = repair_with(export_);
  EXPECT_EQ(repair.verdict, RepairVerdict::too_short);
  EXPECT_EQ(repair.missing, 1U);
  EXPECT_FALSE(std::filesystem::exists(into()));
}

TEST_F(DoctorTest, WithoutAHighWaterNothingIsPromised) {
  std::filesystem::remove_all(folder() / "high-water");
  EXPECT_TRUE(finds(Ailment::high_water_gone));
  EXPECT_EQ(repair_with(export_).verdict, RepairVerdict::promise_unknown);
}

TEST_F(DoctorTest, KeyThatOthersCanReadIsFound) {
  std::ofstream(folder() / "keys" / "a.key") << "yoriai key v1\n";
  EXPECT_TRUE(finds(Ailment::key_damaged));
  std::filesystem::permissions(folder() / "keys", std::filesystem::perms::all);
  EXPECT_TRUE(finds(Ailment::keys_open_to_others));
}

}  // namespace
}  // namespace yoriai::ledger
