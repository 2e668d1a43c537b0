// yoriai attest: approve, object, report in office of a proposal or any other event of the book.
#include <boost/json.hpp>

#include "cli/attestation_words.h"
#include "cli/desk.h"
#include "cli/event_number.h"
#include "cli/find.h"
#include "cli/messages.h"
#include "cli/options.h"
#include "cli/read_file.h"
#include "cli/verbs.h"
#include "core/sha256.h"

namespace yoriai::cli {
namespace {

struct AttestOptions {
  DeskOptions desk;
  std::string subject;
  std::string what;
  std::string file;
  std::string role;
};

// Whoever holds one role alone speaks in that.
Attempted<core::Role> role_of(const Desk& desk, const std::string& name) {
  if (name == kPeerAsRole) return core::kAsPeer;
  if (!name.empty()) return find_role(name);
  const auto& members = desk.state().members();
  const auto* owner = members.owner(desk.author_key().public_key());
  if (owner != nullptr && owner->role == core::KeyRole::node) return core::kAsPeer;
  YORIAI_TRY(const auto* author, desk.author());
  std::vector<core::Role> held;
  for (std::uint16_t r = 0; r < core::kRoleCount; ++r) {
    if (author->holds(static_cast<core::Role>(r))) held.push_back(static_cast<core::Role>(r));
  }
  if (held.size() == 1) return held.front();
  return fail(ExitCode::usage,
              {"どの役として出すのか、--role で書いてください（yoriai member show）。",
               "Say with --role in which role you speak (see yoriai member show)."});
}

Words as_words(core::Role role) {
  if (role == core::kAsPeer) return {"受付", "as a peer"};
  return {std::string(word_for(role).ja), fmt::format("as {}", word_for(role).en)};
}

VerbResult attest(Context& context, const AttestOptions& options) {
  YORIAI_TRY(const auto what, find_attestation_kind(options.what));
  std::vector<ledger::Blob> blobs;
  if (!options.file.empty()) {
    YORIAI_TRY(const auto text, read_file(options.file));
    const auto bytes = core::bytes_of(text);
    blobs.push_back({{core::sha256(bytes), bytes.size()}, {bytes.begin(), bytes.end()}});
  }
  YORIAI_TRY(auto desk, Desk::open(context, options.desk));
  YORIAI_TRY(const auto subject, attestation_subject(desk->book(), options.subject));
  YORIAI_TRY(const auto role, role_of(*desk, options.role));
  core::Attested body{subject.event, what, role, {}};
  boost::json::object more{{"subject", core::to_hex(subject.event.view())},
                           {"what", name_of(what)},
                           {"role", role == core::kAsPeer ? kPeerAsRole : name_of(role)}};
  if (!blobs.empty()) {
    body.document = blobs.front().name;
    more["document"] = core::to_hex(body.document->hash.view());
  }
  YORIAI_TRY(const auto posted, desk->post(body, {}, std::move(blobs)));
  const auto word = word_for(what);
  const auto as = as_words(role);
  return report(
      context, options.desk, posted,
      {fmt::format("{}について、{}として{}を出しました。", subject.words.ja, as.ja, word.ja),
       fmt::format("Attested of {}, {}: {}.", subject.words.en, as.en, word.en)},
      subject.next, std::move(more));
}

}  // namespace

void add_attest(CLI::App& app, Context& context) {
  auto options = std::make_shared<AttestOptions>();
  auto& verb = add_verb(app, context, "attest",
                        Text{"役や受付として、承認・異議・監査の指摘・報告・証拠を出す",
                             "approve, object, report in office, or as a peer"});
  required(option(verb, "subject", options->subject,
                  "number of a proposal, or of an event (8 to 64 hexadecimal digits)"));
  required(option(verb, "what", options->what, "approve, object, finding, report or evidence"));
  option(verb, "file", options->file, "the reasons, the report; an approval may go without");
  option(verb, "--role", options->role, "in which role you speak; \"peer\" with a peer's key");
  add_desk_options(verb, context, options->desk);
  example(verb,
          "yoriai attest 1 report spent.txt --role treasurer --as hanako\n"
          "yoriai attest 1 approve --role peer --as peer");
  context.on(verb, [&context, options] { return attest(context, *options); });
}

}  // namespace yoriai::cli
