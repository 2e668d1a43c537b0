// Lines of the book as bytes: leaves of the tree.
#include <specs/entry.capnp.h>

#include "ledger/entry_codec.h"
#include "tests/fuzz/event_checks.h"
#include "tests/fuzz/value_mutator.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace yoriai;
  const auto bytes = fuzz::view_of(data, size);
  const auto entry = ledger::decode_entry(bytes);
  if (!entry) return 0;
  YORIAI_ASSERT(std::ranges::equal(ledger::encode_entry(*entry), bytes));
  const auto again = ledger::decode_entry(bytes);
  YORIAI_ASSERT(again && *again == *entry);
  YORIAI_ASSERT(std::ranges::is_sorted(entry->receipts, {}, &core::Receipt::peer));
  fuzz::checked_header(entry->header);
  return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t most, unsigned seed) {
  using namespace yoriai;
  tests::Dice dice(seed);
  if (dice.percent(20)) return LLVMFuzzerMutate(data, size, most);
  const auto schema = capnp::Schema::from<schema::Entry>();
  return fuzz::put(fuzz::ValueMutator(dice).mutated(schema, fuzz::view_of(data, size)), data, size,
                   most);
}
