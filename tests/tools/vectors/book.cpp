#include "tests/tools/vectors/book.h"

#include <stdexcept>

#include "core/sha256.h"
#include "core/signature_checker.h"
#include "ledger/event_codec.h"
#include "tests/tools/vectors/seeds.h"

namespace yoriai::vectors {
namespace {

template <class T>
T must(const std::string& name, core::Result<T> result) {
  if (!result) throw std::logic_error(name + ": " + std::string(to_string(result.error().code)));
  return *std::move(result);
}

ledger::EventBytes signed_event(const std::string& name, const core::LedgerId& ledger,
                                const core::Body& body, const std::vector<std::string>& signers) {
  std::vector<const ledger::SecretKey*> keys;
  for (const auto& signer : signers) keys.push_back(&key(signer));
  return ledger::make_event(ledger, body, derived_as<core::BodySalt>("salt: " + name), keys);
}

}  // namespace

core::EventId Book::enter(const std::string& name, const core::Body& body,
                          const std::vector<std::string>& signers, core::Instant at,
                          const std::vector<core::Instant>& receipts) {
  BookLine line{name, signers, core::kind_of(body), {}, {}, {}, {}, {}, {}};
  line.event = signed_event(name, state_.ledger(), body, signers);
  const auto& bytes = line.event;
  auto decoded =
      must(name, ledger::EventDecoder::decode(bytes.header, bytes.signatures, bytes.salted_body));
  const auto event = must(name, core::SignatureChecker::check(std::move(decoded)));
  line.entry = {at, bytes.header, bytes.signatures, {}};
  const auto verified = receipts_for(event.id(), receipts, line.entry.receipts);
  auto admitted = must(name, core::admit(state_, event, {state_.size(), at, {}, verified}));
  const auto document = admitted.result_document();
  line.document.assign(document.begin(), document.end());
  core::apply(state_, std::move(admitted));
  line.entry_bytes = ledger::encode_entry(line.entry);
  tree_.append(ledger::leaf_hash(line.entry_bytes));
  line.state_digest = core::state_digest(state_);
  line.root = tree_.root();
  lines_.push_back(std::move(line));
  return event.id();
}

void Book::advance_to(core::Instant at) {
  while (const auto due = core::due_transition(state_, at)) {
    const auto& proposal = *state_.find(due->number);
    const auto number = std::to_string(due->number.value);
    const auto when = std::max(state_.last_accepted_at(), due->due);
    if (due->kind == core::Kind::voting_opened) {
      enter("opening of " + number, core::opening_of(state_, proposal), {"node"}, when);
    } else {
      enter("closing of " + number, core::closing_of(state_, proposal).body, {"node"}, when);
    }
  }
}

std::vector<core::VerifiedReceipt> Book::receipts_for(const core::EventId& event,
                                                      const std::vector<core::Instant>& instants,
                                                      std::vector<core::Receipt>& plain) {
  std::vector<core::VerifiedReceipt> out;
  for (const auto instant : instants) {
    core::Receipt receipt{key("node").public_key(), ++receipts_, last_receipt_, instant, {}};
    const auto message = core::receipt_message(receipt, state_.ledger(), event);
    receipt.signature = key("node").sign(message);
    last_receipt_ = core::sha256({core::ByteView(message), receipt.signature.view()});
    out.push_back(must("receipt", core::SignatureChecker::check(receipt, state_.ledger(), event)));
    plain.push_back(receipt);
  }
  return out;
}

}  // namespace yoriai::vectors
