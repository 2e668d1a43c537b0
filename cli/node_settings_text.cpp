#include <fmt/format.h>

#include <sstream>

#include "cli/node_settings.h"
#include "cli/toml_reader.h"

namespace yoriai::cli {
namespace {

std::string toml_text(const std::string& text) {
  std::ostringstream out;
  out << toml::value<std::string>(text);
  return out.str();
}

}  // namespace

std::string write_node_settings(const SettingsText& settings) {
  auto out = fmt::format("book = {}\nlisten = {}\n", toml_text(settings.book.string()),
                         toml_text(settings.listen));
  if (!settings.rehearsal_clock.empty()) {
    out += fmt::format("rehearsal_clock = {}\n", toml_text(settings.rehearsal_clock.string()));
  }
  if (settings.peers.empty()) return out;
  out += "peers = [\n";
  for (const auto& peer : settings.peers) {
    out += fmt::format("  # {}\n  {{ node = \"{}\", address = {} }},\n", peer.operator_name,
                       core::to_hex(peer.node.view()), toml_text(net::to_string(peer.address)));
  }
  return out + "]\n";
}

}  // namespace yoriai::cli
