#include "net/frame.h"

#include <gtest/gtest.h>

#include "net/limits.h"
#include "net/wire_codec.h"
#include "tests/unit/net/messages.h"

namespace yoriai::net {
namespace {

core::ByteVector with_length(std::uint32_t length, std::size_t bytes_after) {
  core::ByteVector out;
  for (unsigned shift = 32; shift > 0; shift -= 8) {
    out.push_back(static_cast<std::byte>(length >> (shift - 8)));
  }
  core::append(out, core::ByteVector(bytes_after));
  return out;
}

// All frames that can be read now; fails on a fault.
std::vector<Frame> all_of(FrameReader& reader) {
  std::vector<Frame> frames;
  for (;;) {
    auto next = reader.next();
    if (!next) {
      ADD_FAILURE() << "fault " << static_cast<int>(next.error());
      return frames;
    }
    if (!next.value()) return frames;
    frames.push_back(std::move(*next.value()));
  }
}

TEST(Frame, IsWrittenAsLengthKindAndBytes) {
  core::ByteVector out;
  append_frame(out, 0x0102, core::bytes_of("abc"));
  EXPECT_EQ(core::to_hex(out), "000000050102616263");
}

TEST(Frame, EveryMessageComesBack) {
  FrameReader reader;
  for (const auto& message : tests::sample_messages()) {
    reader.add(frame_of(message));
    const auto frames = all_of(reader);
    ASSERT_EQ(frames.size(), 1U);
    EXPECT_EQ(frames.front().kind, wire_number(message));
    EXPECT_EQ(decode_message(frames.front().kind, frames.front().bytes), message);
  }
}

TEST(Frame, SplitAtEveryByteComesWhole) {
  core::ByteVector two;
  append_frame(two, 7, core::bytes_of("first"));
  append_frame(two, 8, {});
  const core::ByteView view(two);
  for (std::size_t cut = 0; cut <= two.size(); ++cut) {
    FrameReader reader;
    reader.add(view.first(cut));
    auto frames = all_of(reader);
    EXPECT_EQ(frames.size(), cut == two.size() ? 2U : (cut >= 11 ? 1U : 0U)) << "cut " << cut;
    reader.add(view.subspan(cut));
    for (auto& more : all_of(reader)) frames.push_back(std::move(more));
    ASSERT_EQ(frames.size(), 2U) << "cut " << cut;
    EXPECT_EQ(frames[0], (Frame{7, tests::bytes_from("first")}));
    EXPECT_EQ(frames[1], (Frame{8, {}}));
  }
}

TEST(Frame, ByteByByteComesWhole) {
  core::ByteVector bytes;
  append_frame(bytes, 3, core::bytes_of("slowly"));
  FrameReader reader;
  for (std::size_t i = 0; i + 1 < bytes.size(); ++i) {
    reader.add(core::ByteView(bytes).subspan(i, 1));
    EXPECT_TRUE(all_of(reader).empty());
  }
  reader.add(core::ByteView(bytes).last(1));
  EXPECT_EQ(all_of(reader).size(), 1U);
}

TEST(Frame, TheGreatestIsReadAndOneByteMoreIsRefusedByItsLengthAlone) {
  core::ByteVector greatest;
  append_frame(greatest, 1, core::ByteVector(kMaxFrameBytes - 2));
  FrameReader reader;
  reader.add(greatest);
  EXPECT_EQ(all_of(reader).size(), 1U);

  for (const std::uint32_t length : {static_cast<std::uint32_t>(kMaxFrameBytes + 1), 0xffffffffU}) {
    FrameReader strict;
    strict.add(with_length(length, 0));
    const auto next = strict.next();
    ASSERT_FALSE(next.has_value());
    EXPECT_EQ(next.error(), Farewell::frame_too_long);
  }
}

TEST(Frame, ShorterThanItsKindIsMalformed) {
  for (const std::uint32_t length : {0U, 1U}) {
    FrameReader reader;
    reader.add(with_length(length, 1));
    const auto next = reader.next();
    ASSERT_FALSE(next.has_value());
    EXPECT_EQ(next.error(), Farewell::message_malformed);
  }
}

}  // namespace
}  // namespace yoriai::net
