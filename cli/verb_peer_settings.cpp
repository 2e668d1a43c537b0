// yoriai peer settings: the file that yoriai node reads, from the cards of the others.
#include <fmt/format.h>

#include <boost/json.hpp>

#include "cli/node_settings.h"
#include "cli/office.h"
#include "cli/options.h"
#include "cli/peer_card.h"
#include "cli/peer_verbs.h"
#include "cli/write_file.h"

namespace yoriai::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::vector<std::string> cards;
  std::string listen = "0.0.0.0:7001";
  std::string out = "node.toml";
};

// As the file has it, which counts from its own folder.
std::string book_from(const fs::path& file, const fs::path& book) {
  return fs::absolute(book).lexically_proximate(fs::absolute(file).parent_path()).string();
}

VerbResult write(Context& context, const Options& options) {
  const auto own = own_node_key(context);
  SettingsText settings{book_from(options.out, context.book_folder()), options.listen, {}, {}};
  std::size_t silent = 0;
  for (const auto& path : options.cards) {
    YORIAI_TRY(auto card, read_peer_card(path));
    if (card.peer.node.key == own) continue;
    if (card.address) {
      settings.peers.push_back(
          {card.peer.operator_name, card.peer.node.key, *std::move(card.address)});
    } else {
      ++silent;
    }
  }
  const auto text = write_node_settings(settings);
  YORIAI_CHECK(parse_node_settings(text, options.out));
  YORIAI_TRY(const auto path, write_file(options.out, text));
  context.say("{} に書きました。こちらからつなぐ受付は{}つです。",
              "Wrote {}: {} other peers are dialled from here.", path.string(),
              settings.peers.size());
  if (silent > 0) {
    context.say("　{}つの名刺には場所がありません。向こうからつながるのを待ちます。",
                "  {} of the cards name no address: those peers have to dial.", silent);
  }
  context.answer({{"file", path.string()}, {"peers", settings.peers.size()}});
  context.next_command("yoriai node --config " + path.string());
  return ExitCode::ok;
}

}  // namespace

void add_peer_settings(CLI::App& peer, Context& context) {
  auto options = std::make_shared<Options>();
  auto& verb = add_verb(peer, context, "settings",
                        Text{"名刺から、yoriai node の設定を書く",
                             "write the settings of yoriai node from the cards of the others"});
  required(
      option(verb, "cards", options->cards, "cards of the other peers; its own is passed over"));
  option(verb, "--listen", options->listen, "where to listen (default: 0.0.0.0:7001)");
  option(verb, "--out", options->out, "the file to write (default: node.toml)");
  example(verb, "yoriai peer settings coop.card auditor.card --listen 0.0.0.0:7001");
  context.on(verb, [&context, options] { return write(context, *options); });
}

}  // namespace yoriai::cli
