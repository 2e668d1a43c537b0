// Kinds 2 and 3: specs/events.md sections 4.2 and 4.3.
#include "tests/precedence/scene.h"

namespace yoriai::tests {
namespace {

using core::MemberField;
using core::Refusal;

core::MemberAdmitted& admitted(Scene& s) { return s.body<core::MemberAdmitted>(); }
core::MemberChanged& changed(Scene& s) { return s.body<core::MemberChanged>(); }

void bring(Scene& s, const core::NewKey& key) {
  admitted(s).keys.push_back(key);
  s.attempt.signers.push_back(&secret_of(key.key));
}

Scene admission_scene() {
  auto village = village_of_four();
  Attempt attempt = village->admission();
  return scene(std::move(village), std::move(attempt));
}

Order<Scene> admission_order() {
  Faults faults = wrong_signers(kVillager);
  faults.push_back({Refusal::member_number_not_next,
                    [](Scene& s) { admitted(s).number = core::MemberNumber{7}; }});
  faults.push_back(
      {Refusal::class_unknown, [](Scene& s) { admitted(s).member_class = core::ClassIndex{2}; }});
  faults.push_back({Refusal::guardian_unknown, [](Scene& s) { admitted(s).guardian = kStranger; }});
  faults.push_back({Refusal::commitment_reused, [](Scene& s) {
                      admitted(s).commitment =
                          s.village->state().members().find(kVillager)->commitment;
                    }});
  faults.push_back({Refusal::key_in_use, [](Scene& s) {
                      bring(s, ledger::introduce(s.attempt.ledger, core::KeyRole::member,
                                                 *s.village->key_of(kVillager)));
                    }});
  faults.push_back({Refusal::too_many_keys, [](Scene& s) {
                      for (int i = 0; i < 8; ++i) bring(s, s.village->new_key());
                    }});
  return order_of_kind("MemberAdmitted", admission_scene, std::move(faults), {kMoreOrFewer});
}

TEST(Precedence, MemberAdmitted) { check(admission_order()); }

Scene change_scene() {
  auto village = village_of_four();
  Attempt attempt = village->change(kVillager, MemberField::guardian, 2);
  return scene(std::move(village), std::move(attempt));
}

Order<Scene> change_order() {
  Faults faults = wrong_signers(kVillager);
  faults.push_back({Refusal::member_unknown, [](Scene& s) { changed(s).member = kStranger; }});
  faults.push_back(
      {Refusal::step_not_legal, [](Scene& s) {
         meanwhile(s, [](Village& v) { v.enter(v.change(kVillager, MemberField::status, 3)); });
       }});
  faults.push_back({Refusal::class_unknown, [](Scene& s) {
                      changed(s).what = MemberField::member_class;
                      changed(s).value = 2;
                    }});
  faults.push_back({Refusal::guardian_unknown, [](Scene& s) {
                      changed(s).what = MemberField::guardian;
                      changed(s).value = kStranger.value;
                    }});
  return order_of_kind("MemberChanged", change_scene, std::move(faults),
                       {kMoreOrFewer,
                        {Refusal::member_unknown, Refusal::step_not_legal,
                         "whether a step is legal depends on the member it is for"},
                        {Refusal::class_unknown, Refusal::guardian_unknown,
                         "one event changes a class or a guardian"}});
}

TEST(Precedence, MemberChanged) { check(change_order()); }

// The other ways to the same code.
TEST(StepNotLegal, EveryWay) {
  const std::vector<std::pair<MemberField, std::uint32_t>> changes = {
      {MemberField::status, 0},        {MemberField::status, 4},   {MemberField::member_class, 0},
      {MemberField::household, 0},     {MemberField::guardian, 0}, {MemberField::guardian, 4},
      {static_cast<MemberField>(4), 1}};
  for (const auto& [field, value] : changes) {
    auto village = village_of_four();
    Attempt attempt = village->change(kVillager, field, value);
    Scene s = scene(std::move(village), std::move(attempt));
    EXPECT_EQ(named(judge(s)), "step_not_legal") << static_cast<unsigned>(field) << " to " << value;
  }
}

}  // namespace
}  // namespace yoriai::tests
