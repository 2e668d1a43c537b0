#include "net/wire_codec.h"

#include <gtest/gtest.h>

#include "tests/unit/net/messages.h"

namespace yoriai::net {
namespace {

TEST(WireCodec, EveryKindHasASample) {
  const auto messages = tests::sample_messages();
  ASSERT_EQ(messages.size(), std::variant_size_v<Message>);
  for (std::size_t at = 0; at < messages.size(); ++at) EXPECT_EQ(messages[at].index(), at);
}

TEST(WireCodec, WhatIsWrittenIsRead) {
  for (const auto& message : tests::sample_messages()) {
    const auto bytes = encode_message(message);
    const auto read = decode_message(wire_number(message), bytes);
    ASSERT_TRUE(read.has_value()) << "kind " << wire_number(message);
    EXPECT_TRUE(*read == message) << "kind " << wire_number(message);
  }
}

TEST(WireCodec, EmptyMessagesAreReadToo) {
  const std::vector<Message> empty = {Acked{},   HeldSaid{}, Cosigned{},
                                      Entries{}, Submit{},   NotPromised{}};
  for (const auto& message : empty) {
    const auto read = decode_message(wire_number(message), encode_message(message));
    ASSERT_TRUE(read.has_value()) << "kind " << wire_number(message);
    EXPECT_TRUE(*read == message) << "kind " << wire_number(message);
  }
}

TEST(WireCodec, UnknownKindsAreNone) {
  const auto bytes = encode_message(GetHead{});
  EXPECT_FALSE(decode_message(0, bytes).has_value());
  EXPECT_FALSE(decode_message(std::variant_size_v<Message> + 1, bytes).has_value());
}

TEST(WireCodec, CutOrLengthenedBytesAreNone) {
  for (const auto& message : tests::sample_messages()) {
    const auto bytes = encode_message(message);
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      const auto cut = core::ByteView(bytes).first(size);
      EXPECT_FALSE(decode_message(wire_number(message), cut).has_value())
          << "kind " << wire_number(message) << " cut to " << size;
    }
    auto longer = bytes;
    longer.resize(longer.size() + 8);
    EXPECT_FALSE(decode_message(wire_number(message), longer).has_value());
  }
}

// Whatever is read is the one form of what it says.
TEST(WireCodec, AChangedBitIsNoneOrAnotherMessage) {
  for (const auto& message : tests::sample_messages()) {
    const auto bytes = encode_message(message);
    for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
      auto changed = bytes;
      changed[bit / 8] ^= std::byte{1} << (bit % 8);
      const auto read = decode_message(wire_number(message), changed);
      if (!read) continue;
      EXPECT_FALSE(*read == message) << "kind " << wire_number(message) << " bit " << bit;
      EXPECT_EQ(encode_message(*read), changed)
          << "kind " << wire_number(message) << " bit " << bit;
    }
  }
}

TEST(WireCodec, ListsBeyondTheirLimitAreNone) {
  Acked acked;
  acked.acks.assign(
      65, {tests::id_of<core::PublicKey>('p'), tests::sample_tree(), core::Instant{1}, {}});
  EXPECT_FALSE(decode_message(wire_number(acked), encode_message(acked)).has_value());
  acked.acks.pop_back();
  EXPECT_TRUE(decode_message(wire_number(acked), encode_message(acked)).has_value());
}

}  // namespace
}  // namespace yoriai::net
