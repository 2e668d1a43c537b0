#include "core/members.h"

#include <algorithm>

#include "core/assert.h"

namespace yoriai::core {
namespace {

auto commitment_in(const std::vector<Member>& members) {
  return [&members](std::uint32_t position) -> const Commitment& {
    return members[position].commitment;
  };
}

}  // namespace

Member::Member(MemberNumber its_number, const Newcomer& from)
    : number(its_number),
      household(from.household),
      guardian(from.guardian),
      commitment(from.commitment),
      member_class(from.member_class),
      roles(from.roles),
      admitted_at_(from.admitted_at) {}

const Member* Members::find(MemberNumber number) const {
  if (number == kNobody || number.value > all_.size()) return nullptr;
  return &all_[number.value - 1];
}

bool Members::commitment_used(const Commitment& commitment) const {
  return commitments_.find(commitment, commitment_in(all_)) != detail::PositionIndex::kNone;
}

std::vector<StatusChange> Members::history(const Member& member) const {
  std::vector<StatusChange> out{{member.admitted_at_, MemberStatus::active}};
  const auto later = changes_.find(member.number);
  if (later != changes_.end()) out.insert(out.end(), later->second.begin(), later->second.end());
  return out;
}

bool Members::gone_by(const Member& member, Instant at) const {
  // Nobody comes back from these two.
  if (!member.gone()) return false;
  return changes_.at(member.number).back().at <= at;
}

std::uint32_t Members::holders(Role role) const {
  return static_cast<std::uint32_t>(std::count_if(
      all_.begin(), all_.end(),
      [role](const Member& member) { return member.active() && member.holds(role); }));
}

void Members::add(const Newcomer& newcomer) {
  YORIAI_ASSERT(!commitment_used(newcomer.commitment));
  const auto number = next();
  all_.emplace_back(number, newcomer);
  commitments_.insert_next(commitment_in(all_));
  for (const auto& key : newcomer.keys) add_key(number, key);
}

void Members::set_status(MemberNumber number, const StatusChange& change) {
  auto& member = at(number);
  YORIAI_ASSERT(!member.gone());
  member.status_ = change.status;
  changes_[number].push_back(change);
}

void Members::add_key(MemberNumber number, const PublicKey& key) {
  auto& member = at(number);
  keys_.add_to_chain(member.first_key_, key,
                     {number, member.generation, KeyRole::member, /*retired=*/false});
}

void Members::add_peer_key(KeyRole role, const PublicKey& key) {
  YORIAI_ASSERT(role != KeyRole::member);
  keys_.add(key, {kNobody, KeyGeneration{}, role, /*retired=*/false});
}

void Members::retire_peer_key(const PublicKey& key) {
  YORIAI_ASSERT(owner(key) != nullptr && owner(key)->role != KeyRole::member);
  keys_.retire(key);
}

void Members::replace_keys(MemberNumber number, KeyGeneration generation,
                           const std::vector<PublicKey>& keys) {
  auto& member = at(number);
  YORIAI_ASSERT(generation > member.generation);
  keys_.retire_chain(member.first_key_);
  member.generation = generation;
  for (const auto& key : keys) add_key(number, key);
}

Member& Members::at(MemberNumber number) {
  YORIAI_ASSERT(find(number) != nullptr);
  return all_[number.value - 1];
}

}  // namespace yoriai::core
