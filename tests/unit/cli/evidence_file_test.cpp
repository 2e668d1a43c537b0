#include "cli/evidence_file.h"

#include <gtest/gtest.h>

#include "net/words.h"
#include "tests/support/files.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/village.h"

namespace yoriai::cli {
namespace {

namespace fs = std::filesystem;
using tests::Village;

class KeptEvidence : public testing::Test {
 protected:
  core::Tree tree(unsigned root, std::uint64_t size = 5) {
    core::Tree tree{core::Epoch{0}, size, {}};
    tree.root.data[0] = static_cast<std::byte>(root);
    return tree;
  }
  core::Ack ack(const core::Tree& of, const ledger::SecretKey& by) {
    return net::sign_ack(of, core::Instant{9}, village.state().ledger(), by);
  }
  net::Evidence lie(unsigned left, unsigned right,
                    const ledger::SecretKey& by = Village::peer_key(2)) {
    return {village.state().ledger(), net::TwoAcks{{ack(tree(left), by), ack(tree(right), by)}}};
  }
  fs::path file_of(const net::Evidence& evidence) {
    const auto bytes = net::encode_evidence(evidence);
    const auto path = folder.path() / "handed.evidence";
    tests::put_content(path,
                       std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
    return path;
  }
  std::string fault_of(const net::Evidence& evidence) {
    const auto read = read_evidence(file_of(evidence));
    if (read) return "";
    EXPECT_EQ(read.error().exit, ExitCode::negative);
    return read.error().what.en;
  }

  Village village{tests::four_peers()};
  tests::ScratchFolder folder;
};

TEST_F(KeptEvidence, WhatIsKeptIsReadAndTold) {
  const auto file = keep_evidence(folder.path(), lie(1, 2));
  ASSERT_TRUE(file);
  EXPECT_EQ(file->parent_path(), folder.path() / "evidence");
  const auto read = read_evidence(*file);
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, lie(1, 2));
  EXPECT_EQ(lie_words(*read).en,
            "It acknowledged two different books of 5 entries in epoch 0 (roots 0100000000000000 "
            "and 0200000000000000).");
  const auto who = accused_in(village.state(), *read);
  ASSERT_TRUE(who);
  EXPECT_EQ(*who, village.state().find_peer(Village::peer_key(2).public_key())->operator_name);
}

TEST_F(KeptEvidence, TheSameLieIsKeptOnceAndOfOneLiarNoMoreThanSixteen) {
  EXPECT_EQ(keep_evidence(folder.path(), lie(1, 2)), keep_evidence(folder.path(), lie(1, 2)));
  for (unsigned other = 3; other < 18; ++other) {
    EXPECT_TRUE(keep_evidence(folder.path(), lie(1, other))) << other;
  }
  EXPECT_FALSE(keep_evidence(folder.path(), lie(1, 18)));
  EXPECT_TRUE(keep_evidence(folder.path(), lie(1, 2))) << "it is there";
  EXPECT_TRUE(keep_evidence(folder.path(), lie(1, 2, Village::peer_key(3)))) << "another liar";
}

TEST_F(KeptEvidence, WhatProvesNothingIsRefusedWithItsReason) {
  EXPECT_NE(fault_of(lie(1, 1)).find("do not contradict"), std::string::npos);
  net::Evidence two = lie(1, 2);
  std::get<net::TwoAcks>(two.shown).words[1] = ack(tree(2), Village::peer_key(3));
  EXPECT_NE(fault_of(two).find("by different peers"), std::string::npos);
  auto forged = lie(1, 2);
  std::get<net::TwoAcks>(forged.shown).words[1].tree.root.data[0] = std::byte{3};
  EXPECT_NE(fault_of(forged).find("signature is bad"), std::string::npos);
  const net::ProvenLeaf left{0, tree(1).root, {}};
  const net::ProvenLeaf right{0, tree(2).root, {}};
  const auto words = std::get<net::TwoAcks>(lie(1, 2).shown).words;
  EXPECT_NE(fault_of({village.state().ledger(), net::TwoLeaves{words, {left, right}}})
                .find("proof of inclusion is bad"),
            std::string::npos);
  tests::put_content(folder.path() / "other", "no evidence");
  const auto other = read_evidence(folder.path() / "other");
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().exit, ExitCode::usage);
}

TEST_F(KeptEvidence, AccusesOnlyPeersOfTheBook) {
  const auto stranger = ledger::SecretKey::generate();
  const auto nobody = accused_in(village.state(), lie(1, 2, stranger));
  ASSERT_FALSE(nobody);
  EXPECT_NE(nobody.error().what.en.find("no peer's of this book"), std::string::npos);
  auto elsewhere = lie(1, 2);
  elsewhere.ledger = core::LedgerId{};
  const auto other = accused_in(village.state(), elsewhere);
  ASSERT_FALSE(other);
  EXPECT_NE(other.error().what.en.find("another book"), std::string::npos);
}

TEST_F(KeptEvidence, EveryKindOfLieIsTold) {
  const auto& key = Village::peer_key(2);
  const auto& ledger_id = village.state().ledger();
  const auto held = [&](unsigned root) { return net::sign_held(tree(root), ledger_id, key); };
  const core::Promise promise{{}, core::Epoch{3}, {}, {}, tree(1), {}};
  const core::Receipt receipt{{}, 7, {}, core::Instant{1}, {}};
  const auto words = std::get<net::TwoAcks>(lie(1, 2).shown).words;
  struct Row {
    net::Contradiction shown;
    const char* en;
    const char* ja;
  };
  for (const auto& row : std::vector<Row>{
           {net::TwoHeld{{held(1), held(2)}}, "signed that it holds two different books of 5",
            "5件について"},
           {net::TwoPromises{{promise, promise}}, "two different promises for epoch 3", "第3期"},
           {net::TwoReceipts{{net::EventReceipt{{}, receipt}, net::EventReceipt{{}, receipt}}},
            "two different receipts the number 7", "7番の受取証"},
           {net::TwoLeaves{words, {net::ProvenLeaf{4, {}, {}}, net::ProvenLeaf{4, {}, {}}}},
            "differ in line 5", "5行目"}}) {
    const auto told = lie_words({ledger_id, row.shown});
    EXPECT_NE(told.en.find(row.en), std::string::npos) << told.en;
    EXPECT_NE(told.ja.find(row.ja), std::string::npos) << told.ja;
  }
}

}  // namespace
}  // namespace yoriai::cli
