#include "net/evidence.h"

#include <gtest/gtest.h>

#include "ledger/merkle.h"
#include "net/words.h"
#include "tests/support/keys.h"
#include "tests/support/samples.h"

namespace yoriai::net {
namespace {

using tests::id_of;
using tests::key_named;

const core::LedgerId kLedger = id_of<core::LedgerId>('l');

core::Tree tree(char root, std::uint64_t epoch = 2, std::uint64_t size = 300) {
  return {core::Epoch{epoch}, size, id_of<core::Digest>(root)};
}

core::Ack ack(const core::Tree& of, const char* peer = "liar", std::uint64_t time = 9) {
  return sign_ack(of, core::Instant{time}, kLedger, key_named(peer));
}

core::Held held(const core::Tree& of, const char* peer = "liar") {
  return sign_held(of, kLedger, key_named(peer));
}

core::Promise promise(char candidate, char best = 'r', std::uint64_t epoch = 3,
                      const char* peer = "liar", char log = 'l') {
  const core::Promise words{{},
                            core::Epoch{epoch},
                            id_of<core::PublicKey>(candidate),
                            id_of<core::PublicKey>(log),
                            tree(best),
                            {}};
  return sign_promise(words, kLedger, key_named(peer));
}

EventReceipt receipt(char event, std::uint64_t number = 7, std::uint64_t time = 1'000,
                     const char* peer = "liar", char previous = 'p') {
  const core::Receipt words{{}, number, id_of<core::Digest>(previous), core::Instant{time}, {}};
  const auto id = id_of<core::EventId>(event);
  return {id, sign_receipt(words, kLedger, id, key_named(peer))};
}

bool convicted(const Contradiction& shown) { return convicts({kLedger, shown}); }

TEST(Evidence, TwoAcksOfOneRankWithTwoRoots) {
  EXPECT_TRUE(convicted(TwoAcks{{ack(tree('x')), ack(tree('y'))}}));
  EXPECT_FALSE(convicted(TwoAcks{{ack(tree('x')), ack(tree('x'), "liar", 10)}})) << "a heartbeat";
  EXPECT_FALSE(convicted(TwoAcks{{ack(tree('x')), ack(tree('y'), "other")}})) << "another peer";
  EXPECT_FALSE(convicted(TwoAcks{{ack(tree('x')), ack(tree('y', 3))}})) << "another epoch";
  EXPECT_FALSE(convicted(TwoAcks{{ack(tree('x')), ack(tree('y', 2, 301))}})) << "another size";
  auto forged = ack(tree('y'), "other");
  forged.peer = key_named("liar").public_key();
  EXPECT_FALSE(convicted(TwoAcks{{ack(tree('x')), forged}})) << "forged";
  EXPECT_FALSE(convicted(TwoAcks{{forged, ack(tree('x'))}})) << "forged, the first";
  EXPECT_FALSE(convicts({id_of<core::LedgerId>('m'), TwoAcks{{ack(tree('x')), ack(tree('y'))}}}))
      << "another book";
}

TEST(Evidence, TwoHeldOfOneRankWithTwoRoots) {
  EXPECT_TRUE(convicted(TwoHeld{{held(tree('x')), held(tree('y'))}}));
  EXPECT_FALSE(convicted(TwoHeld{{held(tree('x')), held(tree('x'))}})) << "the same";
  EXPECT_FALSE(convicted(TwoHeld{{held(tree('x')), held(tree('y'), "other")}})) << "another peer";
  EXPECT_FALSE(convicted(TwoHeld{{held(tree('x')), held(tree('y', 3))}})) << "another epoch";
  auto spoilt = held(tree('y'));
  spoilt.signature.data[0] ^= std::byte{1};
  EXPECT_FALSE(convicted(TwoHeld{{held(tree('x')), spoilt}})) << "bad signature";
}

TEST(Evidence, TwoPromisesOfOneEpochThatDiffer) {
  EXPECT_TRUE(convicted(TwoPromises{{promise('a'), promise('b')}})) << "candidate";
  EXPECT_TRUE(convicted(TwoPromises{{promise('a', 'x'), promise('a', 'y')}})) << "best";
  EXPECT_TRUE(convicted(TwoPromises{{promise('a'), promise('a', 'r', 3, "liar", 'm')}})) << "log";
  EXPECT_FALSE(convicted(TwoPromises{{promise('a'), promise('a')}})) << "the same";
  EXPECT_FALSE(convicted(TwoPromises{{promise('a'), promise('b', 'r', 4)}})) << "another epoch";
  EXPECT_FALSE(convicted(TwoPromises{{promise('a'), promise('b', 'r', 3, "other")}}))
      << "another peer";
  auto spoilt = promise('b');
  spoilt.best.size += 1;
  EXPECT_FALSE(convicted(TwoPromises{{promise('a'), spoilt}})) << "bad signature";
}

TEST(Evidence, TwoReceiptsOfOneNumberThatDiffer) {
  EXPECT_TRUE(convicted(TwoReceipts{{receipt('a'), receipt('b')}})) << "event";
  EXPECT_TRUE(convicted(TwoReceipts{{receipt('a'), receipt('a', 7, 1'001)}})) << "time";
  EXPECT_TRUE(convicted(TwoReceipts{{receipt('a'), receipt('a', 7, 1'000, "liar", 'q')}}))
      << "previous";
  EXPECT_FALSE(convicted(TwoReceipts{{receipt('a'), receipt('a')}})) << "the same";
  EXPECT_FALSE(convicted(TwoReceipts{{receipt('a'), receipt('b', 8)}})) << "another number";
  EXPECT_FALSE(convicted(TwoReceipts{{receipt('a'), receipt('b', 7, 1'000, "other")}}))
      << "another peer";
  auto moved = receipt('b');
  moved.event = id_of<core::EventId>('c');
  EXPECT_FALSE(convicted(TwoReceipts{{receipt('a'), moved}})) << "signed for another event";
}

// Two books of one epoch: five entries, of which the fourth differs, and a longer one.
class TwoBooks : public testing::Test {
 protected:
  TwoBooks() {
    for (const char leaf : {'a', 'b', 'c', 'd', 'e'}) one.push_back(id_of<core::Digest>(leaf));
    other = one;
    other[3] = id_of<core::Digest>('D');
    other.push_back(id_of<core::Digest>('f'));
  }
  static ledger::MerkleTree tree_of(const std::vector<core::Digest>& leaves) {
    ledger::MerkleTree tree;
    for (const auto& leaf : leaves) tree.append(leaf);
    return tree;
  }
  static ledger::LeafSource reader(const std::vector<core::Digest>& leaves) {
    return [leaves](std::uint64_t first, std::uint64_t end) {
      return std::vector<core::Digest>(leaves.begin() + static_cast<std::ptrdiff_t>(first),
                                       leaves.begin() + static_cast<std::ptrdiff_t>(end));
    };
  }
  static core::Ack word(const std::vector<core::Digest>& leaves, std::uint64_t epoch = 2,
                        const char* peer = "liar") {
    return ack({core::Epoch{epoch}, leaves.size(), tree_of(leaves).root()}, peer);
  }
  static ProvenLeaf proven(const std::vector<core::Digest>& leaves, std::uint64_t index) {
    return {index, leaves[index],
            tree_of(leaves).inclusion_proof(index, leaves.size(), reader(leaves))};
  }
  std::vector<core::Digest> one;
  std::vector<core::Digest> other;
};

TEST_F(TwoBooks, HoldDifferentLeavesAtOneIndex) {
  const TwoLeaves good{{word(one), word(other)}, {proven(one, 3), proven(other, 3)}};
  EXPECT_TRUE(convicted(good));
  const auto same_leaf = TwoLeaves{good.words, {proven(one, 2), proven(other, 2)}};
  EXPECT_FALSE(convicted(same_leaf)) << "one book extends the other there";
  const auto indexes = TwoLeaves{good.words, {proven(one, 3), proven(other, 4)}};
  EXPECT_FALSE(convicted(indexes)) << "two indexes";
  const auto epochs = TwoLeaves{{word(one), word(other, 3)}, good.leaves};
  EXPECT_FALSE(convicted(epochs)) << "another epoch";
  const auto peers = TwoLeaves{{word(one), word(other, 2, "other")}, good.leaves};
  EXPECT_FALSE(convicted(peers)) << "another peer";
  auto unproven = good;
  unproven.leaves[1].proof.front() = id_of<core::Digest>('?');
  EXPECT_FALSE(convicted(unproven)) << "wrong proof";
  auto swapped = good;
  std::swap(swapped.leaves[0], swapped.leaves[1]);
  EXPECT_FALSE(convicted(swapped)) << "proofs for the other tree";
  auto beyond = good;
  beyond.leaves[0].index = beyond.leaves[1].index = 5;
  EXPECT_FALSE(convicted(beyond)) << "beyond the tree";
  auto spoilt = good;
  ++spoilt.words[1].time.ms;
  EXPECT_FALSE(convicted(spoilt)) << "bad signature";
}

class EvidenceFile : public TwoBooks {
 protected:
  [[nodiscard]] std::vector<Evidence> all() const {
    return {{kLedger, TwoAcks{{ack(tree('x')), ack(tree('y'))}}},
            {kLedger, TwoHeld{{held(tree('x')), held(tree('y'))}}},
            {kLedger, TwoPromises{{promise('a'), promise('b')}}},
            {kLedger, TwoReceipts{{receipt('a'), receipt('b')}}},
            {kLedger, TwoLeaves{{word(one), word(other)}, {proven(one, 3), proven(other, 3)}}}};
  }
};

TEST_F(EvidenceFile, WhatIsWrittenIsReadAndConvictsTheLiar) {
  ASSERT_EQ(all().size(), std::variant_size_v<Contradiction>);
  for (const auto& evidence : all()) {
    const auto read = decode_evidence(encode_evidence(evidence));
    ASSERT_TRUE(read.has_value()) << evidence.shown.index();
    EXPECT_EQ(*read, evidence) << evidence.shown.index();
    EXPECT_TRUE(convicts(*read)) << evidence.shown.index();
    EXPECT_EQ(accused(*read), key_named("liar").public_key()) << evidence.shown.index();
  }
}

TEST_F(EvidenceFile, CutOrLengthenedIsNone) {
  for (const auto& evidence : all()) {
    const auto bytes = encode_evidence(evidence);
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      EXPECT_FALSE(decode_evidence(core::ByteView(bytes).first(size)).has_value()) << size;
    }
    auto longer = bytes;
    longer.resize(longer.size() + 8);
    EXPECT_FALSE(decode_evidence(longer).has_value());
  }
}

// Every byte of a file is signed or proven, or says what kind it is.
TEST_F(EvidenceFile, AChangedBitConvictsNobody) {
  for (const auto& evidence : all()) {
    const auto bytes = encode_evidence(evidence);
    for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
      auto changed = bytes;
      changed[bit / 8] ^= std::byte{1} << (bit % 8);
      const auto read = decode_evidence(changed);
      if (!read) continue;
      EXPECT_EQ(encode_evidence(*read), changed) << evidence.shown.index() << " bit " << bit;
      EXPECT_FALSE(convicts(*read)) << evidence.shown.index() << " bit " << bit;
    }
  }
}

}  // namespace
}  // namespace yoriai::net
