#include <algorithm>

#include "cli/rehearsal/deeds.h"
#include "core/sha256.h"

namespace yoriai::cli {
namespace {

constexpr std::size_t kClerks = 2;

Understood<std::vector<core::MemberNumber>> members_of(Stage& stage, const std::vector<Who>& all,
                                                       core::ProposalNumber about) {
  std::vector<core::MemberNumber> members;
  for (const Who& who : all) {
    YORIAI_TRY(const auto people, stage.people(who, about));
    for (const Player* player : people) members.push_back(player->number);
  }
  std::sort(members.begin(), members.end());
  return members;
}

Understood<bool> add_papers(const Stage& stage, const core::Proposal& proposal,
                            const PaperWords& words, core::CountEntered& body) {
  if (words.spoilt) {
    body.spoilt += words.count;
    return true;
  }
  YORIAI_TRY(auto ballot, ballot_of(stage, proposal, words.says));
  if (ballot.form == core::BallotForm::blank) {
    body.blank += words.count;
    return true;
  }
  body.papers.push_back({words.count, std::move(ballot.choices), std::move(ballot.votes)});
  return true;
}

// The clerk's key, then the chair's, unless the line says who signs.
Understood<std::vector<const ledger::SecretKey*>> clerk_and_chair(
    const Stage& stage, const std::vector<std::string>& by) {
  if (!by.empty()) return stage.office(core::Role::clerk, by.size(), by);
  YORIAI_TRY(auto signers, stage.office(core::Role::clerk, 1, {}));
  const auto* clerk = stage.state().members().owner(signers.front()->public_key());
  YORIAI_TRY(const auto chair, stage.office(core::Role::chair, 1, {}, clerk->member));
  signers.push_back(chair.front());
  return signers;
}

}  // namespace

Deeds deeds_of(Stage& stage, const CountBox& action) {
  YORIAI_TRY(const core::Proposal* proposal, stage.proposal(action.proposal));
  core::CountEntered body;
  body.proposal = proposal->id;
  body.station = action.station;
  YORIAI_TRY(body.house, stage.house(action.house));
  YORIAI_TRY(body.marked, members_of(stage, action.marked, proposal->draft.number));
  for (const PaperWords& words : action.papers) {
    YORIAI_CHECK(add_papers(stage, *proposal, words, body));
  }
  std::sort(body.papers.begin(), body.papers.end(), core::comes_before);
  body.issued = action.issued.value_or(static_cast<std::uint32_t>(body.marked.size()));
  Deed deed;
  YORIAI_TRY(deed.signers, stage.office(core::Role::clerk, kClerks, action.by));
  deed.body = std::move(body);
  return just(std::move(deed));
}

Deeds deeds_of(Stage& stage, const NotePresence& action) {
  YORIAI_TRY(const core::Proposal* proposal, stage.proposal(action.proposal));
  YORIAI_TRY(auto members, members_of(stage, {action.who}, proposal->draft.number));
  Deed deed;
  YORIAI_TRY(deed.signers, clerk_and_chair(stage, action.by));
  deed.body = core::PresenceNoted{proposal->id, std::move(members)};
  return just(std::move(deed));
}

Deeds deeds_of(Stage& stage, const PublishMinutes& action) {
  YORIAI_TRY(const core::Proposal* proposal, stage.proposal(action.proposal));
  YORIAI_TRY(const Player* chair, stage.person(action.person));
  Deed deed;
  YORIAI_TRY(const auto* key, stage.key_of(*chair));
  deed.signers = {key};
  const std::size_t clerks = action.by.empty() ? 1 : action.by.size();
  YORIAI_TRY(const auto others, stage.office(core::Role::clerk, clerks, action.by, chair->number));
  deed.signers.insert(deed.signers.end(), others.begin(), others.end());
  const auto bytes = core::bytes_of(action.text);
  deed.blobs = {{{core::sha256(bytes), bytes.size()}, {bytes.begin(), bytes.end()}}};
  core::MinutesPublished body{proposal->id, deed.blobs.front().name, action.effective_at, {}};
  if (!proposal->minutes.empty()) body.corrects = proposal->minutes.back().event;
  deed.body = body;
  return just(std::move(deed));
}

}  // namespace yoriai::cli
