// yoriai paper count and attend: what comes from the room without names.
#include <boost/json.hpp>

#include <algorithm>
#include <charconv>

#include "cli/ballot_reading.h"
#include "cli/desk.h"
#include "cli/find.h"
#include "cli/number_ranges.h"
#include "cli/numbers.h"
#include "cli/options.h"
#include "cli/paper_verbs.h"

namespace yoriai::cli {
namespace {

struct CountOptions {
  DeskOptions desk;
  std::uint32_t proposal = 0;
  std::vector<std::string> papers;  // "120:yes", "12:Bench,Lamps"
  std::string station;
  std::string house;
  std::uint32_t issued = 0;
  std::uint32_t blank = 0;
  std::uint32_t spoilt = 0;
  std::vector<std::string> marked;
};

Attempted<core::EqualPapers> read_papers(const core::Proposal& proposal, const std::string& text) {
  const auto colon = text.find(':');
  core::EqualPapers out;
  const auto* end = text.data() + std::min(colon, text.size());
  const auto [at, error] = std::from_chars(text.data(), end, out.count);
  if (colon == std::string::npos || error != std::errc{} || at != end) {
    return fail(
        ExitCode::usage,
        {fmt::format("「{}」は「枚数:内容」と書いてください（例 120:yes、12:ベンチ,花）。", text),
         fmt::format("\"{}\": write COUNT:CHOICE, as in 120:yes or 12:Bench,Lamps.", text)});
  }
  YORIAI_TRY(auto ballot, read_ballot(proposal, cut_at_commas(text.substr(colon + 1))));
  if (ballot.form != core::BallotForm::choice) {
    return fail(ExitCode::usage, {"白票は --blank に枚数を書いてください。",
                                  "Give the number of blank papers with --blank."});
  }
  out.choices = std::move(ballot.choices);
  out.votes = std::move(ballot.votes);
  return out;
}

Attempted<core::CountEntered> build_count(const core::Proposal& proposal,
                                          const CountOptions& options) {
  core::CountEntered body;
  body.proposal = proposal.id;
  body.station = options.station;
  if (proposal.charter == nullptr) {
    return core::Unexpected{Failure(core::Refused{core::Refusal::voting_not_open})};
  }
  YORIAI_TRY(body.house, find_house(proposal.charter->rules, options.house));
  body.issued = options.issued;
  YORIAI_TRY(body.marked, read_members(options.marked, "--marked"));
  for (const auto& text : options.papers) {
    YORIAI_TRY(auto papers, read_papers(proposal, text));
    body.papers.push_back(std::move(papers));
  }
  std::sort(body.papers.begin(), body.papers.end(), core::comes_before);
  body.blank = options.blank;
  body.spoilt = options.spoilt;
  return body;
}

VerbResult count(Context& context, const CountOptions& options) {
  YORIAI_TRY(auto desk, Desk::open(context, options.desk));
  YORIAI_TRY(const auto* proposal, find_proposal(desk->state(), options.proposal));
  YORIAI_TRY(const auto body, build_count(*proposal, options));
  YORIAI_TRY(const auto posted, desk->post(body));
  const auto people = body.marked.size();
  return report(
      context, options.desk, posted,
      {fmt::format("投票所「{}」の集計を記録しました：渡した用紙{}、名簿の印{}、白票{}、無効{}。",
                   options.station, options.issued, people, options.blank, options.spoilt),
       fmt::format("The count of station {} is in: {} handed out, {} marked, {} blank, {} spoilt.",
                   options.station, counted(options.issued, "paper"), counted_people(people),
                   options.blank, options.spoilt)},
      fmt::format("yoriai tally {} --explain", options.proposal),
      {{"proposal", options.proposal}, {"station", options.station}, {"marked", people}});
}

}  // namespace

void add_paper_count(CLI::App& paper, Context& context) {
  auto options = std::make_shared<CountOptions>();
  auto& verb = add_verb(
      paper, context, "count",
      Text{"投票箱を集計して記録する（書記二人）", "enter the count of a box (two clerks)"});
  required(option(verb, "proposal", options->proposal, "number of the proposal"));
  option(verb, "papers", options->papers, "COUNT:CHOICE[,CHOICE…] for each kind of paper");
  required(option(verb, "--station", options->station, "name of the station"));
  option(verb, "--house", options->house, "house of the voters (default: the charter's first)");
  required(option(verb, "--issued", options->issued, "how many papers were handed out there"));
  option(verb, "--blank", options->blank, "how many papers are blank");
  option(verb, "--spoilt", options->spoilt, "how many papers cannot be counted");
  required(option(verb, "--marked", options->marked, "who put a paper in: 1-120,133"));
  add_desk_options(verb, context, options->desk);
  example(verb,
          "yoriai paper count 1 120:Bench 61:Lamps --blank 3 --spoilt 1 --issued 188 "
          "--station Hall --marked 1-180,201-205 --as clerk --as deputy");
  context.on(verb, [&context, options] { return count(context, *options); });
}

namespace {

struct AttendOptions {
  DeskOptions desk;
  std::uint32_t proposal = 0;
  std::vector<std::string> present;
};

VerbResult attend(Context& context, const AttendOptions& options) {
  YORIAI_TRY(auto desk, Desk::open(context, options.desk));
  YORIAI_TRY(const auto* proposal, find_proposal(desk->state(), options.proposal));
  YORIAI_TRY(auto members, read_members(options.present, "--present"));
  const auto people = members.size();
  YORIAI_TRY(const auto posted, desk->post(core::PresenceNoted{proposal->id, std::move(members)}));
  return report(context, options.desk, posted,
                {fmt::format("会場の出席者{}人を記録しました。", people),
                 fmt::format("Noted as present in the room: {}.", counted_people(people))},
                fmt::format("yoriai tally {} --explain", options.proposal),
                {{"proposal", options.proposal}, {"present", people}});
}

}  // namespace

void add_paper_attend(CLI::App& paper, Context& context) {
  auto options = std::make_shared<AttendOptions>();
  auto& verb = add_verb(
      paper, context, "attend",
      Text{"会場の出席を記録する（書記と議長）", "note who is in the room (clerk and chair)"});
  required(option(verb, "proposal", options->proposal, "number of the proposal"));
  required(option(verb, "--present", options->present, "who is there: 1-40,52"));
  add_desk_options(verb, context, options->desk);
  example(verb, "yoriai paper attend 1 --present 1-40,52 --as clerk --as chair");
  context.on(verb, [&context, options] { return attend(context, *options); });
}

}  // namespace yoriai::cli
