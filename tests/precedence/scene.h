// An event about to be judged in a village, and the ways to spoil it that all kinds share.
#pragma once

#include "tests/precedence/order.h"
#include "tests/support/village.h"

namespace yoriai::tests {

struct Scene {
  std::unique_ptr<Village> village;
  Attempt attempt;
  core::ProposalId proposal;  // that the event is about, if any
  bool unfounded = false;     // judge it where there is no book yet

  template <class Body>
  Body& body() {
    return std::get<Body>(attempt.body);
  }
};

// Member numbers of village_of_four(), by what they are.
inline constexpr core::MemberNumber kFacilitator{1};  // steward and registrar too
inline constexpr core::MemberNumber kSteward{2};      // registrar too
inline constexpr core::MemberNumber kThird{3};        // steward and registrar too
inline constexpr core::MemberNumber kVillager{4};     // no role
inline constexpr core::MemberNumber kStranger{99};    // nobody

std::unique_ptr<Village> village_of_four();
Scene scene(std::unique_ptr<Village> village, Attempt attempt, core::ProposalId proposal = {});

// Signs, decodes, checks and judges; admit() and check() must agree.
core::Status judge(Scene& scene);

// The faults of specs/events.md section 3.D, then the kind's own.
using Faults = std::vector<Fault<Scene>>;
Faults in_any_kind(const Faults& own);
// One after the other.
Faults joined(Faults first, const Faults& then);
// Of an event that people in a role sign together; the one given does not hold it.
Faults wrong_signers(core::MemberNumber nobody_of_the_role);
std::vector<Apart> apart_in_any_kind(std::vector<Apart> own = {});
// A full order of a kind other than Founded.
Order<Scene> order_of_kind(const char* name, std::function<Scene()> good, Faults own,
                           std::vector<Apart> apart = {});

// Does something in the village at the time of its last entry.
template <class Act>
void meanwhile(Scene& scene, Act act) {
  const core::Instant now = scene.village->now();
  scene.village->sleep_until(scene.village->state().last_accepted_at());
  act(*scene.village);
  scene.village->sleep_until(now);
}

// The same reason wherever co-signers are asked for.
inline constexpr Apart kMoreOrFewer{
    core::Refusal::cosigner_unexpected, core::Refusal::cosigner_missing,
    "there are more co-signers than asked for, or not; more are not looked at one by one"};

// Common ways to spoil.
void suspend_author(Scene& scene);
void add_cosigner(Scene& scene);  // a stranger's key, last
void drop_first_cosigner(Scene& scene);
void sign_as(Scene& scene, core::MemberNumber author);
core::MemberNumber author_of(const Scene& scene);

}  // namespace yoriai::tests
