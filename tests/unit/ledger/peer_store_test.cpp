// What ledger/peer_store.h asks of every store, asked of each.
#include "ledger/peer_store.h"

#include <gtest/gtest.h>
#include <rocksdb/db.h>

#include "core/sha256.h"
#include "ledger/held_event_codec.h"
#include "ledger/statement_codec.h"
#include "tests/support/samples.h"
#include "tests/support/store_homes.h"

namespace yoriai::ledger {
namespace {

using tests::id_of;

const auto kA = id_of<core::LedgerId>('a');
const auto kB = id_of<core::LedgerId>('b');

core::ByteVector bytes(std::string_view text) {
  const auto view = core::bytes_of(text);
  return {view.begin(), view.end()};
}

HeldEvent event_of(std::string_view name, std::uint64_t number) {
  HeldEvent held;
  held.event = {bytes(name), core::ByteVector(64, std::byte{1}), bytes("salt and body")};
  held.id = {core::sha256(held.event.header).data};
  held.own = {id_of<core::PublicKey>('p'), number, id_of<core::Digest>('q'),
              core::Instant{1'700'000'000'000 + number}, id_of<core::Signature>('s')};
  return held;
}

core::Receipt receipt_of(char peer) {
  return {id_of<core::PublicKey>(peer), 7, id_of<core::Digest>('d'), core::Instant{5},
          id_of<core::Signature>('t')};
}

core::Certificate certificate_of(std::uint64_t epoch, std::uint64_t size,
                                 std::uint64_t time_ms = 9) {
  core::Certificate certificate{{core::Epoch{epoch}, size, id_of<core::Digest>('r')}, {}};
  for (const char peer : {'p', 'q', 's'}) {
    certificate.acks.push_back({id_of<core::PublicKey>(peer), core::Instant{time_ms},
                                id_of<core::Signature>(static_cast<char>(peer + 1))});
  }
  return certificate;
}

template <class Home>
class PeerStoreContract : public testing::Test {
 protected:
  Home home_;
};
using Homes = testing::Types<tests::MemoryHome, tests::RocksHome>;
TYPED_TEST_SUITE(PeerStoreContract, Homes);

std::vector<HeldEvent> held_in(const PeerStore& store, const core::LedgerId& ledger) {
  std::vector<HeldEvent> all;
  store.held(ledger, [&](HeldEvent event) {
    all.push_back(std::move(event));
    return true;
  });
  return all;
}

TYPED_TEST(PeerStoreContract, NewStoreHoldsNothing) {
  auto& store = this->home_.open();
  EXPECT_TRUE(held_in(store, kA).empty());
  EXPECT_EQ(store.last_held_batch(kA), 0U);
  EXPECT_EQ(store.certificate(kA), std::nullopt);
}

TYPED_TEST(PeerStoreContract, HeldEventsComeBackInTheOrderOfTheirReceipts) {
  auto& store = this->home_.open();
  const Blob wording{{core::sha256(core::bytes_of("wording")), 7}, bytes("wording")};
  const std::vector first{event_of("zebra", 1), event_of("ant", 2)};
  const std::vector second{event_of("mouse", 256), event_of("bear", 300)};
  store.put_held(kA, first, std::vector{wording});
  store.put_held(kB, std::vector{event_of("elsewhere", 1)}, {});
  store.put_held(kA, second, {});
  auto& again = this->home_.reopen();
  EXPECT_EQ(held_in(again, kA), (std::vector{first[0], first[1], second[0], second[1]}));
  EXPECT_EQ(held_in(again, kB).size(), 1U);
  EXPECT_EQ(again.last_held_batch(kA), 256U);
  EXPECT_EQ(again.blob(kA, wording.name), wording.bytes);
  EXPECT_TRUE(again.ledgers().empty());  // there is no entry
}

TYPED_TEST(PeerStoreContract, VisitingStopsWhenTheVisitorSaysSo) {
  auto& store = this->home_.open();
  store.put_held(kA, std::vector{event_of("x", 1), event_of("y", 2), event_of("z", 3)}, {});
  int seen = 0;
  store.held(kA, [&](const HeldEvent& /*event*/) { return ++seen < 2; });
  EXPECT_EQ(seen, 2);
}

TYPED_TEST(PeerStoreContract, MoreReceiptsReplaceAnEventInItsPlace) {
  auto& store = this->home_.open();
  store.put_held(kA, std::vector{event_of("x", 1), event_of("y", 2)}, {});
  auto more = event_of("x", 1);
  more.receipts = {receipt_of('b'), receipt_of('c')};
  store.put_held(kA, std::vector{more, event_of("z", 3)}, {});
  const auto& again = this->home_.reopen();
  const auto all = held_in(again, kA);
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0], more);
  EXPECT_EQ(again.last_held_batch(kA), 3U);
}

