#include "ledger/high_water_file.h"

#include <gtest/gtest.h>

#include <fstream>

#include "core/sha256.h"
#include "ledger/memory_high_water.h"
#include "tests/support/files.h"
#include "tests/support/scratch_folder.h"

namespace yoriai::ledger {
namespace {

using Use = HighWaterFile::Use;

const core::LedgerId kLedger =
    *core::LedgerId::from(core::sha256(core::bytes_of("a ledger")).view());

HighWaterMark mark_of(std::uint64_t size, std::uint64_t signed_size = 0) {
  return {size, size == 0 ? core::Digest{} : core::sha256(core::bytes_of(std::to_string(size))),
          signed_size};
}

core::Tree tree_of(std::uint64_t epoch, std::uint64_t size) {
  return {core::Epoch{epoch}, size, core::sha256(core::bytes_of(std::to_string(size)))};
}

// Everything that a peer says, with a different value in every field.
HighWaterMark peer_mark_of(std::uint64_t size) {
  auto mark = mark_of(size, 1);
  mark.acked = tree_of(0x0301, 0x0302);
  mark.held = tree_of(0x0303, 0x0304);
  mark.promised = core::Epoch{0x0305};
  mark.receipts = {0x0306, core::sha256(core::bytes_of("receipt"))};
  return mark;
}

// As it was written before there were peers.
core::ByteVector first_version_of(const HighWaterSlot& slot) {
  const auto bytes = encode_slot(slot);
  core::ByteVector old(bytes.begin(), bytes.begin() + 480);
  old[19] = std::byte{'1'};
  core::append(old, core::sha256(old).view());
  return old;
}

TEST(HighWaterSlot, BytesStandAsSpecified) {
  const HighWaterSlot slot{kLedger, 3, mark_of(0x0102, 0x01)};
  const auto bytes = encode_slot(slot);
  const core::ByteView view = bytes;
  EXPECT_TRUE(std::ranges::equal(view.first(21), core::bytes_of("yoriai/high-water/v2\n")));
  EXPECT_TRUE(std::ranges::equal(view.subspan(24, 32), kLedger.view()));
  EXPECT_EQ(core::to_hex(view.subspan(56, 16)), "00000000000000030000000000000102");
  EXPECT_TRUE(std::ranges::equal(view.subspan(72, 32), slot.mark.last_entry.view()));
  EXPECT_EQ(core::to_hex(view.subspan(104, 8)), "0000000000000001");
  EXPECT_TRUE(std::ranges::equal(view.subspan(480), core::sha256(view.first(480)).view()));
  EXPECT_EQ(decode_slot(bytes), slot);
}

TEST(HighWaterSlot, BytesOfAPeersRecordStandAsSpecified) {
  auto mark = peer_mark_of(9);
  mark.dropping_from = 0x0307;
  const HighWaterSlot slot{kLedger, 3, mark};
  const auto bytes = encode_slot(slot);
  const core::ByteView view = bytes;
  EXPECT_EQ(core::to_hex(view.subspan(112, 16)), "00000000000003010000000000000302");
  EXPECT_TRUE(std::ranges::equal(view.subspan(128, 32), mark.acked.root.view()));
  EXPECT_EQ(core::to_hex(view.subspan(160, 16)), "00000000000003030000000000000304");
  EXPECT_TRUE(std::ranges::equal(view.subspan(176, 32), mark.held.root.view()));
  EXPECT_EQ(core::to_hex(view.subspan(208, 16)), "00000000000003050000000000000306");
  EXPECT_TRUE(std::ranges::equal(view.subspan(224, 32), mark.receipts.hash.view()));
  EXPECT_EQ(core::to_hex(view.subspan(256, 8)), "0000000000000307");
  EXPECT_EQ(decode_slot(bytes), slot);
}

TEST(HighWaterSlot, FirstVersionIsReadWhenItSaysNothingOfAPeer) {
  const HighWaterSlot slot{kLedger, 3, mark_of(9, 4)};
  EXPECT_EQ(decode_slot(first_version_of(slot)), slot);
  EXPECT_EQ(decode_slot(first_version_of({kLedger, 3, peer_mark_of(9)})), std::nullopt);
}

TEST(HighWaterSlot, EveryFlippedBitIsNoticed) {
  auto bytes = encode_slot({kLedger, 1, peer_mark_of(9)});
  for (std::size_t bit = 0; bit < 8 * bytes.size(); ++bit) {
    const auto flip = static_cast<std::byte>(1U << (bit % 8));
    bytes[bit / 8] ^= flip;
    ASSERT_EQ(decode_slot(bytes), std::nullopt) << "bit " << bit;
    bytes[bit / 8] ^= flip;
  }
}

TEST(HighWaterSlot, UnsoundValuesAreNoSlot) {
  EXPECT_EQ(decode_slot(encode_slot({kLedger, 0, mark_of(1)})), std::nullopt);
  EXPECT_EQ(decode_slot(encode_slot({kLedger, 1, mark_of(1, 2)})), std::nullopt);
  auto mark = mark_of(1);
  mark.size = 0;
  EXPECT_EQ(decode_slot(encode_slot({kLedger, 1, mark})), std::nullopt);
  const auto refused = [](const auto& spoil) {
    auto spoilt = peer_mark_of(9);
    spoil(spoilt);
    return !decode_slot(encode_slot({kLedger, 1, spoilt}));
  };
  EXPECT_TRUE(refused([](auto& it) { it.acked.size = 0; }));
  EXPECT_TRUE(refused([](auto& it) { it.held.size = 0; }));
  EXPECT_TRUE(refused([](auto& it) { it.receipts.number = 0; }));
  EXPECT_TRUE(refused([](auto& it) { it.dropping_from = it.size; }));
}

TEST(HighWaterMark, NothingThatWasSaidBecomesLessOrOther) {
  const auto present = peer_mark_of(9);
  const auto allowed = [&](const auto& change) {
    auto next = present;
    change(next);
    return may_follow(present, next);
  };
  EXPECT_TRUE(allowed([](auto& /*next*/) {}));
  EXPECT_TRUE(allowed([](auto& next) { next.size = 10; }));
  EXPECT_FALSE(allowed([](auto& next) { next.size = 8; }));
  EXPECT_FALSE(allowed([](auto& next) { next.last_entry = {}; }));
  EXPECT_TRUE(allowed([](auto& next) { next.signed_size = 9; }));
  EXPECT_FALSE(allowed([](auto& next) { next.signed_size = 0; }));
  EXPECT_FALSE(allowed([](auto& next) { next.signed_size = 10; }));
  EXPECT_TRUE(allowed([](auto& next) { next.promised = core::Epoch{0x0306}; }));
  EXPECT_FALSE(allowed([](auto& next) { next.promised = core::Epoch{0x0304}; }));
  EXPECT_TRUE(allowed([](auto& next) { next.receipts = {0x0307, {}}; }));
  EXPECT_FALSE(allowed([](auto& next) { next.receipts.number = 0x0305; }));
  EXPECT_FALSE(allowed([](auto& next) { next.receipts.hash = {}; }));
  EXPECT_FALSE(allowed([](auto& next) { next.dropping_from = 10; }));
  for (const auto tree : {&HighWaterMark::acked, &HighWaterMark::held}) {
    const auto of = present.*tree;
    const auto becomes = [&](const core::Tree& other) {
      return allowed([&](auto& next) { next.*tree = other; });
    };
    EXPECT_TRUE(becomes(tree_of(of.epoch.value, of.size + 1)));
    EXPECT_TRUE(becomes(tree_of(of.epoch.value + 1, 1)));  // the epoch decides first
    EXPECT_FALSE(becomes(tree_of(of.epoch.value, of.size - 1)));
    EXPECT_FALSE(becomes(tree_of(of.epoch.value - 1, of.size + 1)));
    EXPECT_FALSE(becomes(core::Tree{of.epoch, of.size, {}}));
  }
}

TEST(HighWaterMark, DroppingATailChangesNothingElse) {
  const auto present = peer_mark_of(9);
  const auto fewer = shortened(present, 5, mark_of(5).last_entry);
  EXPECT_EQ(fewer.dropping_from, 9U);
  EXPECT_TRUE(may_follow_by_dropping(present, fewer));
  EXPECT_FALSE(may_follow(present, fewer));
  EXPECT_EQ(shortened(fewer, 3, {}).dropping_from, 9U);
  EXPECT_FALSE(may_follow_by_dropping(present, shortened(present, 9, present.last_entry)));
  EXPECT_FALSE(may_follow_by_dropping(present, shortened(present, 0, {})));  // 1 was signed
  auto other = fewer;
  other.promised = {};
  EXPECT_FALSE(may_follow_by_dropping(present, other));
}

class HighWaterFileTest : public testing::Test {
 protected:
  [[nodiscard]] const std::filesystem::path& folder_path() const { return folder_.path(); }
  [[nodiscard]] std::filesystem::path directory() const { return folder_.path() / "high-water"; }
  [[nodiscard]] std::filesystem::path file() const {
    return directory() / core::to_hex(kLedger.view()).substr(0, 32);
  }
  [[nodiscard]] std::string content() const { return tests::content_of(file()); }
  void put_content(const std::string& bytes) const { tests::put_content(file(), bytes); }
  // Writes sizes 1, 2, …, n.
  void write_up_to(std::uint64_t n) const {
    HighWaterFile writer(directory(), Use::write);
    for (std::uint64_t size = 1; size <= n; ++size) writer.write(kLedger, mark_of(size));
  }
  [[nodiscard]] std::optional<HighWaterMark> read_for(Use use) const {
    return HighWaterFile(directory(), use).read(kLedger);
  }

