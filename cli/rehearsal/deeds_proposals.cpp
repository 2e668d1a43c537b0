#include "cli/rehearsal/deeds.h"
#include "core/sha256.h"

namespace yoriai::cli {
namespace {

ledger::Blob blob_of(const std::string& text) {
  const auto bytes = core::bytes_of(text);
  return {{core::sha256(bytes), bytes.size()}, {bytes.begin(), bytes.end()}};
}

Understood<std::optional<core::RoleChange>> role_change(
    const Stage& stage, const std::optional<Appointment>& appointment) {
  if (!appointment) return std::optional<core::RoleChange>{};
  YORIAI_TRY(const Player* player, stage.person(appointment->person));
  return std::optional(core::RoleChange{player->number, appointment->role, appointment->grant});
}

Understood<core::ProposalDrafted> draft_of(const Stage& stage, const Propose& action) {
  core::ProposalDrafted out;
  const auto drafted = static_cast<std::uint32_t>(stage.state().proposals().size());
  out.number = core::ProposalNumber{drafted + 1};
  YORIAI_TRY(out.kind, stage.kind(action.kind));
  YORIAI_TRY(out.topic, stage.topic(action.topic));
  out.method = action.method;
  out.title = action.title;
  out.options = action.options;
  out.costs = action.costs;
  out.credits = action.credits;
  out.negative = action.negative;
  out.purse = action.purse;
  out.spending = action.spending;
  if (action.amends) out.charter = stage.state().charter()->hash;
  YORIAI_TRY(out.role_change, role_change(stage, action.appointment));
  return out;
}

}  // namespace

Deeds deeds_of(Stage& stage, const Propose& action) {
  YORIAI_TRY(const Player* player, stage.person(action.person));
  YORIAI_TRY(const auto* key, stage.key_of(*player));
  YORIAI_TRY(core::ProposalDrafted body, draft_of(stage, action));
  Deed deed;
  deed.signers = {key};
  deed.blobs = {blob_of(action.wording.empty() ? action.title : action.wording)};
  body.wording = deed.blobs.front().name;
  deed.body = std::move(body);
  return just(std::move(deed));
}

Deeds deeds_of(Stage& stage, const Second& action) {
  YORIAI_TRY(const core::Proposal* proposal, stage.proposal(action.proposal));
  YORIAI_TRY(const auto people, stage.people(action.who, proposal->draft.number));
  std::vector<Deed> deeds;
  for (const Player* player : people) {
    YORIAI_TRY(const auto* key, stage.key_of(*player));
    deeds.push_back({core::ProposalSeconded{proposal->id}, {key}, {}, {}, {}});
  }
  return deeds;
}

Deeds deeds_of(Stage& stage, const Announce& action) {
  YORIAI_TRY(const Player* player, stage.person(action.person));
  YORIAI_TRY(const auto* key, stage.key_of(*player));
  YORIAI_TRY(const core::Proposal* proposal, stage.proposal(action.proposal));
  core::ProposalAnnounced body;
  body.proposal = proposal->id;
  body.wording_hash =
      action.wording.empty() ? proposal->draft.wording.hash : blob_of(action.wording).name.hash;
  body.opens_at = action.opens_at;
  body.closes_at = action.closes_at;
  body.grace = action.grace.value_or(stage.charter().min_grace);
  body.visibility = action.visibility;
  return just({body, {key}, {}, {}, {}});
}

Deeds deeds_of(Stage& stage, const Withdraw& action) {
  YORIAI_TRY(const Player* player, stage.person(action.person));
  YORIAI_TRY(const auto* key, stage.key_of(*player));
  YORIAI_TRY(const core::Proposal* proposal, stage.proposal(action.proposal));
  Deed deed;
  deed.signers = {key};
  if (proposal->author != player->number || proposal->phase != core::Phase::draft) {
    // Stewards together; the one who is named speaks first.
    const auto others = std::size_t{stage.charter().stewards_needed} - 1;
    YORIAI_TRY(const auto stewards,
               stage.office(core::Role::steward, others, action.by, player->number));
    deed.signers.insert(deed.signers.end(), stewards.begin(), stewards.end());
  }
  deed.body = core::ProposalWithdrawn{proposal->id, action.reason};
  return just(std::move(deed));
}

}  // namespace yoriai::cli
