// Announcing and withdrawing a proposal (specs/events.md, kinds 9 and 10).
#include <algorithm>
#include <bit>

#include "core/detail/judging.h"
#include "core/limits.h"
#include "core/quorum.h"
#include "core/sealed_box.h"

namespace yoriai::core::detail {
namespace {

Status require_good_times(const Judging& judging, Duration notice, const ProposalAnnounced& body) {
  const auto now = judging.moment.accepted_at;
  const auto earliest = now + notice;
  if (body.opens_at < earliest) return refuse(Refusal::notice_too_short, earliest.ms);
  const auto latest = now + Duration{kMaxSpanMs};
  if (body.closes_at <= body.opens_at || body.closes_at > latest) {
    return refuse(Refusal::voting_time_empty);
  }
  const auto least = judging.charter().min_grace;
  if (body.grace < least || body.grace.ms > kMaxSpanMs) {
    return refuse(Refusal::grace_too_short, least.ms);
  }
  return {};
}

// The lowest of the roles is told to who holds none.
Status require_announcing_role(const Judging& judging) {
  const auto roles = announcers_of(judging.charter());
  if ((judging.author->roles & roles) != 0) return {};
  return refuse(Refusal::role_missing, static_cast<std::uint64_t>(std::countr_zero(roles)));
}

// Who announces and the openers; who leaves somebody off the roll has the stewards sign as well.
Status require_announcers(const Judging& judging, const ProposalAnnounced& body) {
  YORIAI_CHECK(require_active_author(judging));
  YORIAI_CHECK(require_announcing_role(judging));
  const auto* proposal = judging.state.find(body.proposal);
  const bool leaves_out = proposal != nullptr && !proposal->draft.recused.empty();
  std::vector<MemberNumber> openers;
  for (const auto& opener : body.openers) openers.push_back(opener.member);
  return require_stewards_and(judging, leaves_out ? judging.charter().stewards_needed : 0, openers);
}

bool key_was_announced(const State& state, const SealKey& key) {
  return std::ranges::any_of(state.proposals(), [&](const Proposal& other) {
    return std::ranges::any_of(other.terms.openers,
                               [&](const Opener& opener) { return opener.key == key; });
  });
}

// Whoever holds an old key could read a new vote before its time.
Status require_fresh_keys(const State& state, const std::vector<Opener>& openers) {
  for (auto one = openers.begin(); one != openers.end(); ++one) {
    const bool twice = std::any_of(openers.begin(), one,
                                   [&](const Opener& before) { return before.key == one->key; });
    if (twice || key_was_announced(state, one->key)) return refuse(Refusal::seal_key_used);
  }
  return {};
}

// Nothing of a vote that is not sealed; else two or three members with keys that keep a secret, and
// time for them.
Status require_good_sealing(const Judging& judging, const ProposalAnnounced& body) {
  const bool sealed = body.visibility == Visibility::sealed;
  const auto& openers = body.openers;
  const auto not_before = [](const Opener& a, const Opener& b) { return a.member >= b.member; };
  const bool well_formed =
      sealed ? openers.size() >= kLeastOpeners && openers.size() <= kMostOpeners &&
                   std::ranges::adjacent_find(openers, not_before) == openers.end() &&
                   std::ranges::all_of(openers, seal_key_is_fit, &Opener::key)
             : openers.empty() && body.open_within.ms == 0;
  if (!well_formed) return refuse(Refusal::openers_ill_formed);
  if (!sealed) return {};
  YORIAI_CHECK(require_fresh_keys(judging.state, openers));
  const auto least = judging.charter().min_grace;
  if (body.open_within < least || body.open_within.ms > kMaxOpenWithinMs) {
    return refuse(Refusal::open_within_wrong, least.ms);
  }
  return {};
}

// What a draft calls by position is still what it was, and still allowed. One that is voted on
// again is so under the very same charter.
Status require_not_outdated(const Judging& judging, const Proposal& proposal) {
  const auto& before = proposal.drafted_under->rules;
  const auto& now = judging.charter();
  if (proposal.drafted_under->hash == judging.state.charter()->hash) return {};
  const auto& draft = proposal.draft;
  const auto same_kind = [&](KindIndex kind) {
    return kind.value < now.kinds.size() &&
           now.kinds[kind.value].name == before.kinds[kind.value].name;
  };
  const bool same =
      same_kind(draft.kind) && std::ranges::all_of(draft.also, same_kind) && !draft.repeats;
  if (!same || common_visibilities(draft, now) == 0) return refuse(Refusal::draft_outdated);
  const auto kind = kinds_of(draft, false, now).front();
  const bool allowed = allows(kind, draft.method) && kind.amendment == draft.charter.has_value() &&
                       (kind.recusal || draft.recused.empty());
  if (!allowed) return refuse(Refusal::draft_outdated);
  return {};
}

// A vote held again was seconded the first time.
Status require_seconds(const ProposalKind& kind, const Proposal& proposal) {
  if (proposal.draft.repeats || proposal.seconds.size() >= kind.seconds) return {};
  return refuse(Refusal::seconds_missing, kind.seconds - proposal.seconds.size());
}

}  // namespace

Result<Change> judge(const Judging& judging, const ProposalAnnounced& body) {
  YORIAI_CHECK(require_announcers(judging, body));
  YORIAI_TRY(const auto* proposal, find_proposal(judging.state, body.proposal));
  if (proposal->phase != Phase::draft) return refuse(Refusal::not_a_draft);
  YORIAI_CHECK(require_not_outdated(judging, *proposal));
  const auto kind = kinds_of(proposal->draft, false, judging.charter()).front();
  YORIAI_CHECK(require_seconds(kind, *proposal));
  if (body.wording_hash != proposal->draft.wording.hash) return refuse(Refusal::wording_differs);
  if (!is_supported(body.visibility, judging.charter(), proposal->draft.method)) {
    return refuse(Refusal::visibility_unsupported);
  }
  if (!allows(kind, body.visibility)) return refuse(Refusal::visibility_not_allowed);
  YORIAI_CHECK(require_good_sealing(judging, body));
  const auto notice = proposal->draft.repeats ? kind.repeat_notice : kind.notice;
  YORIAI_CHECK(require_good_times(judging, notice, body));
  return Change{Announcement{proposal->draft.number, body, receipts_needed(judging.state)}};
}

Result<Change> judge(const Judging& judging, const ProposalWithdrawn& body) {
  YORIAI_CHECK(require_active_author(judging));
  YORIAI_TRY(const auto* proposal, find_proposal(judging.state, body.proposal));
  const bool pending = proposal->phase == Phase::draft || proposal->phase == Phase::announced;
  if (!pending) return refuse(Refusal::too_late_to_withdraw);
  const bool own_draft =
      proposal->phase == Phase::draft && proposal->author == judging.author->number;
  if (own_draft) {
    YORIAI_CHECK(require_no_cosigners(judging));
  } else {
    YORIAI_CHECK(require_signers(judging, Role::steward, judging.charter().stewards_needed, {}));
    if (body.reason.empty()) return refuse(Refusal::reason_missing);
  }
  return Change{Withdrawal{proposal->draft.number}};
}

}  // namespace yoriai::core::detail