TYPED_TEST(PeerStoreContract, ErasedEventsAreGoneAndOthersPassedOver) {
  auto& store = this->home_.open();
  const std::vector events{event_of("x", 1), event_of("y", 2), event_of("z", 3)};
  store.put_held(kA, events, {});
  store.erase_held(kA, std::vector{events[0].id, events[2].id, id_of<core::EventId>('n')});
  auto& again = this->home_.reopen();
  EXPECT_EQ(held_in(again, kA), std::vector{events[1]});
  again.put_held(kA, std::vector{event_of("x", 3)}, {});  // as if it had never been here
  EXPECT_EQ(held_in(again, kA).size(), 2U);
}

TYPED_TEST(PeerStoreContract, RefusedEventsAreGoneAndTheLatestWordsAboutThemStay) {
  auto& store = this->home_.open();
  EXPECT_TRUE(store.last_words(kA).empty());
  const std::vector events{event_of("x", 1), event_of("y", 2)};
  store.put_held(kA, events, {});
  store.refuse_held(kA, std::vector{LastWord{events[0].id, bytes("no")}});
  EXPECT_EQ(held_in(store, kA), std::vector{events[1]});
  std::vector<LastWord> many;
  for (std::size_t n = 0; n < PeerStore::kMostLastWords; ++n) {
    many.push_back({id_of<core::EventId>('n'), bytes(std::to_string(n))});
  }
  store.refuse_held(kA, std::span(many).first(many.size() - 1));
  EXPECT_EQ(store.last_words(kA).front(), bytes("no"));
  store.refuse_held(kA, std::span(many).last(1));
  auto& again = this->home_.reopen();
  const auto words = again.last_words(kA);
  ASSERT_EQ(words.size(), PeerStore::kMostLastWords);
  for (std::size_t n = 0; n < words.size(); ++n) EXPECT_EQ(words[n], many[n].bytes);
  EXPECT_TRUE(again.last_words(kB).empty());
  EXPECT_EQ(held_in(again, kA), std::vector{events[1]});
}

TYPED_TEST(PeerStoreContract, OtherNumbersThanTheNextOnesAreABug) {
  testing::FLAGS_gtest_death_test_style = "threadsafe";
  auto& store = this->home_.open();
  store.put_held(kA, std::vector{event_of("x", 4)}, {});
  EXPECT_DEATH(store.put_held(kA, std::vector{event_of("y", 4)}, {}), "this is a bug");
  EXPECT_DEATH(store.put_held(kA, std::vector{event_of("x", 5)}, {}), "this is a bug");
}

TYPED_TEST(PeerStoreContract, GreatestCertificateStands) {
  auto& store = this->home_.open();
  store.put_certificate(kA, certificate_of(0, 9));
  store.put_certificate(kA, certificate_of(1, 5));
  store.put_certificate(kA, certificate_of(1, 5, 77));  // a later time
  auto& again = this->home_.reopen();
  EXPECT_EQ(again.certificate(kA), certificate_of(1, 5, 77));
  EXPECT_EQ(again.certificate(kB), std::nullopt);
  testing::FLAGS_gtest_death_test_style = "threadsafe";
  EXPECT_DEATH(again.put_certificate(kA, certificate_of(0, 10)), "this is a bug");
}

// Stores that were made before there were peers.

