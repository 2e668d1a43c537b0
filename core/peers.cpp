#include "core/peers.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace yoriai::core {
namespace {

// How many peers the operator runs who runs most; none may be without a name beside others.
bool operators_are_safe(const PeerSet& set) {
  std::map<std::string_view, std::size_t> run_by;
  for (const auto& peer : set.peers) ++run_by[peer.operator_name];
  if (set.peers.size() > 1 && run_by.contains(std::string_view())) return false;
  if (run_by.size() == set.peers.size()) return true;
  return std::ranges::all_of(run_by, [&](const auto& row) { return row.second <= set.liars; });
}

}  // namespace

const Peer* PeerSet::find(const PublicKey& node) const {
  const auto found = std::ranges::find(peers, node, &Peer::node);
  return found == peers.end() ? nullptr : &*found;
}

bool quorum_is_safe(const PeerSet& set) {
  const std::uint64_t n = set.peers.size();
  const std::uint64_t k = set.needed;
  const std::uint64_t f = set.liars;
  return 2 * k > n + f && k + f <= n && operators_are_safe(set);
}

bool is_quorum_of(const PeerSet& set, std::span<const PublicKey> nodes) {
  const auto speaks = [&](const Peer& peer) { return std::ranges::count(nodes, peer.node) > 0; };
  return std::ranges::count_if(set.peers, speaks) >= set.needed;
}

}  // namespace yoriai::core
