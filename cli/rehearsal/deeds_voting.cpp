#include <algorithm>

#include "cli/rehearsal/deeds.h"
#include "cli/rehearsal/paper_deed.h"
#include "cli/rehearsal/sealing.h"
#include "core/households.h"

namespace yoriai::cli {
namespace {

Understood<core::Ballot> choice(const Stage& stage, const core::Proposal& proposal,
                                const Choose& words) {
  core::Ballot out{core::BallotForm::choice, {}, {}};
  for (const OptionRef& ref : words.options) {
    YORIAI_TRY(const core::OptionIndex option, stage.option(proposal, ref));
    out.choices.push_back(option);
  }
  std::sort(out.choices.begin(), out.choices.end());
  return out;
}

Understood<core::Ballot> points(const Stage& stage, const core::Proposal& proposal,
                                const GivePoints& words) {
  core::Ballot out{core::BallotForm::choice, {}, {}};
  out.votes.resize(proposal.draft.options.size());
  for (const auto& [ref, votes] : words.votes) {
    YORIAI_TRY(const core::OptionIndex option, stage.option(proposal, ref));
    // One that is not there makes the ballot too long, which is for the rules to refuse.
    if (option.value >= out.votes.size()) out.votes.resize(option.value + std::size_t{1});
    out.votes[option.value] = votes;
  }
  return out;
}

Understood<core::Ballot> places(const Stage& stage, const core::Proposal& proposal,
                                const RankOptions& words) {
  core::Ballot out{core::BallotForm::choice, {}, {}};
  out.votes.resize(proposal.draft.options.size());
  std::int32_t place = 0;
  for (const auto& options : words.places) {
    ++place;
    for (const OptionRef& ref : options) {
      YORIAI_TRY(const core::OptionIndex option, stage.option(proposal, ref));
      if (option.value >= out.votes.size()) out.votes.resize(option.value + std::size_t{1});
      out.votes[option.value] = place;
    }
  }
  return out;
}

// Of the key that signs; the first for one that never got into the book.
core::KeyGeneration generation_of(const Stage& stage, const ledger::SecretKey& key) {
  const auto* owner = stage.state().members().owner(key.public_key());
  return owner == nullptr ? core::KeyGeneration{} : owner->generation;
}

Understood<core::Scope> scope_of(const Stage& stage, const ScopeWords& words) {
  core::Scope out;
  if (const auto* topic = std::get_if<OnTopic>(&words)) {
    out.level = core::ScopeLevel::topic;
    YORIAI_TRY(out.topic, stage.topic(topic->name));
  } else if (const auto* one = std::get_if<OnProposal>(&words)) {
    out.level = core::ScopeLevel::proposal;
    YORIAI_TRY(const core::Proposal* proposal, stage.proposal(one->proposal));
    out.proposal = proposal->id;
  } else if (std::holds_alternative<InAllScopes>(words)) {
    out = core::kAllScopes;
  }
  return out;
}

Understood<std::optional<core::ProposalNumber>> number_of(const Stage& stage,
                                                          const ScopeWords& words) {
  const auto* one = std::get_if<OnProposal>(&words);
  if (one == nullptr) return std::optional<core::ProposalNumber>{};
  YORIAI_TRY(const core::Proposal* proposal, stage.proposal(one->proposal));
  return std::optional(proposal->draft.number);
}

}  // namespace

Understood<core::Ballot> ballot_of(const Stage& stage, const core::Proposal& proposal,
                                   const BallotWords& words) {
  if (const auto* choose = std::get_if<Choose>(&words)) return choice(stage, proposal, *choose);
  if (const auto* give = std::get_if<GivePoints>(&words)) return points(stage, proposal, *give);
  if (const auto* rank = std::get_if<RankOptions>(&words)) return places(stage, proposal, *rank);
  if (const auto* say = std::get_if<SayYesNo>(&words)) {
    const core::OptionIndex answer{static_cast<std::uint16_t>(say->yes ? 1 : 0)};
    return core::Ballot{core::BallotForm::choice, {answer}, {}};
  }
  if (const auto* copy = std::get_if<CopyBox>(&words)) return copied_box(stage, proposal, copy->of);
  if (std::holds_alternative<Spoil>(words)) return core::Ballot{core::BallotForm::spoilt, {}, {}};
  const bool blank = std::holds_alternative<Abstain>(words);
  return core::Ballot{blank ? core::BallotForm::blank : core::BallotForm::withdrawn, {}, {}};
}

namespace {

// Notes the revision once the deed is in the book.
core::Revision revise(Stage& stage, Deed& deed, const RegisterName& of, const Vote& action) {
  const core::Revision revision = action.revision.value_or(stage.cast().next_revision(of));
  deed.then = [&stage, of, revision] { stage.cast().said(of, revision); };
  return revision;
}

Understood<Deed> own_ballot(Stage& stage, const core::Proposal& proposal, const Player& player,
                            const Vote& action, const core::Ballot& ballot) {
  Deed deed;
  YORIAI_TRY(const auto* key, stage.key_of(player, action.device));
  deed.signers = {key};
  auto voter = core::voter_for(proposal, *stage.state().members().find(player.number));
  if (!action.voter.empty()) {
    YORIAI_TRY(const Player* other, stage.person(action.voter));
    voter = other->number;
  }
  const core::Scope scope{core::ScopeLevel::proposal, {}, proposal.id};
  const auto generation = core::generation_for(proposal, voter, generation_of(stage, *key));
  const RegisterName of{voter, generation, true, scope};
  const core::Revision revision = revise(stage, deed, of, action);
  const core::BallotPlace place{proposal.id, voter, core::Channel::own, revision};
  YORIAI_TRY(auto said, as_entered(stage, proposal, place, ballot));
  deed.body = core::BallotCast{proposal.id, voter, revision, std::move(said)};
  return deed;
}

}  // namespace

Deeds deeds_of(Stage& stage, const Vote& action) {
  YORIAI_TRY(const core::Proposal* proposal, stage.proposal(action.proposal));
  YORIAI_TRY(const auto people, stage.people(action.who, proposal->draft.number));
  YORIAI_TRY(const core::Ballot ballot, ballot_of(stage, *proposal, action.ballot));
  std::vector<Deed> deeds;
  std::uint32_t slip = stage.cast().next_slip(proposal->draft.number);
  for (const Player* player : people) {
    const PaperDeed paper{*proposal, *player, action, ballot, slip++};
    YORIAI_TRY(Deed deed, action.entered ? paper_ballot(stage, paper)
                                         : own_ballot(stage, *proposal, *player, action, ballot));
    deed.received = action.received;
    deeds.push_back(std::move(deed));
  }
  return deeds;
}

Deeds deeds_of(Stage& stage, const Delegate& action) {
  YORIAI_TRY(const auto about, number_of(stage, action.scope));
  YORIAI_TRY(const core::Scope scope, scope_of(stage, action.scope));
  core::MemberNumber target = core::kNobody;
  if (!action.to.empty()) {
    YORIAI_TRY(const Player* delegate, stage.person(action.to));
    target = delegate->number;
  }
  YORIAI_TRY(const auto people, stage.people(action.who, about));
  std::vector<Deed> deeds;
  for (const Player* player : people) {
    Deed deed;
    YORIAI_TRY(const auto* key, stage.key_of(*player, action.device));
    deed.signers = {key};
    const RegisterName of{player->number, generation_of(stage, *key), false, scope};
    const core::Revision revision = action.revision.value_or(stage.cast().next_revision(of));
    deed.body = core::DelegationSet{player->number, scope, target, action.until, revision};
    deed.then = [&stage, of, revision] { stage.cast().said(of, revision); };
    deeds.push_back(std::move(deed));
  }
  return deeds;
}

}  // namespace yoriai::cli
