// yoriai vote: cast a ballot, or cast it anew.
#include <boost/json.hpp>

#include <algorithm>
#include <charconv>

#include "cli/desk.h"
#include "cli/explain.h"
#include "cli/find.h"
#include "cli/messages.h"
#include "cli/options.h"
#include "cli/verbs.h"
#include "cli/wall_time.h"

namespace yoriai::cli {
namespace {

struct Options {
  DeskOptions desk;
  std::uint32_t proposal = 0;
  std::vector<std::string> choices;
  std::uint16_t revision = 0;
};

Attempted<std::pair<std::string, std::int32_t>> parse_points(const std::string& text) {
  const auto equals = text.rfind('=');
  std::int32_t votes = 0;
  const auto* begin = text.data() + (equals == std::string::npos ? text.size() : equals + 1);
  const auto* end = text.data() + text.size();
  if (begin != end && *begin == '+') ++begin;
  const auto [at, error] = std::from_chars(begin, end, votes);
  if (begin == end || error != std::errc{} || at != end) {
    return fail(ExitCode::usage,
                {fmt::format("「{}」は「案=数」と書いてください（例 ベンチ=5）。", text),
                 fmt::format("\"{}\": write OPTION=NUMBER, as in Bench=5.", text)});
  }
  return std::pair{text.substr(0, equals), votes};
}

// The votes on options, or their places.
Attempted<core::Ballot> points_ballot(const core::Proposal& proposal,
                                      const std::vector<std::string>& words) {
  core::Ballot ballot{core::BallotForm::choice, {}, {}};
  ballot.votes.resize(proposal.draft.options.size());
  for (const auto& word : words) {
    YORIAI_TRY(const auto points, parse_points(word));
    YORIAI_TRY(const auto option, find_option(proposal, points.first));
    ballot.votes[option.value] = points.second;
  }
  return ballot;
}

Attempted<core::Ballot> yes_no_ballot(const std::string& word) {
  const bool yes = word == "yes" || word == "for" || word == "賛成";
  const bool no = word == "no" || word == "against" || word == "反対";
  if (!yes && !no) {
    return fail(
        ExitCode::usage,
        {"賛成・反対の投票です。yes（賛成）、no（反対）、abstain（棄権）のどれかを書いてください。",
         "This is a vote for or against: say yes, no or abstain."});
  }
  return core::Ballot{
      core::BallotForm::choice, {core::OptionIndex{static_cast<std::uint16_t>(yes ? 1 : 0)}}, {}};
}

Attempted<core::Ballot> parse_ballot(const core::Proposal& proposal,
                                     const std::vector<std::string>& words) {
  if (words.size() == 1) {
    const auto& word = words.front();
    if (word == "abstain" || word == "blank" || word == "棄権") {
      return core::Ballot{core::BallotForm::blank, {}, {}};
    }
    if (word == "withdraw" || word == "取り下げ") return core::Ballot{};
    if (proposal.draft.method == core::Method::yes_no) return yes_no_ballot(word);
  }
  if (core::numbers_options(proposal.draft.method)) return points_ballot(proposal, words);
  core::Ballot ballot{core::BallotForm::choice, {}, {}};
  for (const auto& word : words) {
    YORIAI_TRY(const auto option, find_option(proposal, word));
    ballot.choices.push_back(option);
  }
  std::sort(ballot.choices.begin(), ballot.choices.end());
  return ballot;
}

// One more than the highest this key generation has used, so that the new ballot stands.
core::Revision next_revision(const core::Proposal& proposal, const core::Member& voter) {
  const auto position = core::position_in(proposal.box.roll(), voter.number);
  std::uint16_t highest = 0;
  if (position) {
    const auto ballots = proposal.box.at(*position);
    for (const auto* ballot : {&ballots.by_book, &ballots.by_receipts}) {
      if (*ballot && (*ballot)->rank.generation == voter.generation) {
        highest = std::max(highest, (*ballot)->rank.revision.value);
      }
    }
  }
  return core::Revision{static_cast<std::uint16_t>(highest + 1)};
}

VerbResult vote(Context& context, const Options& options) {
  YORIAI_TRY(auto desk, Desk::open(context, options.desk));
  YORIAI_TRY(const auto* proposal, find_proposal(desk->state(), options.proposal));
  YORIAI_TRY(const auto* voter, desk->author());
  YORIAI_TRY(auto ballot, parse_ballot(*proposal, options.choices));
  const auto revision =
      options.revision > 0 ? core::Revision{options.revision} : next_revision(*proposal, *voter);
  const auto words = ballot_words(ballot, *proposal);
  auto posted = desk->post(core::BallotCast{proposal->id, voter->number, revision, ballot});
  if (!posted) {
    auto failure = posted.error();
    if (failure.refused) failure.what = message(*failure.refused, ballot);
    return core::Unexpected{std::move(failure)};
  }
  const auto until = proposal->terms.closes_at;
  return report(context, options.desk, *posted,
                {fmt::format("投票を受け付けました：{}。{}までは何度でも変えられます。", words.ja,
                             show_instant(Language::ja, until)),
                 fmt::format("Your ballot is in: {}. You can change it until {}.", words.en,
                             show_instant(Language::en, until))},
                fmt::format("yoriai tally {} --member {}", options.proposal, voter->number.value),
                {{"proposal", options.proposal},
                 {"voter", voter->number.value},
                 {"revision", revision.value}});
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
  add_desk_options(verb, context, options->desk);
  example(verb, "yoriai vote 1 yes --as hanako\nyoriai vote 2 'Bench=5' 'Lamps=-2' --as hanako");
  context.on(verb, [&context, options] { return vote(context, *options); });
}

}  // namespace yoriai::cli
