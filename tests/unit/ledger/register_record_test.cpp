#include "ledger/register_record.h"

#include <gtest/gtest.h>

#include "core/limits.h"

namespace yoriai::tests {
namespace {

using core::ByteVector;
using ledger::FaultyField;
using ledger::RegisterFault;
using ledger::RegisterField;
using ledger::RegisterRecord;
using ledger::same_person;

RegisterRecord taro() {
  return {"山田 太郎", "やまだ たろう", "新潟県長岡市山古志竹沢甲1", "1950-04-01", ""};
}

// specs/book.md section 6.2.
constexpr const char* kTaroBytes =
    "796f726961692f72656769737465722f76310a"
    "0000000de5b1b1e794b020e5a4aae9838e"
    "00000013e38284e381bee381a020e3819fe3828de38186"
    "00000025e696b0e6bd9fe79c8ce995b7e5b2a1e5b882e5b1b1e58fa4e5bf97e7abb9e6b2a2e794b231"
    "0000000a313935302d30342d3031"
    "00000000";

core::RegisterSalt counting_salt() {
  core::RegisterSalt salt;
  for (std::size_t i = 0; i < salt.data.size(); ++i) salt.data[i] = static_cast<std::byte>(i);
  return salt;
}

TEST(RegisterRecord, BytesOfTheSpecification) {
  EXPECT_EQ(core::to_hex(ledger::encode_register_record(taro())), kTaroBytes);
  EXPECT_EQ(ledger::decode_register_record(*core::from_hex(kTaroBytes)), taro());
}

TEST(RegisterRecord, CommitmentOfTheSpecification) {
  EXPECT_EQ(core::to_hex(ledger::commitment_to(counting_salt(), taro()).view()),
            "1491adea50f3ddd49e67d4a710ed069d4fd4be1a6e5c05f1b9c3e51c2d72d5c5");
}

TEST(RegisterRecord, EveryBitIsCommittedTo) {
  const ByteVector salted =
      ledger::salt_register_record(counting_salt(), ledger::encode_register_record(taro()));
  const auto commitment = ledger::commitment_to(salted);
  EXPECT_EQ(commitment, ledger::commitment_to(counting_salt(), taro()));
  for (std::size_t bit = 0; bit < salted.size() * 8; ++bit) {
    ByteVector other = salted;
    other[bit / 8] ^= std::byte{1} << (bit % 8);
    EXPECT_NE(ledger::commitment_to(other), commitment) << bit;
  }
}

TEST(RegisterRecord, SaltedRecordIsPartedAgain) {
  const ByteVector salted =
      ledger::salt_register_record(counting_salt(), ledger::encode_register_record(taro()));
  const auto parted = ledger::open_salted_record(salted);
  ASSERT_TRUE(parted);
  EXPECT_EQ(parted->salt, counting_salt());
  EXPECT_EQ(parted->record, taro());
  for (std::size_t size = 0; size < salted.size(); ++size) {
    EXPECT_FALSE(ledger::open_salted_record(core::ByteView(salted).first(size))) << size;
  }
}

TEST(RegisterRecord, OnlyTheOneFormIsRead) {
  const ByteVector good = ledger::encode_register_record(taro());
  ByteVector bad = good;
  bad.push_back(std::byte{0});
  EXPECT_FALSE(ledger::decode_register_record(bad));
  for (std::size_t size = 0; size < good.size(); ++size) {
    EXPECT_FALSE(ledger::decode_register_record(core::ByteView(good).first(size))) << size;
  }
  bad = good;
  bad[0] = std::byte{'Y'};
  EXPECT_FALSE(ledger::decode_register_record(bad));
  bad = good;
  bad[19] = std::byte{0xFF};  // a length that no memory could hold
  EXPECT_FALSE(ledger::decode_register_record(bad));
  bad = good;
  bad[23] = std::byte{0x0A};  // a line feed for the first byte of the name
  EXPECT_FALSE(ledger::decode_register_record(bad));
}

TEST(RegisterRecord, FieldsCannotRunIntoOneAnother) {
  const RegisterRecord a{"ab", "c", "", "", ""};
  const RegisterRecord b{"a", "bc", "", "", ""};
  EXPECT_NE(ledger::encode_register_record(a), ledger::encode_register_record(b));
}

struct Faulty {
  const char* what;
  RegisterRecord record;
  std::optional<FaultyField> fault;
};

FaultyField fault(RegisterField field, RegisterFault what) { return {field, what}; }

TEST(RegisterRecord, FirstFaultyFieldIsNamed) {
  const std::string longest(core::kMaxShortTextBytes, 'x');
  const std::string longest_note(core::kMaxReasonBytes, 'x');
  const Faulty rows[] = {
      {"all there", taro(), {}},
      {"a name alone", {"A", "", "", "", ""}, {}},
      {"longest", {longest, longest, longest, "9999-12-31", longest_note}, {}},
      {"no name", {}, fault(RegisterField::name, RegisterFault::missing)},
      {"name too long",
       {longest + "x", "", "", "", ""},
       fault(RegisterField::name, RegisterFault::too_long)},
      {"reading too long",
       {"A", longest + "x", "", "", ""},
       fault(RegisterField::reading, RegisterFault::too_long)},
      {"address too long",
       {"A", "", longest + "x", "", ""},
       fault(RegisterField::address, RegisterFault::too_long)},
      {"born too long",
       {"A", "", "", longest + "x", ""},
       fault(RegisterField::born, RegisterFault::too_long)},
      {"note too long",
       {"A", "", "", "", longest_note + "x"},
       fault(RegisterField::note, RegisterFault::too_long)},
      {"line feed in the name",
       {"A\nB", "", "", "", ""},
       fault(RegisterField::name, RegisterFault::not_plain)},
      {"hidden direction in the address",
       {"A", "", "\xE2\x80\xAE", "", ""},
       fault(RegisterField::address, RegisterFault::not_plain)},
      {"not UTF-8 in the note",
       {"A", "", "", "", "\xFF"},
       fault(RegisterField::note, RegisterFault::not_plain)},
      {"no date", {"A", "", "", "1950", ""}, fault(RegisterField::born, RegisterFault::not_a_date)},
      {"two faults",
       {"A", "\t", "", "?", ""},
       fault(RegisterField::reading, RegisterFault::not_plain)},
  };
  for (const Faulty& row : rows) {
    EXPECT_EQ(ledger::fault_in(row.record), row.fault) << row.what;
  }
}

TEST(RegisterRecordDeathTest, EncodingAFaultyRecordIsABug) {
  EXPECT_DEATH(static_cast<void>(ledger::encode_register_record({})), "bug in yoriai");
}

TEST(RegisterSalt, IsNeverTheSame) {
  EXPECT_NE(ledger::random_register_salt(), ledger::random_register_salt());
}

RegisterRecord named(const char* name, const char* born = "", const char* address = "") {
  return {name, "", address, born, ""};
}

TEST(SamePerson, SpacesAndWidthMakeNoDifference) {
  for (const char* name : {"山田太郎", "山田 太郎", "山田　太郎", " 山田 太郎 ", "　山田　　太郎",
                           "山田\xC2\xA0太郎"}) {
    EXPECT_TRUE(same_person(named(name), named("山田太郎"))) << name;
  }
  EXPECT_TRUE(same_person(named("Ａｌｉｃｅ　Ｌｅｅ～！"), named("Alice Lee~!")));
  EXPECT_TRUE(same_person(named("A", "", "竹沢甲１２－３"), named("A", "", "竹沢 甲12-3")));
}

TEST(SamePerson, NameBirthAndAddressAllCount) {
  const RegisterRecord a = taro();
  RegisterRecord b = a;
  b.reading = "やまだ";
  b.note = "班長";
  EXPECT_TRUE(same_person(a, b));
  b = a;
  b.name = "山田 次郎";
  EXPECT_FALSE(same_person(a, b));
  b = a;
  b.born = "1950-04-02";
  EXPECT_FALSE(same_person(a, b));
  b = a;
  b.born = "";
  EXPECT_FALSE(same_person(a, b));
  b = a;
  b.address = "新潟県長岡市山古志竹沢甲2";
  EXPECT_FALSE(same_person(a, b));
}

TEST(SamePerson, PartsCannotRunIntoOneAnother) {
  EXPECT_FALSE(same_person(named("A1950-04-01"), named("A", "1950-04-01")));
  EXPECT_FALSE(same_person(named("A", "1950-04-01", ""), named("A", "", "1950-04-01")));
}

TEST(SamePerson, NothingElseIsFolded) {
  EXPECT_FALSE(same_person(named("alice"), named("Alice")));
  EXPECT_FALSE(same_person(named("渡辺"), named("渡邊")));
  EXPECT_FALSE(same_person(named("ﾔﾏﾀﾞ"), named("ヤマダ")));
}

}  // namespace
}  // namespace yoriai::tests
