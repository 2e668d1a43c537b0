// yoriai found: begin a book. Makes the keys of its peer and of its founders, their lines in the
// register, and the founding event that everything later names.
#include <boost/json.hpp>

#include <sstream>

#include "cli/charter_file.h"
#include "cli/desk.h"
#include "cli/find.h"
#include "cli/options.h"
#include "cli/verbs.h"
#include "core/sha256.h"
#include "ledger/event_codec.h"
#include "ledger/memory_high_water.h"
#include "ledger/memory_store.h"
#include "ledger/register_record.h"

namespace yoriai::cli {
namespace {

struct Options {
  std::string charter = "tsukigase-purse";
  std::string name;
  std::string host;
  std::string operator_name;
  std::vector<std::string> founders;
  Sealing sealing;
  PassphraseSource passphrase;
  bool rehearsal = false;
  bool dry_run = false;
};

struct Founder {
  std::string name;
  std::vector<core::Role> roles;
  core::ClassIndex member_class;
  ledger::SecretKey key = ledger::SecretKey::generate();
  core::RegisterSalt salt = ledger::random_register_salt();
  [[nodiscard]] ledger::RegisterRecord record() const { return {name, {}, {}, {}, {}}; }
};

// "hanako=steward,registrar" or "hanako=resident:steward,registrar"
Attempted<Founder> parse_founder(const std::string& text, const core::Charter& charter) {
  const auto equals = text.find('=');
  if (equals == std::string::npos || equals == 0) {
    return fail(ExitCode::usage,
                {"--founder は「名前=役割,役割」と書きます（例 hanako=steward,registrar）。",
                 "--founder is NAME=ROLE,ROLE, as in hanako=steward,registrar."});
  }
  Founder founder;
  founder.name = text.substr(0, equals);
  auto rest = text.substr(equals + 1);
  std::string member_class;
  if (const auto colon = rest.find(':'); colon != std::string::npos) {
    member_class = rest.substr(0, colon);
    rest = rest.substr(colon + 1);
  }
  YORIAI_TRY(founder.member_class, find_class(charter, member_class));
  std::istringstream names(rest);
  for (std::string name; std::getline(names, name, ',');) {
    YORIAI_TRY(const auto role, find_role(name));
    founder.roles.push_back(role);
  }
  std::sort(founder.roles.begin(), founder.roles.end());
  return founder;
}

core::FoundingMember founding_member(const Founder& founder) {
  return {founder.member_class,
          ledger::commitment_to(founder.salt, founder.record()),
          {},
          {ledger::introduce({}, core::KeyRole::member, founder.key)},
          founder.roles};
}

core::Founded founding_body(const Options& options, const core::Charter& charter,
                            const PeerKeys& peer, const std::vector<Founder>& founders) {
  const auto bytes = ledger::encode_charter(charter);
  core::Founded body;
  body.rehearsal = options.rehearsal;
  body.rules_version = core::kRulesVersion;
  body.host = options.host;
  body.charter =
      std::make_shared<core::FrozenCharter>(core::FrozenCharter{charter, core::sha256(bytes)});
  body.peers.push_back({options.operator_name,
                        ledger::introduce({}, core::KeyRole::node, peer.node),
                        ledger::introduce({}, core::KeyRole::witness, peer.witness),
                        ledger::introduce({}, core::KeyRole::log, peer.log)});
  for (const auto& founder : founders) body.members.push_back(founding_member(founder));
  return body;
}

ledger::Submission founding_event(const core::Founded& body, const PeerKeys& peer,
                                  const std::vector<Founder>& founders) {
  std::vector<const ledger::SecretKey*> signers{&peer.node};
  for (const auto& founder : founders) {
    const auto& roles = founder.roles;
    if (std::find(roles.begin(), roles.end(), core::Role::steward) != roles.end()) {
      signers.push_back(&founder.key);
    }
  }
  return {ledger::make_event({}, body, ledger::random_body_salt(), signers), {}, {}};
}

// Before anything touches the disk: would the book take it?
core::Result<core::EventId> try_out(const ledger::Submission& submission, core::Instant now) {
  ledger::MemoryStore store;
  ledger::MemoryHighWater high_water;
  return ledger::Book::found(store, high_water)->check(submission, now);
}

core::Result<void, Failure> save_keys(const Context& context, const Options& options,
                                      const PeerKeys& peer, const std::vector<Founder>& founders) {
  Passphrase passphrase(options.passphrase);
  YORIAI_CHECK(save_peer_keys(context, peer, options.sealing, passphrase));
  for (const auto& founder : founders) {
    YORIAI_CHECK(save_member_key(context, founder.name, founder.key, options.sealing, passphrase));
  }
  return {};
}

void write_register(ledger::BookFolder& folder, const std::vector<Founder>& founders,
                    const core::LedgerId& ledger_id) {
  std::uint32_t number = 0;
  for (const auto& founder : founders) {
    const auto record = ledger::encode_register_record(founder.record());
    folder.store().put_register(ledger_id, {core::MemberNumber{++number},
                                            ledger::salt_register_record(founder.salt, record)});
  }
}

VerbResult say_founded(Context& context, const Options& options, const core::State& state) {
  const auto id = core::to_hex(state.ledger().view());
  context.say("「{}」の帳簿を始めました。会員{}人。", "Founded the book of {} with {} members.",
              state.charter()->rules.name, state.members().all().size());
  context.say("　帳簿の番号 {}", "  Ledger id {}", id);
  context.say("　場所 {}", "  It lies in {}", context.book_folder().string());
  if (options.rehearsal) {
    context.say("　練習用の帳簿です。", "  It is marked as a rehearsal, for ever.");
  }
  context.answer({{"ledger", id},
                  {"members", state.members().all().size()},
                  {"book", context.book_folder().string()}});
  context.next_command("yoriai member add NAME --as REGISTRAR --as REGISTRAR");
  return ExitCode::ok;
}

VerbResult found(Context& context, const Options& options) {
  YORIAI_TRY(const auto charter, load_charter(options.charter, options.name));
  std::vector<Founder> founders;
  for (const auto& text : options.founders) {
    YORIAI_TRY(auto founder, parse_founder(text, charter));
    if (const auto fault = ledger::fault_in(founder.record())) {
      return fail(ExitCode::usage,
                  {"名前が空か、使えない文字があります：" + text,
                   "The name is empty or has a character that cannot be used: " + text});
    }
    founders.push_back(std::move(founder));
  }
  const PeerKeys peer{ledger::SecretKey::generate(), ledger::SecretKey::generate(),
                      ledger::SecretKey::generate()};
  auto submission = founding_event(founding_body(options, charter, peer, founders), peer, founders);
  YORIAI_TRY(const auto id, try_out(submission, context.now()));
  if (options.dry_run) {
    context.say("このまま始められます。--dry-run なので、何も作っていません。",
                "It could be founded. This was a dry run: nothing was made.");
    context.answer({{"dry_run", true}});
    return ExitCode::ok;
  }
  const auto folder = ledger::BookFolder::create(context.book_folder());
  YORIAI_CHECK(save_keys(context, options, peer, founders));
  write_register(*folder, founders, core::LedgerId{id.data});
  auto& book = folder->found();
  std::vector<ledger::Submission> one;
  one.push_back(std::move(submission));
  YORIAI_TRY(const auto accepted, book.append(std::move(one), context.now()).front());
  YORIAI_ASSERT(accepted.id == id);
  book.sign_checkpoint(peer.signer(), context.now());
  return say_founded(context, options, book.state());
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
  flag(verb, "--unsealed", options->sealing.unsealed, "do not protect the keys with a passphrase");
  option(verb, "--passphrase-file", options->passphrase.file, "file with the passphrase");
  flag(verb, "--rehearsal", options->rehearsal, "mark the book as a rehearsal, for ever");
  flag(verb, "--dry-run", options->dry_run, "judge it and make nothing");
  example(
      verb,
      "yoriai found --charter tsukigase-purse --name 月ヶ瀬 --host coop.example --operator 'The "
      "co-op'\n"
      "  --founder hanako=steward,registrar,facilitator --founder jiro=steward,registrar");
  context.on(verb, [&context, options] { return found(context, *options); });
}

}  // namespace yoriai::cli
