// What somebody can throw at peers to stop them or to fill their disks, and what comes of it.
#include <gtest/gtest.h>

#include "core/sha256.h"
#include "ledger/event_codec.h"
#include "net/limits.h"
#include "net/wire_codec.h"
#include "tests/support/table.h"

namespace yoriai::tests {
namespace {

constexpr core::MemberNumber kFlooder{1};

core::BlobName name_of(const core::ByteVector& blob) { return {core::sha256(blob), blob.size()}; }

// A draft with a wording that leaves no room in a frame for one more receipt.
TEST(Flood, AWordingThatFillsAFrameIsPassedOnWithoutIt) {
  Table table;
  table.speak_for(3);
  net::Submit submit;
  core::ByteVector wording(net::kMaxFrameBytes - 4096, std::byte{'w'});
  do {
    auto body = question(kDirect);
    body.wording = name_of(wording);
    submit = {table.people.bytes_of(table.people.draft(kFlooder, body)), {wording}, {}};
    wording.resize(wording.size() + 8);
  } while (net::encode_message(submit).size() + 10 <= net::kMaxFrameBytes);
  table.submit(2, submit.event, submit.blobs);
  table.deliver_all();
  ASSERT_TRUE(table.holds(2, submit.event));
  for (const auto& message : table.heard(3)) {
    EXPECT_LE(net::encode_message(message).size() + 2, net::kMaxFrameBytes);
  }
  const auto is_it = [&](const net::Message& message) {
    const auto* passed_on = std::get_if<net::Submit>(&message);
    return passed_on != nullptr && passed_on->event == submit.event;
  };
  EXPECT_TRUE(std::ranges::any_of(table.heard(3), is_it));
}

}  // namespace
}  // namespace yoriai::tests
