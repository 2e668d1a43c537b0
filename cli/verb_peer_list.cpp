// yoriai peer list and status: who keeps the book, what that survives, and how far the peer on this
// machine has come. Both read, and work beside a running peer.
#include <boost/json.hpp>

#include <algorithm>

#include "cli/event_words.h"
#include "cli/office.h"
#include "cli/options.h"
#include "cli/peer_verbs.h"
#include "cli/survival.h"

namespace yoriai::cli {
namespace {

namespace json = boost::json;

// Of both sets, while a change is pending: those who stay and leave, then who comes.
struct Row {
  core::Peer peer;
  bool in_force = true;
  bool will_be = true;
};

std::vector<Row> rows_of(const core::State& state) {
  std::vector<Row> rows;
  const auto& pending = state.pending_peers();
  for (const auto& peer : state.peers()) {
    rows.push_back({peer, true, !pending || pending->find(peer.node) != nullptr});
  }
  if (!pending) return rows;
  for (const auto& peer : pending->peers) {
    if (state.peer_set().find(peer.node) == nullptr) rows.push_back({peer, false, true});
  }
  return rows;
}

Text standing_of(const Row& row, const core::State& state) {
  if (!row.in_force) return {"（加わるところ）", " (comes)"};
  const bool leads = row.peer.node == state.sequencer();
  if (!row.will_be) {
    return leads ? Text{"（書き手、外れるところ）", " (leads, leaves)"}
                 : Text{"（外れるところ）", " (leaves)"};
  }
  return leads ? Text{"（書き手）", " (leads)"} : Text{"", ""};
}

json::object json_of(const Row& row, const core::State& state) {
  return {{"operator", row.peer.operator_name},
          {"node", core::to_hex(row.peer.node.view())},
          {"witness", core::to_hex(row.peer.witness.view())},
          {"log", core::to_hex(row.peer.log.view())},
          {"leads", row.peer.node == state.sequencer()},
          {"in_force", row.in_force},
          {"will_be", row.will_be}};
}

json::object json_of(const core::PeerSet& set) {
  return {{"n", set.peers.size()}, {"k", set.needed}, {"f", set.liars}};
}

void say_survival(Context& context, const core::PeerSet& set) {
  for (const auto& words : survival_words(set)) context.say(words);
}

json::object tell_peers(Context& context, const core::State& state) {
  context.say("第{}期", "Epoch {}", state.epoch().value);
  json::array peers;
  for (const auto& row : rows_of(state)) {
    const auto standing = standing_of(row, state);
    context.say(
        {fmt::format("　{}　{}{}", short_name(row.peer.node), row.peer.operator_name, standing.ja),
         fmt::format("  {}  {}{}", short_name(row.peer.node), row.peer.operator_name,
                     standing.en)});
    peers.push_back(json_of(row, state));
  }
  say_survival(context, state.peer_set());
  json::object answer{{"epoch", state.epoch().value},
                      {"peers", std::move(peers)},
                      {"in_force", json_of(state.peer_set())},
                      {"pending", nullptr}};
  if (state.pending_peers()) {
    context.say(
        "受付の変更が進んでいます。新旧両方の受付がそろうと発効し、そのあとは次のとおりです：",
        "A change of peers is under way. It comes into force when enough of the old and of the new "
        "peers hold it; then:");
    say_survival(context, *state.pending_peers());
    answer["pending"] = json_of(*state.pending_peers());
  }
  return answer;
}

VerbResult list(Context& context) {
  const auto folder = ledger::BookFolder::open_to_read(context.book_folder());
  context.answer(tell_peers(context, folder->book().state()));
  context.next_command("yoriai peer status");
  return ExitCode::ok;
}

Words self_words(const core::State& state, const std::optional<core::PublicKey>& own) {
  if (!own) {
    return Text{"この機械には受付の鍵がありません。",
                "There are no keys of a peer on this machine."};
  }
  const auto* peer = state.find_peer(*own);
  if (peer == nullptr) {
    return {fmt::format("この機械の鍵 {} は、この帳簿の受付ではありません。", short_name(*own)),
            fmt::format("The keys on this machine, {}, are those of no peer of this book.",
                        short_name(*own))};
  }
  return {fmt::format("この機械は受付 {}　{}", short_name(*own), peer->operator_name),
          fmt::format("This machine is peer {}  {}", short_name(*own), peer->operator_name)};
}

json::object tell_progress(Context& context, ledger::BookFolder& folder) {
  const auto& book = folder.book();
  const auto& ledger_id = book.state().ledger();
  const auto size = book.tree().size();
  const auto note = folder.store().checkpoint(ledger_id).value_or("");
  const auto final_size = ledger::size_in(note);
  const auto said = book.record();
  const auto certificate = folder.peer_store().certificate(ledger_id);
  context.say("　帳簿{}件、そのうち確定{}件", "  {} entries, {} of them final", size, final_size);
  if (certificate) {
    context.say("　証明：第{}期の{}件まで、受付{}つ",
                "  Certificate: epoch {}, {} entries, {} peers", certificate->tree.epoch.value,
                certificate->tree.size, certificate->acks.size());
  }
  if (said.promised > book.state().epoch()) {
    context.say("　第{}期に従うと約束し、今の期の確認はしていません。",
                "  It has promised epoch {}, and acknowledges nothing of the present one.",
                said.promised.value);
  }
  return {{"size", size},
          {"final", final_size},
          {"certified", certificate ? certificate->tree.size : 0},
          {"promised", said.promised.value},
          {"receipts", said.receipts.number}};
}

VerbResult status(Context& context) {
  const auto folder = ledger::BookFolder::open_to_read(context.book_folder());
  const auto& state = folder->book().state();
  const auto own = own_node_key(context);
  context.say(self_words(state, own));
  auto here = tell_progress(context, *folder);
  here["node"] = own ? json::value(core::to_hex(own->view())) : json::value(nullptr);
  here["is_peer"] = own && state.find_peer(*own) != nullptr;
  here["running"] = ledger::is_locked(context.book_folder() / "lock");
  context.say(here["running"].as_bool() ? Text{"　動いています。", "  It is running."}
                                        : Text{"　動いていません。", "  It is not running."});
  auto answer = tell_peers(context, state);
  answer["here"] = std::move(here);
  context.answer(std::move(answer));
  return ExitCode::ok;
}

}  // namespace

void add_peer_list(CLI::App& peer, Context& context) {
  auto& verb = add_verb(
      peer, context, "list",
      Text{"受付と、その組み合わせで耐えられること", "the peers, and what they survive together"});
  example(verb, "yoriai peer list");
  context.on(verb, [&context] { return list(context); });
}

void add_peer_status(CLI::App& peer, Context& context) {
  auto& verb = add_verb(
      peer, context, "status",
      Text{"受付と、この機械の進みぐあい", "the peers, and how far this machine has come"});
  example(verb, "yoriai peer status");
  context.on(verb, [&context] { return status(context); });
}

}  // namespace yoriai::cli
