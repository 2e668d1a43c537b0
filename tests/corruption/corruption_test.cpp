// Every kind of file of a book damaged, one byte or one cut at a time: the book is refused, or it
// is unchanged; it is never another one. Ends by printing the table.
#include <gtest/gtest.h>

#include <fmt/format.h>
#include <rocksdb/db.h>

#include <cstdlib>
#include <set>

#include "ledger/audit.h"
#include "ledger/key_file.h"
#include "tests/corruption/judge.h"
#include "tests/support/exported_village.h"
#include "tests/support/scratch_folder.h"

namespace yoriai::tests {
namespace {

namespace fs = std::filesystem;

// Every one takes most of an hour: `./dev corruption` asks for them with this variable.
const bool kWhole = std::getenv("YORIAI_EVERY_BYTE") != nullptr;
const std::size_t kEveryByte = kWhole ? 1U << 20U : 40;
// Of files that no start reads (RocksDB's own notes), and of those of the large book.
const std::size_t kSome = kWhole ? 500 : 10;
// A high-water of a wrong length is read several times before it is given up.
constexpr std::size_t kSlowCuts = 32;
// How many cases between two that are opened by a reader as well.
constexpr std::size_t kReaderEvery = 16;

constexpr BookPlan kSmall{};
constexpr BookPlan kSmallEndingInAnEntry{2, 1, LastWrite::entry};
constexpr BookPlan kLarge{400, 4, LastWrite::checkpoint};

const GoodBook& book_of(bool large, LastWrite last = LastWrite::checkpoint) {
  static const GoodBook small = good_book(kSmall);
  if (last == LastWrite::entry) {
    static const GoodBook other = good_book(kSmallEndingInAnEntry);
    return other;
  }
  if (!large) return small;
  static const GoodBook thousands = good_book(kLarge);
  return thousands;
}

// Which table belongs to which column family, by RocksDB's own word.
std::map<fs::path, std::string> tables_of(const GoodBook& book) {
  const ScratchFolder scratch;
  put_contents(scratch.path(), book.files);
  std::vector<rocksdb::ColumnFamilyDescriptor> families;
  for (const auto* name : {"default", "entries", "bodies", "blobs", "register"}) {
    families.emplace_back(name, rocksdb::ColumnFamilyOptions());
  }
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* opened = nullptr;
  const auto status = rocksdb::DB::OpenForReadOnly(
      rocksdb::DBOptions(), (scratch.path() / "store").string(), families, &handles, &opened);
  if (!status.ok()) throw std::runtime_error(status.ToString());
  const std::unique_ptr<rocksdb::DB> db(opened);
  std::vector<rocksdb::LiveFileMetaData> live;
  db->GetLiveFilesMetaData(&live);
  for (auto* handle : handles) EXPECT_TRUE(db->DestroyColumnFamilyHandle(handle).ok());
  std::map<fs::path, std::string> tables;
  for (const auto& file : live) {
    tables[fs::path("store") / fs::path(file.name).filename()] = file.column_family_name;
  }
  return tables;
}

// The files of the folder that are of one kind: "SST entries", "WAL", "MANIFEST", ….
std::vector<fs::path> files_of_kind(const GoodBook& book, const std::string& kind) {
  std::vector<fs::path> files;
  if (kind.starts_with("SST ")) {
    for (const auto& [file, family] : tables_of(book)) {
      if (kind == "SST " + family) files.push_back(file);
    }
    return files;
  }
  for (const auto& [file, bytes] : book.files) {
    const auto name = file.filename().string();
    const bool fits = kind == "WAL"          ? file.extension() == ".log"
                      : kind == "high-water" ? file.parent_path() == "high-water"
                                             : name.starts_with(kind);
    if (fits && !bytes.empty()) files.push_back(file);
  }
  return files;
}

void expect_no_silence(const std::string& name, const GoodBook& book, const std::string& kind,
                       std::size_t most) {
  const ScratchFolder scratch;
  Judge judge(book, scratch.path() / "book");
  TableRow row{name, 0, 0, {}};
  const auto files = files_of_kind(book, kind);
  ASSERT_FALSE(files.empty()) << kind;
  std::size_t cases = 0;
  for (const auto& file : files) {
    const std::size_t cut_every = kind == "high-water" ? kSlowCuts : 1;
    for (const auto& damage : damages_of(book.files.at(file).size(), most, cases, cut_every)) {
      SCOPED_TRACE(file.string() + ", " + describe(damage));
      const auto verdict = judge.judge(file, damage);
      row.count(damage, verdict);
      EXPECT_NE(verdict, Verdict::silent);
      if (++cases % kReaderEvery == 0) {
        EXPECT_NE(judge.judge_reading(file, damage), Verdict::silent);
      }
      if (testing::Test::HasFailure()) break;
    }
  }
  add_to_table(row);
}

class SmallBook : public testing::TestWithParam<const char*> {};
TEST_P(SmallBook, EveryDamageIsRefusedOrChangesNothing) {
  const std::string kind = GetParam();
  const bool unread = kind == "OPTIONS" || kind == "LOG";
  expect_no_silence("small: " + kind, book_of(false), kind, unread ? kSome : kEveryByte);
}
constexpr std::array kKinds{"SST default",  "SST entries", "SST bodies", "SST blobs",
                            "SST register", "WAL",         "MANIFEST",   "CURRENT",
                            "OPTIONS",      "IDENTITY",    "high-water"};
std::string test_name(const testing::TestParamInfo<const char*>& info) {
  std::string name;
  for (const char c : std::string(info.param)) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) name += c;
  }
  return name;
}
INSTANTIATE_TEST_SUITE_P(Kinds, SmallBook, testing::ValuesIn(kKinds), test_name);

