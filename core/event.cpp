#include "core/event.h"

namespace yoriai::core {
namespace {

using Keys = std::vector<IntroducedKey>;

void add_members(Keys& out, const std::vector<NewKey>& keys) {
  for (const NewKey& key : keys) out.push_back({KeyRole::member, key});
}

// One overload for each kind that brings keys; the last takes the others.
void add(Keys& out, const Founded& body) {
  for (const FoundingPeer& peer : body.peers) {
    out.push_back({KeyRole::node, peer.node});
    out.push_back({KeyRole::witness, peer.witness});
    out.push_back({KeyRole::log, peer.log});
  }
  for (const FoundingMember& member : body.members) add_members(out, member.keys);
}
void add(Keys& out, const MemberAdmitted& body) { add_members(out, body.keys); }
void add(Keys& out, const KeyAdded& body) { out.push_back({KeyRole::member, body.key}); }
void add(Keys& out, const KeysReplaced& body) { add_members(out, body.keys); }
template <class Other>
void add(Keys& /*out*/, const Other& /*body*/) {}

}  // namespace

std::vector<IntroducedKey> introduced_keys(const Body& body) {
  Keys out;
  std::visit([&out](const auto& of_kind) { add(out, of_kind); }, body);
  return out;
}

}  // namespace yoriai::core
