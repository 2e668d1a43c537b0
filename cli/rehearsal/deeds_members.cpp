#include <fmt/format.h>

#include <algorithm>

#include "cli/rehearsal/deeds.h"
#include "core/sha256.h"
#include "ledger/event_codec.h"
#include "ledger/register_record.h"

namespace yoriai::cli {
namespace {

ledger::RegisterRecord record_of(const std::string& name) { return {name, {}, {}, {}, {}}; }

Understood<core::FoundingMember> founding_member(Stage& stage, const Newcomer& founder) {
  core::FoundingMember out;
  YORIAI_TRY(out.member_class, stage.member_class(founder.member_class));
  YORIAI_TRY(out.commitment, commitment_of(stage, founder.name));
  out.household = founder.household;
  out.roles = founder.roles;
  std::sort(out.roles.begin(), out.roles.end());
  for (const auto& device : founder.devices) {
    out.keys.push_back(stage.new_key(founder.name, device));
  }
  return out;
}

Understood<core::MemberAdmitted> admission(Stage& stage, const Newcomer& newcomer,
                                           core::MemberNumber number) {
  core::MemberAdmitted out;
  out.number = number;
  YORIAI_TRY(out.member_class, stage.member_class(newcomer.member_class));
  YORIAI_TRY(out.commitment, commitment_of(stage, newcomer.name));
  out.household = newcomer.household;
  if (!newcomer.guardian.empty()) {
    YORIAI_TRY(const Player* guardian, stage.person(newcomer.guardian));
    out.guardian = guardian->number;
  }
  for (const auto& device : newcomer.devices) {
    out.keys.push_back(stage.new_key(newcomer.name, device));
  }
  return out;
}

std::function<void()> arrival(Stage& stage, const Player& player) {
  return [&stage, player] {
    stage.cast().add(player);
    put_into_register(stage, player.name, player.number);
  };
}

Deeds arrivals(Stage& stage, const std::vector<Newcomer>& newcomers,
               const std::vector<std::string>& by, bool crowd) {
  std::vector<Deed> deeds;
  std::uint32_t number = stage.state().members().next().value;
  for (const Newcomer& newcomer : newcomers) {
    YORIAI_TRY(auto body, admission(stage, newcomer, core::MemberNumber{number}));
    Deed deed;
    YORIAI_TRY(deed.signers,
               stage.office(core::Role::registrar, stage.registrars_at(number - 1), by));
    for (const auto& device : newcomer.devices) {
      deed.signers.push_back(stage.cast().device(newcomer.name, device));
    }
    const auto& member_class = stage.charter().classes[body.member_class.value].name;
    deed.then = arrival(stage, {newcomer.name, core::MemberNumber{number}, member_class, crowd});
    deed.body = std::move(body);
    deeds.push_back(std::move(deed));
    ++number;
  }
  return deeds;
}

struct FieldAndValue {
  core::MemberField what;
  std::uint32_t value;
};

Understood<FieldAndValue> field_of(const Stage& stage, const ChangeMember& action) {
  using core::MemberField;
  if (const auto* status = std::get_if<core::MemberStatus>(&action.to)) {
    return FieldAndValue{MemberField::status, static_cast<std::uint32_t>(*status)};
  }
  if (const auto* household = std::get_if<core::HouseholdNumber>(&action.to)) {
    return FieldAndValue{MemberField::household, household->value};
  }
  if (const auto* next = std::get_if<NewClass>(&action.to)) {
    YORIAI_TRY(const auto index, stage.member_class(next->name));
    return FieldAndValue{MemberField::member_class, index.value};
  }
  const auto& guardian = std::get<NewGuardian>(action.to).name;
  if (guardian.empty()) return FieldAndValue{MemberField::guardian, 0};
  YORIAI_TRY(const Player* player, stage.person(guardian));
  return FieldAndValue{MemberField::guardian, player->number.value};
}

}  // namespace

Deeds just(Deed deed) {
  std::vector<Deed> one;
  one.push_back(std::move(deed));
  return one;
}

Understood<core::Commitment> commitment_of(const Stage& stage, const std::string& name) {
  if (ledger::fault_in(record_of(name))) {
    return core::Unexpected<Words>{
        {fmt::format("「{}」は名前に使えません（長すぎるか、使えない文字があります）。", name),
         fmt::format("\"{}\" cannot be a name: too long, or with characters not allowed", name)}};
  }
  return ledger::commitment_to(stage.secrets().register_salt(name), record_of(name));
}

void put_into_register(Stage& stage, const std::string& name, core::MemberNumber number) {
  const auto record = ledger::encode_register_record(record_of(name));
  const auto salted = ledger::salt_register_record(stage.secrets().register_salt(name), record);
  stage.venue().keep({number, salted});
}

Deeds founding_deed(Stage& stage, const Script& script, const std::vector<Newcomer>& founders) {
  core::Founded body;
  body.rehearsal = true;
  body.rules_version = core::kRulesVersion;
  body.host = script.host;
  body.charter = std::make_shared<const core::FrozenCharter>(
      core::FrozenCharter{stage.charter(), core::sha256(ledger::encode_charter(stage.charter()))});
  Deed deed;
  for (const StagePeer& peer : stage.peers()) {
    body.peers.push_back(introduced(peer.operator_name, peer.keys));
    deed.signers.push_back(&peer.keys.node);
  }
  std::vector<Player> players;
  for (const Newcomer& founder : founders) {
    YORIAI_TRY(auto member, founding_member(stage, founder));
    const auto& roles = member.roles;
    const bool signs = std::find(roles.begin(), roles.end(), core::Role::steward) != roles.end() &&
                       !founder.devices.empty();
    if (signs) {
      deed.signers.push_back(stage.cast().device(founder.name, founder.devices.front()));
    }
    const auto& member_class = stage.charter().classes[member.member_class.value].name;
    const core::MemberNumber number{static_cast<std::uint32_t>(players.size()) + 1};
    players.push_back({founder.name, number, member_class, false});
    body.members.push_back(std::move(member));
  }
  deed.body = std::move(body);
  deed.then = [&stage, players] {
    for (const Player& player : players) arrival(stage, player)();
  };
  return just(std::move(deed));
}

Deeds deeds_of(Stage& stage, const Join& action) {
  return arrivals(stage, action.newcomers, action.by, false);
}

Deeds deeds_of(Stage& stage, const JoinCrowd& action) {
  YORIAI_TRY(const auto index, stage.member_class(action.member_class));
  const std::string& name = stage.charter().classes[index.value].name;
  const std::uint32_t before = stage.cast().crowd_size(name);
  std::vector<Newcomer> newcomers;
  for (std::uint32_t i = 1; i <= action.count; ++i) {
    const auto devices =
        action.without_keys ? std::vector<std::string>{} : std::vector<std::string>{"phone"};
    newcomers.push_back({fmt::format("{} {}", name, before + i),
                         name,
                         devices,
                         action.household,
                         action.guardian,
                         {}});
  }
  return arrivals(stage, newcomers, {}, true);
}

Deeds deeds_of(Stage& stage, const ChangeMember& action) {
  YORIAI_TRY(const auto people, stage.people(action.who, std::nullopt));
  YORIAI_TRY(const auto field, field_of(stage, action));
  const auto needed = stage.registrars_at(stage.state().members().all().size());
  YORIAI_TRY(const auto signers, stage.office(core::Role::registrar, needed, action.by));
  std::vector<Deed> deeds;
  deeds.reserve(people.size());
  for (const Player* player : people) {
    deeds.push_back(
        {core::MemberChanged{player->number, field.what, field.value}, signers, {}, {}, {}});
  }
  return deeds;
}

}  // namespace yoriai::cli
