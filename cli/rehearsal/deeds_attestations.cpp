#include <fmt/format.h>

#include <algorithm>

#include "cli/rehearsal/deeds.h"
#include "core/sha256.h"

namespace yoriai::cli {
namespace {

Understood<const ledger::SecretKey*> key_of_peer(const Stage& stage, const std::string& name) {
  const auto at = std::ranges::find(stage.peers(), name, &StagePeer::operator_name);
  if (at != stage.peers().end()) return &at->keys.node;
  return core::Unexpected<Words>{Words{fmt::format("「{}」という受付はありません。", name),
                                       fmt::format("there is no peer called {}", name)}};
}

Understood<const ledger::SecretKey*> key_of_speaker(const Stage& stage, const Attest& action) {
  if (!action.role) return key_of_peer(stage, action.speaker);
  YORIAI_TRY(const Player* player, stage.person(action.speaker));
  return stage.key_of(*player);
}

}  // namespace

Deeds deeds_of(Stage& stage, const Attest& action) {
  YORIAI_TRY(const core::Proposal* proposal, stage.proposal(action.proposal));
  core::Attested body{proposal->id.draft, action.what, action.role.value_or(core::kAsPeer), {}};
  Deed deed;
  YORIAI_TRY(const auto* key, key_of_speaker(stage, action));
  deed.signers = {key};
  if (!action.text.empty()) {
    const auto bytes = core::bytes_of(action.text);
    deed.blobs = {{{core::sha256(bytes), bytes.size()}, {bytes.begin(), bytes.end()}}};
    body.document = deed.blobs.front().name;
  }
  deed.body = body;
  return just(std::move(deed));
}

}  // namespace yoriai::cli
