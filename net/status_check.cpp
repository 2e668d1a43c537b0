#include "net/status_check.h"

#include "core/quorum.h"
#include "core/sha256.h"
#include "ledger/checkpoint.h"
#include "ledger/entry_codec.h"
#include "ledger/event_codec.h"
#include "ledger/merkle.h"
#include "net/event_places.h"
#include "net/words.h"

namespace yoriai::net {
namespace {

using Checked = core::Result<void, StatusFault>;

core::Unexpected<StatusFault> no(StatusFault fault) { return core::Unexpected{fault}; }

// Those of peers that this state does not know of are passed over: the reader's book may be older.
Checked take_receipts(const EventStatus& status, const core::State& state, ProvenStatus& proven) {
  for (const auto& receipt : status.receipts) {
    if (state.find_peer(receipt.peer) == nullptr) continue;
    if (!is_good(receipt, state.ledger(), status.event)) return no(StatusFault::receipt_bad);
    proven.receipts.push_back(receipt);
  }
  proven.operators = core::operators_of(state, proven.receipts);
  proven.operators_needed = core::receipts_needed(state);
  return {};
}

bool has_its_body(const EventStatus& status) {
  const auto entry = ledger::decode_entry(status.entry);
  if (!entry) return false;
  const auto header = ledger::decode_header(entry->header);
  return header && header->body_hash == core::sha256(status.salted_body);
}

// The header in the entry names its own event; one that is carried stands in the body, which the
// header has the hash of.
Checked take_entry(const EventStatus& status, ProvenStatus& proven) {
  const auto facts = facts_of({status.entry, status.salted_body});
  if (!facts || !brings(*facts, status.event)) return no(StatusFault::entry_differs);
  if (facts->carried && !has_its_body(status)) return no(StatusFault::entry_differs);
  proven.index = status.index;
  proven.accepted_at = facts->accepted_at;
  return {};
}

Checked take_proof(const EventStatus& status, std::uint64_t size, const core::Digest& root,
                   ProvenStatus& proven) {
  proven.tree_size = size;
  const auto leaf = ledger::leaf_hash(status.entry);
  const bool there = status.index.value < size &&
                     ledger::verify_inclusion(leaf, status.index.value, size, status.proof, root);
  if (!there) return no(StatusFault::proof_bad);
  return {};
}

Checked take_certificate(const EventStatus& status, const core::State& state,
                         ProvenStatus& proven) {
  const auto& certificate = status.certificate;
  for (const auto& word : certificate.acks) proven.peers.push_back(word.peer);
  // The founding is known by its id, and needs nobody's word.
  const bool is_founding =
      core::EventId{state.ledger().data} == status.event && certificate.tree.size == 1;
  const bool vouched = core::quorum_of(state, proven.peers) && is_good(certificate, state.ledger());
  if (!is_founding && !vouched) return no(StatusFault::too_few_peers);
  return take_proof(status, certificate.tree.size, certificate.tree.root, proven);
}

Checked take_note(const EventStatus& status, const core::State& state, ProvenStatus& proven) {
  const auto keys = ledger::checkpoint_keys(state);
  const auto checkpoint = ledger::open_checkpoint(status.note, keys);
  if (!checkpoint || !ledger::is_final(status.note, state)) return no(StatusFault::note_bad);
  proven.peers = ledger::cosigned_by(*ledger::parse_note(status.note), keys);
  return take_proof(status, checkpoint->size, checkpoint->root, proven);
}

Checked take_refusal(const EventStatus& status, const core::State& state, ProvenStatus& proven) {
  const auto& refusal = status.refusal;
  const bool good = refusal.event == status.event && state.find_peer(refusal.peer) != nullptr &&
                    is_good(refusal, state.ledger());
  if (!good) return no(StatusFault::refusal_bad);
  proven.refused = refusal.refused;
  proven.refused_by = refusal.peer;
  return {};
}

Checked take_state(const EventStatus& status, const core::State& state, ProvenStatus& proven) {
  switch (status.state) {
    case EventState::unknown:
      return {};
    case EventState::received:
      if (proven.receipts.empty()) return no(StatusFault::receipt_missing);
      return {};
    case EventState::in_book:
      YORIAI_CHECK(take_entry(status, proven));
      return take_certificate(status, state, proven);
    case EventState::final:
      YORIAI_CHECK(take_entry(status, proven));
      return take_note(status, state, proven);
    case EventState::refused:
      return take_refusal(status, state, proven);
  }
  return no(StatusFault::proof_bad);
}

}  // namespace

core::Result<ProvenStatus, StatusFault> check_status(const EventStatus& status,
                                                     const core::EventId& asked,
                                                     const core::State& state) {
  if (status.event != asked) return no(StatusFault::other_event);
  ProvenStatus proven;
  proven.state = status.state;
  YORIAI_CHECK(take_receipts(status, state, proven));
  YORIAI_CHECK(take_state(status, state, proven));
  return proven;
}

}  // namespace yoriai::net
