// yoriai node: keep the book together with other peers, until somebody says stop.
#include <fmt/format.h>

#include <boost/json.hpp>

#include "cli/event_words.h"
#include "cli/evidence_file.h"
#include "cli/node_log.h"
#include "cli/node_metrics.h"
#include "cli/node_settings.h"
#include "cli/node_words.h"
#include "cli/office.h"
#include "cli/options.h"
#include "cli/order_file.h"
#include "cli/rehearsal_clock.h"
#include "cli/service_manager.h"
#include "cli/verbs.h"

namespace yoriai::cli {
namespace {

struct Options {
  std::string config;
  PassphraseSource passphrase;
};

boost::json::string hex_of(const core::PublicKey& node) {
  return core::to_hex(node.view()).c_str();
}

// What happens while it runs, told line by line; and whether it has to end.
class Watch {
 public:
  Watch(NodeLog log, std::filesystem::path book) : log_(log), book_(std::move(book)) {}

  net::RunnerEars ears() {
    net::RunnerEars out;
    out.notice = [this](const net::Notice& notice) { hear(notice); };
    out.connected = [this](const core::PublicKey& peer) {
      said_.erase(peer);
      const auto name = short_name(peer);
      log_.tell("connected", {{"peer", hex_of(peer)}},
                {"つながりました：" + name, "Connected: " + name});
    };
    out.parted = [this](const net::Parting& parting) { hear(parting); };
    out.final_size = [this](std::uint64_t size) {
      final_size_ = size;
      log_.tell("final", {{"size", size}},
                {fmt::format("{}件まで確定しました。", size),
                 fmt::format("Final up to {} entries.", size)});
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
    boost::json::object fields{{"what", name_of(notice.what)}};
    if (!notice.about.is_zero()) fields["peer"] = hex_of(notice.about);
    if (notice.number != 0) fields["number"] = notice.number;
    log_.tell("notice", std::move(fields), words);
    if (notice.evidence) keep(*notice.evidence);
  }
  void keep(const net::Evidence& evidence) {
    const auto file = keep_evidence(book_, evidence);
    if (!file) return;
    const auto lie = lie_words(evidence);
    log_.tell("evidence", {{"file", file->string()}},
              {fmt::format("{}\n　証拠 {}　（yoriai evidence verify で、だれでも確かめられます）",
                           lie.ja, file->string()),
               fmt::format("{}\n  Evidence: {} (anybody can check it: yoriai evidence verify)",
                           lie.en, file->string())});
  }
  // The same about the same peer is said once.
  void hear(const net::Parting& parting) {
    const auto words = words_for(parting);
    if (parting.peer && std::exchange(said_[*parting.peer], words.en) == words.en) return;
    boost::json::object fields{{"how", net::describe(parting)}};
    if (parting.peer) fields["peer"] = hex_of(*parting.peer);
    log_.tell("disconnected", std::move(fields), words);
  }

  NodeLog log_;
  std::filesystem::path book_;
  net::Runner* runner_ = nullptr;
  std::map<core::PublicKey, std::string> said_;
  std::optional<Words> fault_;
  std::uint64_t final_size_ = 0;
};

using Now = std::function<core::Instant()>;

// Only a book that is marked as a rehearsal may live by another time than the world's.
core::Result<Now, Failure> clock_of(Context& context, const NodeSettings& settings,
                                    const core::State& state) {
  const Now real = [&context] { return context.now(); };
  if (!settings.rehearsal_clock) return real;
  if (!state.rehearsal()) {
    return fail(
        ExitCode::negative,
        {"練習用の帳簿だけが、練習用の時計で動きます。rehearsal_clock の行を消してください。",
         "Only a rehearsal lives by a clock of its own. Take the line rehearsal_clock out "
         "of the settings."});
  }
  YORIAI_TRY(auto clock, RehearsalClock::open(*settings.rehearsal_clock, real));
  return Now([clock = std::move(clock)]() mutable { return clock.now(); });
}

std::optional<net::Order> obeyed(NodeLog& log, std::optional<net::Order> order) {
  if (order == net::Order::stand) {
    log.tell("order", {{"order", "stand"}},
             {"運営者の求めで、次の期の書き手に名のり出ました。",
              "Stands for the next epoch, as its operator asked."});
  } else if (order == net::Order::consent) {
    log.tell("order", {{"order", "consent"}},
             {"運営者の求めで、次に名のり出た受付に従います。",
              "Follows whoever stands next, as its operator asked."});
  }
  return order;
}

// Keys that the book does not know yet may be named by a change of peers to come: until then the
// peer only follows. Retired ones never sign again.
Attempted<PeerKeys> load_keys(const std::filesystem::path& path, const core::State& state,
                              Passphrase& passphrase) {
  YORIAI_TRY(auto keys, load_keys_at(path, passphrase));
  const auto* owner = state.members().owner(keys.node.public_key());
  if (owner == nullptr) return keys;
  if (owner->retired) {
    return fail(ExitCode::usage,
                {path.string() + "：この鍵は取り替えられました。新しい鍵を使ってください。",
                 path.string() + ": these keys were replaced. Use the new ones."});
  }
  YORIAI_CHECK(require_peer(state, keys, path));
  return keys;
}

VerbResult run(Context& context, ledger::BookFolder& folder, ledger::Book& book,
               const NodeSettings& settings, const PeerKeys& keys) {
  YORIAI_TRY(const auto now, clock_of(context, settings, book.state()));
  NodeLog log(context, settings.json_log);
  std::optional<NodeMetrics> metrics;
  if (settings.metrics) metrics.emplace(*settings.metrics);
  Watch watch(log, folder.path());
  auto ears = watch.ears();
  if (metrics) metrics->listen_through(ears);
  const net::PeerKeys signing{keys.node, keys.witness, keys.log};
  const auto book_path = folder.path();
  take_order(book_path);  // one that nobody was there to take is void
  net::RunnerSettings running{settings.listen, settings.peers, now, true};
  running.order = [&log, book_path] { return obeyed(log, take_order(book_path)); };
  net::Runner runner(book, folder.peer_store(), signing, running, std::move(ears));
  watch.end_with(runner);
  const net::Address listening{settings.listen.host, runner.port()};
  const auto place = net::to_string(listening);
  const auto size = book.tree().size();
  log.tell("listening", {{"at", place}, {"size", size}},
           {fmt::format("{}で待っています。帳簿は{}件です。", place, size),
            fmt::format("Listening at {}; the book has {} entries.", place, size)});
  tell_service_manager("READY=1");
  runner.run();
  tell_service_manager("STOPPING=1");
  if (watch.fault()) return fail(ExitCode::damaged, *watch.fault());
  log.tell("stopped", {}, {"止まりました。", "Stopped."});
  context.answer({{"listen", place}, {"size", book.tree().size()}, {"final", watch.final_size()}});
  return ExitCode::ok;
}

VerbResult node(Context& context, const Options& options) {
  YORIAI_TRY(const auto settings, read_node_settings(options.config));
  const auto path = settings.book.value_or(context.book_folder());
  const auto folder = ledger::BookFolder::open_as_peer(path);
  auto& book = settings.ledger ? folder->book(*settings.ledger) : folder->book();
  Passphrase passphrase(options.passphrase);
  const auto keys_path = settings.keys.value_or(folder->keys() / "peer.key");
  YORIAI_TRY(const auto keys, load_keys(keys_path, book.state(), passphrase));
  if (book.state().find_peer(keys.node.public_key()) == nullptr) {
    context.say("この帳簿は、この鍵をまだ知りません。受付の変更で加わるまで、何も署名しません。",
                "The book does not know these keys yet: until a change of peers names them, "
                "nothing is signed.");
  }
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
          "  peers = [{ node = \"64 hex digits\", address = \"peer.example:7001\" }]\n"
          "  metrics_port = 9464    # for Prometheus, of this machine alone\n"
          "  log = \"json\"");
  context.on(verb, [&context, options] { return node(context, *options); });
}

}  // namespace yoriai::cli
