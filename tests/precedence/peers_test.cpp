// Kinds 16 to 18: specs/events.md sections 4.16 to 4.18.
#include "tests/precedence/scene.h"

namespace yoriai::tests {
namespace {

using core::Refusal;

std::unique_ptr<Village> village_of_four_peers() {
  auto village = std::make_unique<Village>(four_peers());
  village->join();
  return village;
}

Scene epoch_scene() {
  auto village = village_of_four_peers();
  Attempt attempt = village->epoch_beginning(2, 1, {2, 3, 4});
  return scene(std::move(village), std::move(attempt));
}

core::EpochBegun& begun(Scene& s) { return s.body<core::EpochBegun>(); }

Order<Scene> epoch_order() {
  Faults faults = {
      {Refusal::role_missing, [](Scene& s) { sign_as(s, kThird); }},
      {Refusal::cosigner_unexpected, add_cosigner},
      {Refusal::epoch_not_next, [](Scene& s) { begun(s).epoch = core::Epoch{0}; }},
      {Refusal::base_differs, [](Scene& s) { ++begun(s).base.tree.size; }},
      {Refusal::certificate_short, [](Scene& s) { begun(s).base.acks.pop_back(); }},
      {Refusal::promises_short, [](Scene& s) { begun(s).promises.pop_back(); }},
      {Refusal::base_not_greatest, [](Scene& s) { begun(s).promises[0].best.size += 9; }}};
  auto order = order_of_kind("EpochBegun", epoch_scene, std::move(faults));
  // It is let in whatever is due.
  std::erase_if(order.faults,
                [](const auto& fault) { return fault.code == Refusal::transition_due; });
  return order;
}

TEST(Precedence, EpochBegun) { check(epoch_order()); }

TEST(EpochBegun, EntersWhileAnOpeningIsDue) {
  auto village = village_of_four_peers();
  const auto proposal = village->announce(kFacilitator, question());
  village->sleep_until(village->state().find(proposal)->terms.opens_at);
  Attempt attempt = village->epoch_beginning(2, 7, {1, 2, 3});
  Scene s = scene(std::move(village), std::move(attempt));
  EXPECT_TRUE(judge(s));
}

TEST(EpochBegun, EveryPartOfTheBaseIsCompared) {
  Scene root = epoch_scene();
  begun(root).base.tree.root.data[0] ^= std::byte{1};
  EXPECT_EQ(named(judge(root)), "base_differs");
  Scene epoch = epoch_scene();
  begun(epoch).base.tree.epoch.value = 1;
  EXPECT_EQ(named(judge(epoch)), "base_differs");
}

TEST(EpochBegun, ALogKeyOfSomebodyElseLeadsNoEpoch) {
  Scene s = epoch_scene();
  begun(s).log = Village::peer_key(3, "log").public_key();
  EXPECT_EQ(judge(s).error(), (core::Refused{Refusal::role_missing, core::kAnyPeer}));
}

TEST(EpochBegun, WordsOfStrangersDoNotCount) {
  Scene s = epoch_scene();
  begun(s).base.acks[0].peer = key_named("stranger").public_key();
  std::ranges::sort(begun(s).base.acks, {}, &core::Certificate::Word::peer);
  EXPECT_EQ(judge(s).error(), (core::Refused{Refusal::certificate_short, 3}));
}

TEST(EpochBegun, TheFoundingTreeNeedsNoAcknowledgements) {
  auto village = std::make_unique<Village>(four_peers());
  Attempt attempt = village->epoch_beginning(4, 1, {1, 2, 4});
  std::get<core::EpochBegun>(attempt.body).base.acks.clear();
  Scene s = scene(std::move(village), std::move(attempt));
  EXPECT_TRUE(judge(s));
}

// Signatures come before everything that needs the book; the detail is the statement's place.
TEST(Precedence, StatementsComeAfterSignaturesAndBeforeTheBook) {
  const auto spoil = [](core::Signature& signature) { signature.data.fill(std::byte{1}); };
  Scene unfounded = epoch_scene();
  spoil(begun(unfounded).promises[1].signature);
  unfounded.unfounded = true;
  const auto refused = seen(judge(unfounded));
  EXPECT_EQ(refused.error(), (core::Refused{Refusal::statement_invalid, 4}));
  Scene first = epoch_scene();
  spoil(begun(first).promises[1].signature);
  spoil(begun(first).base.acks[2].signature);
  EXPECT_EQ(judge(first).error(), (core::Refused{Refusal::statement_invalid, 2}));
  auto bytes = first.village->bytes_of(first.attempt);
  bytes.signatures[0] ^= std::byte{1};
  EXPECT_EQ(verify(bytes).error(), (core::Refused{Refusal::signature_invalid, 0}));
}

core::PeersChanged& changing(Scene& s) { return s.body<core::PeersChanged>(); }

void change_added(Scene& s, const std::function<void(core::FoundingPeer&)>& change) {
  if (changing(s).added == nullptr) return;
  auto added = *changing(s).added;
  change(added);
  changing(s).added = std::make_shared<const core::FoundingPeer>(added);
}

void add_nobody(Scene& s) {
  if (changing(s).added == nullptr) return;
  changing(s).added = nullptr;
  s.attempt.signers.pop_back();
}

void change_nothing(Scene& s) {
  add_nobody(s);
  changing(s).removed.reset();
}

void let_another_change_wait(Scene& s) {
  meanwhile(s, [](Village& village) { village.enter(village.peers_change(1, 6, 1, 0)); });
}

// One peer that gives itself new keys: here every fault can be shown.
Scene rekeying_scene() {
  auto village = village_of_four();
  Attempt attempt = village->peers_change(1, 5, 1, 0);
  return scene(std::move(village), std::move(attempt));
}

Order<Scene> change_order() {
  Faults faults = {{Refusal::role_missing, [](Scene& s) { sign_as(s, kThird); }},
                   {Refusal::change_pending, let_another_change_wait},
                   {Refusal::cosigner_unexpected, add_cosigner},
                   {Refusal::cosigner_missing, drop_first_cosigner},
                   {Refusal::peer_unknown,
                    [](Scene& s) { changing(s).removed = key_named("stranger").public_key(); }},
                   {Refusal::peers_unchanged, change_nothing},
                   {Refusal::peers_unsupported, add_nobody},
                   {Refusal::quorum_unsafe, [](Scene& s) { changing(s).liars = 1; }},
                   {Refusal::key_in_use, [](Scene& s) {
                      change_added(s, [](core::FoundingPeer& added) {
                        added.log = {Village::peer_key(1, "log").public_key(), {}};
                      });
                    }}};
  return order_of_kind("PeersChanged", rekeying_scene, std::move(faults),
                       {kMoreOrFewer,
                        {Refusal::peers_unchanged, Refusal::peers_unsupported,
                         "what changes nothing leaves as many peers as before"}});
}

TEST(Precedence, PeersChanged) { check(change_order()); }

Scene changing_four(std::optional<std::size_t> removed, std::optional<std::size_t> added,
                    std::uint16_t needed, std::uint16_t liars) {
  auto village = village_of_four_peers();
  Attempt attempt = village->peers_change(removed, added, needed, liars);
  return scene(std::move(village), std::move(attempt));
}

TEST(PeersChanged, OneMoreOneLessOtherKeysOrOtherNumbers) {
  Scene more = changing_four({}, 5, 4, 1);
  EXPECT_EQ(named(judge(more)), "fine");
  Scene less = changing_four(4, {}, 2, 0);
  EXPECT_EQ(named(judge(less)), "fine");
  Scene rekeyed = changing_four(4, 5, 3, 1);
  EXPECT_EQ(named(judge(rekeyed)), "fine");
  Scene numbers = changing_four({}, {}, 4, 0);
  EXPECT_EQ(named(judge(numbers)), "fine");
  Scene nothing = changing_four({}, {}, 3, 1);
  EXPECT_EQ(named(judge(nothing)), "peers_unchanged");
}

TEST(PeersChanged, PeersSignAndNobodyInTheirPlace) {
  Scene s = changing_four({}, 5, 4, 1);
  s.attempt.signers[2] = s.village->key_of(kThird);
  EXPECT_EQ(named(judge(s)), "cosigner_missing");
  Scene witness = changing_four({}, 5, 4, 1);
  witness.attempt.signers.back() = &Village::peer_key(5, "witness");
  EXPECT_EQ(named(judge(witness)), "cosigner_missing");
}

Scene activation_scene() {
  auto village = village_of_four_peers();
  village->enter(village->peers_change(4, 5, 3, 1));
  Attempt attempt = village->peers_activation({1, 2, 3});
  return scene(std::move(village), std::move(attempt));
}

core::PeersActivated& activated(Scene& s) { return s.body<core::PeersActivated>(); }

Order<Scene> activation_order() {
  Faults faults = {
      {Refusal::role_missing, [](Scene& s) { s.attempt.signers[0] = &Village::peer_key(2); }},
      {Refusal::cosigner_unexpected, add_cosigner},
      {Refusal::no_change_pending,
       [](Scene& s) {
         meanwhile(s, [](Village& village) {
           Attempt other = village.peers_activation({1, 2, 3});
           other.salt = 1'000;
           village.enter(other);
         });
       }},
      {Refusal::base_differs, [](Scene& s) { ++activated(s).tree.size; }},
      {Refusal::held_short, [](Scene& s) { activated(s).held.pop_back(); }}};
  return order_of_kind("PeersActivated", activation_scene, std::move(faults));
}

TEST(Precedence, PeersActivated) { check(activation_order()); }

TEST(PeersActivated, BothSetsMustHoldIt) {
  for (const auto& [holding, verdict] : std::vector<std::pair<Village::PeerNumbers, std::string>>{
           {{1, 2, 4}, "held_short"},  // three old ones, two new ones
           {{1, 2, 5}, "held_short"},
           {{1, 2, 4, 5}, "fine"}}) {
    auto village = village_of_four_peers();
    village->enter(village->peers_change(4, 5, 3, 1));
    Attempt attempt = village->peers_activation(holding);
    Scene s = scene(std::move(village), std::move(attempt));
    EXPECT_EQ(named(judge(s)), verdict);
  }
}

}  // namespace
}  // namespace yoriai::tests
