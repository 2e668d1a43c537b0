#include "net/blob_fetch.h"

#include <gtest/gtest.h>

#include "core/sha256.h"
#include "net/limits.h"
#include "tests/unit/net/desk_of_two.h"

namespace yoriai::net {
namespace {

class BlobFetching : public testing::Test {
 protected:
  BlobFetching()
      : blob(kBlobPartBytes + 10, std::byte{'w'}), name{core::sha256(blob), blob.size()} {}

  BlobPart part(std::uint64_t offset, std::size_t size) const {
    const auto begin = blob.begin() + static_cast<std::ptrdiff_t>(offset);
    return {name, offset, {begin, begin + static_cast<std::ptrdiff_t>(size)}};
  }
  bool is_here() { return fetch.has(name); }

  tests::DeskOfTwo at;
  BlobFetch fetch{at.desk()};
  core::ByteVector blob;
  core::BlobName name;
  core::PublicKey from = tests::DeskOfTwo::peer(1);
};

TEST_F(BlobFetching, PartByPartAndThereWhenItIsWhole) {
  fetch.want(from, name);
  fetch.receive(from, part(0, kBlobPartBytes));
  EXPECT_FALSE(is_here());
  fetch.receive(from, part(kBlobPartBytes, 10));
  EXPECT_TRUE(is_here());
  const auto asked = at.out.all<GetBlob>();
  ASSERT_EQ(asked.size(), 2U);
  EXPECT_EQ(asked[0], (GetBlob{name, 0}));
  EXPECT_EQ(asked[1], (GetBlob{name, kBlobPartBytes}));
}

TEST_F(BlobFetching, WhatWasNotAskedForIsPassedOver) {
  fetch.receive(from, part(0, blob.size()));
  fetch.want(from, name);
  fetch.receive(tests::DeskOfTwo::peer(3), part(0, blob.size()));  // another peer
  fetch.receive(from, part(1, 10));                                // not the next part
  auto other = part(0, blob.size());
  ++other.name.size;
  fetch.receive(from, other);
  auto longer = part(0, blob.size());
  longer.bytes.push_back({});
  fetch.receive(from, longer);
  EXPECT_FALSE(is_here());
  fetch.receive(from, part(0, blob.size()));
  EXPECT_TRUE(is_here());
}

TEST_F(BlobFetching, BytesOfAnotherHashAreNotKeptAndAreAskedForAgain) {
  fetch.want(from, name);
  auto wrong = part(0, blob.size());
  wrong.bytes.back() = std::byte{'x'};
  fetch.receive(from, wrong);
  EXPECT_FALSE(is_here());
  fetch.want(from, name);
  fetch.receive(from, part(0, blob.size()));
  EXPECT_TRUE(is_here());
}

TEST_F(BlobFetching, IsHandedOverOnceAndNeverStored) {
  fetch.want(from, name);
  fetch.receive(from, part(0, blob.size()));
  EXPECT_FALSE(at.store.blob(at.people.state().ledger(), name).has_value());
  const auto handed_over = fetch.hand_over();
  ASSERT_EQ(handed_over.size(), 1U);
  EXPECT_EQ(handed_over.front().bytes, blob);
  EXPECT_FALSE(is_here());
}

TEST_F(BlobFetching, TheOldestGivesWayToOneThatLeavesItNoRoom) {
  fetch.want(from, name);
  fetch.receive(from, part(0, blob.size()));
  core::ByteVector largest(core::kMaxBlobBytes, std::byte{'l'});
  const core::BlobName other{core::sha256(largest), largest.size()};
  fetch.want(from, other);
  fetch.receive(from, BlobPart{other, 0, std::move(largest)});
  EXPECT_TRUE(fetch.has(other));
  EXPECT_FALSE(is_here());
}

TEST_F(BlobFetching, IsNotRepeatedWithinASecond) {
  fetch.want(from, name);
  fetch.want(from, name);
  EXPECT_EQ(at.out.sent.size(), 1U);
  at.desk().up = at.desk().up + kResend;
  fetch.want(tests::DeskOfTwo::peer(3), name);
  ASSERT_EQ(at.out.sent.size(), 2U);
  EXPECT_EQ(std::get<core::PublicKey>(at.out.sent[1].to), tests::DeskOfTwo::peer(3));
}

TEST_F(BlobFetching, WhatNoBookHasIsNotAskedFor) {
  fetch.want(from, {name.hash, 0});
  fetch.want(from, {name.hash, core::kMaxBlobBytes + 1});
  EXPECT_TRUE(at.out.sent.empty());
}

}  // namespace
}  // namespace yoriai::net
