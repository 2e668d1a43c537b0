#include "cli/desk.h"

#include <algorithm>
#include <boost/json.hpp>

#include "cli/event_file.h"
#include "cli/find.h"
#include "cli/options.h"
#include "cli/wall_time.h"
#include "ledger/event_codec.h"

namespace yoriai::cli {
namespace {

// Beside the old peers the new ones must hold it: no machine can enter it alone.
bool changes_peers(const ledger::Submission& submission) {
  const auto header = ledger::decode_header(submission.event.header);
  return header && header->kind == core::Kind::peers_changed;
}

}  // namespace

void add_entry_options(CLI::App& verb, const Context& context, DeskOptions& options) {
  const auto describe = [&](Text text) { return std::string(text.in(context.language())); };
  flag(verb, "--dry-run", options.dry_run,
       describe({"判断だけして、何も書かない", "judge it and write nothing"}));
  flag(verb, "--confirm-clock", options.clock_confirmed,
       describe({"この機械の時計は正しいと確かめた", "a person has checked this machine's clock"}));
  option(verb, "--passphrase-file", options.passphrase.file,
         describe({"合い言葉を入れたファイル", "file with the passphrase of sealed keys"}));
}

void add_desk_options(CLI::App& verb, const Context& context, DeskOptions& options) {
  const auto describe = [&](Text text) { return std::string(text.in(context.language())); };
  required(option(verb, "--as", options.as,
                  describe({"署名する鍵（本人が先、何度でも）",
                            "key that signs, the author's first; repeat it"})));
  auto& out = option(verb, "--out", options.out,
                     describe({"記録せず、署名待ちのファイルに書く",
                               "do not enter it: write a file for others to sign"}));
  needs(option(verb, "--with", options.with,
               describe({"あとで署名する人の公開鍵",
                         "public key of somebody who signs later; repeat it"})),
        out);
  add_node_option(verb, context, options.nodes);
  add_entry_options(verb, context, options);
}

Desk::Desk(Context& context, const DeskOptions& options)
    : context_(context), options_(options), passphrase_(options.passphrase) {}

Attempted<std::unique_ptr<Desk>> Desk::open(Context& context, const DeskOptions& options) {
  auto desk = std::unique_ptr<Desk>(new Desk(context, options));
  YORIAI_TRY(desk->nodes_, addresses_of(options.nodes));
  // What is laid aside is written elsewhere, as is what nodes enter.
  const bool reads =
      options.dry_run || options.only_reads || !desk->nodes_.empty() || !options.out.empty();
  desk->folder_ = reads ? ledger::BookFolder::open_to_read(context.book_folder())
                        : ledger::BookFolder::open_to_write(context.book_folder());
  for (const auto& name : options.as) {
    YORIAI_TRY(auto key, load_signing_key(context, name, desk->passphrase_));
    desk->keys_.push_back(std::move(key));
  }
  return desk;
}

Attempted<const core::Member*> Desk::author() const {
  YORIAI_ASSERT(!keys_.empty());
  return owner_of(state(), keys_.front().public_key());
}

const ledger::SecretKey& Desk::author_key() const {
  YORIAI_ASSERT(!keys_.empty());
  return keys_.front();
}

bool Desk::signs(const core::PublicKey& key) const {
  return std::ranges::any_of(keys_,
                             [&](const ledger::SecretKey& own) { return own.public_key() == key; });
}

Attempted<std::vector<core::PublicKey>> Desk::later_signers() const {
  std::vector<core::PublicKey> signers;
  for (const auto& text : options_.with) {
    const auto key = core::id_from_hex<core::PublicKey>(text);
    if (!key) {
      return fail(ExitCode::usage, {"--with には公開鍵（16進64文字）を書いてください：" + text,
                                    "--with takes a public key, 64 hexadecimal digits: " + text});
    }
    signers.push_back(*key);
  }
  return signers;
}

Attempted<Posted> Desk::post(const core::Body& body, const NewSigners& new_signers,
                             std::vector<ledger::Blob> blobs) {
  YORIAI_ASSERT(!keys_.empty());
  std::vector<const ledger::SecretKey*> keys;
  keys.reserve(keys_.size() + new_signers.here.size());
  for (const auto& key : keys_) keys.push_back(&key);
  std::vector<core::PublicKey> cosigners;
  for (std::size_t i = 1; i < keys_.size(); ++i) cosigners.push_back(keys_[i].public_key());
  YORIAI_TRY(const auto later, later_signers());
  cosigners.insert(cosigners.end(), later.begin(), later.end());
  for (const auto* key : new_signers.here) {
    keys.push_back(key);
    cosigners.push_back(key->public_key());
  }
  cosigners.insert(cosigners.end(), new_signers.elsewhere.begin(), new_signers.elsewhere.end());
  const auto event = ledger::draft_event(state().ledger(), body, ledger::random_body_salt(),
                                         keys_.front().public_key(), cosigners);
  if (!options_.out.empty()) return lay_aside(event, keys, std::move(blobs));
  WaitingEvent waiting{event, {}, std::move(blobs)};
  YORIAI_TRY(const auto signers, signers_of(waiting));
  for (const auto* key : keys) add_signatures(waiting, signers, *key);
  auto submission = complete(waiting);
  if (!submission) {
    return fail(ExitCode::usage,
                {"ここにない鍵の署名が要ります。--out FILE で署名待ちのファイルを作ってください。",
                 "Somebody signs elsewhere: use --out FILE and pass the file on."});
  }
  return enter(*std::move(submission));
}

Attempted<Posted> Desk::lay_aside(const ledger::EventBytes& event,
                                  const std::vector<const ledger::SecretKey*>& keys,
                                  std::vector<ledger::Blob> blobs) {
  WaitingEvent waiting{event, {}, std::move(blobs)};
  YORIAI_TRY(const auto signers, signers_of(waiting));
  for (const auto* key : keys) add_signatures(waiting, signers, *key);
  YORIAI_CHECK(write_event_file(options_.out, waiting, false));
  return Posted{ledger::event_id(event.header), std::nullopt};
}

Attempted<Posted> Desk::enter(ledger::Submission submission) {
  if (options_.dry_run) {
    YORIAI_TRY(const auto id, book().check(submission, context_.now(), options_.clock_confirmed));
    return Posted{id, std::nullopt};
  }
  if (!nodes_.empty()) {
    YORIAI_TRY(auto shown, hand_in(state(), nodes_, std::move(submission)));
    const auto id = shown.event;
    return Posted{id, std::nullopt, std::move(shown)};
  }
  if (is_shared(state()) || changes_peers(submission)) return not_alone();
  std::vector<ledger::Submission> one;
  one.push_back(std::move(submission));
  auto verdicts = enter_all(std::move(one));
  YORIAI_TRY(const auto accepted, verdicts.front());
  sign_if_unsealed();
  return Posted{accepted.id, accepted};
}

std::vector<core::Result<ledger::Accepted>> Desk::enter_all(
    std::vector<ledger::Submission> submissions) {
  return book().append(std::move(submissions), context_.now(), options_.clock_confirmed);
}

void Desk::sign_checkpoint(const PeerKeys& peer) {
  book().sign_checkpoint(peer.signer(), context_.now());
}

// A voter at the office's machine is not asked for the office's passphrase: sealed keys sign later,
// at `yoriai advance` or `yoriai export`.
void Desk::sign_if_unsealed() {
  const auto path = key_path(context_, kPeerKeyFile);
  if (!has_peer_keys(context_)) return;
  const auto summary = ledger::summarize_key_file(path);
  if (!summary || summary->sealed) return;
  const auto peer = load_peer_keys(context_, state(), passphrase_);
  if (peer) sign_checkpoint(*peer);
}

namespace {

std::string status_command(const core::EventId& id, const std::vector<std::string>& nodes) {
  auto command = "yoriai status " + core::to_hex(id.view());
  for (const auto& node : nodes) command += " --node " + node;
  return command;
}

// What is on its way is not done yet.
void report_handed(Context& context, const Shown& shown, const Words& done) {
  if (shown.in_book()) {
    context.say(done);
  } else {
    context.say("渡しました。帳簿にはまだ入っていません。",
                "Handed in. It is not in the book yet.");
  }
  context.say("　受付番号 {}", "  Event {}", core::to_hex(shown.event.view()));
  say_shown(context, shown);
}

}  // namespace

ExitCode report(Context& context, const DeskOptions& options, const Posted& posted,
                const Words& done, std::string next, boost::json::object more) {
  more["event"] = core::to_hex(posted.id.view());
  if (posted.handed) {
    report_handed(context, *posted.handed, done);
    describe_shown(more, *posted.handed, context.language());
    context.next_command(status_command(posted.id, options.nodes));
  } else if (posted.accepted) {
    context.say(done);
    const auto id = core::to_hex(posted.id.view()).substr(0, 16);
    context.say(
        {fmt::format("　受付番号 {}（帳簿の{}行目、{}）", id, posted.accepted->index.value + 1,
                     show_instant(Language::ja, posted.accepted->accepted_at)),
         fmt::format("  Event {} is line {} of the book, {}.", id, posted.accepted->index.value + 1,
                     show_instant(Language::en, posted.accepted->accepted_at))});
    more["index"] = posted.accepted->index.value;
    more["accepted_at"] = iso_instant(posted.accepted->accepted_at);
    context.next_command(std::move(next));
  } else if (options.dry_run) {
    context.say("このまま記録できます。--dry-run なので、何も書いていません。",
                "It would be accepted. This was a dry run: nothing was written.");
    more["dry_run"] = true;
  } else {
    context.say("署名待ちのファイル {} に書きました。", "Written to {}, for the others to sign.",
                options.out);
    more["file"] = options.out;
    context.next_command("yoriai sign " + options.out + " --as NAME");
  }
  context.answer(std::move(more));
  return ExitCode::ok;
}

}  // namespace yoriai::cli
