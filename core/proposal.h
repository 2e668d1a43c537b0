// A proposal and its life: draft → announced → open → closed, or withdrawn before it opens
// (specs/rules.md section 4).
#pragma once

#include <algorithm>
#include <memory>

#include "core/ballot_box.h"
#include "core/tally.h"

namespace yoriai::core {

// Bit v: every kind of the draft may be announced with visibility v. A draft for which none is left
// is refused.
std::uint16_t common_visibilities(const ProposalDrafted& draft, const Charter& charter);

// The kinds of a draft under a charter, each as it is applied. The first has the limits of all:
// what all of them allow, the longest notice, the most seconds; caps stay with their kinds.
std::vector<ProposalKind> kinds_of(const ProposalDrafted& draft, bool second_call,
                                   const Charter& charter);

enum class Phase : std::uint8_t { draft = 0, announced = 1, open = 2, closed = 3, withdrawn = 4 };

struct Minutes {
  EventId event;
  BlobName text;
  Instant effective_at;  // 0: not said
};

// How far the openers of a sealed vote have come.
struct Unsealing {
  std::vector<std::optional<SealSecret>> secrets;  // by opener
  Instant complete_at;                             // when the last of them came

  [[nodiscard]] bool begun() const {
    return std::ranges::any_of(secrets, [](const auto& secret) { return secret.has_value(); });
  }
  [[nodiscard]] bool complete() const {
    return std::ranges::all_of(secrets, [](const auto& secret) { return secret.has_value(); });
  }
};

struct Proposal {
  ProposalId id;
  MemberNumber author;
  ProposalDrafted draft;
  CharterRef drafted_under;
  std::vector<MemberNumber> seconds;  // in the order they came
  Phase phase = Phase::draft;

  // Locked at announcement.
  ProposalAnnounced terms;
  CharterRef charter;  // null before
  RulesVersion rules_version;
  std::uint16_t receipts_needed = 0;  // r
  std::vector<ProposalKind> kinds;    // see kind() and also()

  // From the opening on.
  BallotBox box;
  Digest roll_digest;
  std::uint32_t all_cards = 0;  // live ones at the opening, where a house counts cards
  Unsealing unsealing;          // of a sealed vote

  // From its end on; the last ones hold.
  std::vector<Minutes> minutes;

  // From the closing on.
  Outcome outcome = Outcome::failed;  // as it stands now
  BlobName result;
  bool carried_out = false;           // its role change has been entered
  Outcome counted = Outcome::failed;  // what the ballots came to; the chair may decide a tie
  Instant closed_at;
  std::vector<OptionIndex> leaders;  // of a tie: those in the first place
  MemberNumber cast_by;              // the chair who decided
  ProposalNumber repeated_in;        // the last vote on it again
  bool second_call = false;          // it is such a vote, after one without a quorum

  // The kind as this vote is judged by it: with further kinds the stricter of their limits, and a
  // second call has a quorum of its own. Locked at announcement, like the charter.
  [[nodiscard]] const ProposalKind& kind() const { return kinds.front(); }
  // The further kinds, whose quorums and thresholds hold as well.
  [[nodiscard]] std::span<const ProposalKind> also() const { return std::span(kinds).subspan(1); }
  [[nodiscard]] std::uint16_t option_count() const {
    return static_cast<std::uint16_t>(draft.options.size());
  }
  // Who has an interest of their own, and is left off the roll.
  [[nodiscard]] bool recuses(MemberNumber member) const {
    return std::ranges::binary_search(draft.recused, member);
  }
  [[nodiscard]] bool sealed() const { return terms.visibility == Visibility::sealed; }
  // As they are when they can be read.
  [[nodiscard]] BallotShape ballot_shape() const {
    return {draft.method, option_count(), draft.credits};
  }
  // Of a sealed vote: of every ballot, whatever it says.
  [[nodiscard]] std::size_t sealed_bytes() const;
};

}  // namespace yoriai::core
