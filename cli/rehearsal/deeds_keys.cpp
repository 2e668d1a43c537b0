#include "cli/rehearsal/deeds.h"

namespace yoriai::cli {
namespace {

// The new keys of a person, and that they sign after everybody else.
std::vector<core::NewKey> new_keys(Stage& stage, const std::string& person,
                                   const std::vector<std::string>& devices, Deed& deed) {
  std::vector<core::NewKey> keys;
  for (const auto& device : devices) {
    keys.push_back(stage.new_key(person, device));
    deed.signers.push_back(stage.cast().device(person, device));
  }
  return keys;
}

}  // namespace

Deeds deeds_of(Stage& stage, const AddDevice& action) {
  YORIAI_TRY(const Player* player, stage.person(action.person));
  YORIAI_TRY(const auto* own, stage.key_of(*player));
  Deed deed;
  deed.signers = {own};
  const auto keys = new_keys(stage, action.person, {action.device}, deed);
  deed.body = core::KeyAdded{keys.front()};
  return just(std::move(deed));
}

Deeds deeds_of(Stage& stage, const ReplaceKeys& action) {
  YORIAI_TRY(const Player* player, stage.person(action.person));
  Deed deed;
  if (action.recovered) {
    YORIAI_TRY(deed.signers, stage.office(core::Role::registrar, stage.charter().recovery_needed,
                                          action.by, player->number));
  } else {
    YORIAI_TRY(const auto* own, stage.key_of(*player));
    deed.signers = {own};
  }
  core::KeysReplaced body;
  body.member = player->number;
  const auto* member = stage.state().members().find(player->number);
  body.generation = core::KeyGeneration{static_cast<std::uint16_t>(member->generation.value + 1)};
  body.keys = new_keys(stage, action.person, action.devices, deed);
  deed.body = std::move(body);
  return just(std::move(deed));
}

Deeds deeds_of(Stage& stage, const ChangeRole& action) {
  YORIAI_TRY(const Player* player, stage.person(action.person));
  core::RoleChanged body;
  body.change = {player->number, action.role, action.grant};
  std::size_t signers = stage.charter().stewards_needed;
  if (action.decided_by) {
    YORIAI_TRY(const core::Proposal* proposal, stage.proposal(action.decided_by));
    body.proposal = proposal->id;
    signers = 1;
  }
  Deed deed;
  YORIAI_TRY(deed.signers, stage.office(core::Role::steward, signers, action.by));
  deed.body = body;
  return just(std::move(deed));
}

}  // namespace yoriai::cli
