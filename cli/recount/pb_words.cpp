#include "cli/recount/pb_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

#include "cli/explain.h"
#include "cli/project_words.h"

namespace yoriai::cli {
namespace {

using Lines = std::vector<Words>;
using Chosen = std::vector<core::OptionIndex>;

bool holds(const Chosen& chosen, std::size_t project) {
  return std::find(chosen.begin(), chosen.end(),
                   core::OptionIndex(static_cast<std::uint16_t>(project))) != chosen.end();
}

// What our count by the file's own rule chooses; null for a rule that is not one of the two.
const Chosen* by_published_rule(const PbRecount& count) {
  if (count.file.rule == "greedy") return &count.greedy.chosen;
  if (count.file.rule == "equalshares/add1") return &count.equal_shares.chosen;
  return nullptr;
}

bool has_selection(const PbFile& file) {
  return std::any_of(file.projects.begin(), file.projects.end(),
                     [](const auto& project) { return project.selected.has_value(); });
}

// The projects of which a count says another thing than the file.
std::vector<std::size_t> differences(const PbFile& file, const Chosen& chosen) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < file.projects.size(); ++i) {
    const auto& selected = file.projects[i].selected;
    if (selected && *selected != holds(chosen, i)) out.push_back(i);
  }
  return out;
}

std::vector<std::string> names_of(const PbFile& file) {
  std::vector<std::string> names;
  names.reserve(file.projects.size());
  for (const auto& project : file.projects) names.push_back(project.name);
  return names;
}

void add_comparison(const PbRecount& count, Text rule, const Chosen& chosen, Lines& lines) {
  const auto parted = differences(count.file, chosen);
  if (parted.empty()) {
    lines.push_back({fmt::format("　{}の結果は、公表された選定と同じです。", rule.ja),
                     fmt::format("  {}: the same as the published selection.", rule.en)});
    return;
  }
  lines.push_back({fmt::format("　{}の結果は、公表された選定と{}件中{}件違います。", rule.ja,
                               count.file.projects.size(), parted.size()),
                   fmt::format("  {}: parts from the published selection in {} of {} projects.",
                               rule.en, parted.size(), count.file.projects.size())});
  for (const auto project : parted) {
    const auto& name = count.file.projects[project].name;
    const bool ours = holds(chosen, project);
    lines.push_back({fmt::format("　　{}：数え直し {}・公表 {}", name, ours ? "選ぶ" : "選ばない",
                                 ours ? "選ばない" : "選ぶ"),
                     fmt::format("    {}: our count {}, published {}", name,
                                 ours ? "chosen" : "not chosen", ours ? "not chosen" : "chosen")});
  }
}

void add_published(const PbRecount& count, Lines& lines) {
  const auto& file = count.file;
  if (!has_selection(file)) {
    lines.push_back(Text{"ファイルには選定の結果（selected）がありません。",
                         "The file says nothing of what was selected."});
    return;
  }
  const auto rule = file.rule.empty() ? std::string("?") : file.rule;
  lines.push_back({fmt::format("公表された選定（方法：{}）と比べると：", rule),
                   fmt::format("Beside the published selection (rule: {}):", rule)});
  add_comparison(count, {"等分方式", "Equal shares"}, count.equal_shares.chosen, lines);
  add_comparison(count, {"多い順", "By votes"}, count.greedy.chosen, lines);
  if (file.threshold) {
    lines.push_back({fmt::format("　公表の方法には「{}票未満の案は選ばない」という条件があります。"
                                 "この数え直しでは使っていません。",
                                 *file.threshold),
                     fmt::format("  The published rule leaves out projects with fewer than {} "
                                 "votes; this count does not.",
                                 *file.threshold)});
  }
}

