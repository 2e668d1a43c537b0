#include "cli/recount/ranked_words.h"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "cli/explain.h"
#include "cli/pair_words.h"

namespace yoriai::cli {
namespace {

using Lines = std::vector<Words>;
using Group = std::vector<core::OptionIndex>;

std::string names_of(const RankedFile& file, const Group& group, std::string_view between) {
  std::string out;
  for (const auto option : group) {
    if (!out.empty()) out += between;
    out += file.options[option.value];
  }
  return out;
}

void add_rule(Lines& lines) {
  lines.push_back(Text{
      "数え方：順位の票を、案と案の一対一の勝負に分けて数えます（シュルツ方式）。勝ちの強さは、"
      "勝った側に付いた票の数です。",
      "The rule: each ballot says, for every two options, which one it puts higher "
      "(Schulze's method). A win is as strong as the ballots on its side."});
  lines.push_back(
      Text{"　三すくみのときは、いちばん弱い勝ちを通らない道の強さで決めます。書かれていない案は、"
           "そろって最後です。",
           "  Where wins go in a circle, the strongest path from one option to the other "
           "decides. Options that a ballot leaves out share its last place."});
}

void add_order(const RankedFile& file, const std::vector<Group>& order, Lines& lines) {
  lines.push_back(Text{"順位：", "The order:"});
  std::size_t place = 1;
  for (const auto& group : order) {
    const bool tied = group.size() > 1;
    lines.push_back(
        {fmt::format("　{}位{} {}", place, tied ? "（同着）" : "", names_of(file, group, "、")),
         fmt::format("  {}. {}{}", place, names_of(file, group, ", "), tied ? " (tied)" : "")});
    place += group.size();
  }
}

}  // namespace

Lines ranked_lines(const RankedFile& file, const core::SchulzeResult& result) {
  Lines lines;
  lines.push_back({fmt::format("順位を付けた票が{}枚、案は{}つです。", grouped(file.ballots),
                               file.options.size()),
                   fmt::format("{} ranked {} and {}.", grouped(file.ballots),
                               file.ballots == 1 ? "ballot" : "ballots",
                               counted(file.options.size(), "option"))});
  add_rule(lines);
  for (auto& line : pair_lines(file.options, result.pairs)) lines.push_back(std::move(line));
  add_order(file, result.order, lines);
  return lines;
}

boost::json::object ranked_json(const RankedFile& file, const core::SchulzeResult& result) {
  boost::json::array options;
  for (const auto& name : file.options) options.push_back(boost::json::string(name));
  boost::json::array order;
  for (const auto& group : result.order) {
    boost::json::array row;
    for (const auto option : group) row.push_back(option.value);
    order.push_back(std::move(row));
  }
  return {{"ballots", file.ballots},
          {"options", std::move(options)},
          {"pairs", pairs_json(result.pairs)},
          {"strengths", pairs_json(result.strengths)},
          {"order", std::move(order)}};
}

}  // namespace yoriai::cli
