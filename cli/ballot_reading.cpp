#include "cli/ballot_reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "cli/find.h"

namespace yoriai::cli {
namespace {

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

}  // namespace

Attempted<core::Ballot> read_ballot(const core::Proposal& proposal,
                                    const std::vector<std::string>& words) {
  if (words.size() == 1) {
    const auto& word = words.front();
    if (word == "abstain" || word == "blank" || word == "棄権") {
      return core::Ballot{core::BallotForm::blank, {}, {}};
    }
    if (word == "withdraw" || word == "取り下げ") return core::Ballot{};
  }
  if (proposal.draft.method == core::Method::yes_no) {
    return yes_no_ballot(words.size() == 1 ? words.front() : std::string{});
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

core::Revision next_revision(const core::Proposal& proposal, const SpeaksIn& where) {
  const auto position = core::position_in(proposal.box.roll(), where.voter);
  if (!position) return core::Revision{1};
  std::uint16_t highest = 0;
  const auto ballots = proposal.box.at(*position);
  for (const auto* list : {&ballots.by_book, &ballots.by_receipts}) {
    for (const auto& cast : *list) {
      if (cast.rank.channel != where.channel || cast.rank.generation != where.generation) continue;
      highest = std::max(highest, cast.rank.revision.value);
    }
  }
  return core::Revision{static_cast<std::uint16_t>(highest + 1)};
}

}  // namespace yoriai::cli
