#include "net/lines.h"

#include <gtest/gtest.h>

#include "core/limits.h"
#include "ledger/entry_codec.h"
#include "tests/unit/net/desk_of_two.h"

namespace yoriai::net {
namespace {

// As many as an entry can have: the sequencer must know what will fit one message.
TEST(MostLineBytes, AreEnoughForAnyNumberOfReceipts) {
  tests::DeskOfTwo at;
  const auto event = at.people.bytes_of(at.people.admission());
  std::vector<core::Receipt> receipts;
  for (std::size_t number = 1; number <= core::kMaxReceipts; ++number) {
    receipts.push_back(at.receipt(number, ledger::event_id(event.header), UINT64_MAX));
    std::ranges::sort(receipts, {}, &core::Receipt::peer);
    const ledger::Entry entry{core::Instant{UINT64_MAX}, event.header, event.signatures, receipts};
    const auto bytes = ledger::encode_entry(entry).size() + event.salted_body.size();
    EXPECT_LE(bytes, most_line_bytes(event, receipts.size())) << number;
    EXPECT_GE(bytes + 1024, most_line_bytes(event, receipts.size())) << number;
  }
}

}  // namespace
}  // namespace yoriai::net
