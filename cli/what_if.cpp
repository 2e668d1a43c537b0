#include "cli/what_if.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

#include "cli/charter_file.h"
#include "cli/explain.h"
#include "cli/messages.h"

namespace yoriai::cli {
namespace {

const core::TallyResult& decided(const core::ResultDocument& document) {
  return document.result.decided.result;
}

bool decides_the_same(const core::ResultDocument& document, const core::ResultDocument& other) {
  const auto& ours = decided(document);
  const auto& theirs = decided(other);
  const auto& payments = document.result.payments;
  const auto& other_payments = other.result.payments;
  return ours.outcome == theirs.outcome && ours.winner == theirs.winner &&
         std::is_permutation(ours.chosen.begin(), ours.chosen.end(), theirs.chosen.begin(),
                             theirs.chosen.end()) &&
         payments == other_payments;
}

// "quorum at least 1/2 of roll" after its first word.
std::optional<core::Condition> condition_after(const std::string& text, std::string_view word) {
  if (!text.starts_with(word)) return std::nullopt;
  return parse_condition(std::string_view(text).substr(word.size()));
}

Attempted<core::OtherRule> method_rule(core::Method method, core::Method cast) {
  core::OtherRule rule;
  rule.method = method;
  if (core::can_be_read_as(cast, method)) return rule;
  const auto from = word_for(cast);
  const auto to = word_for(method);
  return fail(ExitCode::usage,
              {fmt::format("この投票（{}）の票からは、「{}」の票は分かりません。", from.ja, to.ja),
               fmt::format("The ballots of this vote ({}) do not say what one by another method "
                           "asks ({}).",
                           from.en, to.en)});
}

// A purse goes to projects where projects are chosen, and to nobody where they are not; else as
// before.
core::Spending spending_by(const core::ResultDocument& document, core::Method method) {
  if (core::chooses_projects(method)) return core::Spending::chosen_projects;
  const bool projects = document.spending == core::Spending::chosen_projects;
  return projects ? core::Spending::none : document.spending;
}

// Cards and, apart from them, people there are only where a house counts cards.
bool needs_cards(const std::optional<core::Condition>& condition) {
  return condition && condition->base >= core::ConditionBase::all_cards;
}

bool every_house_counts_cards(const core::Proposal& proposal) {
  return std::ranges::all_of(proposal.charter->rules.houses, &core::House::counts_cards);
}

}  // namespace

Attempted<core::OtherRule> parse_other_rule(const std::string& text,
                                            const core::Proposal& proposal) {
  const auto cast = proposal.draft.method;
  if (const auto method = method_named(text)) return method_rule(*method, cast);
  core::OtherRule rule;
  rule.direct_only = text == "direct ballots";
  rule.quorum = condition_after(text, "quorum ");
  rule.threshold = condition_after(text, "threshold ");
  if ((needs_cards(rule.quorum) || needs_cards(rule.threshold)) &&
      !every_house_counts_cards(proposal)) {
    return fail(ExitCode::usage, {"この投票では、カードを数えていない院があります。",
                                  "There is a house in this vote that counts no cards."});
  }
  if (rule.direct_only || rule.quorum || rule.threshold) return rule;
  return fail(ExitCode::usage,
              {fmt::format("「{}」という規則は分かりません。方法の名前（approval など）、"
                           "「threshold more than 2/3 of cast」「quorum at least 1/2 of roll」、"
                           "または「direct ballots」（委任なし）と書いてください。",
                           text),
               fmt::format("\"{}\" is no rule. Write a method (like approval), \"threshold more "
                           "than 2/3 of cast\", \"quorum at least 1/2 of roll\", or \"direct "
                           "ballots\" (no delegations).",
                           text)});
}

core::ResultDocument by_other_rule(const core::ResultDocument& document,
                                   const core::Proposal& proposal, const core::OtherRule& rule) {
  auto other = document;
  other.method = rule.method.value_or(document.method);
  other.spending = spending_by(document, other.method);
  auto& result = other.result;
  result.decided = core::count_by_other_rule(proposal, document.result.decided.represented, rule);
  result.without_late.reset();
  if (rule.method) result.stations.clear();  // their papers say something else by another method
  result.payments =
      core::payments(document.purse, other.spending, result.decided.result, proposal.draft.costs);
  result.returned = core::rest_of(document.purse, result.payments);
  return other;
}

std::vector<Words> what_if_lines(const core::ResultDocument& document,
                                 const core::ResultDocument& other, const core::Proposal& proposal,
                                 const std::string& rule) {
  const auto outcome = outcome_words(other, proposal);
  std::vector<Words> lines{
      {fmt::format("同じ票を別の規則「{}」で数えると：{}", rule, outcome.ja),
       fmt::format("The same ballots by another rule, \"{}\": {}", rule, outcome.en)}};
  for (auto& line : result_lines(other, proposal)) lines.push_back(std::move(line));
  if (decides_the_same(document, other)) {
    lines.push_back({"　決まることは変わりません。", "  What is decided would not change."});
  } else {
    const auto ours = outcome_words(document, proposal);
    lines.push_back(
        {fmt::format("　結果が変わります。この投票の規則では：{}", ours.ja),
         fmt::format("  That would change the result. By this vote's own rule: {}", ours.en)});
  }
  return lines;
}

boost::json::object what_if_json(const core::ResultDocument& document,
                                 const core::ResultDocument& other, const core::Proposal& proposal,
                                 const std::string& rule) {
  auto out = result_json(other, proposal);
  out["rule"] = rule;
  out["same_decision"] = decides_the_same(document, other);
  return out;
}

}  // namespace yoriai::cli
