#include "cli/node_settings.h"

#include <gtest/gtest.h>

namespace yoriai::cli {
namespace {

const std::string kNode(64, 'a');

FileResult<NodeSettings> parse(const std::string& text) {
  return parse_node_settings(text, "home/node.toml");
}
// "line:column: what", in English.
std::string fault_of(const std::string& text) {
  const auto settings = parse(text);
  return settings ? "" : describe(settings.error()).en;
}

TEST(NodeSettings, WithoutAWordListenToThisMachineAlone) {
  const auto settings = parse("");
  ASSERT_TRUE(settings);
  EXPECT_EQ(settings->listen, (net::Address{"127.0.0.1", 7001}));
  EXPECT_FALSE(settings->book);
  EXPECT_FALSE(settings->ledger);
  EXPECT_FALSE(settings->keys);
  EXPECT_TRUE(settings->peers.empty());
  EXPECT_FALSE(settings->metrics);
  EXPECT_FALSE(settings->rehearsal_clock);
  EXPECT_FALSE(settings->json_log);
}

TEST(NodeSettings, AreReadWithPathsFromTheFilesFolder) {
  const auto settings = parse("book = \"book\"\nkeys = \"/elsewhere/peer.key\"\nledger = \"" +
                              kNode + "\"\nlisten = \"[::]:7002\"\npeers = [{ node = \"" + kNode +
                              "\", address = \"peer.example:7003\" }]\n");
  ASSERT_TRUE(settings);
  EXPECT_EQ(settings->book, "home/book");
  EXPECT_EQ(settings->keys, "/elsewhere/peer.key");
  EXPECT_EQ(core::to_hex(settings->ledger->view()), kNode);
  EXPECT_EQ(settings->listen, (net::Address{"::", 7002}));
  ASSERT_EQ(settings->peers.size(), 1U);
  EXPECT_EQ(settings->peers.front().address, (net::Address{"peer.example", 7003}));
}

TEST(NodeSettings, ShowMetricsToThisMachineAloneUnlessAHostIsNamed) {
  EXPECT_EQ(parse("metrics_port = 9464")->metrics, (net::Address{"127.0.0.1", 9464}));
  EXPECT_EQ(parse("metrics_port = 9464\nmetrics_host = \"::\"")->metrics,
            (net::Address{"::", 9464}));
  EXPECT_NE(fault_of("metrics_host = \"::\"").find("metrics_host"), std::string::npos);
  EXPECT_NE(fault_of("metrics_port = 65536").find("metrics_port"), std::string::npos);
}

TEST(NodeSettings, SayForWhomTheLogIs) {
  EXPECT_TRUE(parse("log = \"json\"")->json_log);
  EXPECT_FALSE(parse("log = \"text\"")->json_log);
  EXPECT_EQ(fault_of("log = \"xml\""), "home/node.toml:1:7: write text or json.");
}

TEST(NodeSettings, FaultsAreToldWithTheirPlace) {
  const auto row = "{ node = \"" + kNode + "\", address = \"peer:1\" }";
  EXPECT_EQ(fault_of("\nlisten = \"7001\""),
            "home/node.toml:2:10: write it as host:port, like 127.0.0.1:7001.");
  EXPECT_EQ(fault_of("ledger = \"abc\""), "home/node.toml:1:10: write it as 64 hex digits.");
  EXPECT_NE(fault_of("peers = [" + row + ", " + row + "]").find("this key is there twice"),
            std::string::npos);
  EXPECT_NE(fault_of("peers = [{ node = \"" + kNode + "\" }]").find("address"), std::string::npos);
  EXPECT_NE(fault_of("listens = \"peer:1\"").find("listens"), std::string::npos);
}

}  // namespace
}  // namespace yoriai::cli
