#include "tests/tools/vectors/book.h"

#include <algorithm>
#include <stdexcept>

#include "core/sha256.h"
#include "core/signature_checker.h"
#include "ledger/event_codec.h"
#include "ledger/moment.h"
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

ledger::EventBytes Book::make(const std::string& name, const core::Body& body,
                              const std::vector<std::string>& signers) const {
  return signed_event(name, state_.ledger(), body, signers);
}

core::EventId Book::enter(const std::string& name, const core::Body& body,
                          const std::vector<std::string>& signers, core::Instant at,
                          const std::vector<ReceiptBy>& receipts) {
  BookLine line{name, signers, core::kind_of(body), {}, {}, {}, {}, {}, {}};
  line.event = signed_event(name, state_.ledger(), body, signers);
  const auto& bytes = line.event;
  auto decoded =
      must(name, ledger::EventDecoder::decode(bytes.header, bytes.signatures, bytes.salted_body));
  const auto event = must(name, core::SignatureChecker::check(std::move(decoded)));
  line.entry = {at, bytes.header, bytes.signatures, receipts_for(event.id(), receipts)};
  std::vector<core::VerifiedReceipt> verified;
  for (const auto& receipt : line.entry.receipts) {
    verified.push_back(
        must(name, core::SignatureChecker::check(receipt, state_.ledger(), event.id())));
  }
  const auto moment = ledger::moment_at(state_, tree_, line.kind, at, verified);
  auto admitted = must(name, core::admit(state_, event, moment));
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
    const std::vector<std::string> signers{sequencer_name()};
    if (due->kind == core::Kind::voting_opened) {
      enter("opening of " + number, core::opening_of(state_, proposal), signers, when);
    } else {
      enter("closing of " + number, core::closing_of(state_, proposal).body, signers, when);
    }
  }
}

std::string Book::sequencer_name() const {
  for (const auto* name : {"node", "node 2", "node 3", "node 4"}) {
    if (key(name).public_key() == state_.sequencer()) return name;
  }
  throw std::logic_error("nobody of the story leads");
}

std::vector<core::Receipt> Book::receipts_for(const core::EventId& event,
                                              const std::vector<ReceiptBy>& wishes) {
  std::vector<core::Receipt> out;
  for (const auto& [at, peer] : wishes) {
    auto& chain = chains_[peer];
    core::Receipt receipt{key(peer).public_key(), ++chain.number, chain.last, at, {}};
    const auto message = core::receipt_message(receipt, state_.ledger(), event);
    receipt.signature = key(peer).sign(message);
    chain.last = core::sha256({core::ByteView(message), receipt.signature.view()});
    out.push_back(receipt);
  }
  std::ranges::sort(out, {}, &core::Receipt::peer);
  return out;
}

}  // namespace yoriai::vectors