// Where the numbers of votes that the file gives are not those of its ballots.
void add_votes(const PbRecount& count, Lines& lines) {
  for (std::size_t i = 0; i < count.approvals.size(); ++i) {
    const auto& project = count.file.projects[i];
    if (!project.published_votes || *project.published_votes == count.approvals[i]) continue;
    lines.push_back({fmt::format("　{}：票は{}ですが、公表では{}です。", project.name,
                                 count.approvals[i], *project.published_votes),
                     fmt::format("  {}: {} votes, published {}", project.name, count.approvals[i],
                                 *project.published_votes)});
  }
}

boost::json::array rounds_json(const core::EqualSharesResult& result) {
  boost::json::array out;
  for (const auto& round : result.rounds) {
    out.push_back(boost::json::object{{"project", round.project.value},
                                      {"supporters", round.supporters},
                                      {"payers", round.payers},
                                      {"price", round.price.str()},
                                      {"effective_votes", round.effective_votes.str()}});
  }
  return out;
}

}  // namespace

PbRecount::PbRecount(const PbFile& counted)
    : file(counted),
      equal_shares(core::choose_by_equal_shares(counted.vote)),
      greedy(core::choose_greedily(counted.vote)),
      approvals(core::count_approvals(counted.vote)) {
  const auto* chosen = by_published_rule(*this);
  if (chosen != nullptr && has_selection(file)) as_published = differences(file, *chosen).empty();
}

Lines pb_lines(const PbRecount& count) {
  const auto& file = count.file;
  Lines lines;
  if (!file.description.empty()) lines.push_back({file.description, file.description});
  lines.push_back(
      {fmt::format("票{}枚、案{}件、予算{} {}。", grouped(file.ballots), file.projects.size(),
                   grouped(file.vote.purse.value), file.currency),
       fmt::format("{} ballots, {} projects, a budget of {} {}.", grouped(file.ballots),
                   file.projects.size(), grouped(file.vote.purse.value), file.currency)});
  if (file.named_twice > 0) {
    lines.push_back(
        {fmt::format("同じ案を二度書いた票が{}枚あります。一度と数えます。", file.named_twice),
         fmt::format("{} ballots name a project twice; it counts once.", file.named_twice)});
  }
  add_votes(count, lines);
  const auto names = names_of(file);
  const NamedProjects projects{file.vote, names};
  for (auto& line : equal_shares_lines(projects, count.equal_shares))
    lines.push_back(std::move(line));
  for (auto& line : greedy_lines(projects, count.greedy)) lines.push_back(std::move(line));
  add_published(count, lines);
  return lines;
}

boost::json::object pb_json(const PbRecount& count) {
  const auto& file = count.file;
  boost::json::array projects;
  for (std::size_t i = 0; i < file.projects.size(); ++i) {
    const auto& project = file.projects[i];
    boost::json::object row{{"id", project.id},
                            {"name", project.name},
                            {"cost", file.vote.costs[i].value},
                            {"approvals", count.approvals[i]},
                            {"equal_shares", holds(count.equal_shares.chosen, i)},
                            {"greedy", holds(count.greedy.chosen, i)}};
    if (project.selected) row["published"] = *project.selected;
    projects.push_back(std::move(row));
  }
  boost::json::object shares{{"added", count.equal_shares.added},
                             {"spent", count.equal_shares.spent},
                             {"rounds", rounds_json(count.equal_shares)}};
  if (count.equal_shares.spent_by_one_more) {
    shares["spent_by_one_more"] = *count.equal_shares.spent_by_one_more;
  }
  boost::json::array greedy;
  for (const auto project : count.greedy.chosen) greedy.push_back(project.value);
  boost::json::object out{
      {"ballots", file.ballots},
      {"budget", file.vote.purse.value},
      {"projects", std::move(projects)},
      {"equal_shares", std::move(shares)},
      {"greedy", boost::json::object{{"spent", count.greedy.spent}, {"chosen", std::move(greedy)}}},
      {"published_rule", file.rule}};
  if (count.as_published) out["same_as_published"] = *count.as_published;
  return out;
}

}  // namespace yoriai::cli
