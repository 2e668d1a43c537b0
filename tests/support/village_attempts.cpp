#include <algorithm>

#include "core/sha256.h"
#include "ledger/event_codec.h"
#include "tests/support/village.h"

namespace yoriai::tests {
namespace {

using Signers = std::vector<const ledger::SecretKey*>;

void append_secrets(Signers& signers, const std::vector<core::NewKey>& keys) {
  for (const core::NewKey& key : keys) signers.push_back(&secret_of(key.key));
}

core::Commitment commitment_number(std::uint64_t number) {
  const std::string text = "commitment " + std::to_string(number);
  return core::Commitment{core::sha256(core::bytes_of(text)).data};
}

core::NewKey founding_key(core::KeyRole role, const std::string& name) {
  return ledger::introduce(core::LedgerId{}, role, key_named(name));
}

core::FoundingMember founding_member(const Founder& founder, std::size_t number) {
  core::FoundingMember out{
      founder.member_class, commitment_number(1'000'000 + number), {}, {}, founder.roles};
  for (std::uint32_t i = 0; i < founder.keys; ++i) {
    out.keys.push_back(founding_key(core::KeyRole::member,
                                    "founder/" + std::to_string(number) + "/" + std::to_string(i)));
  }
  return out;
}

}  // namespace

Attempt Village::founding(const VillageSetup& setup) {
  core::Founded body;
  body.rehearsal = true;
  body.rules_version = core::kRulesVersion;
  body.host = "village.example";
  body.charter = std::make_shared<core::FrozenCharter>(
      core::FrozenCharter{setup.charter, core::sha256(ledger::encode_charter(setup.charter))});
  Signers signers;
  for (const auto& its_operator : setup.operators) {
    const auto peer = body.peers.size() + 1;
    const auto introduced = [peer](core::KeyRole role, const char* purpose) {
      return ledger::introduce(core::LedgerId{}, role, peer_key(peer, purpose));
    };
    body.peers.push_back({its_operator, introduced(core::KeyRole::node, "node"),
                          introduced(core::KeyRole::witness, "witness"),
                          introduced(core::KeyRole::log, "log")});
    signers.push_back(&peer_key(peer));
  }
  for (const Founder& founder : setup.founders) {
    body.members.push_back(founding_member(founder, body.members.size() + 1));
    const auto& roles = founder.roles;
    const bool steward = std::find(roles.begin(), roles.end(), core::Role::steward) != roles.end();
    if (steward) signers.push_back(&secret_of(body.members.back().keys.at(0).key));
  }
  return {std::move(body), std::move(signers), {}, setup.founded_at, {}};
}

Attempt Village::attempt(core::Body body, Signers signers) const {
  return {std::move(body), std::move(signers), state_->ledger(), now_, {}, lines_.size()};
}

const ledger::SecretKey* Village::key_of(core::MemberNumber member) const {
  const auto& members = state_->members();
  return &secret_of(members.keys_of(*members.find(member)).at(0));
}

core::NewKey Village::new_key() {
  return ledger::introduce(state_->ledger(), core::KeyRole::member,
                           key_named("fresh/" + std::to_string(++fresh_)));
}

Signers Village::holders(core::Role role, std::size_t count, core::MemberNumber except) const {
  Signers out;
  for (const core::Member& member : state_->members().all()) {
    if (out.size() == count) break;
    const auto keys = state_->members().keys_of(member);
    if (!member.active() || !member.holds(role) || keys.empty()) continue;
    if (member.number != except) out.push_back(&secret_of(keys.front()));
  }
  return out;
}

std::size_t Village::registrars_needed() const {
  const std::size_t least = state_->members().all().size() >= 5 ? 2 : 1;
  return std::max<std::size_t>(state_->charter()->rules.registrars_needed, least);
}

Attempt Village::admission(const Joining& joining) {
  core::MemberAdmitted body{
      state_->members().next(), joining.member_class, commitment_number(++fresh_),
      joining.household,        joining.guardian,     {}};
  for (std::uint32_t i = 0; i < joining.keys; ++i) body.keys.push_back(new_key());
  Signers signers = holders(core::Role::registrar, registrars_needed());
  append_secrets(signers, body.keys);
  return attempt(std::move(body), std::move(signers));
}

Attempt Village::change(core::MemberNumber member, core::MemberField what, std::uint32_t value) {
  return attempt(core::MemberChanged{member, what, value},
                 holders(core::Role::registrar, registrars_needed()));
}

Attempt Village::key_addition(core::MemberNumber member) {
  const core::NewKey key = new_key();
  return attempt(core::KeyAdded{key}, {key_of(member), &secret_of(key.key)});
}

Attempt Village::key_replacement(core::MemberNumber member, std::uint32_t keys) {
  core::KeysReplaced body{member, state_->members().find(member)->generation, {}};
  ++body.generation.value;
  for (std::uint32_t i = 0; i < keys; ++i) body.keys.push_back(new_key());
  Signers signers = {key_of(member)};
  append_secrets(signers, body.keys);
  return attempt(std::move(body), std::move(signers));
}

Attempt Village::key_recovery(core::MemberNumber member, std::uint32_t keys) {
  core::KeysReplaced body{member, state_->members().find(member)->generation, {}};
  ++body.generation.value;
  for (std::uint32_t i = 0; i < keys; ++i) body.keys.push_back(new_key());
  Signers signers =
      holders(core::Role::registrar, state_->charter()->rules.recovery_needed, member);
  append_secrets(signers, body.keys);
  return attempt(std::move(body), std::move(signers));
}

Attempt Village::role_change(core::MemberNumber member, core::Role role, bool grant) {
  return attempt(core::RoleChanged{{member, role, grant}, {}},
                 holders(core::Role::steward, state_->charter()->rules.stewards_needed));
}

}  // namespace yoriai::tests
