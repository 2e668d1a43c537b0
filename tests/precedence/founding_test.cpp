// Kind 1: specs/events.md section 4.1.
#include <gtest/gtest.h>

#include "core/limits.h"
#include "core/sha256.h"
#include "ledger/event_codec.h"
#include "tests/precedence/scene.h"

namespace yoriai::tests {
namespace {

using core::KeyRole;
using core::Refusal;
using core::Role;

core::Founded& founded(Scene& s) { return s.body<core::Founded>(); }

core::NewKey founding_key(KeyRole role, const std::string& name) {
  return ledger::introduce(core::LedgerId{}, role, key_named(name));
}

void change_charter(Scene& s, const std::function<void(core::Charter&)>& change) {
  core::Charter charter = founded(s).charter->rules;
  change(charter);
  founded(s).charter = std::make_shared<core::FrozenCharter>(
      core::FrozenCharter{charter, core::sha256(ledger::encode_charter(charter))});
}

// More than a body may bring in for one member; the first stays the one that signs.
void add_nine_keys(Scene& s) {
  for (int i = 0; i < 9; ++i) {
    founded(s).members[1].keys.push_back(
        founding_key(KeyRole::member, "ninth/" + std::to_string(i)));
  }
}

// Nobody has founded anything; a village stands by only for who may ask it.
Scene founding_scene() {
  Scene s = scene(std::make_unique<Village>(), Village::founding({}));
  s.unfounded = true;
  return s;
}

Order<Scene> founding_order() {
  Faults faults = {
      {Refusal::already_founded, [](Scene& s) { s.unfounded = false; }},
      {Refusal::wrong_ledger, [](Scene& s) { s.attempt.ledger = s.village->state().ledger(); }},
      {Refusal::receipt_invalid,
       [](Scene& s) {
         s.attempt.receipts = {{&Village::node_key(), s.attempt.at, {}}};
       }},
      {Refusal::rules_version_unknown,
       [](Scene& s) { founded(s).rules_version = core::RulesVersion{2}; }},
      {Refusal::host_ill_formed, [](Scene& s) { founded(s).host = "Village"; }},
      {Refusal::charter_ill_formed,
       [](Scene& s) { change_charter(s, [](core::Charter& c) { c.name.clear(); }); }},
      {Refusal::peers_unsupported, [](Scene& s) { founded(s).peers.clear(); }},
      {Refusal::quorum_unsafe,
       [](Scene& s) { change_charter(s, [](core::Charter& c) { c.liars_survived = 1; }); }},
      {Refusal::class_unknown,
       [](Scene& s) { founded(s).members[0].member_class = core::ClassIndex{9}; }},
      {Refusal::commitment_reused,
       [](Scene& s) { founded(s).members[1].commitment = founded(s).members[0].commitment; }},
      {Refusal::key_in_use,
       [](Scene& s) { founded(s).members[0].keys.push_back(founded(s).members[1].keys[0]); }},
      {Refusal::too_many_keys, add_nine_keys},
      {Refusal::role_unknown, [](Scene& s) { founded(s).members[2].roles.push_back(Role::clerk); }},
      {Refusal::role_holders_missing,
       [](Scene& s) {
         founded(s).members[0].roles = {Role::steward, Role::registrar};
       }},
      {Refusal::author_unknown, [](Scene& s) { s.attempt.signers[0] = &key_named("stranger"); }},
      {Refusal::cosigner_unexpected, add_cosigner},
      {Refusal::cosigner_missing, drop_first_cosigner},
  };
  return {"Founded", founding_scene, judge, std::move(faults), {kMoreOrFewer}};
}

TEST(Precedence, Founded) { check(founding_order()); }

// The other ways to the same codes.
void expect_founding_refused(const std::function<void(Scene&)>& spoil, const char* code) {
  Scene s = founding_scene();
  spoil(s);
  EXPECT_EQ(named(judge(s)), code);
}

TEST(FoundingRefused, EveryStewardNeedsAKey) {
  expect_founding_refused([](Scene& s) { founded(s).members[2].keys.clear(); },
                          "role_holders_missing");
}

TEST(FoundingRefused, RolesThatDoNotAscend) {
  expect_founding_refused(
      [](Scene& s) {
        founded(s).members[2].roles = {Role::registrar, Role::steward};
      },
      "role_unknown");
}

// Four peers of four operators, three of whom decide.
Scene many_peers_scene() {
  Scene s = scene(std::make_unique<Village>(), Village::founding(four_peers()));
  s.unfounded = true;
  return s;
}

TEST(Founding, SeveralPeersSignTogether) {
  Scene s = many_peers_scene();
  EXPECT_EQ(named(judge(s)), "fine");
}

TEST(FoundingRefused, APeerThatDoesNotSignInItsPlace) {
  Scene missing = many_peers_scene();
  missing.attempt.signers.erase(missing.attempt.signers.begin() + 2);
  EXPECT_EQ(named(judge(missing)), "cosigner_missing");
  Scene swapped = many_peers_scene();
  std::swap(swapped.attempt.signers[1], swapped.attempt.signers[2]);
  EXPECT_EQ(named(judge(swapped)), "cosigner_missing");
}

TEST(FoundingRefused, OperatorsWhoRunMoreThanMayLie) {
  Scene twice = many_peers_scene();
  founded(twice).peers[1].operator_name = founded(twice).peers[0].operator_name;
  EXPECT_EQ(named(judge(twice)), "quorum_unsafe");
  Scene nameless = many_peers_scene();
  founded(nameless).peers[3].operator_name.clear();
  EXPECT_EQ(named(judge(nameless)), "quorum_unsafe");
}

TEST(FoundingRefused, AStewardsSecondKeyDoesNotSign) {
  expect_founding_refused(
      [](Scene& s) {
        founded(s).members[1].keys.push_back(founding_key(KeyRole::member, "second device"));
        s.attempt.signers[2] = &key_named("second device");
      },
      "cosigner_missing");
}

}  // namespace
}  // namespace yoriai::tests
