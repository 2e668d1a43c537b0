#include "ledger/entry_codec.h"

#include <gtest/gtest.h>

#include "core/limits.h"
#include "core/strict_capnp.h"
#include "specs/entry.capnp.h"
#include "tests/support/samples.h"

namespace yoriai::tests {
namespace {

using core::ByteVector;
using core::Refusal;

Refusal refusal_of(core::ByteView bytes) { return ledger::decode_entry(bytes).error().code; }

ByteVector with_zero_word(ByteVector bytes) {
  bytes.resize(bytes.size() + 8);
  return bytes;
}

TEST(EntryCodec, ReadsBackWhatWasWritten) {
  const auto entry = ledger::decode_entry(ledger::encode_entry(sample_entry()));
  ASSERT_TRUE(entry);
  EXPECT_EQ(entry.value(), sample_entry());
}

TEST(EntryCodec, FieldsStandWhereTheSchemaSays) {
  const auto bytes = ledger::encode_entry(sample_entry());
  core::strict::Message message(bytes);
  const auto in = message.root<schema::Entry>();
  EXPECT_EQ(in.getAcceptedAt(), 1'700'000'000'123U);
  EXPECT_EQ(in.getHeader()[0], 'h');
  EXPECT_EQ(in.getSignatures()[0], 's');
  const auto receipt = in.getReceipts()[0];
  EXPECT_EQ(receipt.getPeer()[0], 'p');
  EXPECT_EQ(receipt.getNumber(), 7U);
  EXPECT_EQ(receipt.getPrevious()[0], 'd');
  EXPECT_EQ(receipt.getReceivedAt(), 1'700'000'000'100U);
  EXPECT_EQ(receipt.getSignature()[0], 'r');
}

TEST(EntryCodec, TooLargeBeforeMalformed) {
  EXPECT_EQ(refusal_of(ByteVector(core::kMaxEntryBytes + 1)), Refusal::entry_too_large);
  EXPECT_EQ(refusal_of(ByteVector(core::kMaxEntryBytes, std::byte{0xFF})),
            Refusal::entry_malformed);
}

TEST(EntryCodec, MalformedBeforeNotStrict) {
  auto entry = sample_entry();
  entry.accepted_at.ms = core::kLatestInstantMs + 1;
  EXPECT_EQ(refusal_of(with_zero_word(ledger::encode_entry(entry))), Refusal::entry_malformed);
  entry.accepted_at.ms = core::kLatestInstantMs;
  EXPECT_EQ(refusal_of(with_zero_word(ledger::encode_entry(entry))), Refusal::entry_not_strict);
  EXPECT_TRUE(ledger::decode_entry(ledger::encode_entry(entry)));
}

TEST(EntryCodec, ReceiptsAscendStrictlyByPeer) {
  auto entry = sample_entry();
  std::swap(entry.receipts[0], entry.receipts[1]);
  EXPECT_EQ(refusal_of(ledger::encode_entry(entry)), Refusal::entry_malformed);
  entry.receipts[1] = entry.receipts[0];
  EXPECT_EQ(refusal_of(ledger::encode_entry(entry)), Refusal::entry_malformed);
}

TEST(EntryCodec, MoreReceiptsThanPeersCanGiveAreMalformed) {
  auto entry = sample_entry();
  const auto filled = [&](std::size_t count) {
    entry.receipts.assign(count, entry.receipts.front());
    for (std::size_t i = 0; i < count; ++i) {
      entry.receipts[i].peer.data[0] = static_cast<std::byte>(i);
    }
    return ledger::encode_entry(entry);
  };
  EXPECT_TRUE(ledger::decode_entry(filled(core::kMaxReceipts)));
  EXPECT_EQ(refusal_of(filled(core::kMaxReceipts + 1)), Refusal::entry_malformed);
}

TEST(EntryCodec, AKeyOfAnotherSizeIsMalformed) {
  const auto bytes = core::strict::encode<schema::Entry>([](auto out) {
    const ByteVector key(31, std::byte{1});
    out.initReceipts(1)[0].setPeer(core::strict::data(key));
  });
  EXPECT_EQ(refusal_of(bytes), Refusal::entry_malformed);
}

}  // namespace
}  // namespace yoriai::tests