class EarlierStore : public testing::Test {
 protected:
  EarlierStore() {
    rocksdb::DBOptions options;
    options.create_if_missing = true;
    options.create_missing_column_families = true;
    std::vector<rocksdb::ColumnFamilyDescriptor> families;
    for (const auto* name : {"default", "entries", "bodies", "blobs", "register"}) {
      families.emplace_back(name, rocksdb::ColumnFamilyOptions());
    }
    std::vector<rocksdb::ColumnFamilyHandle*> handles;
    rocksdb::DB* db = nullptr;
    EXPECT_TRUE(rocksdb::DB::Open(options, path(), families, &handles, &db).ok());
    for (auto* handle : handles) EXPECT_TRUE(db->DestroyColumnFamilyHandle(handle).ok());
    delete db;
  }
  [[nodiscard]] std::string path() const { return (folder_.path() / "store").string(); }

 private:
  tests::ScratchFolder folder_;
};

TEST_F(EarlierStore, IsReadAsItIs) {
  const RocksStore store(path(), RocksStore::Mode::read);
  EXPECT_TRUE(held_in(store, kA).empty());
  EXPECT_EQ(store.last_held_batch(kA), 0U);
  EXPECT_EQ(store.certificate(kA), std::nullopt);
  EXPECT_TRUE(store.ledgers().empty());
}

TEST_F(EarlierStore, GetsWhatItLacksWhenItIsWrittenTo) {
  {
    RocksStore store(path(), RocksStore::Mode::write);
    store.append({kA, {}, {{bytes("entry"), bytes("body")}}, {}});
    store.put_held(kA, std::vector{event_of("x", 1)}, {});
  }
  const RocksStore again(path(), RocksStore::Mode::read);
  EXPECT_EQ(held_in(again, kA), std::vector{event_of("x", 1)});
  EXPECT_EQ(again.size(kA), 1U);
}

// The bytes.

TEST(StatementCodec, CertificateComesBackAndNothingElseIsOne) {
  const auto certificate = certificate_of(3, 70'000);
  const auto encoded = encode_certificate(certificate);
  EXPECT_EQ(decode_certificate(encoded), certificate);
  const core::Certificate founding{{core::Epoch{0}, 1, id_of<core::Digest>('r')}, {}};
  EXPECT_EQ(decode_certificate(encode_certificate(founding)), founding);
  EXPECT_EQ(decode_certificate({}), std::nullopt);
  for (std::size_t at = 0; at < encoded.size(); ++at) {
    auto spoilt = encoded;
    spoilt[at] ^= std::byte{1};
    const auto other = decode_certificate(spoilt);
    ASSERT_NE(other, certificate) << at;
    ASSERT_TRUE(!other || encode_certificate(*other) == spoilt) << at;
  }
}

TEST(StatementCodec, AcksOutOfOrderTwiceOrTooManyAreNone) {
  auto certificate = certificate_of(3, 5);
  std::swap(certificate.acks[0], certificate.acks[1]);
  EXPECT_EQ(decode_certificate(encode_certificate(certificate)), std::nullopt);
  certificate.acks[0] = certificate.acks[1];
  EXPECT_EQ(decode_certificate(encode_certificate(certificate)), std::nullopt);
  certificate.acks.clear();
  for (char peer = 'a'; peer < 'a' + 17; ++peer) {
    certificate.acks.push_back({id_of<core::PublicKey>(peer), {}, id_of<core::Signature>('s')});
  }
  EXPECT_EQ(decode_certificate(encode_certificate(certificate)), certificate);
  certificate.acks.push_back({id_of<core::PublicKey>('z'), {}, id_of<core::Signature>('s')});
  EXPECT_EQ(decode_certificate(encode_certificate(certificate)), std::nullopt);
}

TEST(HeldEventCodec, EventComesBackAndNothingElseIsOne) {
  auto event = event_of("x", 12);
  event.receipts = {receipt_of('b'), receipt_of('c')};
  const auto encoded = encode_held_event(event);
  EXPECT_EQ(decode_held_event(encoded), event);
  EXPECT_EQ(decode_held_event({}), std::nullopt);
  for (std::size_t at = 0; at < encoded.size(); ++at) {
    auto spoilt = encoded;
    spoilt[at] ^= std::byte{1};
    const auto other = decode_held_event(spoilt);
    ASSERT_NE(other, event) << at;
    ASSERT_TRUE(!other || encode_held_event(*other) == spoilt) << at;
  }
  std::swap(event.receipts[0], event.receipts[1]);
  EXPECT_EQ(decode_held_event(encode_held_event(event)), std::nullopt);
}

}  // namespace
}  // namespace yoriai::ledger
