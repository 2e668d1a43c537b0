#include "cli/event_words.h"

#include "cli/survival.h"
#include "core/sha256.h"
#include "ledger/event_codec.h"

namespace yoriai::cli {
namespace {

void say_body(Context& context, const core::Founded& body) {
  const auto& charter = body.charter->rules;
  context.say("　寄合「{}」、公開場所 {}", "  Community {}, published under {}", charter.name,
              body.host);
  core::PeerSet set{{}, charter.peers_needed, charter.liars_survived};
  for (const auto& peer : body.peers) {
    context.say("　受付 {}　{}", "  Peer {} {}", short_name(peer.node.key), peer.operator_name);
    set.peers.push_back({peer.operator_name, peer.node.key, peer.witness.key, peer.log.key});
  }
  for (const auto& words : survival_words(set)) context.say({"　" + words.ja, "  " + words.en});
}

void say_body(Context& context, const core::PeersChanged& body) {
  if (body.removed) {
    context.say("　外れる受付 {}", "  Peer {} leaves", short_name(*body.removed));
  }
  if (body.added != nullptr) {
    context.say("　加わる受付 {}　{}", "  Peer {} {} comes", short_name(body.added->node.key),
                body.added->operator_name);
  }
  context.say("　その後は k = {}、f = {}", "  From then on k = {}, f = {}", body.needed,
              body.liars);
}

// Who signs as an opener sees by which key.
void say_body(Context& context, const core::ProposalAnnounced& body) {
  for (const auto& opener : body.openers) {
    context.say("　開票人 {}番　鍵 {}", "  Opener: member {}, key {}", opener.member.value,
                core::to_hex(opener.key.view()));
  }
}

}  // namespace

core::Result<void, Failure> say_what(Context& context, const ledger::EventBytes& event) {
  YORIAI_TRY(const auto header, ledger::decode_header(event.header));
  const core::ByteView salted = event.salted_body;
  // Else what is told would not be what is signed.
  if (salted.size() < core::BodySalt::kSize || core::sha256(salted) != header.body_hash) {
    return core::Unexpected{Failure(core::Refused{core::Refusal::body_hash_differs})};
  }
  YORIAI_TRY(const auto body,
             ledger::decode_body(header.kind, salted.subspan(core::BodySalt::kSize)));
  if (const auto* founded = std::get_if<core::Founded>(&body)) say_body(context, *founded);
  if (const auto* changed = std::get_if<core::PeersChanged>(&body)) say_body(context, *changed);
  if (const auto* terms = std::get_if<core::ProposalAnnounced>(&body)) say_body(context, *terms);
  return {};
}

std::string short_name(const core::PublicKey& node) {
  return core::to_hex(node.view()).substr(0, 8);
}

}  // namespace yoriai::cli
