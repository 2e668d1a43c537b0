#include "cli/rehearsal/stage_peers.h"

namespace yoriai::cli {
namespace {

StagePeer peer_from(const Secrets& secrets, const std::string& name, const std::string& place) {
  return {
      name,
      {secrets.key(place + "node"), secrets.key(place + "witness"), secrets.key(place + "log")}};
}

}  // namespace

std::vector<StagePeer> stage_peers(const Secrets& secrets, const std::vector<std::string>& names) {
  std::vector<StagePeer> peers;
  if (names.empty()) peers.push_back(peer_from(secrets, "rehearsal", "peer/"));
  for (const auto& name : names) peers.push_back(peer_from(secrets, name, "peer/" + name + "/"));
  return peers;
}

}  // namespace yoriai::cli
