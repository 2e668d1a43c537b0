// yoriai peer add, remove and rekey: one peer more, one less, or one with new keys. k peers sign,
// and who comes; the change is in force when enough of the old and of the new ones hold it
// (specs/peers.md section 9).
#include <boost/json.hpp>

#include <algorithm>

#include "cli/desk.h"
#include "cli/event_words.h"
#include "cli/find.h"
#include "cli/options.h"
#include "cli/peer_card.h"
#include "cli/peer_verbs.h"
#include "cli/survival.h"
#include "core/limits.h"

namespace yoriai::cli {
namespace {

struct Options {
  DeskOptions desk;
  std::string card;
  std::string peer;               // who leaves, or gets new keys
  std::vector<std::string> with;  // who else signs
  std::optional<std::uint32_t> needed;
  std::optional<std::uint32_t> liars;
};

// Names of peers as people say them, into the keys by which the others are to sign.
Attempted<std::vector<std::string>> colleagues(const core::State& state, const Options& options) {
  const std::size_t wanted = state.peer_set().needed - 1U;
  if (options.with.size() != wanted) {
    return fail(
        ExitCode::usage,
        {fmt::format("この変更には、この受付のほかに{}つの受付の署名が要ります。--with "
                     "で名前をその数だけ書いてください（yoriai peer list）。",
                     wanted),
         fmt::format("Beside this peer, {} others sign such a change: name each with --with (see "
                     "yoriai peer list).",
                     wanted)});
  }
  std::vector<std::string> keys;
  for (const auto& name : options.with) {
    YORIAI_TRY(const auto* peer, find_peer(state, name));
    keys.push_back(core::to_hex(peer->node.view()));
  }
  return keys;
}

Attempted<std::shared_ptr<const core::FoundingPeer>> newcomer(const core::State& state,
                                                              const std::string& path) {
  YORIAI_TRY(const auto card, read_peer_card(path));
  if (card.ledger != state.ledger()) {
    const auto id = core::to_hex(state.ledger().view());
    return fail(ExitCode::usage,
                {path +
                     "：この帳簿のための名刺ではありません。相手の機械で yoriai peer card "
                     "--ledger " +
                     id + " と作ってもらってください。",
                 path +
                     ": this card was not made for this book. Ask for one made with yoriai peer "
                     "card --ledger " +
                     id});
  }
  return std::make_shared<const core::FoundingPeer>(card.peer);
}

core::PeerSet changed(const core::State& state, const core::PeersChanged& body) {
  auto set = state.peer_set();
  if (body.removed) {
    std::erase_if(set.peers, [&](const core::Peer& peer) { return peer.node == *body.removed; });
  }
  if (body.added != nullptr) {
    const auto& added = *body.added;
    set.peers.push_back({added.operator_name, added.node.key, added.witness.key, added.log.key});
  }
  return set;
}

// Those given, else the best that the new peers allow.
core::Result<void, Failure> choose_numbers(const Options& options, core::PeerSet& set) {
  const auto best = fitting_numbers(set).value_or(QuorumNumbers{set.needed, set.liars});
  const auto most = static_cast<std::uint32_t>(core::kMaxPeers);
  set.needed = static_cast<std::uint16_t>(std::min(options.needed.value_or(best.needed), most));
  set.liars = static_cast<std::uint16_t>(std::min(options.liars.value_or(best.liars), most));
  if (core::quorum_is_safe(set)) return {};
  return core::Unexpected{Failure(core::Refused{core::Refusal::quorum_unsafe})};
}

VerbResult post(Context& context, Options options, bool adds, bool removes) {
  if (options.desk.out.empty()) {
    return fail(ExitCode::usage,
                {"ほかの受付も署名します。署名待ちのファイルの名前を --out FILE で決めてください。",
                 "Other peers sign, too: say with --out FILE where the change waits for them."});
  }
  options.desk.only_reads = true;
  YORIAI_TRY(auto desk, Desk::open(context, options.desk));
  const auto& state = desk->state();
  core::PeersChanged body;
  if (removes) {
    YORIAI_TRY(const auto* peer, find_peer(state, options.peer));
    body.removed = peer->node;
  }
  Desk::NewSigners signers;
  if (adds) {
    YORIAI_TRY(body.added, newcomer(state, options.card));
    signers.elsewhere.push_back(body.added->node.key);
  }
  auto set = changed(state, body);
  YORIAI_CHECK(choose_numbers(options, set));
  body.needed = set.needed;
  body.liars = set.liars;
  YORIAI_TRY(auto later, colleagues(state, options));
  desk->sign_later(std::move(later));
  for (const auto& words : survival_words(set)) context.say(words);
  YORIAI_TRY(const auto posted, desk->post(body, signers));
  return report(context, options.desk, posted,
                {"受付の変更を出しました。", "Entered the change of peers."}, "yoriai peer list",
                {{"n", set.peers.size()}, {"k", set.needed}, {"f", set.liars}});
}

struct Change {
  const char* name;
  Text what;
  bool adds;
  bool removes;
  const char* lines;
};

void add_change(CLI::App& peer, Context& context, const Change& change) {
  auto options = std::make_shared<Options>();
  options->desk.as = {std::string(kPeerKeyFile)};
  auto& verb = add_verb(peer, context, change.name, change.what);
  if (change.removes) {
    required(option(verb, "peer", options->peer, "operator, or the beginning of the node key"));
  }
  if (change.adds) {
    required(option(verb, "card", options->card, "card of the new peer, made for this book"));
  }
  option(verb, "--with", options->with, "another peer that signs, by operator; repeat it");
  option(verb, "--needed", options->needed, "k from then on (else the best that fits)");
  option(verb, "--liars", options->liars, "f from then on (else the best that fits)");
  option(verb, "--out", options->desk.out, "file in which it waits for the others to sign");
  option(verb, "--as", options->desk.as, "key file of this peer (default: peer)");
  option(verb, "--passphrase-file", options->desk.passphrase.file, "file with the passphrase");
  example(verb, change.lines);
  context.on(verb, [&context, options, change] {
    return post(context, *options, change.adds, change.removes);
  });
}

}  // namespace

void add_peer_changes(CLI::App& peer, Context& context) {
  add_change(peer, context,
             {"add",
              {"受付を一つ加える", "one peer more"},
              true,
              false,
              "yoriai peer add library.card --with 'The municipality' --with 'An auditor' --out "
              "change.json"});
  add_change(peer, context,
             {"remove",
              {"受付を一つ外す", "one peer less"},
              false,
              true,
              "yoriai peer remove 'An auditor' --with 'The municipality' --out change.json"});
  add_change(peer, context,
             {"rekey",
              {"受付の鍵を新しくする", "new keys for a peer"},
              true,
              true,
              "yoriai peer rekey 'An auditor' auditor.card --with 'The municipality' --out "
              "change.json"});
}

}  // namespace yoriai::cli