TEST(SmallBookEndingInAnEntry, EveryDamageOfTheLogIsRefused) {
  const auto& book = book_of(false, LastWrite::entry);
  expect_no_silence("small: WAL, last an entry", book, "WAL", kEveryByte);
}
TEST(SmallBookEndingInAnEntry, EveryDamageOfTheHighWaterIsRefusedOrChangesNothing) {
  const auto& book = book_of(false, LastWrite::entry);
  expect_no_silence("small: high-water, last an entry", book, "high-water", kEveryByte);
}

class LargeBook : public testing::TestWithParam<const char*> {};
TEST_P(LargeBook, SomeDamageIsRefusedOrChangesNothing) {
  const std::string kind = GetParam();
  const auto& book = book_of(true);
  ASSERT_GE(book.reading.size, 2000U);
  expect_no_silence("large: " + kind, book, kind, kSome);
}
INSTANTIATE_TEST_SUITE_P(Kinds, LargeBook, testing::ValuesIn(kKinds), test_name);

void expect_export_refused(const std::string& name, const std::string& file, std::size_t most) {
  TableRow row{name, 0, 0, {}};
  for (const auto& damage : damages_of(file.size(), most, 1)) {
    const bool refused = !audit(damaged(file, damage)).ok();
    EXPECT_TRUE(refused) << describe(damage);
    row.count(damage, refused ? Verdict::refused_at_audit : Verdict::silent);
  }
  add_to_table(row);
}

TEST(Export, SomeDamageOfASmallOneIsRefused) {
  expect_export_refused("small: export", voted_export(), kWhole ? 3000 : 60);
}
TEST(Export, SomeDamageOfALargeOneIsRefused) {
  const KeptBook kept(village_of({150, 2, LastWrite::checkpoint}));
  expect_export_refused("large: export (450 entries)", kept.exported(), kSome);
}

void expect_key_file_refused_or_same(const std::string& name,
                                     const ledger::SecretText* passphrase) {
  const ScratchFolder scratch;
  const auto path = scratch.path() / "peer.key";
  ledger::KeyRing ring;
  ring.push_back({core::KeyRole::member,
                  ledger::SecretKey(ledger::SecretSeed(key_named("peer/log").seed().view()))});
  if (passphrase != nullptr) {
    ledger::write_key_file(path, ring, *passphrase, ledger::kMinSealCost);
  } else {
    ledger::write_unsealed_key_file(path, ring);
  }
  const auto good = content_of(path);
  TableRow row{name, 0, 0, {}};
  for (const auto& damage : damages_of(good.size(), kEveryByte, 1)) {
    put_content(path, damaged(good, damage));
    const auto read = ledger::read_key_file(path, passphrase);
    const bool same = read && read->size() == 1 && read->front().name == core::KeyRole::member &&
                      read->front().key.public_key() == ring.front().key.public_key();
    EXPECT_TRUE(!read || same) << describe(damage);
    row.count(damage, !read  ? Verdict::refused_at_open
                      : same ? Verdict::unchanged
                             : Verdict::silent);
  }
  add_to_table(row);
}

TEST(KeyFile, EveryDamageOfAPlainOneIsRefused) {
  expect_key_file_refused_or_same("key file, plain", nullptr);
}
TEST(KeyFile, EveryDamageOfASealedOneIsRefused) {
  const ledger::SecretText passphrase("a passphrase");
  expect_key_file_refused_or_same("key file, sealed", &passphrase);
}

class TableAtTheEnd : public testing::Environment {
 public:
  void TearDown() override { print_table(); }
};
const auto* const kTable = testing::AddGlobalTestEnvironment(new TableAtTheEnd);

}  // namespace
}  // namespace yoriai::tests
