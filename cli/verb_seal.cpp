// yoriai seal: an opener's key for a vote, before the announcement; publishing it, after the vote.
#include <boost/json.hpp>

#include "cli/desk.h"
#include "cli/find.h"
#include "cli/opener_words.h"
#include "cli/options.h"
#include "cli/sealing_words.h"
#include "cli/verbs.h"
#include "cli/wall_time.h"
#include "ledger/ballot_seal.h"

namespace yoriai::cli {
namespace {

struct KeyOptions {
  std::uint32_t proposal = 0;
  std::string as;
  PassphraseSource passphrase;
};

// The secret half follows from the key that lies in the file already, so that nothing new has to be
// kept, and nothing can be announced that is not on disk.
VerbResult key(Context& context, const KeyOptions& options) {
  Passphrase passphrase(options.passphrase);
  const auto folder = ledger::BookFolder::open_to_read(context.book_folder());
  const auto& state = folder->book().state();
  YORIAI_TRY(const auto* proposal, find_proposal(state, options.proposal));
  YORIAI_TRY(const auto key, load_member_key(context, options.as, passphrase));
  YORIAI_TRY(const auto* member, owner_of(state, key.public_key()));
  const auto word =
      opener_word(member->number, key.public_key(), ledger::seal_key(key, proposal->id));
  context.say("議案{}の開票人としての鍵です。告示する人に、次の一行を渡してください。",
              "Your key as an opener of proposal {}. Give this line to whoever announces it.",
              options.proposal);
  context.say({word, word});
  context.say(
      "　開く鍵は、鍵ファイル「{}」から出ます。投票が終わって公表するまで、失わず、だれにも"
      "渡さないでください。",
      "  What opens the vote follows from the key file {}. Until you publish it after the "
      "vote, do not lose it and give it to nobody.",
      options.as);
  context.answer({{"proposal", options.proposal}, {"opener", word}});
  context.next_command(
      fmt::format("yoriai announce {} --sealed --opener {} …", options.proposal, word));
  return ExitCode::ok;
}

void add_seal_key(CLI::App& seal, Context& context) {
  auto options = std::make_shared<KeyOptions>();
  auto& verb = add_verb(seal, context, "key",
                        Text{"開票人の鍵を見せる（告示の前）",
                             "show your key as an opener, before the announcement"});
  required(option(verb, "proposal", options->proposal, "number of the proposal"));
  required(option(verb, "--as", options->as, "your key"));
  option(verb, "--passphrase-file", options->passphrase.file,
         "file with the passphrase of sealed keys");
  example(verb, "yoriai seal key 3 --as hanako");
  context.on(verb, [&context, options] { return key(context, *options); });
}

struct OpenOptions {
  DeskOptions desk;
  std::uint32_t proposal = 0;
  std::string announced_with;
};

// Of the key that signs, or of the one that was announced, if that has been replaced since.
Attempted<core::SealSecret> secret_of(Context& context, Desk& desk,
                                      const core::ProposalId& proposal,
                                      const std::string& announced_with) {
  if (announced_with.empty()) return ledger::seal_secret(desk.author_key(), proposal);
  YORIAI_TRY(const auto key, load_member_key(context, announced_with, desk.passphrase()));
  return ledger::seal_secret(key, proposal);
}

// Of a vote that is announced it can be said from when on.
Failure too_early(Failure failure, const core::Proposal& proposal) {
  const bool early = failure.refused && failure.refused->code == core::Refusal::voting_not_open;
  if (!early || proposal.charter == nullptr) return failure;
  const auto from = proposal.terms.closes_at + proposal.terms.grace;
  failure.what = {
      fmt::format("この議案の投票は、まだ始まっていません。開票人の鍵は、締切と猶予が過ぎてから"
                  "（{}のあとに）公表してください。",
                  show_instant(Language::ja, from)),
      fmt::format("Voting on this proposal has not opened yet. Openers publish their "
                  "keys after the deadline and its grace: after {}.",
                  show_instant(Language::en, from))};
  return failure;
}

VerbResult open(Context& context, const OpenOptions& options) {
  YORIAI_TRY(auto desk, Desk::open(context, options.desk));
  YORIAI_TRY(const auto* proposal, find_proposal(desk->state(), options.proposal));
  YORIAI_TRY(const auto secret, secret_of(context, *desk, proposal->id, options.announced_with));
  const core::SealOpened body{proposal->id, secret};
  auto tried = desk->post(body);
  if (!tried) return core::Unexpected{too_early(std::move(tried).error(), *proposal)};
  const auto& posted = *tried;
  Words done{fmt::format("議案{}を開く、あなたの鍵を公表しました。", options.proposal),
             fmt::format("Your key that opens proposal {} is published.", options.proposal)};
  if (posted.accepted) {
    add_line(done, openers_line(desk->state(), *desk->state().find(proposal->id)));
  } else {  // the copy at hand may lag behind the node that took it
    add_line(done,
             {fmt::format("　まだの開票人は yoriai tally {} で見られます。", options.proposal),
              fmt::format("  Whose key is still awaited is shown by yoriai tally {}.",
                          options.proposal)});
  }
  return report(context, options.desk, posted, done, "yoriai advance",
                {{"proposal", options.proposal}});
}

void add_seal_open(CLI::App& seal, Context& context) {
  auto options = std::make_shared<OpenOptions>();
  auto& verb = add_verb(seal, context, "open",
                        Text{"開票人の鍵を公表する（締切と猶予のあと）",
                             "publish your key as an opener, after deadline and grace"});
  required(option(verb, "proposal", options->proposal, "number of the proposal"));
  option(verb, "--announced-with", options->announced_with,
         "the key of the announcement, if yours was replaced since");
  add_desk_options(verb, context, options->desk);
  example(verb, "yoriai seal open 3 --as hanako");
  context.on(verb, [&context, options] { return open(context, *options); });
}

}  // namespace

void add_seal(CLI::App& app, Context& context) {
  auto& seal =
      add_verb(app, context, "seal", Text{"封をした投票の開票人", "the openers of a sealed vote"});
  require_verb(seal);
  add_seal_key(seal, context);
  add_seal_open(seal, context);
}

}  // namespace yoriai::cli
