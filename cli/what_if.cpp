#include "cli/what_if.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

#include "cli/charter_file.h"
#include "cli/explain.h"
#include "cli/messages.h"

namespace yoriai::cli {
namespace {

// "quorum at least 1/2 of roll" after its first word.
std::optional<core::Condition> condition_after(const std::string& text, std::string_view word) {
  if (!text.starts_with(word)) return std::nullopt;
  return parse_condition(std::string_view(text).substr(word.size()));
}

// "tie chair": by the names that charters use.
std::optional<core::TieRule> tie_after(const std::string& text) {
  if (text == "tie status quo") return core::TieRule::status_quo;
  if (text == "tie chair") return core::TieRule::chair;
  if (text == "tie second round") return core::TieRule::second_round;
  return std::nullopt;
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
  rule.uncapped = text == "no cap";
  rule.tie = tie_after(text);
  rule.quorum = condition_after(text, "quorum ");
  rule.threshold = condition_after(text, "threshold ");
  if ((needs_cards(rule.quorum) || needs_cards(rule.threshold)) &&
      !every_house_counts_cards(proposal)) {
    return fail(ExitCode::usage, {"この投票では、カードを数えていない院があります。",
                                  "There is a house in this vote that counts no cards."});
  }
  const bool known = rule.direct_only || rule.uncapped || rule.tie || rule.quorum || rule.threshold;
  if (known) return rule;
  return fail(
      ExitCode::usage,
      {fmt::format(
           "「{}」という規則は分かりません。方法の名前（approval など）、"
           "「threshold more than 2/3 of cast」「quorum at least 1/2 of roll」"
           "「direct ballots」（委任なし）「no cap」（上限なし）、または「tie status quo」"
           "（同数なら決めない）「tie chair」（議長が決める）「tie second round」（決選投票）のよう"
           "に書いてください。",
           text),
       fmt::format("\"{}\" is no rule. Write a method (like approval), \"threshold more "
                   "than 2/3 of cast\", \"quorum at least 1/2 of roll\", \"direct "
                   "ballots\" (no delegations), \"no cap\" (on delegations), or \"tie "
                   "status quo\", \"tie chair\", \"tie second round\".",
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

namespace {

void add_changes(std::vector<Words>& lines, const std::vector<Change>& changes) {
  for (const auto& change : changes) {
    lines.push_back({fmt::format("　　{}：{} → {}", change.what.ja, change.from.ja, change.to.ja),
                     fmt::format("    {}: {} → {}", change.what.en, change.from.en, change.to.en)});
  }
}

boost::json::array changes_json(const std::vector<Change>& changes) {
  boost::json::array out;
  for (const auto& change : changes) {
    out.push_back(boost::json::object{{"what", change.key},
                                      {"of", change.what.en},
                                      {"from", change.from.en},
                                      {"to", change.to.en}});
  }
  return out;
}

}  // namespace

std::vector<Words> what_if_lines(const WhatIf& what_if) {
  const auto& [document, other, proposal, rule, asked] = what_if;
  const auto outcome = bare_outcome_words(other, proposal);
  std::vector<Words> lines{
      {fmt::format("同じ票を別の規則「{}」で数えると：{}", asked, outcome.ja),
       fmt::format("The same ballots by another rule, \"{}\": {}", asked, outcome.en)}};
  const auto kinds = core::kinds_by_other_rule(proposal, rule);
  for (auto& line : result_lines_by(other, proposal, kinds)) lines.push_back(std::move(line));
  const auto changes = changes_between(document, other, proposal);
  if (changes.decision.empty() && changes.figures.empty()) {
    lines.push_back({"　決まることは変わりません。数字も一つも変わりません。",
                     "  What is decided would not change, nor would any figure."});
  } else if (changes.decision.empty()) {
    lines.push_back({"　決まることは変わりません。変わるのは次の数字だけです：",
                     "  What is decided would not change. These figures alone would:"});
  } else {
    const auto ours = outcome_words(document, proposal);
    lines.push_back(
        {fmt::format("　結果が変わります。この投票の規則では：{}変わるところ：", ours.ja),
         fmt::format("  That would change the result. By this vote's own rule: {} What changes:",
                     ours.en)});
  }
  add_changes(lines, changes.decision);
  add_changes(lines, changes.figures);
  return lines;
}

boost::json::object what_if_json(const WhatIf& what_if) {
  const auto changes = changes_between(what_if.document, what_if.other, what_if.proposal);
  auto out = result_json(what_if.other, what_if.proposal);
  out["rule"] = what_if.asked;
  out["same_decision"] = changes.decision.empty();
  out["changes"] = changes_json(changes.decision);
  out["changed_figures"] = changes_json(changes.figures);
  return out;
}

}  // namespace yoriai::cli
