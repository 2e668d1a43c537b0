// What parts two counts of the same ballots.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/explain.h"
#include "cli/option_words.h"
#include "cli/what_if.h"

namespace yoriai::cli {
namespace {

using core::HouseResult;
using core::Proposal;
using core::ResultDocument;

const core::TallyResult& decided(const ResultDocument& document) {
  return document.result.decided.result;
}

std::string text_of(std::int64_t number) {
  const auto size = grouped(static_cast<std::uint64_t>(number < 0 ? -number : number));
  return number < 0 ? "-" + size : size;
}

Change of_numbers(std::string_view key, Words what, std::int64_t from, std::int64_t to) {
  return {key, std::move(what), {text_of(from), text_of(from)}, {text_of(to), text_of(to)}};
}

Words outcome_word(core::Outcome outcome) {
  switch (outcome) {
    case core::Outcome::passed:
      return Text{"可決", "passed"};
    case core::Outcome::failed:
      return Text{"否決", "not passed"};
    case core::Outcome::no_quorum:
      return Text{"定足数に足りず", "no quorum"};
    case core::Outcome::tied:
      return Text{"同数", "a tie"};
    case core::Outcome::not_opened:
      break;
  }
  return Text{"開票せず", "not opened"};
}

Words winner_word(const ResultDocument& document, const Proposal& proposal) {
  const auto& winner = decided(document).winner;
  if (!winner) return Text{"なし", "nobody"};
  const auto& name = proposal.draft.options[winner->value];
  return {name, name};
}

template <class Options>
Words named(const Options& options, const Proposal& proposal) {
  if (options.empty()) return Text{"なし", "none"};
  std::string names;
  for (const auto option : options) {
    names += (names.empty() ? "" : ", ") + proposal.draft.options[option.value];
  }
  return {names, names};
}

// In the order of the draft.
Words chosen_words(const ResultDocument& document, const Proposal& proposal) {
  auto chosen = decided(document).chosen;
  std::ranges::sort(chosen);
  return named(chosen, proposal);
}

std::int64_t paid(const ResultDocument& document, std::size_t option) {
  const auto& payments = document.result.payments;
  return payments.empty() ? 0 : static_cast<std::int64_t>(payments[option].value);
}

void add_money(std::vector<Change>& out, const ResultDocument& document,
               const ResultDocument& other, const Proposal& proposal) {
  const auto& currency = proposal.charter->rules.currency;
  for (std::size_t i = 0; i < proposal.draft.options.size(); ++i) {
    if (paid(document, i) == paid(other, i)) continue;
    const auto& name = proposal.draft.options[i];
    out.push_back(of_numbers(
        "money",
        {fmt::format("{}へのお金（{}）", name, currency), fmt::format("{} for {}", currency, name)},
        paid(document, i), paid(other, i)));
  }
}

std::vector<Change> of_decision(const ResultDocument& document, const ResultDocument& other,
                                const Proposal& proposal) {
  std::vector<Change> out;
  const auto add = [&](std::string_view key, const Text& what, Words from, Words to) {
    if (from != to) out.push_back({key, what, std::move(from), std::move(to)});
  };
  add("outcome", {"結果", "outcome"}, outcome_word(decided(document).outcome),
      outcome_word(decided(other).outcome));
  add("winner", {"決まる案", "winner"}, winner_word(document, proposal),
      winner_word(other, proposal));
  add("chosen", {"選ばれる案", "projects chosen"}, chosen_words(document, proposal),
      chosen_words(other, proposal));
  add_money(out, document, other, proposal);
  return out;
}

struct Figure {
  std::string_view key;
  Text what;
  std::uint32_t core::HouseFigures::*where;
};
constexpr std::array kFigures{
    Figure{"copied", {"委任で", "by delegation"}, &HouseResult::copied},
    Figure{"did_not_fit", {"合わず", "copy did not fit"}, &HouseResult::did_not_fit},
    Figure{"cut", {"上限", "over a cap"}, &HouseResult::cut},
    Figure{
        "ended_nowhere", {"委任が届かず", "delegation ended nowhere"}, &HouseResult::ended_nowhere},
    Figure{"did_not_vote", {"投票せず", "did not vote"}, &HouseResult::did_not_vote},
    Figure{"blank", {"棄権", "abstained"}, &HouseResult::blank},
    Figure{"spoilt", {"無効", "spoilt"}, &HouseResult::spoilt},
    Figure{"in_room", {"会場のみ", "in the room alone"}, &HouseResult::in_room}};

// "residents, abstained"; with one house its name is left out.
Words in_house(const Proposal& proposal, const HouseResult& house, const Words& what) {
  const auto& houses = proposal.charter->rules.houses;
  if (houses.size() == 1) return what;
  const auto& name = houses[house.house.value].name;
  return {name + "・" + what.ja, name + ", " + what.en};
}

void add_options(std::vector<Change>& out, const Proposal& proposal, const HouseResult& ours,
                 const HouseResult& theirs) {
  const auto add = [&](const Words& what, std::int64_t from, std::int64_t to) {
    if (from == to) return;
    out.push_back(of_numbers("option", in_house(proposal, ours, what), from, to));
  };
  if (proposal.draft.options.empty()) {
    const auto& a = ours.options.front();
    const auto& b = theirs.options.front();
    add(Text{"賛成", "for"}, static_cast<std::int64_t>(a.in_favour),
        static_cast<std::int64_t>(b.in_favour));
    add(Text{"反対", "against"}, static_cast<std::int64_t>(a.against),
        static_cast<std::int64_t>(b.against));
    return;
  }
  for (std::size_t i = 0; i < ours.options.size(); ++i) {
    const auto& name = proposal.draft.options[i];
    add({name, name}, ours.options[i].net(), theirs.options[i].net());
  }
}

// What is compared with a condition belongs to its verdict: who met what.
void add_conditions(std::vector<Change>& out, const Proposal& proposal, const HouseResult& ours,
                    const HouseResult& theirs) {
  const auto add = [&](std::string_view key, const Text& what, bool from, bool to) {
    const auto word = [](bool met) {
      return Words(met ? Text{"満たす", "met"} : Text{"満たさない", "not met"});
    };
    if (from != to) out.push_back({key, in_house(proposal, ours, what), word(from), word(to)});
  };
  add("quorum", {"定足数", "quorum"}, ours.quorum_met, theirs.quorum_met);
  add("threshold", {"可決の条件", "threshold"}, ours.threshold_met, theirs.threshold_met);
}

std::vector<Change> of_figures(const ResultDocument& document, const ResultDocument& other,
                               const Proposal& proposal) {
  std::vector<Change> out;
  if (decided(document).order != decided(other).order) {
    out.push_back({"order", Text{"順", "order"}, named(decided(document).order, proposal),
                   named(decided(other).order, proposal)});
  }
  const auto& houses = decided(document).houses;
  for (std::size_t at = 0; at < houses.size(); ++at) {
    const auto& ours = houses[at];
    const auto& theirs = decided(other).houses[at];
    add_conditions(out, proposal, ours, theirs);
    for (const auto& figure : kFigures) {
      if (ours.*figure.where == theirs.*figure.where) continue;
      out.push_back(of_numbers(figure.key, in_house(proposal, ours, figure.what),
                               ours.*figure.where, theirs.*figure.where));
    }
    add_options(out, proposal, ours, theirs);
  }
  return out;
}

}  // namespace

Changes changes_between(const ResultDocument& document, const ResultDocument& other,
                        const Proposal& proposal) {
  return {of_decision(document, other, proposal), of_figures(document, other, proposal)};
}

}  // namespace yoriai::cli
