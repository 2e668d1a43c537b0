// The body of an event that says something of another one (specs/event.capnp, specs/events.md).
#pragma once

#include <optional>

#include "core/event_proposals.h"

namespace yoriai::core {

enum class AttestationKind : std::uint8_t {
  approve = 1,
  object = 2,
  finding = 3,  // of an audit
  report = 4,
  evidence = 5,
};
inline constexpr std::uint8_t kAttestationKindCount = 5;

struct Attested {
  EventId subject;
  AttestationKind what = AttestationKind::approve;
  Role role = Role::steward;  // as what the author speaks, or kAsPeer
  std::optional<BlobName> document;
};

}  // namespace yoriai::core
