// The bytes of an event that carries another: specs/events.md sections 3.B and 3.C for kind 15.
#include "core/limits.h"
#include "ledger/event_codec.h"
#include "tests/precedence/order.h"
#include "tests/support/village.h"

namespace yoriai::tests {
namespace {

using core::Refusal;

// A ballot inside an event of a peer, as bytes that can be wrong in every respect at once.
struct Parcel {
  std::shared_ptr<Village> village = std::make_shared<Village>();
  core::Body inner = core::BallotCast{{}, core::MemberNumber{1}, core::Revision{1}, yes()};
  core::LedgerId inner_ledger = village->state().ledger();
  bool header_cut = false;
  bool inner_body_exchanged = false;
  bool signature_bad = false;
  bool inner_signature_missing = false;
  bool inner_signature_bad = false;
  bool receipt_bad = false;
  std::size_t receipts = 1;
};

core::ReceiptsAdded body_of(const Parcel& parcel) {
  auto ballot = ledger::make_event(parcel.inner_ledger, parcel.inner, core::BodySalt{},
                                   std::vector{parcel.village->key_of(core::MemberNumber{1})});
  const auto id = ledger::event_id(ballot.header);
  if (parcel.header_cut) ballot.header.pop_back();
  if (parcel.inner_body_exchanged) ballot.salted_body[0] ^= std::byte{1};
  if (parcel.inner_signature_bad) ballot.signatures[0] ^= std::byte{1};
  if (parcel.inner_signature_missing) ballot.signatures.clear();
  core::ReceiptsAdded body{ballot.header, ballot.signatures, ballot.salted_body, {}};
  for (std::size_t i = 0; i < parcel.receipts; ++i) {
    core::Receipt receipt{Village::node_key().public_key(), 1, {}, {}, {}};
    receipt.signature = Village::node_key().sign(
        core::receipt_message(receipt, parcel.village->state().ledger(), id));
    if (parcel.receipt_bad) receipt.received_at.ms = 1;
    body.receipts.push_back(receipt);
  }
  return body;
}

core::Status judge(Parcel& parcel) {
  auto event = ledger::make_event(parcel.village->state().ledger(), body_of(parcel),
                                  core::BodySalt{}, std::vector{&Village::node_key()});
  if (parcel.signature_bad) event.signatures[0] ^= std::byte{1};
  const auto verified = verify(event);
  if (!verified) return core::Unexpected{verified.error()};
  return {};
}

Order<Parcel> parcel_order() {
  return {"ReceiptsAdded as bytes",
          [] { return Parcel(); },
          judge,
          {{Refusal::body_malformed, [](Parcel& p) { p.receipts = 2; }},
           {Refusal::header_malformed, [](Parcel& p) { p.header_cut = true; }},
           {Refusal::subject_not_ballot, [](Parcel& p) { p.inner = core::ReceiptsAdded{}; }},
           {Refusal::body_hash_differs, [](Parcel& p) { p.inner_body_exchanged = true; }},
           {Refusal::signature_invalid, [](Parcel& p) { p.signature_bad = true; }},
           {Refusal::signature_count_wrong, [](Parcel& p) { p.inner_signature_missing = true; }},
           {Refusal::signature_invalid, [](Parcel& p) { p.inner_signature_bad = true; }},
           {Refusal::statement_invalid, [](Parcel& p) { p.receipt_bad = true; }}},
          {{Refusal::signature_count_wrong, Refusal::signature_invalid,
            "a signature that is not there is not bad"}}};
}

TEST(Precedence, CarriedBytes) { check(parcel_order()); }

TEST(CarriedBytes, ABallotOfAnotherBookIsNoSubject) {
  Parcel parcel;
  parcel.inner_ledger.data[0] ^= std::byte{1};
  EXPECT_EQ(named(judge(parcel)), "subject_not_ballot");
}

TEST(CarriedBytes, AKindThatNobodyKnowsIsNoBallot) {
  Parcel parcel;
  auto body = body_of(parcel);
  auto header = *ledger::decode_header(body.header);
  header.kind = static_cast<core::Kind>(29);
  body.header = ledger::encode_header(header);
  const auto event = ledger::make_event(parcel.village->state().ledger(), body, core::BodySalt{},
                                        std::vector{&Village::node_key()});
  EXPECT_EQ(verify(event).error().code, Refusal::subject_not_ballot);
}

TEST(CarriedBytes, TooManyReceiptsAreALongList) {
  Parcel parcel;
  parcel.receipts = core::kMaxReceipts + 1;
  EXPECT_EQ(named(judge(parcel)), "list_too_long");
}

}  // namespace
}  // namespace yoriai::tests
