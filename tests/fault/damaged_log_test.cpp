// A log or a high-water that is not what it was, byte by byte: noticed at the start, nothing
// touched, and the way out is named. Or the book is the very same.
#include <gtest/gtest.h>

#include <functional>

#include "ledger/book_folder.h"
#include "tests/fault/story.h"
#include "tests/support/files.h"
#include "tests/support/keys.h"
#include "tests/support/scratch_folder.h"

namespace yoriai::tests {
namespace {

using ledger::BookFolder;
using ledger::EnvironmentError;
using std::filesystem::path;
using Files = std::map<std::string, std::string>;

constexpr std::size_t kLines = 4;
// A reader looks several times before it gives up, which takes a tenth of a second.
constexpr std::size_t kReadersStep = 211;
// Where the folder is laid anew for each try; meets every field.
constexpr std::size_t kCoarseStep = 7;

// At every place another bit.
std::string with_a_bit_flipped(std::string bytes, std::size_t at) {
  bytes[at] = static_cast<char>(bytes[at] ^ (1 << (at * 5 % 8)));
  return bytes;
}

Files files_in(const path& folder) {
  Files files;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
    const auto name = file.path().lexically_relative(folder).string();
    files[name] = file.is_regular_file() ? content_of(file.path()) : "a folder";
  }
  return files;
}

class DamagedLog : public testing::Test {
 protected:
  DamagedLog() {
    const auto made = BookFolder::create(folder());
    auto& book = made->found();
    for (const auto& line : story_.lines) {
      (void)book.append({line.submission}, line.at, true);
      marks_.push_back(content_of(mark_file()));
    }
    root_ = book.tree().root();
    acknowledged_bytes_ = content_of(log_file()).size();
    // Behind the last entry, where the high-water does not reach.
    book.sign_checkpoint({key_named("peer/log"), key_named("peer/witness")},
                         story_.lines.back().at);
    book.store().put_register(story_.ledger, {core::MemberNumber{1}, core::ByteVector(64)});
  }
  void SetUp() override {
    log_ = content_of(log_file());
    mark_ = content_of(mark_file());
    whole_ = files_in(folder());
    ASSERT_GT(acknowledged_bytes_, 2'000U);
    ASSERT_LT(acknowledged_bytes_, log_.size());
    ASSERT_EQ(marks_.size(), kLines);
  }

  [[nodiscard]] path folder() const { return scratch_.path() / "book"; }
  [[nodiscard]] path mark_file() const {
    return folder() / "high-water" / core::to_hex(story_.ledger.view()).substr(0, 32);
  }
  // RocksDB's log of writes that stand in no table yet.
  [[nodiscard]] path log_file() const {
    path newest;
    for (const auto& file : std::filesystem::directory_iterator(folder() / "store")) {
      if (file.path().extension() == ".log" && file.file_size() > 0) newest = file.path();
    }
    return newest;
  }
  void put_back() const {
    std::filesystem::remove_all(folder());
    for (const auto& [name, bytes] : whole_) {
      if (bytes == "a folder") {
        std::filesystem::create_directories(folder() / name);
      } else {
        std::filesystem::create_directories((folder() / name).parent_path());
        put_content(folder() / name, bytes);
      }
    }
  }

  using Open = std::function<std::unique_ptr<BookFolder>()>;
  // False when it was refused; then nothing was touched and the message helps.
  [[nodiscard]] bool opens_whole(const Open& open, const std::string& what) const {
    const auto before = files_in(folder());
    try {
      EXPECT_EQ(open()->book().tree().root(), root_) << what << ": another book";
      return true;
    } catch (const EnvironmentError& error) {
      const std::string said = error.what();
      EXPECT_NE(said.find("Nothing was touched"), std::string::npos) << what << ": " << said;
      EXPECT_TRUE(said.find("mport the last export") != std::string::npos ||
                  said.find("yoriai advance") != std::string::npos)
          << what << ": " << said;
      EXPECT_TRUE(files_in(folder()) == before) << what << " was touched";
      return false;
    }
  }
  [[nodiscard]] bool writer_opens(const std::string& what) const {
    return opens_whole([&] { return BookFolder::open_to_write(folder()); }, what);
  }
  [[nodiscard]] bool reader_opens(const std::string& what) const {
    return opens_whole([&] { return BookFolder::open_to_read(folder()); }, what);
  }

  const Story story_ = make_story(kLines);
  ScratchFolder scratch_;
  std::size_t acknowledged_bytes_ = 0;  // of the log, up to the end of the last entry
  core::Digest root_;
  std::string log_;
  std::string mark_;
  std::vector<std::string> marks_;  // after each line
  Files whole_;
};

TEST_F(DamagedLog, WholeOneOpens) {
  EXPECT_TRUE(reader_opens("whole"));
  EXPECT_TRUE(writer_opens("whole"));
}

TEST_F(DamagedLog, DeletedIsRefused) {
  std::filesystem::remove(log_file());
  EXPECT_FALSE(writer_opens("no log"));
  EXPECT_FALSE(reader_opens("no log"));
}

TEST_F(DamagedLog, TruncatedAtAnyLengthIsRefused) {
  const auto log = log_file();
  for (std::size_t length = 0; length < acknowledged_bytes_; ++length) {
    put_content(log, log_.substr(0, length));
    const auto what = "log of " + std::to_string(length) + " bytes";
    ASSERT_FALSE(writer_opens(what)) << what;
    if (length % kReadersStep == 0) {
      ASSERT_FALSE(reader_opens(what)) << what;
    }
  }
}

TEST_F(DamagedLog, TruncatedBehindTheLastEntryKeepsTheBook) {
  for (auto length = acknowledged_bytes_; length < log_.size(); length += kCoarseStep) {
    put_back();
    put_content(log_file(), log_.substr(0, length));
    ASSERT_TRUE(writer_opens("log of " + std::to_string(length) + " bytes")) << length;
  }
}

TEST_F(DamagedLog, FlippedAnywhereIsRefused) {
  const auto log = log_file();
  for (std::size_t at = 0; at < acknowledged_bytes_; ++at) {
    put_content(log, with_a_bit_flipped(log_, at));
    const auto what = "byte " + std::to_string(at) + " of the log";
    ASSERT_FALSE(writer_opens(what)) << what;
    if (at % kReadersStep == 0) {
      ASSERT_FALSE(reader_opens(what)) << what;
    }
  }
}

TEST_F(DamagedLog, FlippedBehindTheLastEntryKeepsTheBook) {
  for (auto at = acknowledged_bytes_; at < log_.size(); at += kCoarseStep) {
    put_back();
    put_content(log_file(), with_a_bit_flipped(log_, at));
    ASSERT_TRUE(writer_opens("byte " + std::to_string(at) + " of the log")) << at;
  }
}

class DamagedHighWater : public DamagedLog {};

TEST_F(DamagedHighWater, RolledBackIsRefused) {
  for (std::size_t line = 0; line < marks_.size(); ++line) {
    put_content(mark_file(), marks_[line]);
    const auto what = "high-water after line " + std::to_string(line);
    // The last one knows all entries, and not that they were signed.
    EXPECT_FALSE(writer_opens(what)) << what;
  }
}

TEST_F(DamagedHighWater, DeletedTruncatedOrLongerIsRefused) {
  for (const std::size_t length : {0U, 1U, 511U, 512U, 1'023U, 1'025U, 4'096U}) {
    auto bytes = mark_;
    bytes.resize(length);
    put_content(mark_file(), bytes);
    EXPECT_FALSE(writer_opens("high-water of " + std::to_string(length) + " bytes")) << length;
    EXPECT_FALSE(reader_opens("high-water of " + std::to_string(length) + " bytes")) << length;
  }
  std::filesystem::remove(mark_file());
  EXPECT_FALSE(writer_opens("no high-water"));
  EXPECT_FALSE(reader_opens("no high-water"));
}

// A writer takes a damaged slot for one that a power cut tore, and goes by the other: that one says
// less than was signed here, or all of it. A reader refuses either way.
TEST_F(DamagedHighWater, FlippedAnywhereIsRefusedOrTheBookIsTheSame) {
  std::size_t refused = 0;
  std::size_t tried = 0;
  for (std::size_t at = 0; at < mark_.size(); at += kCoarseStep, ++tried) {
    put_back();
    put_content(mark_file(), with_a_bit_flipped(mark_, at));
    const auto what = "byte " + std::to_string(at) + " of the high-water";
    if (tried % 30 == 0) {
      ASSERT_FALSE(reader_opens(what)) << what;
    }
    if (!writer_opens(what)) ++refused;
  }
  EXPECT_GE(refused, tried / 2);
  EXPECT_LT(refused, tried);
}

}  // namespace
}  // namespace yoriai::tests