 private:
  tests::ScratchFolder folder_;
};

TEST_F(HighWaterFileTest, NothingWrittenIsNothingRead) {
  EXPECT_EQ(read_for(Use::read), std::nullopt);
  EXPECT_TRUE(HighWaterFile(directory(), Use::read).all().empty());
}

TEST_F(HighWaterFileTest, LastWriteIsReadAndTheFileKeepsItsSize) {
  HighWaterFile writer(directory(), Use::write);
  for (std::uint64_t size = 0; size < 5; ++size) {
    writer.write(kLedger, mark_of(size, size / 2));
    EXPECT_EQ(writer.read(kLedger), mark_of(size, size / 2));
    EXPECT_EQ(read_for(Use::read), mark_of(size, size / 2));
    EXPECT_EQ(std::filesystem::file_size(file()), 1024U);
  }
  const auto all = HighWaterFile(directory(), Use::read).all();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all.at(kLedger), mark_of(4, 2));
}

TEST_F(HighWaterFileTest, WritingGoesOnAfterReopening) {
  write_up_to(3);
  HighWaterFile(directory(), Use::write).write(kLedger, mark_of(4));
  EXPECT_EQ(read_for(Use::read), mark_of(4));
}

TEST_F(HighWaterFileTest, SlotsAreWrittenInTurn) {
  write_up_to(4);
  const auto before = content();
  HighWaterFile(directory(), Use::write).write(kLedger, mark_of(5));
  const auto after = content();
  EXPECT_NE(before.substr(0, 512), after.substr(0, 512));
  EXPECT_EQ(before.substr(512), after.substr(512));
}

TEST_F(HighWaterFileTest, TornNewestSlotLeavesTheOneBeforeToAWriterAndStopsAReader) {
  write_up_to(4);
  auto bytes = content();
  bytes.replace(700, 300, std::string(300, '\0'));
  put_content(bytes);
  EXPECT_EQ(read_for(Use::write), mark_of(3));
  EXPECT_THROW((void)read_for(Use::read), EnvironmentError);
  HighWaterFile(directory(), Use::write).write(kLedger, mark_of(4));
  EXPECT_EQ(read_for(Use::read), mark_of(4));
}

TEST_F(HighWaterFileTest, FlippedByteAnywhereStopsAReader) {
  write_up_to(2);
  const auto good = content();
  for (std::size_t at = 0; at < good.size(); at += 61) {
    auto bytes = good;
    bytes[at] = static_cast<char>(bytes[at] ^ 0x20);
    put_content(bytes);
    EXPECT_THROW((void)read_for(Use::read), EnvironmentError) << "byte " << at;
  }
}

TEST_F(HighWaterFileTest, LostWordIsRefusedForWritingToo) {
  const auto refused = [&](const std::string& bytes) {
    put_content(bytes);
    try {
      (void)read_for(Use::write);
    } catch (const EnvironmentError& error) {
      return error.cause() == EnvironmentError::Cause::high_water;
    }
    return false;
  };
  write_up_to(3);
  const auto good = content();
  EXPECT_TRUE(refused(std::string(1024, '\0')));
  EXPECT_TRUE(refused(""));
  EXPECT_TRUE(refused(good.substr(0, 1023)));
  EXPECT_TRUE(refused(good + "x"));
  EXPECT_TRUE(refused(good.substr(512) + good.substr(0, 512)));  // each in the other's place
}

TEST_F(HighWaterFileTest, FileOfAnotherLedgerIsRefused) {
  write_up_to(3);
  auto other = kLedger;
  other.data[0] = ~other.data[0];
  std::filesystem::copy_file(file(), directory() / core::to_hex(other.view()).substr(0, 32));
  EXPECT_THROW((void)HighWaterFile(directory(), Use::write).read(other), EnvironmentError);
  EXPECT_THROW((void)HighWaterFile(directory(), Use::write).all(), EnvironmentError);
}

TEST_F(HighWaterFileTest, UnfinishedNewFileIsOverlooked) {
  write_up_to(1);
  std::ofstream(file().string() + ".new") << "half";
  EXPECT_EQ(HighWaterFile(directory(), Use::read).all().size(), 1U);
}

TEST_F(HighWaterFileTest, FirstVersionIsReadAndBecomesTheSecondSlotBySlot) {
  write_up_to(2);
  const auto as_text = [](const core::ByteVector& bytes) {
    return std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  };
  put_content(as_text(first_version_of({kLedger, 1, mark_of(1)})) +
              as_text(first_version_of({kLedger, 2, mark_of(2)})));
  EXPECT_EQ(read_for(Use::read), mark_of(2));
  HighWaterFile writer(directory(), Use::write);
  const auto version_of = [&](std::size_t slot) { return content().at(slot * 512 + 19); };
  EXPECT_EQ(version_of(0), '1');
  writer.write(kLedger, peer_mark_of(3));
  EXPECT_EQ(version_of(0), '2');
  EXPECT_EQ(version_of(1), '1');
  EXPECT_EQ(read_for(Use::read), peer_mark_of(3));
  writer.write(kLedger, peer_mark_of(4));
  EXPECT_EQ(version_of(1), '2');
  EXPECT_EQ(read_for(Use::read), peer_mark_of(4));
}

TEST_F(HighWaterFileTest, DroppingATailIsReadAgainUntilTheNextWrite) {
  HighWaterFile writer(directory(), Use::write);
  writer.write(kLedger, peer_mark_of(9));
  writer.drop_tail(kLedger, 5, mark_of(5).last_entry);
  const auto expected = shortened(peer_mark_of(9), 5, mark_of(5).last_entry);
  EXPECT_EQ(writer.read(kLedger), expected);
  EXPECT_EQ(read_for(Use::read), expected);
  writer.write(kLedger, peer_mark_of(5));
  EXPECT_EQ(read_for(Use::read), peer_mark_of(5));
}

TEST_F(HighWaterFileTest, DroppingWhatWasSignedIsABug) {
  HighWaterFile(directory(), Use::write).write(kLedger, mark_of(9, 6));
  testing::FLAGS_gtest_death_test_style = "threadsafe";
  EXPECT_DEATH(HighWaterFile(directory(), Use::write).drop_tail(kLedger, 5, {}), "this is a bug");
}

TEST_F(HighWaterFileTest, GoingBackIsABug) {
  write_up_to(3);
  testing::FLAGS_gtest_death_test_style = "threadsafe";
  EXPECT_DEATH(HighWaterFile(directory(), Use::write).write(kLedger, mark_of(2)), "this is a bug");
}

TEST_F(HighWaterFileTest, FailedWriteIsTheLast) {
  write_up_to(1);
  HighWaterFile writer(directory(), Use::write);
  std::filesystem::rename(directory(), folder_path() / "away");
  std::ofstream(directory()) << "in the way";
  EXPECT_THROW(writer.write(kLedger, mark_of(2)), EnvironmentError);
  std::filesystem::remove(directory());
  std::filesystem::rename(folder_path() / "away", directory());
  EXPECT_THROW(writer.write(kLedger, mark_of(2)), EnvironmentError);
  EXPECT_EQ(read_for(Use::read), mark_of(1));
}

TEST(MemoryHighWater, GoingBackIsABug) {
  MemoryHighWater memory;
  memory.write(kLedger, mark_of(3));
  EXPECT_EQ(memory.read(kLedger), mark_of(3));
  EXPECT_DEATH(memory.write(kLedger, mark_of(2)), "this is a bug");
  memory.drop_tail(kLedger, 2, mark_of(2).last_entry);
  EXPECT_EQ(memory.read(kLedger), shortened(mark_of(3), 2, mark_of(2).last_entry));
  EXPECT_DEATH(memory.drop_tail(kLedger, 2, mark_of(2).last_entry), "this is a bug");
}

TEST(MemoryHighWater, PowerCutTakesWhatWasNotSynced) {
  MemoryHighWater memory;
  memory.write(kLedger, mark_of(1));
  memory.disk().power_cut();
  EXPECT_EQ(memory.read(kLedger), mark_of(1));
  memory.disk().stop_syncing();
  memory.write(kLedger, mark_of(2));
  memory.disk().sync();
  memory.write(kLedger, mark_of(3));
  EXPECT_EQ(memory.read(kLedger), mark_of(3));
  memory.disk().power_cut();
  EXPECT_EQ(memory.read(kLedger), mark_of(2));
}

}  // namespace
}  // namespace yoriai::ledger
