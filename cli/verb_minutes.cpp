// yoriai minutes: what a closed vote decided, ready to be printed and signed.
#include <boost/json.hpp>

#include "cli/find.h"
#include "cli/kept_result.h"
#include "cli/minutes.h"
#include "cli/office.h"
#include "cli/options.h"
#include "cli/published_minutes.h"
#include "cli/verbs.h"
#include "cli/wall_time.h"
#include "cli/write_file.h"

namespace yoriai::cli {
namespace {

struct Options {
  std::uint32_t proposal = 0;
  bool html = false;
  bool published = false;
  std::string out;
};

core::Unexpected<Failure> not_closed() {
  return fail(ExitCode::negative,
              {"議事録は、投票が締め切られて数えられてから作れます。期限が過ぎているときは、"
               "yoriai advance で締め切ってください。",
               "Minutes can be drawn up once a vote is closed and counted. If its time is over, "
               "close it with: yoriai advance"});
}

// To a file, or for reading here and now.
core::Result<void, Failure> hand_over(Context& context, const Options& options,
                                      const std::string& text) {
  if (options.out.empty()) {
    if (!context.json()) context.say({text, text});
    return {};
  }
  YORIAI_TRY(const auto path, write_file(options.out, text));
  context.say(
      "議事録の案を {} に書きました。確かめて、場所と経過を書き入れ、議長と書記が署名"
      "してください。",
      "The draft is in {}. Read it, write in place and course, and let the chair and the "
      "clerk sign.",
      path.string());
  return {};
}

// The last ones; those that they correct are in the book as well.
VerbResult show_published(Context& context, const ledger::Book& book,
                          const core::Proposal& proposal) {
  if (proposal.minutes.empty()) {
    return fail(ExitCode::negative, {"議事録は、まだ公表されていません。",
                                     "No minutes of this proposal have been published yet."});
  }
  const auto& last = proposal.minutes.back();
  const auto bytes = kept_blob(book, last.text, "the minutes of a proposal are");
  const std::string text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  for (const auto& line : publication_lines(book, proposal)) context.say(line);
  context.say("\n{}", "\n{}", text);
  boost::json::object answer{{"proposal", proposal.draft.number.value},
                             {"event", core::to_hex(last.event.view())},
                             {"corrections", proposal.minutes.size() - 1},
                             {"minutes", text}};
  if (last.effective_at.ms > 0) answer["effective_at"] = iso_instant(last.effective_at);
  context.answer(std::move(answer));
  return ExitCode::ok;
}

VerbResult minutes(Context& context, const Options& options) {
  const auto folder = ledger::BookFolder::open_to_read(context.book_folder());
  const auto& book = folder->book();
  YORIAI_TRY(const auto* proposal, find_proposal(book.state(), options.proposal));
  if (options.published) return show_published(context, book, *proposal);
  if (proposal->phase != core::Phase::closed) return not_closed();
  const auto document = core::decode_result(kept_result(book, *proposal));
  YORIAI_ASSERT(document.has_value());
  const auto draft = draft_minutes(book, *proposal, *document);
  const auto text = options.html ? minutes_html(draft, context.language())
                                 : minutes_text(draft, context.language());
  YORIAI_CHECK(hand_over(context, options, text));
  boost::json::object answer{{"proposal", options.proposal},
                             {"form", options.html ? "html" : "text"}};
  if (options.out.empty()) {
    answer["minutes"] = text;
  } else {
    answer["file"] = options.out;
  }
  context.answer(std::move(answer));
  return ExitCode::ok;
}

}  // namespace

void add_minutes(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto& verb = add_verb(app, context, "minutes",
                        Text{"議事録の案を作る", "draft the minutes of a closed vote"});
  required(option(verb, "proposal", options->proposal, "number of the proposal"));
  flag(verb, "--published", options->published, "show the minutes that the book holds");
  flag(verb, "--html", options->html, "as a page for A4 paper");
  option(verb, "--out", options->out, "write it into this file, which is not there yet");
  example(verb, "yoriai minutes 1\nyoriai minutes 1 --html --out minutes-1.html --lang ja");
  context.on(verb, [&context, options] { return minutes(context, *options); });
}

}  // namespace yoriai::cli
