// Which nodes are named on a command line, and what people are told of an event that was handed to
// them.
#include "cli/node_talk.h"

#include <gtest/gtest.h>

#include "cli/status_words.h"
#include "core/quorum.h"
#include "tests/support/files.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/village.h"

namespace yoriai::cli {
namespace {

using net::EventState;
using tests::Village;

TEST(NodeOption, TakesAddressesAndEachOnce) {
  const auto addresses = addresses_of({"127.0.0.1:7001", "peer.example:7002", "127.0.0.1:7001"});
  ASSERT_TRUE(addresses);
  EXPECT_EQ(*addresses, (std::vector<net::Address>{{"127.0.0.1", 7001}, {"peer.example", 7002}}));
}

TEST(NodeOption, SettingsStandForTheNodeAndThePeersTheyName) {
  const tests::ScratchFolder scratch;
  const auto file = scratch.path() / "node.toml";
  tests::put_content(file, "listen = \"127.0.0.1:7001\"\npeers = [{ node = \"" +
                               std::string(64, 'a') + "\", address = \"peer.example:7002\" }]\n");
  const auto addresses = addresses_of({file.string(), "peer.example:7002"});
  ASSERT_TRUE(addresses);
  EXPECT_EQ(*addresses, (std::vector<net::Address>{{"127.0.0.1", 7001}, {"peer.example", 7002}}));
}

TEST(NodeOption, AnythingElseIsAMistakeOfTheCommandLine) {
  for (const auto* wrong : {"nowhere", "127.0.0.1", ":7001", "missing.toml"}) {
    const auto addresses = addresses_of({wrong});
    ASSERT_FALSE(addresses) << wrong;
    EXPECT_EQ(addresses.error().exit, ExitCode::usage) << wrong;
  }
}

class StatusInWords : public testing::Test {
 protected:
  net::ProvenStatus with_receipts(const std::vector<std::size_t>& peers) {
    net::ProvenStatus status;
    status.state = EventState::received;
    for (const auto peer : peers) {
      core::Receipt receipt;
      receipt.peer = Village::peer_key(peer).public_key();
      status.receipts.push_back(receipt);
    }
    status.operators = core::operators_of(village.state(), status.receipts);
    status.operators_needed = core::receipts_needed(village.state());
    return status;
  }
  std::string told(const net::ProvenStatus& status, Language language) {
    std::string text;
    for (const auto& line : status_lines(status, village.state())) {
      text += line.in(language) + "\n";
    }
    return text;
  }
  bool says(const net::ProvenStatus& status, std::string_view ja, std::string_view en) {
    return told(status, Language::ja).find(ja) != std::string::npos &&
           told(status, Language::en).find(en) != std::string::npos;
  }

  Village village{tests::four_peers()};
};

TEST_F(StatusInWords, FourStatesHaveFourNames) {
  auto status = with_receipts({2});
  EXPECT_EQ(state_name(status), "received");
  EXPECT_TRUE(says(status, "いま1通", "1 of the 2 receipts"));
  status = with_receipts({2, 3});
  EXPECT_EQ(state_name(status), "acknowledged");
  EXPECT_TRUE(says(status, "受け付け済み", "Acknowledged: 2 receipts"));
  EXPECT_TRUE(says(status, "town", "digital villagers"));
  status.state = EventState::in_book;
  status.index = core::EntryIndex{4};
  EXPECT_EQ(state_name(status), "in_book");
  EXPECT_TRUE(says(status, "5行目", "line 5"));
  status.state = EventState::final;
  status.tree_size = 8;
  EXPECT_EQ(state_name(status), "final");
  EXPECT_TRUE(says(status, "確定（算入）：8行まで", "Final (counted): the book up to line 8"));
}

TEST_F(StatusInWords, ARefusalIsToldWithItsReasonAndWhoSaidIt) {
  net::ProvenStatus status;
  status.state = EventState::refused;
  status.refused = core::Refused{core::Refusal::voting_over, 0};
  status.refused_by = Village::peer_key(4).public_key();
  EXPECT_EQ(state_name(status), "refused");
  EXPECT_TRUE(says(status, "auditorの受付が断りました", "Refused by the peer of auditor"));
}

TEST_F(StatusInWords, NothingKnownIsSaid) {
  EXPECT_EQ(state_name({}), "unknown");
  EXPECT_TRUE(says({}, "知られていません", "Nobody asked knows"));
}

TEST(UnreachedInWords, WhyAndWhatToDo) {
  const net::Address address{"127.0.0.1", 7001};
  net::Parting parting{"127.0.0.1:7001", {}, {}, {}, "Connection refused"};
  EXPECT_NE(unreached_words(address, parting).en.find("yoriai node"), std::string::npos);
  parting.heard = net::Farewell::ledger_unknown;
  EXPECT_NE(unreached_words(address, parting).en.find("another book"), std::string::npos);
  parting.said = net::Farewell::peer_unknown;  // its own word goes before the other side's
  EXPECT_NE(unreached_words(address, parting).en.find("no peer of this book"), std::string::npos);
  EXPECT_EQ(nobody_helped({unreached_words(address, parting)}).exit, ExitCode::environment);
}

}  // namespace
}  // namespace yoriai::cli
