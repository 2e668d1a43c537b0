// yoriai peer: who keeps the book, and what a machine needs to be one of them.
#include "cli/options.h"
#include "cli/peer_verbs.h"
#include "cli/verbs.h"

namespace yoriai::cli {

void add_peer(CLI::App& app, Context& context) {
  auto& peer = add_verb(app, context, "peer",
                        Text{"帳簿を守る受付（機械）", "the peers that keep the book"});
  require_verb(peer);
  add_peer_list(peer, context);
  add_peer_status(peer, context);
  add_peer_card(peer, context);
  add_peer_settings(peer, context);
  add_peer_changes(peer, context);
  add_peer_succeed(peer, context);
}

}  // namespace yoriai::cli
