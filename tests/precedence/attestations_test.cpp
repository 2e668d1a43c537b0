// Kind 27: specs/events.md section 4.27.
#include <algorithm>
#include <set>

#include "core/limits.h"
#include "ledger/event_codec.h"
#include "tests/precedence/scene.h"

namespace yoriai::tests {
namespace {

using core::AttestationKind;
using core::Refusal;
using core::Role;

constexpr core::MemberNumber kAuditor{2};  // steward too

core::Attested& attested(Scene& s) { return s.body<core::Attested>(); }

std::unique_ptr<Village> village_with_auditor(VillageSetup setup = {}) {
  setup.charter.roles.push_back({Role::auditor, 1});
  std::ranges::sort(setup.charter.roles, {}, &core::RoleRule::role);
  setup.founders[1].roles.push_back(Role::auditor);
  auto village = std::make_unique<Village>(setup);
  village->join();
  return village;
}

Scene office_scene() {
  auto village = village_with_auditor();
  const auto proposal = village->propose(kFacilitator, question());
  Attempt attempt =
      village->attestation(kAuditor, Role::auditor, proposal.draft, AttestationKind::finding);
  return scene(std::move(village), std::move(attempt), proposal);
}

Scene peer_scene() {
  auto village = village_with_auditor(four_peers());
  const auto proposal = village->propose(kFacilitator, question());
  Attempt attempt = village->peer_attestation(2, proposal.draft);
  return scene(std::move(village), std::move(attempt), proposal);
}

core::EventId unknown_event() {
  core::EventId id;
  id.data[0] = std::byte{7};
  return id;
}

// By whoever says it here, and of the same thing.
void say_as_often_as_anybody_may(Scene& s) {
  meanwhile(s, [&](Village& village) {
    Attempt again = s.attempt;
    again.body = core::Attested{s.proposal.draft, AttestationKind::approve, attested(s).role, {}};
    again.signers = {s.attempt.signers.front()};
    again.at = village.now();
    for (std::size_t i = 0; i < core::kMaxAttestations; ++i) {
      again.salt = village.lines().size();
      village.enter(again);
    }
  });
}

Faults what_is_said() {
  return {{Refusal::subject_unknown, [](Scene& s) { attested(s).subject = unknown_event(); }},
          {Refusal::blob_too_large, [](Scene& s) { attested(s).document->size = 0; }},
          {Refusal::attested_too_often, say_as_often_as_anybody_may}};
}

Order<Scene> office_order() {
  const Faults own = {
      {Refusal::author_not_active, suspend_author},
      {Refusal::attestation_ill_formed, [](Scene& s) { attested(s).what = AttestationKind{6}; }},
      {Refusal::role_missing, [](Scene& s) { sign_as(s, kThird); }},
      {Refusal::cosigner_unexpected, add_cosigner}};
  return order_of_kind("Attested", office_scene, joined(own, what_is_said()));
}

Order<Scene> peer_order() {
  const Faults own = {
      {Refusal::attestation_ill_formed, [](Scene& s) { attested(s).what = AttestationKind{0}; }},
      {Refusal::role_missing, [](Scene& s) { sign_as(s, kThird); }},
      {Refusal::cosigner_unexpected, add_cosigner}};
  return order_of_kind("Attested, by a peer", peer_scene, joined(own, what_is_said()));
}

TEST(Precedence, Attested) {
  check(office_order());
  check(peer_order());
}

void expect_ill_formed(const std::function<void(core::Attested&)>& spoil) {
  Scene s = office_scene();
  spoil(attested(s));
  EXPECT_EQ(named(judge(s)), "attestation_ill_formed");
}

TEST(Attested, EveryWayToBeIllFormed) {
  expect_ill_formed([](auto& body) { body.what = AttestationKind{0}; });
  expect_ill_formed([](auto& body) { body.what = AttestationKind{6}; });
  expect_ill_formed([](auto& body) { body.role = Role{7}; });
  expect_ill_formed([](auto& body) { body.role = Role{9}; });
  expect_ill_formed([](auto& body) { body.role = Role::steward; });  // a finding
  for (const auto what : {AttestationKind::object, AttestationKind::finding,
                          AttestationKind::report, AttestationKind::evidence}) {
    expect_ill_formed([&](auto& body) {
      body.what = what;
      body.document.reset();
    });
  }
}

TEST(Attested, ARoleIsOnlyOnesOwn) {
  Scene s = office_scene();
  attested(s).what = AttestationKind::report;
  attested(s).role = Role::treasurer;
  EXPECT_EQ(judge(s).error(), (core::Refused{Refusal::role_missing, 2}));
  attested(s).role = core::kAsPeer;
  EXPECT_EQ(judge(s).error(), (core::Refused{Refusal::role_missing, core::kAnyPeer}));
  Scene peer = peer_scene();
  attested(peer).role = Role::steward;
  EXPECT_EQ(judge(peer).error(), (core::Refused{Refusal::role_missing, 0}));
  peer.attempt.signers = {&Village::peer_key(2, "witness")};
  attested(peer).role = core::kAsPeer;
  EXPECT_EQ(judge(peer).error(), (core::Refused{Refusal::role_missing, core::kAnyPeer}));
}

TEST(Attested, OneAuthorIsOneMemberInEveryRoleAndWithEveryKey) {
  Scene s = office_scene();
  Village& village = *s.village;
  village.enter(village.key_addition(kAuditor));
  say_as_often_as_anybody_may(s);
  const auto subject = s.proposal.draft;
  Attempt other_role = village.attestation(kAuditor, Role::steward, subject);
  other_role.signers = {
      &secret_of(village.state().members().keys_of(*village.state().members().find(kAuditor))[1])};
  EXPECT_EQ(village.submit(other_role).error(),
            (core::Refused{Refusal::attested_too_often, core::kMaxAttestations}));
  // Others are not in the way, nor are other things.
  village.enter(village.attestation(kThird, Role::steward, subject));
  village.enter(village.peer_attestation(1, subject));
  const core::EventId founding{village.state().ledger().data};
  village.enter(village.attestation(kAuditor, Role::steward, founding));
  EXPECT_EQ(village.state().attestations().about(subject).size(), core::kMaxAttestations + 2);
}

TEST(Attested, IsListedAtItsSubjectInTheOrderOfTheBook) {
  Scene s = office_scene();
  Village& village = *s.village;
  const auto subject = s.proposal.draft;
  const auto by_peer = village.enter(village.peer_attestation(1, subject)).id;
  const auto finding = village.enter(s.attempt).id;
  const auto objection = village
                             .enter(village.attestation(kFacilitator, Role::facilitator, subject,
                                                        AttestationKind::object))
                             .id;
  const auto answer = village.enter(village.attestation(kThird, Role::steward, objection)).id;
  const auto listed = village.state().attestations().about(subject);
  ASSERT_EQ(listed.size(), 3U);
  EXPECT_EQ(listed[0].attestation.event, by_peer);
  EXPECT_EQ(listed[0].by.node, Village::peer_key(1).public_key());
  EXPECT_EQ(listed[1].attestation.event, finding);
  EXPECT_EQ(listed[1].by.member, kAuditor);
  EXPECT_EQ(listed[2].attestation.event, objection);
  ASSERT_EQ(village.state().attestations().about(objection).size(), 1U);
  EXPECT_EQ(village.state().attestations().about(objection)[0].attestation.event, answer);
}

// A ballot as well, from when it is there.
TEST(Attested, TheSubjectIsAnyEventOfTheBook) {
  Scene s = peer_scene();
  Village& village = *s.village;
  const auto proposal = village.open(kFacilitator, question());
  const Attempt ballot = village.ballot(kVillager, proposal, yes());
  const auto id = ledger::event_id(village.bytes_of(ballot).header);
  Attempt about = village.attestation(kThird, Role::steward, id);
  EXPECT_EQ(village.submit(about).error().code, Refusal::subject_unknown);
  village.enter(ballot);
  about.at = village.now();
  village.enter(about);
  EXPECT_EQ(village.state().attestations().about(id).size(), 1U);
}

// A state without attestations keeps its bytes, and no two states share theirs.
TEST(Attested, TheStateDigestCoversWhatIsSaid) {
  const auto digest_after = [](const std::function<void(core::Attested&)>& change) {
    Scene s = office_scene();
    change(attested(s));
    s.village->enter(s.attempt);
    return core::state_digest(s.village->state());
  };
  const std::vector<std::function<void(core::Attested&)>> changes = {
      [](auto&) {}, [](auto& body) { body.what = AttestationKind::report; },
      [](auto& body) {
        body.what = AttestationKind::report;
        body.role = Role::steward;
      },
      [](auto& body) { body.document->size = 9; },
      [](auto& body) {
        body.what = AttestationKind::approve;
        body.document.reset();
      }};
  std::set<core::Digest> digests;
  for (const auto& change : changes) digests.insert(digest_after(change));
  EXPECT_EQ(digests.size(), changes.size());
}

}  // namespace
}  // namespace yoriai::tests
