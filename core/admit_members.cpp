// Admitting members and changing what the book knows of them (specs/events.md, kinds 2 and 3).
#include "core/detail/judging.h"
#include "core/limits.h"

namespace yoriai::core::detail {
namespace {

// active ⇄ suspended; whoever is a member may leave or die; nothing leads back from there.
bool status_step_is_legal(MemberStatus from, std::uint32_t to) {
  if (to > static_cast<std::uint32_t>(MemberStatus::died)) return false;
  return !Member::is_gone(from) && to != static_cast<std::uint32_t>(from);
}

Status require_legal_step(const Member& member, const MemberChanged& body) {
  const auto illegal = refuse(Refusal::step_not_legal);
  if (member.gone()) return illegal;
  switch (body.what) {
    case MemberField::status:
      if (!status_step_is_legal(member.status(), body.value)) return illegal;
      return {};
    case MemberField::member_class:
      if (body.value == member.member_class.value) return illegal;
      return {};
    case MemberField::household:
      if (body.value == member.household.value) return illegal;
      return {};
    case MemberField::guardian:
      if (body.value == member.guardian.value || body.value == member.number.value) return illegal;
      return {};
  }
  return illegal;
}

Status require_known_target(const Judging& judging, const MemberChanged& body) {
  if (body.what == MemberField::member_class && body.value >= judging.charter().classes.size()) {
    return refuse(Refusal::class_unknown);
  }
  if (body.what == MemberField::guardian &&
      !member_or_none(judging.state.members(), MemberNumber{body.value})) {
    return refuse(Refusal::guardian_unknown);
  }
  return {};
}

Newcomer newcomer(const MemberAdmitted& body, Instant at) {
  Newcomer member;
  member.member_class = body.member_class;
  member.household = body.household;
  member.guardian = body.guardian;
  member.commitment = body.commitment;
  member.keys = keys_of(body.keys);
  member.admitted_at = at;
  return member;
}

}  // namespace

Result<Change> judge(const Judging& judging, const MemberAdmitted& body) {
  const auto& members = judging.state.members();
  YORIAI_CHECK(require_active_author(judging));
  YORIAI_CHECK(
      require_signers(judging, Role::registrar, registrars_needed(judging.state), body.keys));
  if (body.number != members.next() || body.number.value > kMaxMembers) {
    return refuse(Refusal::member_number_not_next, members.next().value);
  }
  if (!class_exists(judging.charter(), body.member_class)) return refuse(Refusal::class_unknown);
  if (!member_or_none(members, body.guardian)) return refuse(Refusal::guardian_unknown);
  if (members.commitment_used(body.commitment)) return refuse(Refusal::commitment_reused);
  YORIAI_CHECK(require_unused(members, body.keys));
  if (body.keys.size() > kMaxKeysPerMember) return refuse(Refusal::too_many_keys);
  return Change{Admission{newcomer(body, judging.moment.accepted_at)}};
}

Result<Change> judge(const Judging& judging, const MemberChanged& body) {
  YORIAI_CHECK(require_active_author(judging));
  YORIAI_CHECK(require_signers(judging, Role::registrar, registrars_needed(judging.state), {}));
  const auto* member = judging.state.members().find(body.member);
  if (member == nullptr) return refuse(Refusal::member_unknown);
  YORIAI_CHECK(require_legal_step(*member, body));
  YORIAI_CHECK(require_known_target(judging, body));
  return Change{FieldChange{body}};
}

}  // namespace yoriai::core::detail
