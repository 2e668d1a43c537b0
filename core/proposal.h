// A proposal and its life: draft → announced → open → closed, or withdrawn before it opens
// (specs/rules.md section 4).
#pragma once

#include <memory>

#include "core/ballot_box.h"
#include "core/tally.h"

namespace yoriai::core {

enum class Phase : std::uint8_t { draft = 0, announced = 1, open = 2, closed = 3, withdrawn = 4 };

struct Minutes {
  EventId event;
  BlobName text;
  Instant effective_at;  // 0: not said
};

struct Proposal {
  ProposalId id;
  MemberNumber author;
  ProposalDrafted draft;
  std::vector<MemberNumber> seconds;  // in the order they came
  Phase phase = Phase::draft;

  // Locked at announcement.
  ProposalAnnounced terms;
  CharterRef charter;  // null before
  RulesVersion rules_version;
  std::uint16_t receipts_needed = 0;  // r

  // From the opening on.
  BallotBox box;
  Digest roll_digest;

  // From its end on; the last ones hold.
  std::vector<Minutes> minutes;

  // From the closing on.
  Outcome outcome = Outcome::failed;
  BlobName result;
  bool carried_out = false;  // its role change has been entered

  [[nodiscard]] const ProposalKind& kind() const { return charter->rules.kinds[draft.kind.value]; }
  [[nodiscard]] std::uint16_t option_count() const {
    return static_cast<std::uint16_t>(draft.options.size());
  }
  [[nodiscard]] BallotShape ballot_shape() const {
    return {draft.method, option_count(), draft.credits};
  }
};

}  // namespace yoriai::core
