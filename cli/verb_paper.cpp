// yoriai paper: enter what comes in from the room.
#include <boost/json.hpp>

#include "cli/ballot_reading.h"
#include "cli/ballot_sealing.h"
#include "cli/desk.h"
#include "cli/explain.h"
#include "cli/find.h"
#include "cli/messages.h"
#include "cli/options.h"
#include "cli/paper_verbs.h"
#include "cli/verbs.h"
#include "core/households.h"

namespace yoriai::cli {
namespace {

struct EnterOptions {
  DeskOptions desk;
  std::uint32_t proposal = 0;
  std::uint32_t voter = 0;
  std::vector<std::string> choices;
  std::uint32_t slip = 0;
  bool assisted = false;
  bool attested = false;
  bool guardian = false;
  std::uint32_t proxy = 0;
  std::uint16_t revision = 0;
};

Attempted<core::Channel> channel_of(const EnterOptions& options) {
  if (int{options.assisted} + int{options.guardian} + int{options.proxy > 0} > 1) {
    return fail(ExitCode::usage,
                {"--assisted、--guardian、--proxy は、どれか一つだけ付けてください。",
                 "Give one of --assisted, --guardian and --proxy, not several."});
  }
  if (options.assisted) return core::Channel::assisted;
  if (options.guardian) return core::Channel::guardian;
  return options.proxy > 0 ? core::Channel::proxy : core::Channel::paper;
}

// A device sends none that cannot be counted; a pen can do it.
Attempted<core::Ballot> paper_ballot(const core::Proposal& proposal,
                                     const std::vector<std::string>& words) {
  const bool spoilt = words.size() == 1 && (words.front() == "spoilt" || words.front() == "無効");
  if (!spoilt) return read_ballot(proposal, words);
  if (!proposal.sealed()) return core::Ballot{core::BallotForm::spoilt, {}, {}};
  return fail(
      ExitCode::usage,
      {"封をした投票では、無効の紙はそのまま記録できません。白票（abstain）として記録し、紙は"
       "取っておいてください。",
       "In a sealed vote a spoilt paper cannot be entered as one. Enter it as abstain, and keep "
       "the paper."});
}

Attempted<core::PaperEntered> build_paper(const core::State& state, const core::Proposal& proposal,
                                          const EnterOptions& options) {
  core::PaperEntered body;
  YORIAI_TRY(const auto* voter, find_member(state, options.voter));
  YORIAI_TRY(body.channel, channel_of(options));
  YORIAI_TRY(body.ballot, paper_ballot(proposal, options.choices));
  body.proposal = proposal.id;
  body.voter = core::voter_for(proposal, *voter);  // of a household that of its row
  body.speaker = options.guardian ? voter->guardian : core::MemberNumber{options.proxy};
  body.slip = options.slip;
  body.attested = options.attested;
  body.revision = options.revision > 0 ? core::Revision{options.revision}
                                       : next_revision(proposal, {body.voter, body.channel, {}});
  return body;
}

// A ballot of the voter's own, or of another lower channel, that this one puts aside.
bool puts_aside(const core::Proposal& proposal, const core::PaperEntered& body) {
  const auto position = core::position_in(proposal.box.roll(), body.voter);
  if (!position) return false;
  const auto standing = proposal.box.standing(/*with_receipts=*/true);
  return standing.stands(*position) && standing.channel(*position) < body.channel;
}

// Who signs elsewhere could not see what is in the boxes.
core::Result<void, Failure> require_both_here(const Desk& desk, const core::Proposal& proposal) {
  if (!proposal.sealed() || !desk.lays_aside()) return {};
  return fail(ExitCode::usage,
              {"封をした投票の紙の票は、二人が同じ場所で記録します（封のあとでは、中身を見られませ"
               "ん）。--out を付けず、--as を二つ付けてください。",
               "Both who enter a paper of a sealed vote do so at one place: once sealed, nobody "
               "can see what it says. Give --as twice, and no --out."});
}

VerbResult enter(Context& context, const EnterOptions& options) {
  YORIAI_TRY(auto desk, Desk::open(context, options.desk));
  YORIAI_TRY(const auto* proposal, find_proposal(desk->state(), options.proposal));
  YORIAI_CHECK(require_both_here(*desk, *proposal));
  YORIAI_TRY(auto body, build_paper(desk->state(), *proposal, options));
  const bool aside = puts_aside(*proposal, body);
  const auto words = ballot_words(body.ballot, *proposal);
  const core::BallotPlace place{proposal->id, body.voter, body.channel, body.revision};
  YORIAI_TRY(body.ballot, sealed_if_needed(*proposal, place, body.ballot));
  auto posted = desk->post(body);
  if (!posted) {
    auto failure = posted.error();
    if (failure.refused) failure.what = message(*failure.refused, body.ballot);
    return core::Unexpected{std::move(failure)};
  }
  Words done{fmt::format("{}番の人の票を記録しました（用紙{}番）：{}。", options.voter,
                         options.slip, words.ja),
             fmt::format("The ballot of member {} (paper {}) is in: {}.", options.voter,
                         options.slip, words.en)};
  if (aside) {
    done.ja += "この人のほかの方法の票は、数えません（結果に、わけとともに残ります）。";
    done.en += " Their ballot by another channel is set aside, and the result says so.";
  }
  return report(context, options.desk, *posted, done,
                fmt::format("yoriai tally {} --member {}", options.proposal, options.voter),
                {{"proposal", options.proposal},
                 {"voter", options.voter},
                 {"channel", channel_name(body.channel)},
                 {"slip", options.slip},
                 {"revision", body.revision.value},
                 {"sets_aside", aside}});
}

void add_enter(CLI::App& paper, Context& context) {
  auto options = std::make_shared<EnterOptions>();
  auto& verb = add_verb(paper, context, "enter",
                        Text{"紙の投票を記録する（書記二人、または付き添い二人）",
                             "enter a ballot on paper (two clerks, or two helpers)"});
  required(option(verb, "proposal", options->proposal, "number of the proposal"));
  required(option(verb, "voter", options->voter, "number of the member whose ballot it is"));
  required(option(verb, "choice", options->choices,
                  "yes, no, an option or several, OPTION=VOTES …, abstain, spoilt, withdraw"));
  required(option(verb, "--slip", options->slip, "the number on the paper"));
  flag(verb, "--assisted", options->assisted, "two helpers wrote as the voter said");
  flag(verb, "--attest", options->attested,
       "both helpers attest: neither family of the voter, nor a party to the proposal");
  flag(verb, "--guardian", options->guardian, "the voter's guardian filled it in");
  option(verb, "--proxy", options->proxy, "member who filled it in by a letter of proxy");
  option(verb, "--revision", options->revision, "revision of this ballot (default: the next)");
  add_desk_options(verb, context, options->desk);
  example(verb,
          "yoriai paper enter 1 412 yes --slip 33 --as clerk --as deputy\n"
          "yoriai paper enter 1 413 2 --slip 34 --assisted --attest --as saburo --as ume");
  context.on(verb, [&context, options] { return enter(context, *options); });
}

}  // namespace

void add_paper(CLI::App& app, Context& context) {
  auto& paper =
      add_verb(app, context, "paper", Text{"紙の投票", "ballots on paper, and with help"});
  require_verb(paper);
  add_enter(paper, context);
  add_paper_count(paper, context);
  add_paper_attend(paper, context);
}

}  // namespace yoriai::cli
