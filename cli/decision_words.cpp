#include "cli/decision_words.h"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "cli/explain.h"

namespace yoriai::cli {
namespace {

using core::OptionIndex;
using core::Proposal;
using core::ResultDocument;
using Lines = std::vector<Words>;

const std::string& name_of(const Proposal& proposal, OptionIndex option) {
  return proposal.draft.options[option.value];
}

void add_level(Lines& lines, const ResultDocument& document, const Proposal& proposal) {
  const auto sums = core::sum_over_houses(document.result.decided.result.houses);
  for (const auto& [ahead, behind, by_supporters] : level_pairs(document)) {
    const auto& a = name_of(proposal, ahead);
    const auto& b = name_of(proposal, behind);
    const auto net = sums[ahead.value].net();
    const auto more = sums[ahead.value].supporters;
    const auto fewer = sums[behind.value].supporters;
    if (by_supporters) {
      lines.push_back(
          {fmt::format("　{}と{}は差引{}点で並び、支持の多い{}が先です（{}人と{}人）", a, b, net, a,
                       more, fewer),
           fmt::format("  {} and {} are level at net {}: {} goes first, with more supporters ({} "
                       "to {})",
                       a, b, net, a, more, fewer)});
    } else {
      lines.push_back(
          {fmt::format("　{}と{}は差引{}点、支持{}人で並び、議案で先に書かれた{}が先です", a, b,
                       net, more, a),
           fmt::format("  {} and {} are level at net {}, with {} each: {} goes first, as the "
                       "earlier option of the draft",
                       a, b, net, counted(more, "supporter"), a)});
    }
  }
}

void add_spare(Lines& lines, const ResultDocument& document, const Proposal& proposal) {
  const auto units = spare_units(document);
  if (units.empty()) return;
  const auto& currency = proposal.charter->rules.currency;
  lines.push_back({fmt::format("　お金の端数：切り捨てで残った{} {}を、余りの大きい案から1ずつ"
                               "配りました",
                               units.size(), currency),
                   fmt::format("  Rounding down left {} {}, which went one each to the largest "
                               "remainders:",
                               currency, units.size())});
  for (const auto& unit : units) {
    const auto& name = name_of(proposal, unit.option);
    lines.push_back(
        {fmt::format("　　{}（余り{}/{}）", name, grouped(unit.remainder), grouped(unit.of)),
         fmt::format("    {} (remainder {} of {})", name, grouped(unit.remainder),
                     grouped(unit.of))});
  }
}

std::string path_text(const Proposal& proposal, const std::vector<OptionIndex>& path) {
  std::string text;
  for (const auto option : path) {
    text += (text.empty() ? "" : " → ") + name_of(proposal, option);
  }
  return text;
}

Words path_line(const Proposal& proposal, const PathPair& pair) {
  const auto& a = name_of(proposal, pair.over);
  const auto& b = name_of(proposal, pair.under);
  if (pair.strength == pair.back) {
    return {fmt::format("　　{}と{}は、どちら向きも同じ強さ（{}）です", a, b, pair.strength),
            fmt::format("    {} and {} are level: {} both ways", a, b, pair.strength)};
  }
  return {fmt::format("　　{}は{}より上：{}（強さ{}、逆向きは{}）", a, b,
                      path_text(proposal, pair.path), pair.strength, pair.back),
          fmt::format("    {} above {}: {} (strength {}, the other way {})", a, b,
                      path_text(proposal, pair.path), pair.strength, pair.back)};
}

void add_paths(Lines& lines, const ResultDocument& document, const Proposal& proposal) {
  const auto pairs = path_pairs(document);
  if (pairs.empty()) return;
  lines.push_back({"いちばん強い道（道の強さは、途中のいちばん弱い勝ちの票数）：",
                   "Strongest paths (as strong as the weakest win on them):"});
  for (const auto& pair : pairs) lines.push_back(path_line(proposal, pair));
}

// There is no third round.
Text left_by(const Proposal& proposal) {
  if (proposal.kind().tie == core::TieRule::second_round && !proposal.draft.repeats) {
    return {"この種類の議案では、決選投票ができます", "this kind allows a second round"};
  }
  return {"この種類の議案では、同数なら何も決まりません", "this kind then decides nothing"};
}

// Of options: who shares the first place.
void add_tie(Lines& lines, const ResultDocument& document, const Proposal& proposal) {
  const auto& result = document.result.decided.result;
  const auto leaders = core::leaders_of(result);
  if (leaders.empty()) return;
  std::string names;
  for (const auto option : leaders)
    names += (names.empty() ? "" : ", ") + name_of(proposal, option);
  const auto left = left_by(proposal);
  if (document.method == core::Method::ranked) {
    lines.push_back({fmt::format("　一位に並んだ案：{}。{}", names, left.ja),
                     fmt::format("  The first place is shared by {}: {}", names, left.en)});
    return;
  }
  const auto most = core::sum_over_houses(result.houses)[leaders.front().value].in_favour;
  lines.push_back({fmt::format("　{}票で一位に並んだ案：{}。{}", grouped(most), names, left.ja),
                   fmt::format("  The first place is shared, with {} each, by {}: {}",
                               counted(most, "vote"), names, left.en)});
}

}  // namespace

Lines decision_lines(const ResultDocument& document, const Proposal& proposal) {
  Lines lines;
  if (document.result.decided.result.outcome == core::Outcome::not_opened) return lines;
  add_paths(lines, document, proposal);
  add_level(lines, document, proposal);
  add_tie(lines, document, proposal);
  add_spare(lines, document, proposal);
  return lines;
}

boost::json::object decision_json(const ResultDocument& document) {
  if (document.result.decided.result.outcome == core::Outcome::not_opened) return {};
  boost::json::array level;
  for (const auto& [ahead, behind, by_supporters] : level_pairs(document)) {
    level.push_back(boost::json::object{{"ahead", ahead.value},
                                        {"behind", behind.value},
                                        {"by", by_supporters ? "supporters" : "position"}});
  }
  boost::json::array spare;
  for (const auto& unit : spare_units(document)) {
    spare.push_back(boost::json::object{
        {"option", unit.option.value}, {"remainder", unit.remainder}, {"of", unit.of}});
  }
  boost::json::array paths;
  for (const auto& pair : path_pairs(document)) {
    boost::json::array path;
    for (const auto option : pair.path) path.push_back(option.value);
    paths.push_back(boost::json::object{{"over", pair.over.value},
                                        {"under", pair.under.value},
                                        {"strength", pair.strength},
                                        {"back", pair.back},
                                        {"path", std::move(path)}});
  }
  boost::json::array shared;
  for (const auto option : core::leaders_of(document.result.decided.result)) {
    shared.push_back(option.value);
  }
  return {{"level", std::move(level)},
          {"shared_first", std::move(shared)},
          {"spare_units", std::move(spare)},
          {"paths", std::move(paths)}};
}

}  // namespace yoriai::cli
