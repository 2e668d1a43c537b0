#include "cli/node_settings.h"

#include "cli/read_file.h"
#include "cli/toml_reader.h"
#include "cli/utf8.h"

namespace yoriai::cli {
namespace {

namespace fs = std::filesystem;

template <class Id>
FileResult<Id> read_id(TomlReader& table, std::string_view key) {
  YORIAI_TRY(const std::string text, table.text(key));
  const auto id = core::id_from_hex<Id>(text);
  if (!id) {
    return table.wrong(key, Text{"16進数64文字で書いてください。", "write it as 64 hex digits"});
  }
  return *id;
}

FileResult<net::Address> read_address(TomlReader& table, std::string_view key) {
  YORIAI_TRY(const std::string text, table.text(key));
  const auto address = net::parse_address(text);
  if (!address) {
    return table.wrong(key, Text{"「名前:番号」の形で書いてください（例 127.0.0.1:7001）。",
                                 "write it as host:port, like 127.0.0.1:7001"});
  }
  return *address;
}

FileResult<std::vector<net::KnownPeer>> read_peers(TomlReader& table) {
  YORIAI_TRY(auto rows, table.tables("peers"));
  std::vector<net::KnownPeer> peers;
  for (TomlReader& row : rows) {
    YORIAI_TRY(const auto node, read_id<core::PublicKey>(row, "node"));
    YORIAI_TRY(auto address, read_address(row, "address"));
    YORIAI_CHECK(row.nothing_else());
    for (const auto& other : peers) {
      if (other.node != node) continue;
      return row.wrong("node", Text{"同じ鍵が二度あります。", "this key is there twice"});
    }
    peers.push_back({node, std::move(address)});
  }
  return peers;
}

// Metrics go to this machine alone, unless a host is named.
FileResult<std::optional<net::Address>> read_metrics(TomlReader& table) {
  constexpr std::uint64_t kMostPort = 65'535;
  if (!table.has("metrics_port")) return std::optional<net::Address>{};
  YORIAI_TRY(const auto port, table.number("metrics_port", 1, kMostPort));
  net::Address out{"127.0.0.1", static_cast<std::uint16_t>(port)};
  if (table.has("metrics_host")) {
    YORIAI_TRY(out.host, table.text("metrics_host"));
  }
  return std::optional(out);
}

FileResult<bool> read_json_log(TomlReader& table) {
  if (!table.has("log")) return false;
  YORIAI_TRY(const std::string text, table.text("log"));
  if (text != "text" && text != "json") {
    return table.wrong("log", Text{"text か json と書いてください。", "write text or json"});
  }
  return text == "json";
}

FileResult<fs::path> read_path(TomlReader& table, std::string_view key, const fs::path& file) {
  YORIAI_TRY(const std::string text, table.text(key));
  return file.parent_path() / text;
}

}  // namespace

FileResult<NodeSettings> parse_node_settings(std::string_view text, const fs::path& file) {
  const auto name = file.string();
  const TomlText shown{name, without_mark(text)};
  YORIAI_TRY(const auto toml, parse_toml(shown));
  TomlReader table(toml, shown);
  NodeSettings out;
  if (table.has("book")) {
    YORIAI_TRY(out.book, read_path(table, "book", file));
  }
  if (table.has("ledger")) {
    YORIAI_TRY(out.ledger, read_id<core::LedgerId>(table, "ledger"));
  }
  if (table.has("keys")) {
    YORIAI_TRY(out.keys, read_path(table, "keys", file));
  }
  if (table.has("listen")) {
    YORIAI_TRY(out.listen, read_address(table, "listen"));
  }
  if (table.has("peers")) {
    YORIAI_TRY(out.peers, read_peers(table));
  }
  if (table.has("rehearsal_clock")) {
    YORIAI_TRY(out.rehearsal_clock, read_path(table, "rehearsal_clock", file));
  }
  YORIAI_TRY(out.metrics, read_metrics(table));
  YORIAI_TRY(out.json_log, read_json_log(table));
  YORIAI_CHECK(table.nothing_else());
  return out;
}

FileResult<NodeSettings> read_node_settings(const fs::path& file) {
  YORIAI_TRY(const auto text, read_file(file));
  return parse_node_settings(text, file);
}

}  // namespace yoriai::cli
