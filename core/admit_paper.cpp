// Ballots that others enter: named papers, with two helpers, by a guardian or a proxy
// (specs/events.md, kind 19).
#include <algorithm>
#include <bit>

#include "core/detail/judging_ballots.h"
#include "core/limits.h"

namespace yoriai::core::detail {
namespace {

struct Entering {
  const Judging& judging;
  const PaperEntered& body;
  const Proposal& proposal;

  [[nodiscard]] const ChannelRule& rule() const { return proposal.charter->rules.channels; }
  [[nodiscard]] const Members& members() const { return judging.state.members(); }
};

Status require_channel(const Entering& entering) {
  const auto channel = entering.body.channel;
  const bool allowed = channel == Channel::paper || channel == Channel::guardian ||
                       (channel == Channel::assisted && entering.rule().helper_roles != 0) ||
                       (channel == Channel::proxy && entering.rule().proxy_cap != 0);
  if (!allowed) return refuse(Refusal::channel_not_allowed);
  return {};
}

bool may_help(const Entering& entering, const Member& member) {
  return member.active() && (member.roles & entering.rule().helper_roles) != 0;
}

const Member* helper_with(const Entering& entering, const PublicKey& key) {
  const auto* owner = entering.members().owner(key);
  if (owner == nullptr || owner->role != KeyRole::member || owner->retired) return nullptr;
  const auto* member = entering.members().find(owner->member);
  return may_help(entering, *member) ? member : nullptr;
}

// The author and one more, two different people.
Status require_two_helpers(const Entering& entering) {
  if (!may_help(entering, *entering.judging.author)) {
    const auto roles = static_cast<unsigned>(entering.rule().helper_roles);
    return refuse(Refusal::role_missing, static_cast<std::uint64_t>(std::countr_zero(roles)));
  }
  const auto& cosigners = entering.judging.cosigners();
  if (cosigners.size() > 1) return refuse(Refusal::cosigner_unexpected);
  const auto* second = cosigners.empty() ? nullptr : helper_with(entering, cosigners.front());
  if (second == nullptr || second == entering.judging.author) {
    return refuse(Refusal::cosigner_missing);
  }
  return {};
}

// A guardian's own device needs nobody else; every other paper has two who saw it.
Status require_right_signers(const Entering& entering) {
  const auto& body = entering.body;
  if (body.channel == Channel::assisted) return require_two_helpers(entering);
  if (body.channel == Channel::guardian && body.slip == 0) {
    return require_no_cosigners(entering.judging);
  }
  return require_signers(entering.judging, Role::clerk, kClerks, {});
}

bool is_guardian(const Entering& entering) {
  const auto& body = entering.body;
  const auto guardian = entering.members().find(body.voter)->guardian;
  const bool own_device = body.slip == 0;
  return body.speaker != kNobody && body.speaker == guardian &&
         !entering.members().find(guardian)->gone() &&
         (!own_device || entering.judging.author->number == guardian);
}

bool is_proxy(const Entering& entering) {
  const auto speaker = entering.body.speaker;
  return speaker != entering.body.voter &&
         position_in(entering.proposal.box.roll(), speaker).has_value() &&
         !entering.members().find(speaker)->gone();
}

Status require_right_speaker(const Entering& entering) {
  const auto channel = entering.body.channel;
  const bool good = channel == Channel::guardian ? is_guardian(entering)
                    : channel == Channel::proxy  ? is_proxy(entering)
                                                 : entering.body.speaker == kNobody;
  if (!good) return refuse(Refusal::speaker_wrong);
  return {};
}

// As far as the book knows: what it does not know of families, both helpers attest.
bool is_party(const Entering& entering, const Member& helper) {
  const auto& voter = *entering.members().find(entering.body.voter);
  const auto& draft = entering.proposal.draft;
  const bool same_household = voter.household.value != 0 && voter.household == helper.household;
  return helper.number == voter.number || helper.number == voter.guardian || same_household ||
         helper.number == entering.proposal.author ||
         (draft.role_change && draft.role_change->member == helper.number);
}

std::vector<Helped> helped_by(const Entering& entering) {
  const auto& body = entering.body;
  if (body.channel == Channel::proxy) return {{Channel::proxy, body.speaker, body.voter}};
  if (body.channel != Channel::assisted) return {};
  const auto* second = helper_with(entering, entering.judging.cosigners().front());
  return {{Channel::assisted, entering.judging.author->number, body.voter},
          {Channel::assisted, second->number, body.voter}};
}

Status require_good_help(const Entering& entering, const std::vector<Helped>& helped) {
  const bool assisted = entering.body.channel == Channel::assisted;
  for (const auto& one : helped) {
    if (assisted && is_party(entering, *entering.members().find(one.helper))) {
      return refuse(Refusal::helper_is_party);
    }
  }
  if (assisted != entering.body.attested) return refuse(Refusal::attestation_missing);
  const auto cap = assisted ? entering.rule().helper_cap : entering.rule().proxy_cap;
  for (const auto& one : helped) {
    if (entering.proposal.box.papers().others_helped(one) >= cap) {
      return refuse(Refusal::helped_too_many, cap);
    }
  }
  return {};
}

// A late paper that receipts are added to has left its traces already.
bool is_in_book(const Entering& entering) {
  return entering.judging.state.holds_event(entering.judging.event.id());
}

// Every paper has a number of its own; that the guardian's device has none is settled before.
Status require_new_slip(const Entering& entering) {
  const auto& body = entering.body;
  if (body.slip == 0 && body.channel == Channel::guardian) return {};
  if (body.slip < 1 || body.slip > kMaxSlip) return refuse(Refusal::slip_out_of_range, kMaxSlip);
  const bool used = entering.proposal.box.papers().slip_used(body.slip);
  if (used && !is_in_book(entering)) return refuse(Refusal::slip_used);
  return {};
}

// A paper has no key of the voter's; only a guardian's own device can be a thief's.
KeyGeneration generation_of(const Entering& entering) {
  const bool own_device = entering.body.channel == Channel::guardian && entering.body.slip == 0;
  return own_device ? entering.judging.author_generation : KeyGeneration{};
}

}  // namespace

Result<Vote> judge_paper(const Judging& judging, const PaperEntered& body, Coming how) {
  YORIAI_CHECK(require_active_author(judging));
  YORIAI_TRY(const auto* proposal, find_proposal(judging.state, body.proposal));
  YORIAI_CHECK(require_open(judging, *proposal));
  const Entering entering{judging, body, *proposal};
  YORIAI_CHECK(require_channel(entering));
  YORIAI_CHECK(require_right_signers(entering));
  YORIAI_TRY(const auto position, require_voter(judging.state, *proposal, body.voter));
  YORIAI_CHECK(require_right_speaker(entering));
  auto helped = helped_by(entering);
  YORIAI_CHECK(require_good_help(entering, helped));
  YORIAI_CHECK(require_new_slip(entering));
  YORIAI_TRY(const auto timeliness,
             judge_what_it_says(judging, *proposal, position,
                                {body.revision, body.ballot, body.slip != 0}, how));
  const RegisterRank rank{body.channel, generation_of(entering), body.revision, judging.event.id()};
  auto trace = is_in_book(entering) ? PaperTrace{} : PaperTrace{body.slip, std::move(helped)};
  CastBallot cast{rank, body.ballot};
  if (cast.ballot.form == BallotForm::spoilt) cast.ballot.spoilt_by = SpoiltBy::on_paper;
  return Vote{proposal->draft.number, position, timeliness, std::move(cast), std::move(trace)};
}

Result<Change> judge(const Judging& judging, const PaperEntered& body) {
  YORIAI_TRY(auto vote, judge_paper(judging, body, Coming::by_itself));
  return Change{std::move(vote)};
}

}  // namespace yoriai::core::detail
