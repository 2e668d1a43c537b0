// The half of MemoryStore that a peer among several needs.
#include "core/assert.h"
#include "ledger/memory_store.h"

namespace yoriai::ledger {

void MemoryStore::put_held(const core::LedgerId& ledger, std::span<const HeldEvent> events,
                           std::span<const Blob> blobs) {
  const auto& known = ledger_of(ledger);
  auto last = known.held.empty() ? 0 : known.held.rbegin()->first;
  std::uint64_t first_new = 0;
  for (const auto& event : events) {
    const auto number = known.held_numbers.find(event.id);
    if (number != known.held_numbers.end()) {
      YORIAI_ASSERT(event.own.number == number->second);
      continue;
    }
    YORIAI_ASSERT(event.own.number > last);
    last = event.own.number;
    if (first_new == 0) first_new = last;
  }
  write(ledger, [&](Ledger& kept) {
    for (const auto& event : events) {
      kept.held[event.own.number] = event;
      kept.held_numbers[event.id] = event.own.number;
    }
    for (const auto& blob : blobs) put(kept, blob);
    if (first_new != 0) kept.last_held_batch = first_new;
  });
}

void MemoryStore::erase(Ledger& ledger, const core::EventId& held) {
  const auto number = ledger.held_numbers.find(held);
  if (number == ledger.held_numbers.end()) return;
  ledger.held.erase(number->second);
  ledger.held_numbers.erase(number);
}

void MemoryStore::erase_held(const core::LedgerId& ledger, std::span<const core::EventId> events) {
  write(ledger, [&](Ledger& kept) {
    for (const auto& id : events) erase(kept, id);
  });
}

void MemoryStore::refuse_held(const core::LedgerId& ledger, std::span<const LastWord> words) {
  write(ledger, [&](Ledger& kept) {
    for (const auto& word : words) {
      erase(kept, word.event);
      kept.last_words.push_back(word.bytes);
      if (kept.last_words.size() > kMostLastWords) kept.last_words.pop_front();
    }
  });
}

std::vector<core::ByteVector> MemoryStore::last_words(const core::LedgerId& ledger) const {
  const auto& words = ledger_of(ledger).last_words;
  return {words.begin(), words.end()};
}

void MemoryStore::held(const core::LedgerId& ledger,
                       const std::function<bool(HeldEvent)>& visit) const {
  for (const auto& [number, event] : ledger_of(ledger).held) {
    if (!visit(event)) return;
  }
}

std::uint64_t MemoryStore::last_held_batch(const core::LedgerId& ledger) const {
  return ledger_of(ledger).last_held_batch;
}

void MemoryStore::put_certificate(const core::LedgerId& ledger,
                                  const core::Certificate& certificate) {
  const auto& known = ledger_of(ledger).certificate;
  YORIAI_ASSERT(!known || rank_of(certificate.tree) >= rank_of(known->tree));
  write(ledger, [&](Ledger& kept) { kept.certificate = certificate; });
}

std::optional<core::Certificate> MemoryStore::certificate(const core::LedgerId& ledger) const {
  return ledger_of(ledger).certificate;
}

}  // namespace yoriai::ledger
