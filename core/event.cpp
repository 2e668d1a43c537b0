#include "core/event.h"

namespace yoriai::core {
namespace {

using Keys = std::vector<IntroducedKey>;

void add_members(Keys& out, const std::vector<NewKey>& keys) {
  for (const NewKey& key : keys) out.push_back({KeyRole::member, key});
}

// One overload for each kind that brings keys; the last takes the others.
void add(Keys& out, const FoundingPeer& peer) {
  out.push_back({KeyRole::node, peer.node});
  out.push_back({KeyRole::witness, peer.witness});
  out.push_back({KeyRole::log, peer.log});
}
void add(Keys& out, const Founded& body) {
  for (const FoundingPeer& peer : body.peers) add(out, peer);
  for (const FoundingMember& member : body.members) add_members(out, member.keys);
}
void add(Keys& out, const MemberAdmitted& body) { add_members(out, body.keys); }
void add(Keys& out, const KeyAdded& body) { out.push_back({KeyRole::member, body.key}); }
void add(Keys& out, const KeysReplaced& body) { add_members(out, body.keys); }
void add(Keys& out, const PeersChanged& body) {
  if (body.added != nullptr) add(out, *body.added);
}
template <class Other>
void add(Keys& /*out*/, const Other& /*body*/) {}

std::size_t count(const ReceiptsAdded& body) {
  return body.signatures.size() / Signature::kSize + body.receipts.size();
}
std::size_t count(const EpochBegun& body) { return body.base.acks.size() + body.promises.size(); }
std::size_t count(const PeersActivated& body) { return body.held.size(); }
template <class Other>
std::size_t count(const Other& /*body*/) {
  return 0;
}

}  // namespace

std::vector<IntroducedKey> introduced_keys(const Body& body) {
  Keys out;
  std::visit([&out](const auto& of_kind) { add(out, of_kind); }, body);
  return out;
}

std::size_t carried_signatures(const Body& body) {
  return std::visit([](const auto& of_kind) { return count(of_kind); }, body);
}

}  // namespace yoriai::core
