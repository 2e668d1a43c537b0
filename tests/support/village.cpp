#include "tests/support/village.h"

#include <stdexcept>

#include "core/sha256.h"
#include "ledger/entry_codec.h"
#include "ledger/event_codec.h"

namespace yoriai::tests {
namespace {

// Deterministic, so that the same attempts give the same book.
core::BodySalt salt_of(const Attempt& attempt) {
  const core::ByteVector body = ledger::encode_body(attempt.body);
  const std::string number = "test salt " + std::to_string(attempt.salt) + '\n';
  const core::Digest digest = core::sha256({core::bytes_of(number), body});
  return *core::BodySalt::from(digest.view().first(core::BodySalt::kSize));
}

[[noreturn]] void fail(const char* what, const core::Refused& refused) {
  throw std::logic_error(std::string(what) + ": " + std::string(to_string(refused.code)) + " (" +
                         std::to_string(refused.detail) + ")");
}

}  // namespace

core::Result<core::VerifiedEvent> verify(const ledger::EventBytes& bytes) {
  YORIAI_TRY(auto decoded,
             ledger::EventDecoder::decode(bytes.header, bytes.signatures, bytes.salted_body));
  return core::SignatureChecker::check(std::move(decoded));
}

core::Result<core::ByteVector> take_in(core::State& state, const Delivery& delivery) {
  const core::Moment moment{state.size(), delivery.at, state.epoch(), delivery.receipts,
                            delivery.root};
  YORIAI_TRY(auto admitted, core::admit(state, delivery.event, moment));
  const core::ByteView document = admitted.result_document();
  core::ByteVector kept(document.begin(), document.end());
  core::apply(state, std::move(admitted));
  return kept;
}

core::Result<core::ByteVector> replay(core::State& state, const Line& line,
                                      std::optional<core::Digest> root) {
  YORIAI_TRY(const auto entry, ledger::decode_entry(line.entry));
  YORIAI_TRY(auto event, verify({entry.header, entry.signatures, line.salted_body}));
  std::vector<core::VerifiedReceipt> receipts;
  for (const core::Receipt& receipt : entry.receipts) {
    YORIAI_TRY(auto verified, core::SignatureChecker::check(receipt, state.ledger(), event.id()));
    receipts.push_back(std::move(verified));
  }
  return take_in(state, {std::move(event), entry.accepted_at, std::move(receipts), root});
}

Village::Village(const VillageSetup& setup) : now_(setup.founded_at) { enter(founding(setup)); }

const core::ByteVector& Village::document(const core::ProposalId& proposal) const {
  return documents_.at(proposal);
}

void Village::advance_to(core::Instant at) {
  while (const auto due = core::due_transition(*state_, at)) {
    now_ = std::max(state_->last_accepted_at(), due->due);
    const core::ProposalId proposal = state_->find(due->number)->id;
    enter(due->kind == core::Kind::voting_opened ? opening(proposal) : closing(proposal));
  }
  now_ = at;
}

ledger::EventBytes Village::bytes_of(const Attempt& attempt) const {
  return ledger::make_event(attempt.ledger, completed(attempt), salt_of(attempt), attempt.signers);
}

std::vector<core::VerifiedReceipt> Village::receipts_for(const core::EventId& event,
                                                         const std::vector<ReceiptWish>& wishes,
                                                         std::vector<core::Receipt>* plain) const {
  std::vector<core::VerifiedReceipt> out;
  for (const ReceiptWish& wish : wishes) {
    const core::EventId about = wish.event.value_or(event);
    core::Receipt receipt{wish.peer->public_key(), 1, {}, wish.received_at, {}};
    receipt.signature = wish.peer->sign(core::receipt_message(receipt, state_->ledger(), about));
    plain->push_back(receipt);
    out.push_back(core::SignatureChecker::check(receipt, state_->ledger(), about).value());
  }
  return out;
}

core::Result<Entered> Village::submit(const Attempt& attempt) {
  return submit(bytes_of(attempt), attempt.at, attempt.receipts);
}

core::Result<Entered> Village::submit(const ledger::EventBytes& bytes, core::Instant at,
                                      const std::vector<ReceiptWish>& receipts) {
  YORIAI_TRY(auto event, verify(bytes));
  ledger::Entry entry{at, bytes.header, bytes.signatures, {}};
  auto verified = receipts_for(event.id(), receipts, &entry.receipts);
  const Entered entered{event.id(), state_->size(), at};
  Delivery delivery{std::move(event), at, std::move(verified), {}};
  if (core::needs_root(delivery.event.header().kind)) delivery.root = tree_.root();
  YORIAI_TRY(auto document, take_in(*state_, delivery));
  if (const auto* closed = std::get_if<core::VotingClosed>(&delivery.event.body())) {
    documents_[closed->proposal] = document;
  }
  tree_.append(ledger::leaf_hash(ledger::encode_entry(entry)));
  lines_.push_back({ledger::encode_entry(entry), bytes.salted_body, std::move(document)});
  deliveries_.push_back(std::move(delivery));
  return entered;
}

Entered Village::enter(const Attempt& attempt) {
  const auto entered = submit(attempt);
  if (!entered) fail("an event that must get in was refused", entered.error());
  return entered.value();
}

std::optional<core::Refused> Village::judge(const Attempt& attempt) const {
  const auto event = verify(bytes_of(attempt));
  if (!event) return event.error();
  std::vector<core::Receipt> plain;
  const auto receipts = receipts_for(event.value().id(), attempt.receipts, &plain);
  return core::check(*state_, event.value(),
                     {state_->size(), attempt.at, state_->epoch(), receipts, tree_.root()});
}

}  // namespace yoriai::tests
