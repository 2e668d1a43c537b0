// yoriai vote: cast a ballot, or cast it anew.
#include <boost/json.hpp>

#include "cli/ballot_reading.h"
#include "cli/ballot_sealing.h"
#include "cli/desk.h"
#include "cli/explain.h"
#include "cli/find.h"
#include "cli/messages.h"
#include "cli/options.h"
#include "cli/sealing_words.h"
#include "cli/verbs.h"
#include "cli/wall_time.h"
#include "core/households.h"

namespace yoriai::cli {
namespace {

struct Options {
  DeskOptions desk;
  std::uint32_t proposal = 0;
  std::vector<std::string> choices;
  std::uint16_t revision = 0;
  std::uint32_t ward = 0;
};

core::Revision revision_for(const core::Proposal& proposal, const SpeaksIn& where,
                            const Options& options) {
  return options.revision > 0 ? core::Revision{options.revision} : next_revision(proposal, where);
}

// Or for the household.
Attempted<core::Body> for_oneself(const core::Proposal& proposal, const core::Member& member,
                                  const core::Ballot& ballot, const Options& options) {
  const auto voter = core::voter_for(proposal, member);
  const SpeaksIn where{voter, core::Channel::own,
                       core::generation_for(proposal, voter, member.generation)};
  const auto revision = revision_for(proposal, where, options);
  YORIAI_TRY(auto said, sealed_if_needed(
                            proposal, {proposal.id, where.voter, where.channel, revision}, ballot));
  return core::Body{core::BallotCast{proposal.id, voter, revision, std::move(said)}};
}

// The guardian's own device speaks for the ward.
Attempted<core::Body> for_ward(const core::Proposal& proposal, const core::Member& guardian,
                               const core::Ballot& ballot, const Options& options) {
  const core::MemberNumber ward{options.ward};
  const SpeaksIn where{ward, core::Channel::guardian, guardian.generation};
  core::PaperEntered body;
  body.proposal = proposal.id;
  body.voter = ward;
  body.channel = core::Channel::guardian;
  body.speaker = guardian.number;
  body.revision = revision_for(proposal, where, options);
  YORIAI_TRY(body.ballot,
             sealed_if_needed(proposal, {proposal.id, ward, body.channel, body.revision}, ballot));
  return core::Body{std::move(body)};
}

core::Revision revision_of(const core::Body& body) {
  const auto* own = std::get_if<core::BallotCast>(&body);
  return own != nullptr ? own->revision : std::get<core::PaperEntered>(body).revision;
}

VerbResult vote(Context& context, const Options& options) {
  YORIAI_TRY(auto desk, Desk::open(context, options.desk));
  YORIAI_TRY(const auto* proposal, find_proposal(desk->state(), options.proposal));
  YORIAI_TRY(const auto* voter, desk->author());
  YORIAI_TRY(auto ballot, read_ballot(*proposal, options.choices));
  YORIAI_TRY(const auto body, options.ward > 0 ? for_ward(*proposal, *voter, ballot, options)
                                               : for_oneself(*proposal, *voter, ballot, options));
  const auto number = options.ward > 0 ? options.ward : voter->number.value;
  const auto words = ballot_words(ballot, *proposal);
  auto posted = desk->post(body);
  if (!posted) {
    auto failure = posted.error();
    if (failure.refused) failure.what = message(*failure.refused, ballot);
    return core::Unexpected{std::move(failure)};
  }
  const auto until = proposal->terms.closes_at;
  Words done{fmt::format("投票を受け付けました：{}。{}までは何度でも変えられます。", words.ja,
                         show_instant(Language::ja, until)),
             fmt::format("Your ballot is in: {}. You can change it until {}.", words.en,
                         show_instant(Language::en, until))};
  if (proposal->sealed()) add_lines(done, what_sealing_hides(desk->state(), *proposal));
  return report(
      context, options.desk, *posted, done,
      fmt::format("yoriai tally {} --member {}", options.proposal, number),
      {{"proposal", options.proposal}, {"voter", number}, {"revision", revision_of(body).value}});
}

}  // namespace

void add_vote(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto& verb = add_verb(app, context, "vote", Text{"投票する", "cast a ballot"});
  required(option(verb, "proposal", options->proposal, "number of the proposal"));
  required(option(verb, "choice", options->choices,
                  "yes, no, an option or several, OPTION=VOTES …, OPTION=PLACE … (1: the best), "
                  "abstain, withdraw"));
  option(verb, "--revision", options->revision, "revision of this ballot (default: the next)");
  option(verb, "--for", options->ward, "the member whose guardian you are, for whom you vote");
  add_desk_options(verb, context, options->desk);
  example(verb,
          "yoriai vote 1 yes --as hanako\nyoriai vote 2 'Bench=5' 'Lamps=-2' --as hanako\n"
          "yoriai vote 1 yes --for 9 --as hanako");
  context.on(verb, [&context, options] { return vote(context, *options); });
}

}  // namespace yoriai::cli
