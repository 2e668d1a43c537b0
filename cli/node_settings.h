// The file that says how a peer of several runs (yoriai node --config FILE).
#pragma once

#include <filesystem>
#include <optional>

#include "cli/file_fault.h"
#include "core/ids.h"
#include "net/runner.h"

namespace yoriai::cli {

struct NodeSettings {
  std::optional<std::filesystem::path> book;  // else the book of the command line
  std::optional<core::LedgerId> ledger;       // else the only one in that folder
  std::optional<std::filesystem::path> keys;  // else <book>/keys/peer.key
  net::Address listen{"127.0.0.1", 7001};     // reached by this machine alone, unless it says more
  std::vector<net::KnownPeer> peers;
  std::optional<net::Address> metrics;  // where Prometheus may ask; nowhere without it
  std::optional<std::filesystem::path> rehearsal_clock;  // rehearsal_clock.h
  bool json_log = false;                                 // what happens, as lines for programs
};

// Paths in it count from the file's own folder.
FileResult<NodeSettings> read_node_settings(const std::filesystem::path& file);
// The same from its text.
FileResult<NodeSettings> parse_node_settings(std::string_view text,
                                             const std::filesystem::path& file);

// What there is to say in such a file, for who writes one; only so much need be said.
struct SettingsText {
  struct Peer {
    std::string operator_name;  // for people
    core::PublicKey node;
    net::Address address;
  };
  std::filesystem::path book;  // as the file is to have it
  std::string listen;
  std::filesystem::path rehearsal_clock;  // none: empty
  std::vector<Peer> peers;
};
std::string write_node_settings(const SettingsText& settings);

}  // namespace yoriai::cli
