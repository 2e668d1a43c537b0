#include "core/members.h"

#include <gtest/gtest.h>

namespace yoriai::core {
namespace {

PublicKey key(unsigned char id) {
  PublicKey out;
  out.data.front() = std::byte{id};
  return out;
}

Newcomer member(std::uint32_t number, const std::vector<PublicKey>& keys = {}) {
  Newcomer out;
  out.commitment.data.back() = static_cast<std::byte>(number);
  out.keys = keys;
  out.admitted_at = Instant{100};
  return out;
}

TEST(Members, AreFoundByNumberFromOne) {
  Members members;
  EXPECT_EQ(members.next(), MemberNumber{1});
  members.add(member(1));
  members.add(member(2));
  EXPECT_EQ(members.next(), MemberNumber{3});
  EXPECT_EQ(members.find(kNobody), nullptr);
  EXPECT_EQ(members.find(MemberNumber{2})->number, MemberNumber{2});
  EXPECT_EQ(members.find(MemberNumber{3}), nullptr);
}

TEST(Members, ACommitmentIsKnownForEver) {
  Members members;
  members.add(member(1));
  EXPECT_TRUE(members.commitment_used(member(1).commitment));
  EXPECT_FALSE(members.commitment_used(member(2).commitment));
}

TEST(Members, KeysBelongToTheirHolders) {
  Members members;
  members.add(member(1, {key(1), key(2)}));
  members.add_peer_key(KeyRole::log, key(9));
  members.add_key(MemberNumber{1}, key(3));
  EXPECT_EQ(members.owner(key(8)), nullptr);
  EXPECT_EQ(members.owner(key(9))->role, KeyRole::log);
  EXPECT_EQ(members.owner(key(3))->member, MemberNumber{1});
  EXPECT_EQ(members.owner(key(3))->generation, KeyGeneration{0});
  EXPECT_EQ(members.keys_of(*members.find(MemberNumber{1})), (std::vector{key(1), key(2), key(3)}));
}

TEST(Members, ReplacedKeysRetireAndStayTheirs) {
  Members members;
  members.add(member(1, {key(1), key(2)}));
  members.add(member(2, {key(7)}));
  members.replace_keys(MemberNumber{1}, KeyGeneration{1}, {key(3)});
  for (const auto id : {1, 2}) {
    const auto* owner = members.owner(key(static_cast<unsigned char>(id)));
    EXPECT_TRUE(owner->retired);
    EXPECT_EQ(owner->generation, KeyGeneration{0});
  }
  EXPECT_FALSE(members.owner(key(3))->retired);
  EXPECT_EQ(members.owner(key(3))->generation, KeyGeneration{1});
  EXPECT_FALSE(members.owner(key(7))->retired);
  EXPECT_EQ(members.keys_of(*members.find(MemberNumber{1})), std::vector{key(3)});
}

TEST(Members, HoldersOfARoleAreActive) {
  Members members;
  for (std::uint32_t number = 1; number <= 3; ++number) members.add(member(number));
  for (std::uint32_t number = 1; number <= 2; ++number) {
    members.at(MemberNumber{number}).roles = 1U << static_cast<unsigned>(Role::registrar);
  }
  EXPECT_EQ(members.holders(Role::registrar), 2U);
  EXPECT_EQ(members.holders(Role::steward), 0U);
  members.set_status(MemberNumber{2}, {Instant{200}, MemberStatus::suspended});
  EXPECT_EQ(members.holders(Role::registrar), 1U);
}

TEST(Members, GoneByIsReadFromTheHistory) {
  Members members;
  members.add(member(1));
  const auto number = MemberNumber{1};
  const auto gone_by = [&](std::uint64_t at) {
    return members.gone_by(*members.find(number), Instant{at});
  };
  members.set_status(number, {Instant{200}, MemberStatus::suspended});
  EXPECT_FALSE(gone_by(200));
  members.set_status(number, {Instant{300}, MemberStatus::left});
  EXPECT_FALSE(gone_by(99));
  EXPECT_FALSE(gone_by(299));
  EXPECT_TRUE(gone_by(300));
  EXPECT_TRUE(gone_by(301));
  EXPECT_EQ(members.history(*members.find(number)).size(), 3U);
}

}  // namespace
}  // namespace yoriai::core
