#include "core/members.h"

#include <gtest/gtest.h>

namespace yoriai::core {
namespace {

PublicKey key(unsigned char id) {
  PublicKey out;
  out.data.front() = std::byte{id};
  return out;
}

Member member(std::uint32_t number, const std::vector<PublicKey>& keys = {}) {
  Member out;
  out.number = MemberNumber{number};
  out.commitment.data.back() = static_cast<std::byte>(number);
  out.generation = KeyGeneration{1};
  out.keys = keys;
  out.history = {{Instant{100}, MemberStatus::active}};
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
  EXPECT_EQ(members.owner(key(3))->generation, KeyGeneration{1});
  EXPECT_EQ(members.find(MemberNumber{1})->keys, (std::vector{key(1), key(2), key(3)}));
}

TEST(Members, ReplacedKeysRetireAndStayTheirs) {
  Members members;
  members.add(member(1, {key(1), key(2)}));
  members.add(member(2, {key(7)}));
  members.replace_keys(MemberNumber{1}, KeyGeneration{2}, {key(3)});
  for (const auto id : {1, 2}) {
    const auto* owner = members.owner(key(static_cast<unsigned char>(id)));
    EXPECT_TRUE(owner->retired);
    EXPECT_EQ(owner->generation, KeyGeneration{1});
  }
  EXPECT_FALSE(members.owner(key(3))->retired);
  EXPECT_EQ(members.owner(key(3))->generation, KeyGeneration{2});
  EXPECT_FALSE(members.owner(key(7))->retired);
  EXPECT_EQ(members.find(MemberNumber{1})->keys, std::vector{key(3)});
}

TEST(Members, HoldersOfARoleAreActive) {
  Members members;
  for (std::uint32_t number = 1; number <= 3; ++number) members.add(member(number));
  for (std::uint32_t number = 1; number <= 2; ++number) {
    members.at(MemberNumber{number}).roles = 1U << static_cast<unsigned>(Role::registrar);
  }
  EXPECT_EQ(members.holders(Role::registrar), 2U);
  EXPECT_EQ(members.holders(Role::steward), 0U);
  members.at(MemberNumber{2}).history.push_back({Instant{200}, MemberStatus::suspended});
  EXPECT_EQ(members.holders(Role::registrar), 1U);
}

TEST(Members, GoneByIsReadFromTheHistory) {
  auto leaver = member(1);
  leaver.history.push_back({Instant{200}, MemberStatus::suspended});
  leaver.history.push_back({Instant{300}, MemberStatus::left});
  EXPECT_FALSE(leaver.gone_by(Instant{99}));
  EXPECT_FALSE(leaver.gone_by(Instant{200}));
  EXPECT_FALSE(leaver.gone_by(Instant{299}));
  EXPECT_TRUE(leaver.gone_by(Instant{300}));
  EXPECT_TRUE(leaver.gone_by(Instant{301}));
  leaver.history.push_back({Instant{300}, MemberStatus::died});
  EXPECT_TRUE(leaver.gone_by(Instant{300}));
}

}  // namespace
}  // namespace yoriai::core
