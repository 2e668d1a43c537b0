#include "core/members.h"

#include <algorithm>

#include "core/assert.h"

namespace yoriai::core {
namespace {

void enter(std::map<PublicKey, KeyOwner>& keys, const PublicKey& key, const KeyOwner& owner) {
  const bool unused = keys.emplace(key, owner).second;
  YORIAI_ASSERT(unused);
}

}  // namespace

bool Member::gone_by(Instant at) const {
  const auto after = std::upper_bound(
      history.begin(), history.end(), at,
      [](Instant instant, const StatusChange& change) { return instant < change.at; });
  return after != history.begin() && is_gone(std::prev(after)->status);
}

const Member* Members::find(MemberNumber number) const {
  if (number == kNobody || number.value > all_.size()) return nullptr;
  return &all_[number.value - 1];
}

const KeyOwner* Members::owner(const PublicKey& key) const {
  const auto found = keys_.find(key);
  return found == keys_.end() ? nullptr : &found->second;
}

bool Members::commitment_used(const Commitment& commitment) const {
  return commitments_.contains(commitment);
}

std::uint32_t Members::holders(Role role) const {
  return static_cast<std::uint32_t>(std::count_if(
      all_.begin(), all_.end(),
      [role](const Member& member) { return member.active() && member.holds(role); }));
}

void Members::add(Member member) {
  YORIAI_ASSERT(member.number == next());
  YORIAI_ASSERT(!member.history.empty());
  const bool unused = commitments_.insert(member.commitment).second;
  YORIAI_ASSERT(unused);
  for (const auto& key : member.keys) {
    enter(keys_, key, {KeyRole::member, member.number, member.generation, /*retired=*/false});
  }
  all_.push_back(std::move(member));
}

void Members::add_key(MemberNumber number, const PublicKey& key) {
  auto& member = at(number);
  enter(keys_, key, {KeyRole::member, number, member.generation, /*retired=*/false});
  member.keys.push_back(key);
}

void Members::add_peer_key(KeyRole role, const PublicKey& key) {
  YORIAI_ASSERT(role != KeyRole::member);
  enter(keys_, key, {role, kNobody, KeyGeneration{}, /*retired=*/false});
}

void Members::replace_keys(MemberNumber number, KeyGeneration generation,
                           std::vector<PublicKey> keys) {
  auto& member = at(number);
  YORIAI_ASSERT(generation > member.generation);
  for (const auto& key : member.keys) {
    const auto held = keys_.find(key);
    YORIAI_ASSERT(held != keys_.end());
    held->second.retired = true;
  }
  member.generation = generation;
  member.keys.clear();
  for (const auto& key : keys) add_key(number, key);
}

Member& Members::at(MemberNumber number) {
  YORIAI_ASSERT(find(number) != nullptr);
  return all_[number.value - 1];
}

}  // namespace yoriai::core
