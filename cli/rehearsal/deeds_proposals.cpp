#include <algorithm>

#include "cli/charter_file.h"
#include "cli/rehearsal/deeds.h"
#include "core/sha256.h"
#include "ledger/ballot_seal.h"
#include "ledger/event_codec.h"

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

Understood<core::CharterRef> amended_by(const Stage& stage, const std::string& file) {
  if (file.empty()) return core::CharterRef{};
  const auto charter = load_charter(stage.path_of(file), stage.state().charter()->rules.name);
  if (!charter) return core::Unexpected<Words>{describe(charter.error())};
  const auto hash = core::sha256(ledger::encode_charter(*charter));
  return core::CharterRef(
      std::make_shared<const core::FrozenCharter>(core::FrozenCharter{*charter, hash}));
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
  for (const auto& name : action.recused) {
    YORIAI_TRY(const Player* player, stage.person(name));
    out.recused.push_back(player->number);
  }
  std::ranges::sort(out.recused);
  for (const auto& name : action.also) {
    YORIAI_TRY(const core::KindIndex kind, stage.kind(name));
    out.also.push_back(kind);
  }
  std::ranges::sort(out.also);
  YORIAI_TRY(out.amended, amended_by(stage, action.amended));
  return out;
}

// Of a tie, only what is left of it.
core::ProposalDrafted same_again(const core::Proposal& earlier) {
  auto out = earlier.draft;
  out.repeats = earlier.id;
  if (earlier.leaders.empty()) return out;
  out.options.clear();
  for (const auto option : earlier.leaders) {
    out.options.push_back(earlier.draft.options[option.value]);
  }
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

Deeds deeds_of(Stage& stage, const PutInForce& action) {
  YORIAI_TRY(const Player* player, stage.person(action.person));
  YORIAI_TRY(const auto* key, stage.key_of(*player));
  YORIAI_TRY(const core::Proposal* proposal, stage.proposal(action.proposal));
  Deed deed;
  deed.signers = {key};
  const auto others = std::size_t{stage.charter().stewards_needed} - 1;
  YORIAI_TRY(const auto stewards,
             stage.office(core::Role::steward, others, action.by, player->number));
  deed.signers.insert(deed.signers.end(), stewards.begin(), stewards.end());
  deed.body = core::CharterInForce{proposal->id};
  return just(std::move(deed));
}

Deeds deeds_of(Stage& stage, const ProposeAgain& action) {
  YORIAI_TRY(const Player* player, stage.person(action.person));
  YORIAI_TRY(const auto* key, stage.key_of(*player));
  YORIAI_TRY(const core::Proposal* earlier, stage.proposal(action.earlier));
  auto body = same_again(*earlier);
  body.number.value = static_cast<std::uint32_t>(stage.state().proposals().size() + 1);
  if (!action.title.empty()) body.title = action.title;
  Deed deed;
  deed.signers = {key};
  const auto wording = stage.store().blob(stage.state().ledger(), body.wording);
  if (wording) deed.blobs = {{body.wording, *wording}};
  deed.body = std::move(body);
  return just(std::move(deed));
}

Deeds deeds_of(Stage& stage, const CastingVote& action) {
  YORIAI_TRY(const Player* player, stage.person(action.person));
  YORIAI_TRY(const auto* key, stage.key_of(*player));
  YORIAI_TRY(const core::Proposal* proposal, stage.proposal(action.proposal));
  return just({core::CastingVote{proposal->id, action.passes}, {key}, {}, {}, {}});
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

namespace {

// Three days are what people usually have to open a vote.
constexpr core::Duration kOpenWithin{3ULL * 24 * 3600 * 1000};

// Each with the key of their first device, ascending by member.
Understood<std::vector<core::Opener>> openers_of(const Stage& stage, const Announce& action,
                                                 const core::ProposalId& proposal) {
  std::vector<core::Opener> out;
  for (const auto& name : action.openers) {
    YORIAI_TRY(const Player* player, stage.person(name));
    YORIAI_TRY(const auto* key, stage.key_of(*player));
    out.push_back({player->number, ledger::seal_key(*key, proposal)});
  }
  std::ranges::sort(out, {}, &core::Opener::member);
  return out;
}

// Those who do not sign anyway.
Understood<bool> add_openers(const Stage& stage, const Announce& action, Deed& deed) {
  for (const auto& name : action.openers) {
    YORIAI_TRY(const Player* player, stage.person(name));
    YORIAI_TRY(const auto* key, stage.key_of(*player));
    const bool signs = std::ranges::find(deed.signers, key) != deed.signers.end();
    if (!signs) deed.signers.push_back(key);
  }
  return true;
}

}  // namespace

Deeds deeds_of(Stage& stage, const OpenSeal& action) {
  YORIAI_TRY(const Player* player, stage.person(action.person));
  YORIAI_TRY(const auto* key, stage.key_of(*player));
  YORIAI_TRY(const core::Proposal* proposal, stage.proposal(action.proposal));
  YORIAI_TRY(const Player* other,
             stage.person(action.key_of.empty() ? action.person : action.key_of));
  YORIAI_TRY(const auto* others_key, stage.key_of(*other));
  const core::SealOpened body{proposal->id, ledger::seal_secret(*others_key, proposal->id)};
  return just({body, {key}, {}, {}, {}});
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
  YORIAI_TRY(body.openers, openers_of(stage, action, proposal->id));
  if (body.visibility == core::Visibility::sealed) {
    body.open_within = action.open_within.value_or(kOpenWithin);
  }
  Deed deed{body, {key}, {}, {}, {}};
  if (!proposal->draft.recused.empty()) {
    // Stewards sign for who is left off the roll, the facilitator among them if they are one.
    const bool is_one = stage.state().members().find(player->number)->holds(core::Role::steward);
    const auto others = std::size_t{stage.charter().stewards_needed} - (is_one ? 1 : 0);
    YORIAI_TRY(const auto stewards, stage.office(core::Role::steward, others, {}, player->number));
    deed.signers.insert(deed.signers.end(), stewards.begin(), stewards.end());
  }
  YORIAI_CHECK(add_openers(stage, action, deed));
  return just(std::move(deed));
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
