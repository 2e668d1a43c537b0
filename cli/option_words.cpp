#include "cli/option_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/explain.h"

namespace yoriai::cli {
namespace {

using core::HouseResult;
using core::Proposal;
using core::ResultDocument;

// What an option is paid: " → JPY 6,111"; nothing where a vote spends nothing.
Words paid_words(const ResultDocument& document, const Proposal& proposal,
                 core::OptionIndex option) {
  if (document.result.payments.empty()) return {};
  const auto& currency = proposal.charter->rules.currency;
  const auto sum = grouped(document.result.payments[option.value].value);
  return {fmt::format(" → {} {}", sum, currency), fmt::format(" → {} {}", currency, sum)};
}

Words project_words(const ResultDocument& document, const Proposal& proposal,
                    core::OptionIndex option, const core::OptionCount& count) {
  const auto& name = proposal.draft.options[option.value];
  const auto& currency = proposal.charter->rules.currency;
  const auto cost = grouped(proposal.draft.costs[option.value].value);
  const auto& chosen = document.result.decided.result.chosen;
  const bool is_chosen = std::ranges::find(chosen, option) != chosen.end();
  return {fmt::format("{}　{}（{} {}、支持{}人）", is_chosen ? "○" : "×", name, cost, currency,
                      grouped(count.supporters)),
          fmt::format("{} {} ({} {}, {})", is_chosen ? "[x]" : "[ ]", name, currency, cost,
                      counted(count.supporters, "supporter"))};
}

// "Bench: 3 votes"
Words option_words(const ResultDocument& document, const Proposal& proposal,
                   core::OptionIndex option, const core::OptionCount& count) {
  const auto& name = proposal.draft.options[option.value];
  if (core::chooses_projects(document.method)) {
    return project_words(document, proposal, option, count);
  }
  if (document.method == core::Method::ranked) {
    return {fmt::format("{}　一位に{}票", name, grouped(count.supporters)),
            fmt::format("{}: first on {}", name, counted(count.supporters, "ballot"))};
  }
  if (document.method == core::Method::quadratic) {
    const auto net = grouped_net(count.net());
    const auto in_favour = grouped(count.in_favour);
    const auto against = grouped(count.against);
    return {fmt::format("{}　差引{}点（賛成{}・反対{}、支持{}人）", name, net, in_favour, against,
                        grouped(count.supporters)),
            fmt::format("{}: net {} (for {}, against {}; {})", name, net, in_favour, against,
                        counted(count.supporters, "supporter"))};
  }
  const auto votes = grouped(count.in_favour);
  if (core::counts_cards(proposal.charter->rules)) {
    return {fmt::format("{}　{}票（{}人）", name, votes, grouped(count.supporters)),
            fmt::format("{}: {} ({})", name, counted(count.in_favour, "vote"),
                        counted_people(count.supporters))};
  }
  return {fmt::format("{}　{}票", name, votes),
          fmt::format("{}: {}", name, counted(count.in_favour, "vote"))};
}

// Votes, and by how many people.
Words yes_no_votes(const HouseResult& house) {
  const auto& row = house.options.front();
  const auto no = grouped(row.against);
  const auto no_people = grouped(house.cast() - row.supporters);
  const auto blank = grouped(house.cards->blank);
  const auto blank_people = grouped(house.blank);
  return {
      fmt::format("賛成{}票（{}人）・反対{}票（{}人）・棄権{}票（{}人）", grouped(row.in_favour),
                  grouped(row.supporters), no, no_people, blank, blank_people),
      fmt::format("for {} ({}), against {} ({}), abstained {} ({})", counted(row.in_favour, "vote"),
                  counted_people(row.supporters), no, no_people, blank, blank_people)};
}

// Adds people to people, or votes to votes.
void add_figures(core::HouseFigures& sum, const core::HouseFigures& more) {
  sum.roll += more.roll;
  sum.voted += more.voted;
  sum.copied += more.copied;
  sum.did_not_fit += more.did_not_fit;
  sum.cut += more.cut;
  sum.ended_nowhere += more.ended_nowhere;
  sum.did_not_vote += more.did_not_vote;
  sum.blank += more.blank;
  sum.spoilt += more.spoilt;
  sum.in_room += more.in_room;
}

}  // namespace

HouseResult total_of(std::span<const HouseResult> houses) {
  HouseResult total;
  core::CardFigures votes;
  bool cards = false;
  for (const auto& house : houses) {
    if (house.advisory) continue;
    add_figures(total, house);
    add_figures(votes, house.in_votes());
    cards = cards || house.cards.has_value();
    for (std::size_t at = 0; at < total.by_channel.size(); ++at) {
      total.by_channel[at] += house.by_channel[at];
    }
  }
  total.options = core::sum_over_houses(houses);
  if (cards) total.cards = votes;
  return total;
}

Words option_line(const ResultDocument& document, const Proposal& proposal,
                  core::OptionIndex option, const core::OptionCount& count) {
  const auto words = option_words(document, proposal, option, count);
  const bool projects = core::chooses_projects(document.method);
  const auto paid = projects ? Words{} : paid_words(document, proposal, option);
  return {"　" + words.ja + paid.ja, "  " + words.en + paid.en};
}

Words house_option_line(const ResultDocument& document, const Proposal& proposal,
                        core::OptionIndex option, const core::OptionCount& count) {
  const auto words = option_words(document, proposal, option, count);
  return {"　　" + words.ja, "    " + words.en};
}

Words figures_words(std::span<const core::OptionCount> counts, const Proposal& proposal) {
  if (proposal.draft.options.empty()) {
    const auto& count = counts.front();
    return {fmt::format("賛成{}・反対{}", count.in_favour, count.against),
            fmt::format("for {}, against {}", count.in_favour, count.against)};
  }
  Words words;
  for (std::size_t at = 0; at < counts.size(); ++at) {
    const auto& name = proposal.draft.options[at];
    const auto net = counts[at].net();
    words.ja += fmt::format("{}{} {}", at == 0 ? "" : "、", name, net);
    words.en += fmt::format("{}{} {}", at == 0 ? "" : ", ", name, net);
  }
  return words;
}

Words yes_no_words(const HouseResult& house) {
  if (house.cards) return yes_no_votes(house);
  const auto& row = house.options.front();
  const auto yes = grouped(row.in_favour);
  const auto no = grouped(row.against);
  const auto blank = grouped(house.blank);
  Words words{fmt::format("賛成{}・反対{}・棄権{}", yes, no, blank),
              fmt::format("for {}, against {}, abstained {}", yes, no, blank)};
  if (house.spoilt > 0) {
    words.ja += fmt::format("・無効{}", grouped(house.spoilt));
    words.en += fmt::format(", spoilt {}", grouped(house.spoilt));
  }
  return words;
}

Words turnout_words(const HouseResult& house) {
  Words words{fmt::format("参加{}人", grouped(house.present())),
              fmt::format("{} took part", grouped(house.present()))};
  if (house.cards) {
    words.ja += fmt::format("（{}票）", grouped(house.cards->present()));
    words.en += fmt::format(" ({})", counted(house.cards->present(), "vote"));
  }
  words.ja += fmt::format("・棄権{}", grouped(house.blank));
  words.en += fmt::format(", {} abstained", grouped(house.blank));
  if (house.spoilt > 0) {
    words.ja += fmt::format("・無効{}", grouped(house.spoilt));
    words.en += fmt::format(", spoilt {}", grouped(house.spoilt));
  }
  return words;
}

}  // namespace yoriai::cli
