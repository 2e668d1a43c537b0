#include "net/event_status.h"

#include "ledger/stored_entries.h"
#include "net/event_places.h"
#include "net/limits.h"

namespace yoriai::net {
namespace {

// The entry with its proof to the tree of that size.
void show_entry(EventStatus& status, const ledger::Book& book, std::uint64_t size) {
  const auto at = status.index.value;
  auto line = book.lines(at, at + 1, kMaxLineBytes).front();
  const auto facts = facts_of(line);
  if (facts && facts->carried) status.salted_body = std::move(line.salted_body);
  status.entry = std::move(line.entry);
  const auto leaves = ledger::stored_leaves(book.store(), book.state().ledger());
  status.proof = book.tree().inclusion_proof(at, size, leaves);
}

}  // namespace

EventStatus status_of(EventTraces traces, const ledger::Book& book, const TreeProofs& proofs) {
  EventStatus status;
  status.event = traces.id;
  status.receipts = std::move(traces.receipts);
  if (!status.receipts.empty()) status.state = EventState::received;
  if (!traces.index) {
    if (traces.refusal == nullptr) return status;
    status.state = EventState::refused;
    status.refusal = *traces.refusal;
    return status;
  }
  const auto covers = [&](std::uint64_t size) {
    return traces.index->value < size && size <= book.tree().size();
  };
  const auto final_size = ledger::size_in(proofs.note);
  if (covers(final_size)) {
    status.state = EventState::final;
    status.index = *traces.index;
    status.note = proofs.note;
    show_entry(status, book, final_size);
  } else if (covers(proofs.certificate.tree.size)) {
    status.state = EventState::in_book;
    status.index = *traces.index;
    status.certificate = proofs.certificate;
    show_entry(status, book, proofs.certificate.tree.size);
  }
  return status;
}

}  // namespace yoriai::net
