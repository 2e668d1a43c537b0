// What whoever writes a book adds: its clock, and the wording of drafts (specs/rules.md section 14,
// specs/events.md section 6).
#include "core/sha256.h"
#include "ledger/memory_high_water.h"
#include "ledger/memory_store.h"
#include "tests/precedence/order.h"
#include "tests/support/kept_village.h"

namespace yoriai::tests {
namespace {

using core::Refusal;

constexpr std::string_view kWording = "another wording";

// A draft on its way into a book in which a vote is announced.
struct Desk {
  std::unique_ptr<ledger::MemoryStore> store = std::make_unique<ledger::MemoryStore>();
  std::unique_ptr<ledger::MemoryHighWater> high_water = std::make_unique<ledger::MemoryHighWater>();
  std::unique_ptr<ledger::Book> book = ledger::Book::found(*store, *high_water);
  std::unique_ptr<Village> village = std::make_unique<Village>();
  Attempt attempt;
  core::Instant clock;
  bool with_wording = true;
  bool receipt_repeated = false;
  bool body_exchanged = false;
  bool signature_bad = false;
};

core::ProposalDrafted& drafted(Desk& desk) {
  return std::get<core::ProposalDrafted>(desk.attempt.body);
}

Desk right_desk() {
  Desk desk;
  desk.village->announce(core::MemberNumber{1}, question(), {2 * kHour, kDay, kHour});
  append_rest(*desk.book, desk.village->lines());
  core::ProposalDrafted draft = question();
  draft.wording = {core::sha256(core::bytes_of(kWording)), kWording.size()};
  draft.role_change = core::RoleChange{core::MemberNumber{3}, core::Role::treasurer, true};
  desk.attempt = desk.village->draft(core::MemberNumber{2}, draft);
  desk.clock = desk.village->now();
  return desk;
}

ledger::Submission submission_of(Desk& desk) {
  ledger::Submission out;
  out.event = desk.village->bytes_of(desk.attempt);
  if (desk.body_exchanged) out.event.salted_body.at(0) ^= std::byte{1};
  if (desk.signature_bad) out.event.signatures.at(0) ^= std::byte{1};
  const core::ByteView wording = core::bytes_of(kWording);
  if (desk.with_wording) {
    out.blobs.push_back({drafted(desk).wording, {wording.begin(), wording.end()}});
  }
  if (desk.receipt_repeated) {
    const core::Receipt receipt{Village::node_key().public_key(), 1, {}, desk.clock, {}};
    out.receipts = {receipt, receipt};
  }
  return out;
}

// Asked and submitted: the same answer.
core::Status judge(Desk& desk) {
  const ledger::Submission submission = submission_of(desk);
  const auto checked = desk.book->check(submission, desk.clock);
  const auto appended = desk.book->append({submission}, desk.clock).front();
  EXPECT_EQ(checked.has_value(), appended.has_value());
  if (appended) return {};
  EXPECT_EQ(appended.error(), checked.error());
  return core::Unexpected{appended.error()};
}

Order<Desk> writer_order() {
  std::vector<Fault<Desk>> faults = {
      {Refusal::body_hash_differs, [](Desk& d) { d.body_exchanged = true; }},
      {Refusal::entry_malformed, [](Desk& d) { d.receipt_repeated = true; }},
      {Refusal::signature_invalid, [](Desk& d) { d.signature_bad = true; }},
      {Refusal::clock_behind, [](Desk& d) { d.clock.ms -= 5'001; }},
      {Refusal::clock_jump, [](Desk& d) { d.clock = d.clock + kDay + core::Duration{1}; }},
      {Refusal::wrong_ledger, [](Desk& d) { d.attempt.ledger.data[0] ^= std::byte{1}; }},
      {Refusal::role_unknown, [](Desk& d) { drafted(d).role_change->role = core::Role::clerk; }},
      {Refusal::blob_missing, [](Desk& d) { d.with_wording = false; }},
  };
  return {"whoever writes the book",
          right_desk,
          judge,
          std::move(faults),
          {{Refusal::clock_behind, Refusal::clock_jump,
            "a clock stands before the last entry or after it"}}};
}

TEST(Precedence, WhoeverWritesTheBook) { check(writer_order()); }

TEST(Clock, StandsALittleBackWithoutHarm) {
  Desk desk = right_desk();
  desk.clock.ms -= 5'000;
  EXPECT_TRUE(judge(desk));
}

TEST(Clock, ADayAfterTheLastEntryIsNotYetAJump) {
  Desk desk = right_desk();
  desk.clock = desk.clock + kDay;
  EXPECT_EQ(named(judge(desk)), "transition_due");
}

TEST(Clock, FourHundredDaysOfSleepAreNotYetAJump) {
  const Village village;  // nothing is ever due
  const auto last = village.state().last_accepted_at();
  const auto awake = last + 400 * kDay;
  EXPECT_EQ(core::stamp(village.state(), awake, false).value(), awake);
  const auto too_late = core::stamp(village.state(), awake + core::Duration{1}, false);
  ASSERT_FALSE(too_late);
  EXPECT_EQ(too_late.error(), (core::Refused{Refusal::clock_jump, last.ms}));
  EXPECT_TRUE(core::stamp(village.state(), awake + core::Duration{1}, true));
}

TEST(Clock, ABookIsFoundedAtAnyTime) {
  EXPECT_TRUE(core::stamp(core::State{}, kVillageStart + 4000 * kDay, false));
}

TEST(Clock, APersonMayConfirmAJump) {
  Desk desk = right_desk();
  const core::Instant late = desk.clock + 2 * kDay;
  const auto stamped = core::stamp(desk.village->state(), late, true);
  ASSERT_TRUE(stamped);
  EXPECT_EQ(stamped.value(), late);
}

}  // namespace
}  // namespace yoriai::tests
