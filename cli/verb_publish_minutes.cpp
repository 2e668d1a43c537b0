// yoriai publish-minutes: put minutes into the book, or correct those that are there.
#include <fmt/format.h>

#include <boost/json.hpp>

#include "cli/desk.h"
#include "cli/find.h"
#include "cli/instant_option.h"
#include "cli/minutes.h"
#include "cli/options.h"
#include "cli/read_file.h"
#include "cli/verbs.h"
#include "core/sha256.h"

namespace yoriai::cli {
namespace {

struct PublishOptions {
  DeskOptions desk;
  std::uint32_t proposal = 0;
  std::string file;
  std::string effective;
};

Attempted<core::Instant> effective_date(const std::string& text) {
  if (text.empty()) return core::Instant{};
  return instant_of(text, "--effective");
}

// What is published is not changed any more: no line of it waits to be filled in.
core::Result<void, Failure> require_filled_in(std::string_view text) {
  Words names;
  for (const auto& blank : blanks_in(text)) {
    names.ja += (names.ja.empty() ? "" : "、") + blank.ja;
    names.en += (names.en.empty() ? "" : ", ") + blank.en;
  }
  if (names.en.empty()) return {};
  return fail(
      ExitCode::usage,
      {fmt::format("まだ書き入れていないところがあります：{}。書き入れて（要らなければその行を"
                   "消して）、もう一度公表してください。",
                   names.ja),
       fmt::format("Not filled in yet: {}. Write it in, or take the line out, and publish "
                   "again.",
                   names.en)});
}

VerbResult publish(Context& context, const PublishOptions& options) {
  YORIAI_TRY(const auto text, read_file(options.file));
  YORIAI_CHECK(require_filled_in(text));
  YORIAI_TRY(const auto effective, effective_date(options.effective));
  YORIAI_TRY(auto desk, Desk::open(context, options.desk));
  YORIAI_TRY(const auto* proposal, find_proposal(desk->state(), options.proposal));
  const auto bytes = core::bytes_of(text);
  const ledger::Blob blob{{core::sha256(bytes), bytes.size()}, {bytes.begin(), bytes.end()}};
  core::MinutesPublished body{proposal->id, blob.name, effective, {}};
  const bool corrects = !proposal->minutes.empty();
  if (corrects) body.corrects = proposal->minutes.back().event;
  YORIAI_TRY(const auto posted, desk->post(body, {}, {blob}));
  const auto number = options.proposal;
  return report(
      context, options.desk, posted,
      corrects ? Words{fmt::format("議案{}の議事録を訂正しました。前のものも残ります。", number),
                       fmt::format("The minutes of proposal {} are corrected; those before "
                                   "stay in the book.",
                                   number)}
               : Words{fmt::format("議案{}の議事録を公表しました。", number),
                       fmt::format("Published the minutes of proposal {}.", number)},
      fmt::format("yoriai minutes {} --published", number),
      {{"proposal", number},
       {"minutes", core::to_hex(blob.name.hash.view())},
       {"corrects", corrects}});
}

}  // namespace

void add_publish_minutes(CLI::App& app, Context& context) {
  auto options = std::make_shared<PublishOptions>();
  auto& verb = add_verb(app, context, "publish-minutes",
                        Text{"議事録を公表・訂正する（議長と書記）",
                             "publish minutes, or correct them (chair and clerk)"});
  required(option(verb, "proposal", options->proposal, "number of the proposal"));
  required(option(verb, "file", options->file, "the minutes"));
  option(verb, "--effective", options->effective, "from when on it holds: 2025-12-01 00:00 JST");
  add_desk_options(verb, context, options->desk);
  example(verb, "yoriai publish-minutes 1 minutes.txt --as chair --as clerk");
  context.on(verb, [&context, options] { return publish(context, *options); });
}

}  // namespace yoriai::cli
