#include "cli/rehearsal/paper_deed.h"

#include "cli/rehearsal/sealing.h"

namespace yoriai::cli {
namespace {

constexpr std::size_t kClerks = 2;

using Signers = std::vector<const ledger::SecretKey*>;

// The guardian alone with a device of their own; else two helpers, or two clerks.
Understood<Signers> signers_of(Stage& stage, const EnteredBy& how) {
  if (!how.no_paper) return stage.office(core::Role::clerk, kClerks, how.by);
  YORIAI_TRY(const Player* guardian, stage.person(how.speaker));
  YORIAI_TRY(const auto* key, stage.key_of(*guardian));
  return Signers{key};
}

core::KeyGeneration generation_of(const Stage& stage, const EnteredBy& how, const Signers& keys) {
  const auto* owner = stage.state().members().owner(keys.front()->public_key());
  return how.no_paper && owner != nullptr ? owner->generation : core::KeyGeneration{};
}

}  // namespace

Understood<Deed> paper_ballot(Stage& stage, const PaperDeed& paper) {
  const EnteredBy& how = *paper.action.entered;
  const core::ProposalId& proposal = paper.proposal.id;
  core::PaperEntered body;
  body.proposal = proposal;
  body.voter = paper.voter.number;
  body.channel = how.channel;
  body.attested = how.attested;
  if (!how.speaker.empty()) {
    YORIAI_TRY(const Player* speaker, stage.person(how.speaker));
    body.speaker = speaker->number;
  }
  body.slip = how.no_paper ? how.slip.value_or(0) : how.slip.value_or(paper.next_slip);
  Deed deed;
  YORIAI_TRY(deed.signers, signers_of(stage, how));
  const core::Scope scope{core::ScopeLevel::proposal, {}, proposal};
  const RegisterName of{body.voter, generation_of(stage, how, deed.signers), true, scope,
                        how.channel};
  body.revision = paper.action.revision.value_or(stage.cast().next_revision(of));
  const core::BallotPlace place{proposal, body.voter, body.channel, body.revision};
  YORIAI_TRY(body.ballot, as_entered(stage, paper.proposal, place, paper.ballot));
  const auto number = paper.proposal.draft.number;
  deed.then = [&stage, of, revision = body.revision, number, slip = body.slip] {
    stage.cast().said(of, revision);
    stage.cast().used(number, slip);
  };
  deed.body = std::move(body);
  return deed;
}

}  // namespace yoriai::cli
