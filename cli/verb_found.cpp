// yoriai found: begin a book. Makes the keys of its first peer and of its founders, their lines in
// the register, and the founding event that everything later names. Where other peers keep the book
// too, they sign first.
#include <boost/json.hpp>

#include "cli/charter/preset_kinds.h"
#include "cli/charter_file.h"
#include "cli/event_words.h"
#include "cli/founding.h"
#include "cli/options.h"
#include "cli/verbs.h"
#include "core/limits.h"
#include "ledger/event_codec.h"

namespace yoriai::cli {
namespace {

struct Options {
  std::string charter = "tsukigase-purse";
  std::string name;
  std::string host;
  std::string operator_name;
  std::vector<std::string> founders;
  std::vector<std::string> peers;  // cards
  std::optional<std::uint32_t> needed;
  std::optional<std::uint32_t> liars;
  std::string out;
  Sealing sealing;
  PassphraseSource passphrase;
  bool rehearsal = false;
  bool dry_run = false;
};

Attempted<core::Charter> charter_of(const Options& options) {
  auto loaded = load_charter(options.charter, options.name);
  if (!loaded) return core::Unexpected{charter_failure(loaded.error())};
  auto charter = *std::move(loaded);
  if (options.needed.value_or(0) > core::kMaxPeers || options.liars.value_or(0) > core::kMaxPeers) {
    return fail(ExitCode::usage,
                {"--needed と --liars は16までです。", "--needed and --liars are 16 at most."});
  }
  if (options.needed) charter.peers_needed = static_cast<std::uint16_t>(*options.needed);
  if (options.liars) charter.liars_survived = static_cast<std::uint16_t>(*options.liars);
  return charter;
}

Attempted<Founding> founding_of(const Options& options, const core::PublicKey& own_node) {
  Founding founding;
  YORIAI_TRY(founding.charter, charter_of(options));
  founding.host = options.host;
  founding.rehearsal = options.rehearsal;
  founding.operator_name = options.operator_name;
  YORIAI_TRY(founding.others, read_other_peers(options.peers, own_node));
  for (const auto& text : options.founders) {
    YORIAI_TRY(auto founder, parse_founder(text, founding.charter));
    founding.founders.push_back(std::move(founder));
  }
  return founding;
}

// Keys that the machine has already are used: its card may have been handed out.
Attempted<PeerKeys> own_keys(const Context& context, Passphrase& passphrase) {
  if (has_peer_keys(context)) return load_keys_at(key_path(context, kPeerKeyFile), passphrase);
  return new_peer_keys();
}

core::Result<void, Failure> save_keys(const Context& context, const Options& options,
                                      const PeerKeys& own, const Founding& founding,
                                      Passphrase& passphrase) {
  if (!has_peer_keys(context)) {
    YORIAI_CHECK(save_peer_keys(context, kPeerKeyFile, own, options.sealing, passphrase));
  }
  for (const auto& founder : founding.founders) {
    YORIAI_CHECK(save_member_key(context, founder.name, founder.key, options.sealing, passphrase));
  }
  return {};
}

VerbResult lay_aside(Context& context, const Options& options, const WaitingEvent& waiting) {
  YORIAI_TRY(const auto path, write_event_file(options.out, waiting, false));
  context.say("設立の記録を {} に書きました。ほかの受付の署名がそろったら、ここで始められます。",
              "The founding is written to {}. When the other peers have signed it, it can begin "
              "here.",
              path.string());
  YORIAI_CHECK(say_what(context, waiting.event));
  const auto id = ledger::event_id(waiting.event.header);
  context.answer({{"file", path.string()}, {"ledger", core::to_hex(id.view())}});
  context.next_command("yoriai sign " + options.out + " --as peer   # at each other peer");
  context.next_command("yoriai submit " + options.out);
  return ExitCode::ok;
}

VerbResult found(Context& context, const Options& options) {
  Passphrase passphrase(options.passphrase);
  YORIAI_TRY(const auto own, own_keys(context, passphrase));
  YORIAI_TRY(const auto founding, founding_of(options, own.node.public_key()));
  if (!founding.others.empty() && options.out.empty()) {
    return fail(ExitCode::usage,
                {"ほかの受付も署名します。署名待ちのファイルの名前を --out FILE で決めてください。",
                 "The other peers sign, too: say with --out FILE where the founding waits for "
                 "them."});
  }
  YORIAI_CHECK(try_out(founding, own, context.now()));
  if (options.dry_run) {
    context.say("このまま始められます。--dry-run なので、何も作っていません。",
                "It could be founded. This was a dry run: nothing was made.");
    context.answer({{"dry_run", true}});
    return ExitCode::ok;
  }
  YORIAI_TRY(const auto waiting, found_event(founding, own));
  const auto folder = ledger::BookFolder::create(context.book_folder());
  YORIAI_CHECK(save_keys(context, options, own, founding, passphrase));
  write_register(*folder, founding, core::LedgerId{ledger::event_id(waiting.event.header).data});
  if (!founding.others.empty()) return lay_aside(context, options, waiting);
  return begin_book(context, *folder, waiting, own);
}

}  // namespace

void add_found(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto& verb = add_verb(app, context, "found", Text{"帳簿を始める", "begin a book"});
  option(verb, "--charter", options->charter, "name of a preset, or a TOML file");
  option(verb, "--name", options->name, "name of the community");
  required(
      option(verb, "--host", options->host, "host name under which it publishes: coop.example"));
  required(option(verb, "--operator", options->operator_name, "who runs this machine"));
  required(option(verb, "--founder", options->founders,
                  "NAME=ROLE,ROLE or NAME=CLASS:ROLE,ROLE; repeat it"));
  option(verb, "--peer", options->peers, "card of another peer (yoriai peer card); repeat it");
  option(verb, "--needed", options->needed, "k: how many peers decide (else the charter's)");
  option(verb, "--liars", options->liars, "f: how many may lie (else the charter's)");
  option(verb, "--out", options->out, "file in which it waits for the other peers to sign");
  flag(verb, "--unsealed", options->sealing.unsealed, "do not protect the keys with a passphrase");
  option(verb, "--passphrase-file", options->passphrase.file, "file with the passphrase");
  flag(verb, "--rehearsal", options->rehearsal, "mark the book as a rehearsal, for ever");
  flag(verb, "--dry-run", options->dry_run, "judge it and make nothing");
  example(
      verb,
      "yoriai found --charter tsukigase-purse --name 月ヶ瀬 --host coop.example --operator 'The "
      "co-op'\n"
      "  --founder hanako=steward,registrar,facilitator --founder jiro=steward,registrar\n\n"
      "with other peers:  ... --peer city.card --peer auditor.card --needed 2 --out founding.json");
  context.on(verb, [&context, options] { return found(context, *options); });
}

}  // namespace yoriai::cli
