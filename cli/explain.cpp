#include "cli/explain.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/messages.h"

namespace yoriai::cli {
namespace {

using core::HouseResult;
using core::Proposal;
using core::ResultDocument;

const core::TallyResult& decided(const ResultDocument& document) {
  return document.result.decided.result;
}

std::string paid_suffix(const ResultDocument& document, std::size_t option, Language language,
                        const std::string& currency) {
  if (document.result.payments.empty()) return {};
  const auto sum = grouped(document.result.payments[option].value);
  return language == Language::ja ? fmt::format(" → {} {}", sum, currency)
                                  : fmt::format(" → {} {}", currency, sum);
}

Words option_line(const ResultDocument& document, const Proposal& proposal, std::size_t option,
                  const core::OptionCount& count) {
  const auto& name = proposal.draft.options[option];
  const auto& currency = proposal.charter->rules.currency;
  const auto ja_paid = paid_suffix(document, option, Language::ja, currency);
  const auto en_paid = paid_suffix(document, option, Language::en, currency);
  if (document.method == core::Method::ranked) {
    const auto first = grouped(count.supporters);
    return {fmt::format("　{}　一位に{}票{}", name, first, ja_paid),
            fmt::format("  {}: first on {} ballots{}", name, first, en_paid)};
  }
  if (core::chooses_projects(document.method)) {
    const auto cost = grouped(proposal.draft.costs[option].value);
    const auto& chosen = decided(document).chosen;
    const core::OptionIndex position{static_cast<std::uint16_t>(option)};
    const bool is_chosen = std::find(chosen.begin(), chosen.end(), position) != chosen.end();
    return {fmt::format("　{}　{}（{} {}、支持{}人）", is_chosen ? "○" : "×", name, cost, currency,
                        grouped(count.supporters)),
            fmt::format("  {} {} ({} {}, {} supporters)", is_chosen ? "[x]" : "[ ]", name, currency,
                        cost, grouped(count.supporters))};
  }
  if (document.method != core::Method::quadratic) {
    const auto votes = grouped(count.in_favour);
    if (core::counts_cards(proposal.charter->rules)) {
      const auto people = grouped(count.supporters);
      return {fmt::format("　{}　{}票（{}人）{}", name, votes, people, ja_paid),
              fmt::format("  {}: {} votes ({} people){}", name, votes, people, en_paid)};
    }
    return {fmt::format("　{}　{}票{}", name, votes, ja_paid),
            fmt::format("  {}: {} votes{}", name, votes, en_paid)};
  }
  const auto net = count.net();
  return {fmt::format("　{}　差引{}点（賛成{}・反対{}、支持{}人）{}", name, net, count.in_favour,
                      count.against, count.supporters, ja_paid),
          fmt::format("  {}: net {} (for {}, against {}; {} supporters){}", name, net,
                      count.in_favour, count.against, count.supporters, en_paid)};
}

// Votes, and by how many people.
Words yes_no_votes(const HouseResult& house) {
  const auto& row = house.options.front();
  const auto against = house.cast() - row.supporters;
  return {fmt::format("賛成{}票（{}人）・反対{}票（{}人）・棄権{}票（{}人）", row.in_favour,
                      row.supporters, row.against, against, house.cards->blank, house.blank),
          fmt::format("for {} votes ({} people), against {} ({}), abstained {} ({})", row.in_favour,
                      row.supporters, row.against, against, house.cards->blank, house.blank)};
}

Words yes_no_words(const HouseResult& house) {
  if (house.cards) return yes_no_votes(house);
  const auto& row = house.options.front();
  Words words{
      fmt::format("賛成{}・反対{}・棄権{}", row.in_favour, row.against, house.blank),
      fmt::format("for {}, against {}, abstained {}", row.in_favour, row.against, house.blank)};
  if (house.spoilt > 0) {
    words.ja += fmt::format("・無効{}", house.spoilt);
    words.en += fmt::format(", spoilt {}", house.spoilt);
  }
  return words;
}

Words turnout_words(const HouseResult& house) {
  Words words{fmt::format("参加{}人", house.present()),
              fmt::format("{} took part", house.present())};
  if (!house.cards) return words;
  words.ja += fmt::format("（{}票）", house.cards->present());
  words.en += fmt::format(" ({} votes)", house.cards->present());
  return words;
}

Text verdict_of(const HouseResult& house, const Proposal& proposal) {
  if (!house.quorum_met) return {"定足数に足りません", "its quorum is not met"};
  const bool yes_no = proposal.draft.method == core::Method::yes_no;
  if (yes_no && core::tied_in(proposal.kind(), proposal.also(), house))
    return {"可否同数です", "a tie"};
  if (!house.threshold_met) return {"賛成しません", "it does not agree"};
  return {"賛成します", "it agrees"};
}

// Where there are several, each by its name and with what it says.
Words house_line(const HouseResult& house, const Proposal& proposal, bool yes_no) {
  const auto& houses = proposal.charter->rules.houses;
  const auto figures = yes_no ? yes_no_words(house) : turnout_words(house);
  if (houses.size() == 1) return {"　" + figures.ja, "  " + figures.en};
  const auto& name = houses[house.house.value].name;
  const auto verdict = verdict_of(house, proposal);
  const Text heard = house.advisory ? Text{"（参考）", " (heard, decides nothing)"} : Text{"", ""};
  return {fmt::format("　{}　{}：{}{}", name, figures.ja, verdict.ja, heard.ja),
          fmt::format("  {}: {}: {}{}", name, figures.en, verdict.en, heard.en)};
}

}  // namespace

std::string grouped(std::uint64_t number) {
  auto digits = std::to_string(number);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<std::size_t>(at), ",");
  }
  return digits;
}

std::vector<Words> result_lines(const ResultDocument& document, const Proposal& proposal) {
  std::vector<Words> lines;
  const auto& result = decided(document);
  const bool yes_no = document.method == core::Method::yes_no;
  if (yes_no || result.houses.size() > 1) {
    for (const auto& house : result.houses) {
      lines.push_back(house_line(house, proposal, yes_no));
    }
  }
  const auto sums = core::sum_over_houses(result.houses);
  for (const auto option : result.order) {
    lines.push_back(option_line(document, proposal, option.value, sums[option.value]));
  }
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
