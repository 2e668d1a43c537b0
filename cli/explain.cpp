#include "cli/explain.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/condition_words.h"
#include "cli/option_words.h"

namespace yoriai::cli {
namespace {

using core::HouseResult;
using core::Proposal;
using core::ResultDocument;
using Kinds = std::span<const core::ProposalKind>;

// A house's word on what is decided, and the figures behind it: of the kind whose condition fails,
// or else of the first.
struct Verdict {
  Text says;
  Words figures;
};

template <class Holds>
const core::ProposalKind& first_failing(Kinds kinds, const Holds& holds) {
  const auto failing = std::ranges::find_if_not(kinds, holds);
  return failing == kinds.end() ? kinds.front() : *failing;
}

Verdict verdict_of(const ResultDocument& document, const Proposal& proposal, Kinds kinds,
                   const HouseResult& house) {
  const auto& rule = proposal.charter->rules.houses[house.house.value];
  const auto judged = [&](const core::ProposalKind& kind) {
    return JudgedHouse{kind, house, rule};
  };
  if (!house.quorum_met) {
    const auto& failing =
        first_failing(kinds, [&](auto& kind) { return quorum_holds(judged(kind)); });
    return {{"定足数に足りません", "its quorum is not met"}, quorum_figures(judged(failing))};
  }
  if (core::chooses_projects(document.method)) {
    const bool agrees = house.threshold_met;
    return {agrees ? Text{"賛成します", "it agrees"} : Text{"賛成しません", "it does not agree"},
            {}};
  }
  const auto compared = compared_in(document, proposal, house);
  const auto& shown =
      first_failing(kinds, [&](auto& kind) { return threshold_holds(judged(kind), compared); });
  const auto figures = threshold_figures(judged(shown), compared);
  const bool tied = document.method == core::Method::yes_no &&
                    core::tied_in(kinds.front(), kinds.subspan(1), house);
  if (tied) return {{"可否同数です", "a tie"}, figures};
  if (!house.threshold_met) return {{"賛成しません", "it does not agree"}, figures};
  return {{"賛成します", "it agrees"}, figures};
}

// Where there are several, each by its name and with what it says.
Words house_line(const ResultDocument& document, const Proposal& proposal, Kinds kinds,
                 const HouseResult& house) {
  const auto& houses = proposal.charter->rules.houses;
  const bool yes_no = document.method == core::Method::yes_no;
  const auto figures = yes_no ? yes_no_words(house) : turnout_words(house);
  if (houses.size() == 1) return {"　" + figures.ja, "  " + figures.en};
  const auto& name = houses[house.house.value].name;
  const auto [says, why] = verdict_of(document, proposal, kinds, house);
  const Text heard = house.advisory ? Text{"（参考）", " (heard, decides nothing)"} : Text{"", ""};
  return {fmt::format("　{}　{}：{}{}{}", name, figures.ja, says.ja,
                      why.ja.empty() ? "" : fmt::format("（{}）", why.ja), heard.ja),
          fmt::format("  {}: {}: {}{}{}", name, figures.en, says.en,
                      why.en.empty() ? "" : fmt::format(" ({})", why.en), heard.en)};
}

// The houses one by one, and, where several decide, what they come to together.
void add_houses(std::vector<Words>& lines, const ResultDocument& document, const Proposal& proposal,
                Kinds kinds) {
  const auto& result = document.result.decided.result;
  for (const auto& house : result.houses) {
    lines.push_back(house_line(document, proposal, kinds, house));
    for (const auto option : result.order) {
      lines.push_back(house_option_line(document, proposal, option, house.options[option.value]));
    }
  }
  const auto deciding = std::ranges::count(result.houses, false, &HouseResult::advisory);
  if (deciding < 2) return;
  const auto total = total_of(result.houses);
  const bool yes_no = document.method == core::Method::yes_no;
  const auto figures = yes_no ? yes_no_words(total) : turnout_words(total);
  lines.push_back({"　合わせて　" + figures.ja, "  Together: " + figures.en});
}

}  // namespace

std::vector<Words> result_lines(const ResultDocument& document, const Proposal& proposal) {
  return result_lines_by(document, proposal, proposal.kinds);
}

std::vector<Words> result_lines_by(const ResultDocument& document, const Proposal& proposal,
                                   Kinds kinds) {
  std::vector<Words> lines;
  const auto& result = document.result.decided.result;
  const bool one_house = result.houses.size() == 1;
  if (!one_house) add_houses(lines, document, proposal, kinds);
  const auto sums = core::sum_over_houses(result.houses);
  for (const auto option : result.order) {
    lines.push_back(option_line(document, proposal, option, sums[option.value]));
  }
  if (one_house) lines.push_back(house_line(document, proposal, kinds, result.houses.front()));
  if (document.spending != core::Spending::none) {
    const auto& currency = proposal.charter->rules.currency;
    lines.push_back(
        {fmt::format("　お金：{} {}のうち、残り {}", grouped(document.purse.value), currency,
                     grouped(document.result.returned.value)),
         fmt::format("  Money: of {} {}, {} stays in the purse", currency,
                     grouped(document.purse.value), grouped(document.result.returned.value))});
  }
  return lines;
}

}  // namespace yoriai::cli
