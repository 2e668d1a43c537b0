// What somebody in office, or a peer, says of a thing in the book (specs/events.md, kind 27).
#include "core/detail/judging.h"
#include "core/limits.h"

namespace yoriai::core::detail {
namespace {

Status require_well_formed(const Attested& body) {
  const auto what = static_cast<std::uint8_t>(body.what);
  const auto role = static_cast<std::uint16_t>(body.role);
  const bool known =
      what >= 1 && what <= kAttestationKindCount && (role < kRoleCount || body.role == kAsPeer);
  const bool finds = body.role == Role::auditor || body.role == kAsPeer;
  const bool in_office = body.what != AttestationKind::finding || finds;
  const bool explained = body.what == AttestationKind::approve || body.document.has_value();
  if (!known || !in_office || !explained) return refuse(Refusal::attestation_ill_formed);
  return {};
}

// A peer's key has no member, and a member's is no peer's.
Status require_as(const Judging& judging, Role role) {
  if (role == kAsPeer) return require_peer(judging);
  if (judging.author == nullptr) {
    return refuse(Refusal::role_missing, static_cast<std::uint64_t>(role));
  }
  YORIAI_CHECK(require_role(judging, role));
  return require_no_cosigners(judging);
}

Speaker speaker_of(const Judging& judging) {
  if (judging.author != nullptr) return {judging.author->number, {}};
  return {kNobody, judging.event.header().author};
}

}  // namespace

Result<Change> judge(const Judging& judging, const Attested& body) {
  if (judging.author != nullptr) YORIAI_CHECK(require_active_author(judging));
  YORIAI_CHECK(require_well_formed(body));
  YORIAI_CHECK(require_as(judging, body.role));
  if (!judging.state.holds_event(body.subject)) return refuse(Refusal::subject_unknown);
  if (body.document && (body.document->size == 0 || body.document->size > kMaxBlobBytes)) {
    return refuse(Refusal::blob_too_large, kMaxBlobBytes);
  }
  const Attestations::Place place{body.subject, speaker_of(judging)};
  if (judging.state.attestations().count(place) >= kMaxAttestations) {
    return refuse(Refusal::attested_too_often, kMaxAttestations);
  }
  return Change{Attesting{place, body.what, body.role, body.document}};
}

}  // namespace yoriai::core::detail
