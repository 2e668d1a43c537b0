#include "core/statement.h"

#include <gtest/gtest.h>

#include "core/signature_checker.h"
#include "tests/support/keys.h"
#include "tests/support/samples.h"

namespace yoriai::tests {
namespace {

const core::LedgerId kLedger = id_of<core::LedgerId>('l');
const core::Tree kTree{core::Epoch{2}, 0x0102, id_of<core::Digest>('r')};

std::string hex(const core::ByteVector& bytes) { return core::to_hex(bytes); }
std::string domain(std::string_view line) { return core::to_hex(core::bytes_of(line)); }
std::string run(const char* letter) {
  std::string out;
  for (int i = 0; i < 32; ++i) out += letter;
  return out;
}
const std::string kTreeText =
    "0000000000000002"
    "0000000000000102" +
    run("72");

TEST(Statement, FieldsStandInTheirOrder) {
  const auto peer = id_of<core::PublicKey>('p');
  EXPECT_EQ(hex(core::ack_message({peer, kTree, core::Instant{3}, {}}, kLedger)),
            domain("yoriai/ack/v1\n") + run("6c") + run("70") + kTreeText + "0000000000000003");
  EXPECT_EQ(hex(core::held_message({peer, kTree, {}}, kLedger)),
            domain("yoriai/held/v1\n") + run("6c") + run("70") + kTreeText);
  const core::Promise promise{
      peer, core::Epoch{9}, id_of<core::PublicKey>('c'), id_of<core::PublicKey>('g'), kTree, {}};
  EXPECT_EQ(hex(core::promise_message(promise, kLedger)),
            domain("yoriai/promise/v1\n") + run("6c") + run("70") + "0000000000000009" + run("63") +
                run("67") + kTreeText);
}

TEST(Statement, IsGoodForOneBookAndOneKindAlone) {
  const auto& key = key_named("peer");
  core::Ack ack{key.public_key(), kTree, core::Instant{3}, {}};
  ack.signature = key.sign(core::ack_message(ack, kLedger));
  EXPECT_TRUE(core::SignatureChecker::is_good(ack, kLedger));
  EXPECT_FALSE(core::SignatureChecker::is_good(ack, id_of<core::LedgerId>('m')));
  core::Held held{key.public_key(), kTree, ack.signature};
  EXPECT_FALSE(core::SignatureChecker::is_good(held, kLedger));
  held.signature = key.sign(core::held_message(held, kLedger));
  EXPECT_TRUE(core::SignatureChecker::is_good(held, kLedger));
  ++held.tree.size;
  EXPECT_FALSE(core::SignatureChecker::is_good(held, kLedger));
  core::Promise promise{key.public_key(), core::Epoch{9}, {}, {}, kTree, {}};
  promise.signature = key.sign(core::promise_message(promise, kLedger));
  EXPECT_TRUE(core::SignatureChecker::is_good(promise, kLedger));
  promise.epoch.value = 8;
  EXPECT_FALSE(core::SignatureChecker::is_good(promise, kLedger));
}

TEST(Statement, TreesRankByEpochBeforeSize) {
  const core::Tree longer{core::Epoch{1}, 1000, {}};
  EXPECT_LT(core::rank_of(longer), core::rank_of(kTree));
  EXPECT_LT(core::rank_of(kTree), core::rank_of({core::Epoch{2}, 0x0103, {}}));
}

}  // namespace
}  // namespace yoriai::tests
