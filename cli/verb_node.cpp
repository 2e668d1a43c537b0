// yoriai node: keep the book together with other peers, until somebody says stop.
#include <boost/json.hpp>

#include "cli/event_words.h"
#include "cli/node_settings.h"
#include "cli/node_words.h"
#include "cli/office.h"
#include "cli/options.h"
#include "cli/verbs.h"

namespace yoriai::cli {
namespace {

struct Options {
  std::string config;
  PassphraseSource passphrase;
};

// What happens while it runs, as lines for people; and whether it has to end.
class Watch {
 public:
  explicit Watch(Context& context) : context_(context) {}

  net::RunnerEars ears() {
    net::RunnerEars out;
    out.notice = [this](const net::Notice& notice) { hear(notice); };
    out.connected = [this](const core::PublicKey& peer) {
      said_.erase(peer);
      context_.say("つながりました：{}", "Connected: {}", short_name(peer));
      context_.flush();
    };
    out.parted = [this](const net::Parting& parting) { hear(parting); };
    out.final_size = [this](std::uint64_t size) {
      final_size_ = size;
      context_.say("{}件まで確定しました。", "Final up to {} entries.", size);
      context_.flush();
    };
    return out;
  }
  void end_with(net::Runner& runner) { runner_ = &runner; }
  [[nodiscard]] std::uint64_t final_size() const { return final_size_; }
  // Why this peer must not go on.
  [[nodiscard]] const std::optional<Words>& fault() const { return fault_; }

 private:
  void hear(const net::Notice& notice) {
    const auto words = words_for(notice);
    const bool over = notice.what == net::Notice::What::numbers_above_own ||
                      notice.what == net::Notice::What::contradicts_final;
    if (over) {
      fault_ = words;
      return runner_->stop();
    }
    context_.say(words);
    context_.flush();
  }
  // The same about the same peer is said once.
  void hear(const net::Parting& parting) {
    const auto words = words_for(parting);
    if (parting.peer && std::exchange(said_[*parting.peer], words.en) == words.en) return;
    context_.say(words);
    context_.flush();
  }

  Context& context_;
  net::Runner* runner_ = nullptr;
  std::map<core::PublicKey, std::string> said_;
  std::optional<Words> fault_;
  std::uint64_t final_size_ = 0;
};

VerbResult run(Context& context, ledger::BookFolder& folder, ledger::Book& book,
               const NodeSettings& settings, const PeerKeys& keys) {
  Watch watch(context);
  const net::PeerKeys signing{keys.node, keys.witness, keys.log};
  const net::RunnerSettings running{settings.listen, settings.peers,
                                    [&context] { return context.now(); }, true};
  net::Runner runner(book, folder.peer_store(), signing, running, watch.ears());
  watch.end_with(runner);
  const net::Address listening{settings.listen.host, runner.port()};
  context.say("{}で待っています。帳簿は{}件です。", "Listening at {}; the book has {} entries.",
              net::to_string(listening), book.tree().size());
  context.flush();
  runner.run();
  if (watch.fault()) return fail(ExitCode::damaged, *watch.fault());
  context.say("止まりました。", "Stopped.");
  context.answer({{"listen", net::to_string(listening)},
                  {"size", book.tree().size()},
                  {"final", watch.final_size()}});
  return ExitCode::ok;
}

VerbResult node(Context& context, const Options& options) {
  YORIAI_TRY(const auto settings, read_node_settings(options.config));
  const auto path = settings.book.value_or(context.book_folder());
  const auto folder = ledger::BookFolder::open_as_peer(path);
  auto& book = settings.ledger ? folder->book(*settings.ledger) : folder->book();
  Passphrase passphrase(options.passphrase);
  const auto keys_path = settings.keys.value_or(folder->keys() / "peer.key");
  YORIAI_TRY(const auto keys, load_keys_of_a_peer(keys_path, book.state(), passphrase));
  return run(context, *folder, book, settings, keys);
}

}  // namespace

void add_node(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto& verb = add_verb(app, context, "node",
                        Text{"ほかの機械と一緒に帳簿を守る", "keep the book together with others"});
  required(option(verb, "--config", options->config, "file that says where the others are"));
  option(verb, "--passphrase-file", options->passphrase.file, "file with the passphrase");
  example(verb,
          "yoriai node --config node.toml\n\nnode.toml:\n"
          "  book = \"yoriai-book\"\n"
          "  listen = \"127.0.0.1:7001\"\n"
          "  peers = [{ node = \"64 hex digits\", address = \"peer.example:7001\" }]");
  context.on(verb, [&context, options] { return node(context, *options); });
}

}  // namespace yoriai::cli
