// Kinds 4 and 5: specs/events.md sections 4.4 and 4.5.
#include "tests/precedence/scene.h"

namespace yoriai::tests {
namespace {

using core::Refusal;

core::KeysReplaced& replaced(Scene& s) { return s.body<core::KeysReplaced>(); }

// A key that another member has.
core::NewKey key_of_third(const Scene& s) {
  return ledger::introduce(s.attempt.ledger, core::KeyRole::member, *s.village->key_of(kThird));
}

Scene addition_scene() {
  auto village = village_of_four();
  Attempt attempt = village->key_addition(kVillager);
  return scene(std::move(village), std::move(attempt));
}

void fill_keys(Scene& s) {
  meanwhile(s, [](Village& village) {
    const auto& members = village.state().members();
    while (members.keys_of(*members.find(kVillager)).size() < 8) {
      village.enter(village.key_addition(kVillager));
    }
  });
}

Order<Scene> addition_order() {
  Faults faults = {
      {Refusal::author_not_active, suspend_author},
      {Refusal::cosigner_unexpected, add_cosigner},
      {Refusal::cosigner_missing, drop_first_cosigner},
      {Refusal::key_in_use,
       [](Scene& s) {
         s.body<core::KeyAdded>().key = key_of_third(s);
         s.attempt.signers.at(1) = s.village->key_of(kThird);
       }},
      {Refusal::too_many_keys, fill_keys},
  };
  return order_of_kind("KeyAdded", addition_scene, std::move(faults), {kMoreOrFewer});
}

TEST(Precedence, KeyAdded) { check(addition_order()); }

TEST(KeyAdded, AnotherKeyThanTheNewOneIsNotTheCosigner) {
  Scene s = addition_scene();
  s.attempt.signers.at(1) = s.village->key_of(kSteward);
  EXPECT_EQ(named(judge(s)), "cosigner_missing");
}

void bring(Scene& s, const core::NewKey& key) {
  replaced(s).keys.push_back(key);
  s.attempt.signers.push_back(&secret_of(key.key));
}

void bring_none(Scene& s) {
  const auto kept = s.attempt.signers.size() - replaced(s).keys.size();
  s.attempt.signers.resize(kept);
  replaced(s).keys.clear();
}

void bring_nine(Scene& s) {
  for (int i = 0; i < 8; ++i) bring(s, s.village->new_key());
}

Faults replacement_faults() {
  return {{Refusal::generation_not_next,
           [](Scene& s) { replaced(s).generation = core::KeyGeneration{2}; }},
          {Refusal::keys_missing, bring_none},
          {Refusal::key_in_use, [](Scene& s) { bring(s, key_of_third(s)); }},
          {Refusal::too_many_keys, bring_nine}};
}

const Apart kNoneIsNotUsed{Refusal::keys_missing, Refusal::key_in_use,
                           "without a new key none can be in use"};
const Apart kGoneIsKnown{Refusal::member_unknown, Refusal::step_not_legal,
                         "who has left or died is a member"};

// By a key of one's own. The author is the member, so the member is known and, when active, not
// gone.
Order<Scene> own_order() {
  Faults faults = {{Refusal::author_not_active, suspend_author},
                   {Refusal::cosigner_unexpected, add_cosigner},
                   {Refusal::cosigner_missing, drop_first_cosigner}};
  faults = joined(std::move(faults), replacement_faults());
  const auto good = [] {
    auto village = village_of_four();
    Attempt attempt = village->key_replacement(kVillager);
    return scene(std::move(village), std::move(attempt));
  };
  return order_of_kind("KeysReplaced by an own key", good, std::move(faults),
                       {kMoreOrFewer, kNoneIsNotUsed});
}

TEST(Precedence, KeysReplacedByAnOwnKey) { check(own_order()); }

Order<Scene> recovery_order() {
  Faults faults = {
      {Refusal::author_not_active, suspend_author},
      {Refusal::member_unknown, [](Scene& s) { replaced(s).member = kStranger; }},
      {Refusal::step_not_legal,
       [](Scene& s) {
         meanwhile(s, [](Village& village) {
           village.enter(village.change(kVillager, core::MemberField::status, 3));
         });
       }},
      {Refusal::role_missing,
       [](Scene& s) {
         core::MemberNumber fifth;
         meanwhile(s, [&](Village& village) { fifth = village.join(); });
         sign_as(s, fifth);
       }},
      {Refusal::cosigner_unexpected, add_cosigner},
      {Refusal::cosigner_missing, drop_first_cosigner},
  };
  faults = joined(std::move(faults), replacement_faults());
  const auto good = [] {
    auto village = village_of_four();
    Attempt attempt = village->key_recovery(kVillager);
    return scene(std::move(village), std::move(attempt));
  };
  return order_of_kind("KeysReplaced by registrars", good, std::move(faults),
                       {kGoneIsKnown, kMoreOrFewer, kNoneIsNotUsed});
}

TEST(Precedence, KeysReplacedByRegistrars) { check(recovery_order()); }

}  // namespace
}  // namespace yoriai::tests
