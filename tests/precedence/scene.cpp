#include "tests/precedence/scene.h"

namespace yoriai::tests {
namespace {

using core::Refusal;

core::Status judged(const core::State& state, const core::VerifiedEvent& event,
                    const Attempt& attempt, std::span<const core::VerifiedReceipt> receipts,
                    const core::Digest& root) {
  const core::Moment moment{state.size(), attempt.at, state.epoch(), receipts, root};
  const auto admitted = core::admit(state, event, moment);
  const auto checked = core::check(state, event, moment);
  EXPECT_EQ(admitted.has_value(), !checked.has_value());
  if (admitted) return {};
  EXPECT_EQ(admitted.error(), *checked);
  return core::Unexpected{admitted.error()};
}

// New keys prove their possession to one ledger.
void introduce_to(const core::LedgerId& ledger, std::vector<core::NewKey>& keys) {
  for (core::NewKey& key : keys) {
    key = ledger::introduce(ledger, core::KeyRole::member, secret_of(key.key));
  }
}

void move_to_another_ledger(Scene& scene) {
  core::LedgerId& ledger = scene.attempt.ledger;
  ledger.data[0] ^= std::byte{1};
  if (auto* body = std::get_if<core::MemberAdmitted>(&scene.attempt.body)) {
    introduce_to(ledger, body->keys);
  } else if (auto* replaced = std::get_if<core::KeysReplaced>(&scene.attempt.body)) {
    introduce_to(ledger, replaced->keys);
  } else if (auto* added = std::get_if<core::KeyAdded>(&scene.attempt.body)) {
    added->key = ledger::introduce(ledger, core::KeyRole::member, secret_of(added->key.key));
  }
}

// Another vote opens a millisecond after the last entry.
void let_something_fall_due(Scene& scene) {
  meanwhile(scene, [&](Village& village) {
    const auto other =
        village.announce(kThird, question(kDirect), {core::Duration{1}, kDay, 30 * kMinute});
    scene.attempt.at = std::max(scene.attempt.at, village.state().find(other)->terms.opens_at);
  });
}

void retire_author_key(Scene& scene) {
  const auto& author = scene.attempt.signers.front()->public_key();
  const auto* owner = scene.village->state().members().owner(author);
  if (owner == nullptr || owner->role != core::KeyRole::member) sign_as(scene, kThird);
  meanwhile(scene,
            [&](Village& village) { village.enter(village.key_recovery(author_of(scene))); });
}

void enter_already(Scene& scene) {
  Attempt copy = scene.attempt;
  copy.at = scene.village->now();
  scene.village->enter(copy);
}

}  // namespace

std::unique_ptr<Village> village_of_four() {
  auto village = std::make_unique<Village>();
  village->join();
  return village;
}

Scene scene(std::unique_ptr<Village> village, Attempt attempt, core::ProposalId proposal) {
  return {std::move(village), std::move(attempt), proposal, false};
}

core::Status judge(Scene& scene) {
  const Village& village = *scene.village;
  YORIAI_TRY(const auto event, verify(village.bytes_of(scene.attempt)));
  std::vector<core::VerifiedReceipt> receipts;
  for (const ReceiptWish& wish : scene.attempt.receipts) {
    core::Receipt receipt{wish.peer->public_key(), 1, {}, wish.received_at, {}};
    const core::EventId about = wish.event.value_or(event.id());
    receipt.signature =
        wish.peer->sign(core::receipt_message(receipt, village.state().ledger(), about));
    YORIAI_TRY(auto verified,
               core::SignatureChecker::check(receipt, village.state().ledger(), about));
    receipts.push_back(std::move(verified));
  }
  const core::State nothing;
  return judged(scene.unfounded ? nothing : village.state(), event, scene.attempt, receipts,
                village.tree().root());
}

Faults in_any_kind(const Faults& own) {
  Faults first = {
      {Refusal::not_founded, [](Scene& s) { s.unfounded = true; }},
      {Refusal::wrong_ledger, move_to_another_ledger},
      {Refusal::already_in_book, enter_already},
      {Refusal::clock_behind,
       [](Scene& s) { s.attempt.at.ms = s.village->state().last_accepted_at().ms - 1; }},
      {Refusal::receipt_invalid,
       [](Scene& s) {
         s.attempt.receipts = {{&key_named("peer/witness"), s.attempt.at, {}}};
       }},
      {Refusal::transition_due, let_something_fall_due},
      {Refusal::author_unknown, [](Scene& s) { s.attempt.signers.at(0) = &key_named("stranger"); }},
      {Refusal::author_key_retired, retire_author_key},
  };
  return joined(std::move(first), own);
}

Faults joined(Faults first, const Faults& then) {
  first.insert(first.end(), then.begin(), then.end());
  return first;
}

Faults wrong_signers(core::MemberNumber nobody_of_the_role) {
  return {
      {Refusal::author_not_active, suspend_author},
      {Refusal::role_missing, [nobody_of_the_role](Scene& s) { sign_as(s, nobody_of_the_role); }},
      {Refusal::cosigner_unexpected, add_cosigner},
      {Refusal::cosigner_missing, drop_first_cosigner}};
}

std::vector<Apart> apart_in_any_kind(std::vector<Apart> own) {
  own.push_back({Refusal::wrong_ledger, Refusal::already_in_book,
                 "what is in the book names the book's ledger, and the same bytes name the same"});
  own.push_back({Refusal::author_unknown, Refusal::author_key_retired,
                 "a retired key is in the book, as a member's"});
  return own;
}

Order<Scene> order_of_kind(const char* name, std::function<Scene()> good, Faults own,
                           std::vector<Apart> apart) {
  return {name, std::move(good), judge, in_any_kind(own), apart_in_any_kind(std::move(apart))};
}

core::MemberNumber author_of(const Scene& scene) {
  const auto& key = scene.attempt.signers.front()->public_key();
  return scene.village->state().members().owner(key)->member;
}

void sign_as(Scene& scene, core::MemberNumber author) {
  scene.attempt.signers.at(0) = scene.village->key_of(author);
}

void suspend_author(Scene& scene) {
  meanwhile(scene, [&](Village& village) {
    const core::MemberNumber author = author_of(scene);
    Attempt change = village.change(author, core::MemberField::status, 1);
    change.signers = village.holders(core::Role::registrar, village.registrars_needed(), author);
    village.enter(change);
  });
}

void add_cosigner(Scene& scene) { scene.attempt.signers.push_back(&key_named("stranger too")); }
void drop_first_cosigner(Scene& scene) {
  scene.attempt.signers.erase(scene.attempt.signers.begin() + 1);
}

}  // namespace yoriai::tests
