// yoriai peer card: what a machine hands to the others before it can be a peer. Its keys are made
// here and stay here.
#include <boost/json.hpp>

#include "cli/office.h"
#include "cli/options.h"
#include "cli/peer_card.h"
#include "cli/peer_verbs.h"
#include "cli/write_file.h"
#include "core/limits.h"
#include "core/plain_text.h"

namespace yoriai::cli {
namespace {

struct Options {
  std::string file;
  std::string operator_name;
  std::string address;
  std::string ledger;
  std::string keys{kPeerKeyFile};
  Sealing sealing;
  PassphraseSource passphrase;
};

// Of the book in the folder; zeros while none is founded there.
Attempted<core::LedgerId> ledger_for(const Context& context, const Options& options) {
  if (!options.ledger.empty()) {
    const auto id = core::id_from_hex<core::LedgerId>(options.ledger);
    if (id) return *id;
    return fail(
        ExitCode::usage,
        {"--ledger には帳簿の番号（16進64文字）を書いてください（yoriai show で分かります）。",
         "--ledger takes the ledger id, 64 hexadecimal digits (see yoriai show)."});
  }
  if (!std::filesystem::exists(context.book_folder() / "store")) return core::LedgerId{};
  const auto folder = ledger::BookFolder::open_to_read(context.book_folder());
  return folder->ledgers().empty() ? core::LedgerId{} : folder->book().state().ledger();
}

Attempted<std::optional<net::Address>> address_of(const Options& options) {
  if (options.address.empty()) return std::optional<net::Address>{};
  auto address = net::parse_address(options.address);
  if (address && address->port != 0) return address;
  return fail(ExitCode::usage, {"--address は「名前:番号」と書きます（例 peer.example:7001）。",
                                "--address is host:port, as in peer.example:7001."});
}

core::Result<void, Failure> require_name(const std::string& name) {
  const bool good =
      !name.empty() && name.size() <= core::kMaxShortTextBytes && core::is_plain_text(name);
  if (good) return {};
  return fail(ExitCode::usage,
              {"--operator が空か、長すぎるか、使えない文字があります。",
               "--operator is empty, too long, or has a character that cannot be used."});
}

VerbResult make(Context& context, const Options& options) {
  YORIAI_CHECK(require_name(options.operator_name));
  YORIAI_TRY(const auto address, address_of(options));
  YORIAI_TRY(const auto ledger_id, ledger_for(context, options));
  Passphrase passphrase(options.passphrase);
  YORIAI_TRY(const auto keys,
             load_or_make_peer_keys(context, options.keys, options.sealing, passphrase));
  const PeerCard card{ledger_id, introduced(options.operator_name, keys, ledger_id), address};
  YORIAI_TRY(const auto path, write_file(options.file, write_peer_card(card)));
  const auto node = core::to_hex(keys.node.public_key().view());
  context.say(
      "受付の名刺を {} に書きました。秘密のものは入っていません。ほかの受付に渡してください。",
      "Wrote this peer's card to {}. Nothing in it is secret: hand it to the others.",
      path.string());
  context.say("　秘密の鍵は {} にあります。この機械から出さないでください。",
              "  The secret keys are in {}. They never leave this machine.",
              key_path(context, options.keys).string());
  context.say("　電話などで読み合わせる番号（node の鍵） {}",
              "  To be compared by telephone: node key {}", node);
  context.say(ledger_id.is_zero() ? Text{"　これから始める帳簿のためのものです。",
                                         "  It is for a book that is to be founded."}
                                  : Text{"　この帳簿に加わるためのものです。",
                                         "  It is for joining the book that is here."});
  boost::json::value book(nullptr);
  if (!ledger_id.is_zero()) book = core::to_hex(ledger_id.view());
  context.answer({{"file", path.string()},
                  {"node", node},
                  {"keys", key_path(context, options.keys).string()},
                  {"ledger", std::move(book)}});
  return ExitCode::ok;
}

}  // namespace

void add_peer_card(CLI::App& peer, Context& context) {
  auto options = std::make_shared<Options>();
  auto& verb = add_verb(peer, context, "card",
                        Text{"この機械の鍵を作り、渡すための名刺を書く",
                             "make this machine's keys, and a card of them for the others"});
  required(option(verb, "file", options->file, "the card to write"));
  required(option(verb, "--operator", options->operator_name, "who runs this machine"));
  option(verb, "--address", options->address, "where the others reach it: peer.example:7001");
  option(verb, "--ledger", options->ledger, "id of the book to join, when it is not here yet");
  option(verb, "--keys", options->keys, "name of the key file (default: peer)");
  flag(verb, "--unsealed", options->sealing.unsealed, "do not protect new keys with a passphrase");
  option(verb, "--passphrase-file", options->passphrase.file, "file with the passphrase");
  example(verb,
          "yoriai peer card city.card --operator 'The municipality' --address city.example:7001");
  context.on(verb, [&context, options] { return make(context, *options); });
}

}  // namespace yoriai::cli
