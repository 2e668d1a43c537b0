#include "tests/tools/vectors/peer_words.h"

#include <algorithm>

#include "ledger/checkpoint.h"
#include "ledger/signed_note.h"

namespace yoriai::vectors {

net::RefusalNotice PeerWords::refusal(const core::EventId& event) const {
  net::RefusalNotice words;
  words.event = event;
  words.signatures = derived("signatures");
  words.refused = {core::Refusal::receipts_too_few, 2};
  words.size = tree().size;
  words.root = tree().root;
  return net::sign_refusal(words, ledger(), key("node 3"));
}

net::Numbers PeerWords::numbers() const {
  net::Numbers words;
  words.about = key("node 3").public_key();
  words.nonce = derived_as<net::Nonce>("a nonce");
  words.receipts = 12;
  words.acked = tree();
  words.held = tree();
  --words.held.size;
  words.promised = core::Epoch{6};
  words.cosigned = tree().size - 2;
  return net::sign_numbers(words, ledger(), key("node 2"));
}

core::Certificate PeerWords::certificate() const {
  core::Certificate certificate{tree(), {}};
  for (const auto* node : {"node 2", "node 3"}) {
    const auto word = ack(node, tree());
    certificate.acks.push_back({word.peer, word.time, word.signature});
  }
  std::ranges::sort(certificate.acks, {}, &core::Certificate::Word::peer);
  return certificate;
}

std::string PeerWords::note() const {
  const auto keys = ledger::checkpoint_keys(book_.state());
  const ledger::Checkpoint checkpoint{keys.origin, tree().size, tree().root};
  ledger::SignedNote note{ledger::checkpoint_text(checkpoint),
                          {ledger::sign_checkpoint(checkpoint, key("log 2"))}};
  for (const std::string number : kCosigners) {
    const auto* witness = keys.witness_of(key("node " + number).public_key());
    YORIAI_ASSERT(witness != nullptr);
    note.signatures.push_back(ledger::cosign_checkpoint(checkpoint, witness->name, kNoteSeconds,
                                                        key("witness " + number)));
  }
  return ledger::write_note(note);
}

}  // namespace yoriai::vectors
