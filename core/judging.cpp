#include "core/detail/judging.h"

#include <algorithm>

namespace yoriai::core::detail {
namespace {

// Below this size one registrar may be all there is; from it on two sign (design: MemberAdmitted).
constexpr std::uint32_t kSmallCommunity = 5;

Status require_cosigner_count(const Judging& judging, std::size_t wanted) {
  const auto given = judging.cosigners().size();
  if (given > wanted) return refuse(Refusal::cosigner_unexpected);
  if (given < wanted) return refuse(Refusal::cosigner_missing);
  return {};
}

bool ends_with_keys(std::span<const PublicKey> cosigners, std::span<const NewKey> keys) {
  return std::equal(cosigners.begin(), cosigners.end(), keys.begin(), keys.end(),
                    [](const PublicKey& signer, const NewKey& key) { return signer == key.key; });
}

// Whether a key in this role speaks for its member in an event of this kind.
bool is_authored_by_member(Kind kind, KeyRole role) {
  if (kind == Kind::attested) return role == KeyRole::member;
  return kind != Kind::voting_opened &&
         !(kind >= Kind::voting_closed && kind <= Kind::peers_activated);
}

const Member* active_member(const Members& members, const PublicKey& key) {
  const auto* owner = members.owner(key);
  if (owner == nullptr || owner->role != KeyRole::member || owner->retired) return nullptr;
  const auto* member = members.find(owner->member);
  return member->active() ? member : nullptr;
}

const Member* active_holder(const Members& members, const PublicKey& key, Role role) {
  const auto* member = active_member(members, key);
  return member != nullptr && member->holds(role) ? member : nullptr;
}

// Whose keys these are; nobody's where it is not that of an active member.
std::vector<MemberNumber> signers_of(const Judging& judging, std::span<const PublicKey> keys) {
  std::vector<MemberNumber> out;
  for (const auto& key : keys) {
    const auto* member = active_member(judging.state.members(), key);
    out.push_back(member == nullptr ? kNobody : member->number);
  }
  return out;
}

// The first so many co-signers are different active holders of the role, and not the author.
Status require_colleagues(const Judging& judging, Role role, std::size_t colleagues) {
  const std::span cosigners(judging.cosigners());
  const auto holder = [&](const PublicKey& key) {
    return active_holder(judging.state.members(), key, role);
  };
  for (std::size_t i = 0; i < colleagues; ++i) {
    const auto* member = holder(cosigners[i]);
    const auto before = cosigners.first(i);
    const bool counted =
        member == judging.author ||
        std::ranges::any_of(before, [&](const PublicKey& key) { return holder(key) == member; });
    if (member == nullptr || counted) return refuse(Refusal::cosigner_missing);
  }
  return {};
}

}  // namespace

Status require_active_author(const Judging& judging) {
  if (!judging.author->active()) return refuse(Refusal::author_not_active);
  return {};
}

Status require_role(const Judging& judging, Role role) {
  if (!judging.author->holds(role)) {
    return refuse(Refusal::role_missing, static_cast<std::uint64_t>(role));
  }
  return {};
}

Status require_no_cosigners(const Judging& judging) { return require_cosigner_count(judging, 0); }

Status require_signers(const Judging& judging, Role role, std::size_t signers,
                       std::span<const NewKey> new_keys) {
  YORIAI_CHECK(require_role(judging, role));
  const auto colleagues = signers - 1;
  YORIAI_CHECK(require_cosigner_count(judging, colleagues + new_keys.size()));
  YORIAI_CHECK(require_colleagues(judging, role, colleagues));
  if (!ends_with_keys(std::span(judging.cosigners()).subspan(colleagues), new_keys)) {
    return refuse(Refusal::cosigner_missing);
  }
  return {};
}

Status require_two_offices(const Judging& judging, Role of_author, Role of_cosigner) {
  YORIAI_CHECK(require_role(judging, of_author));
  YORIAI_CHECK(require_cosigner_count(judging, 1));
  const auto* other =
      active_holder(judging.state.members(), judging.cosigners().front(), of_cosigner);
  if (other == nullptr || other == judging.author) return refuse(Refusal::cosigner_missing);
  return {};
}

Status require_stewards_and(const Judging& judging, std::size_t stewards,
                            std::span<const MemberNumber> further) {
  const bool one_already = stewards > 0 && judging.author->holds(Role::steward);
  const auto colleagues = stewards - (one_already ? 1 : 0);
  const std::span cosigners(judging.cosigners());
  auto signed_first = signers_of(judging, cosigners.first(std::min(colleagues, cosigners.size())));
  signed_first.push_back(judging.author->number);
  std::vector<MemberNumber> wanted;
  std::ranges::copy_if(further, std::back_inserter(wanted), [&](MemberNumber number) {
    return std::ranges::find(signed_first, number) == signed_first.end();
  });
  YORIAI_CHECK(require_cosigner_count(judging, colleagues + wanted.size()));
  YORIAI_CHECK(require_colleagues(judging, Role::steward, colleagues));
  auto signed_then = signers_of(judging, cosigners.subspan(colleagues));
  const bool all_known = std::ranges::find(signed_then, kNobody) == signed_then.end();
  if (!all_known || !std::ranges::is_permutation(signed_then, wanted)) {
    return refuse(Refusal::cosigner_missing);
  }
  return {};
}

Status require_new_keys_sign(const Judging& judging, std::span<const NewKey> new_keys) {
  YORIAI_CHECK(require_cosigner_count(judging, new_keys.size()));
  if (!ends_with_keys(judging.cosigners(), new_keys)) return refuse(Refusal::cosigner_missing);
  return {};
}

Status find_author(Judging& judging) {
  const auto& header = judging.event.header();
  const auto* owner = judging.state.members().owner(header.author);
  if (owner == nullptr) return refuse(Refusal::author_unknown);
  const bool by_member = is_authored_by_member(header.kind, owner->role);
  if (by_member && owner->role != KeyRole::member) return refuse(Refusal::author_unknown);
  if (owner->retired) return refuse(Refusal::author_key_retired);
  if (by_member) {
    judging.author = judging.state.members().find(owner->member);
    judging.author_generation = owner->generation;
  }
  return {};
}

std::size_t registrars_needed(const State& state) {
  const std::size_t named = state.charter()->rules.registrars_needed;
  const bool small = state.members().next().value <= kSmallCommunity;
  return small ? named : std::max<std::size_t>(named, 2);
}

Status require_unused(const Members& members, std::span<const NewKey> keys) {
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const auto& key = keys[i].key;
    const auto before = keys.first(i);
    const bool repeated = std::any_of(before.begin(), before.end(),
                                      [&](const NewKey& other) { return other.key == key; });
    if (repeated || members.owner(key) != nullptr) return refuse(Refusal::key_in_use);
  }
  return {};
}

bool class_exists(const Charter& charter, ClassIndex index) {
  return index.value < charter.classes.size();
}

bool member_or_none(const Members& members, MemberNumber number) {
  return number == kNobody || members.find(number) != nullptr;
}

bool role_is_known(const Charter& charter, Role role) { return has_role(charter, role); }

std::vector<PublicKey> keys_of(std::span<const NewKey> keys) {
  std::vector<PublicKey> out;
  out.reserve(keys.size());
  for (const auto& key : keys) out.push_back(key.key);
  return out;
}

Result<const Proposal*> find_proposal(const State& state, const ProposalId& id) {
  const auto* proposal = state.find(id);
  if (proposal == nullptr) return refuse(Refusal::proposal_unknown);
  return proposal;
}

}  // namespace yoriai::core::detail
