#include "cli/project_words.h"

#include <fmt/format.h>

#include "cli/explain.h"
#include "core/project_ballots.h"
#include "core/tally_input.h"

namespace yoriai::cli {
namespace {

using Lines = std::vector<Words>;

std::uint64_t voters_of(const core::ProjectVote& vote) {
  std::uint64_t voters = 0;
  for (const auto& group : vote.groups) voters += group.voters;
  return voters;
}

const std::string& name_of(const NamedProjects& projects, core::OptionIndex project) {
  return projects.names[project.value];
}

std::string cost_of(const NamedProjects& projects, core::OptionIndex project) {
  return grouped(projects.vote.costs[project.value].value);
}

Words begin_words(const NamedProjects& projects, const core::EqualSharesResult& result) {
  const auto purse = grouped(projects.vote.purse.value);
  const auto voters = voters_of(projects.vote);
  const core::ExactFraction each(projects.vote.purse.value, std::max<std::uint64_t>(voters, 1));
  if (result.added == 0) {
    return {fmt::format("等分方式：{}を投票した{}人で等しく分け、一人の持ち分は{}です。", purse,
                        grouped(voters), to_hundredths(each)),
            fmt::format("Equal shares: {} among {} voters; everybody has {}.", purse,
                        grouped(voters), to_hundredths(each))};
  }
  return {fmt::format("等分方式：{}を投票した{}人で等しく分け（一人{}）、予算を超える手前まで"
                      "一人{}ずつ足しました。一人の持ち分は{}です。",
                      purse, grouped(voters), to_hundredths(each), grouped(result.added),
                      to_hundredths(each + result.added)),
          fmt::format("Equal shares: {} among {} voters ({} each), and {} more for each, the last "
                      "step before the budget would be exceeded; everybody has {}.",
                      purse, grouped(voters), to_hundredths(each), grouped(result.added),
                      to_hundredths(each + result.added))};
}

Words round_words(const NamedProjects& projects, std::size_t number,
                  const core::EqualSharesRound& round) {
  const auto& name = name_of(projects, round.project);
  const auto cost = cost_of(projects, round.project);
  const auto price = to_hundredths(round.price);
  const auto votes = to_hundredths(round.effective_votes);
  if (round.payers == round.supporters) {
    return {fmt::format("　{}. {}（{}）：支持{}人が{}ずつ。実質の票数{}", number, name, cost,
                        grouped(round.supporters), price, votes),
            fmt::format("  {}. {} ({}): {}, each paying {}; effective votes {}", number, name, cost,
                        counted(round.supporters, "supporter"), price, votes)};
  }
  const auto others = grouped(round.supporters - round.payers);
  return {fmt::format("　{}. {}（{}）：支持{}人のうち{}人が{}ずつ、ほかの{}人は残りの持ち分を全部。"
                      "実質の票数{}",
                      number, name, cost, grouped(round.supporters), grouped(round.payers), price,
                      others, votes),
          fmt::format("  {}. {} ({}): of {} supporters {} pay {} each, the other {} all they have "
                      "left; effective votes {}",
                      number, name, cost, grouped(round.supporters), grouped(round.payers), price,
                      others, votes)};
}

Words end_words(const NamedProjects& projects, const core::EqualSharesResult& result) {
  const auto left = grouped(projects.vote.purse.value - result.spent);
  if (!result.spent_by_one_more) {
    return {fmt::format("　支持のある案は全部選ばれました。合計{}、残り{}。", grouped(result.spent),
                        left),
            fmt::format("  Every project with a supporter is chosen: {} in all, {} left.",
                        grouped(result.spent), left)};
  }
  const auto more = grouped(*result.spent_by_one_more);
  return {fmt::format("　合計{}、残り{}。一人あと1ずつ足すと{}になり、予算を超えます。",
                      grouped(result.spent), left, more),
          fmt::format("  {} in all, {} left. With 1 more for everybody it would be {}, more than "
                      "the budget.",
                      grouped(result.spent), left, more)};
}

}  // namespace

std::string to_hundredths(const core::ExactFraction& fraction) {
  constexpr unsigned kParts = 100;
  const core::ExactNumber parts = numerator(fraction) * kParts / denominator(fraction);
  const core::ExactNumber whole = parts / kParts;
  const core::ExactNumber rest = parts % kParts;
  const auto text = grouped(static_cast<std::uint64_t>(whole));
  return denominator(fraction) == 1 ? text
                                    : fmt::format("{}.{:02}", text, static_cast<unsigned>(rest));
}

Lines equal_shares_lines(const NamedProjects& projects, const core::EqualSharesResult& result) {
  Lines lines{begin_words(projects, result)};
  for (std::size_t i = 0; i < result.rounds.size(); ++i) {
    lines.push_back(round_words(projects, i + 1, result.rounds[i]));
  }
  lines.push_back(end_words(projects, result));
  return lines;
}

Lines greedy_lines(const NamedProjects& projects, const core::GreedyResult& result) {
  Lines lines{
      {fmt::format("多い順：予算{}に収まる案を、支持の多い順に選びます。",
                   grouped(projects.vote.purse.value)),
       fmt::format("By votes: whatever still fits into the budget of {}, most supporters first.",
                   grouped(projects.vote.purse.value))}};
  for (std::size_t i = 0; i < result.rounds.size(); ++i) {
    const auto& round = result.rounds[i];
    const auto& name = name_of(projects, round.project);
    const auto cost = cost_of(projects, round.project);
    const auto left = grouped(round.left_before);
    lines.push_back({fmt::format("　{}. {}（{}）：支持{}人。残り{}{}", i + 1, name, cost,
                                 grouped(round.approvals), left,
                                 round.funded ? "に収まり、選ばれました" : "に収まりません"),
                     fmt::format("  {}. {} ({}): {}; {} was left: {}", i + 1, name, cost,
                                 counted(round.approvals, "supporter"), left,
                                 round.funded ? "chosen" : "does not fit")});
  }
  lines.push_back({fmt::format("　合計{}、残り{}。", grouped(result.spent),
                               grouped(projects.vote.purse.value - result.spent)),
                   fmt::format("  {} in all, {} left.", grouped(result.spent),
                               grouped(projects.vote.purse.value - result.spent))});
  return lines;
}

namespace {

// By roll position, whose ballot counts for each: their own, or their delegate's.
std::vector<std::uint32_t> counted_ballots(const core::ResultDocument& document,
                                           const core::Roll& roll,
                                           const core::StandingBallots& direct) {
  std::vector<std::uint32_t> counted(roll.size(), core::kNoPosition);
  for (std::uint32_t i = 0; i < roll.size(); ++i) {
    if (direct.stands(i)) counted[i] = i;
  }
  for (const auto& row : document.result.decided.represented) {
    if (row.fate != core::Fate::copied) continue;
    const auto end = core::position_in(roll, row.end);
    counted[*core::position_in(roll, row.member)] = static_cast<std::uint32_t>(*end);
  }
  return counted;
}

}  // namespace

Lines project_lines(const core::ResultDocument& document, const core::Proposal& proposal) {
  const auto direct = proposal.box.standing(/*with_receipts=*/true);
  const auto vote = core::project_vote(core::input_of(proposal, direct, {}),
                                       counted_ballots(document, proposal.box.roll(), direct));
  const NamedProjects projects{vote, proposal.draft.options};
  return document.method == core::Method::greedy
             ? greedy_lines(projects, core::choose_greedily(vote))
             : equal_shares_lines(projects, core::choose_by_equal_shares(vote));
}

}  // namespace yoriai::cli
