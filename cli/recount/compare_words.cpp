#include <fmt/format.h>

#include <algorithm>

#include "cli/explain.h"
#include "cli/messages.h"
#include "cli/recount/compare.h"

namespace yoriai::cli {
namespace {

using Lines = std::vector<Words>;

void add_ballots(const BallotFile& file, Lines& lines) {
  const auto voters = count_voters(file);
  lines.push_back({fmt::format("投票用紙は{}枚、投票者は{}人です。", file.rows.size(), voters),
                   fmt::format("There are {} ballots of {} voters.", file.rows.size(), voters)});
  const Surplus surplus = surplus_of(file);
  if (surplus.ballots == 0) return;
  lines.push_back(
      {fmt::format(
           "{}人が二度以上出していて、{}枚が余分です{}。一人一票：最後の一枚だけを数えます。",
           surplus.voters, surplus.ballots, surplus.identical ? "（同じ内容でした）" : ""),
       fmt::format("{} of the voters sent more than one: {} ballots are surplus{}. One ballot per "
                   "voter: the last one counts.",
                   surplus.voters, surplus.ballots,
                   surplus.identical ? " (each a copy of the same voter's other)" : "")});
}

void add_negatives(const BallotFile& file, Lines& lines) {
  const auto in_rows = count_negatives(file, WhichBallots::all);
  const auto counted = count_negatives(file, WhichBallots::last_of_each);
  if (in_rows == 0) return;
  lines.push_back(
      {fmt::format("マイナスの票は{}つ（一人一票にすると{}つ）。反対の票として引きます。", in_rows,
                   counted),
       fmt::format("{} votes in the rows are negative ({} after one ballot per voter). "
                   "They count against.",
                   in_rows, counted)});
}

void add_refused(const Recounted& counted, Lines& lines) {
  for (const RefusedBallot& ballot : counted.refused) {
    const Words why = message(ballot.why, ballot.ballot);
    lines.push_back({fmt::format("{}行目（{}）の票は数えられません：{}", ballot.row->line,
                                 ballot.row->voter, why.ja),
                     fmt::format("The ballot in line {} ({}) cannot be counted: {}",
                                 ballot.row->line, ballot.row->voter, why.en)});
  }
}

std::string money(Language language, const std::string& currency, std::uint64_t amount) {
  const bool yen = currency == "JPY";
  if (language == Language::ja) return grouped(amount) + (yen ? "円" : " " + currency);
  return yen ? grouped(amount) + " yen" : currency + " " + grouped(amount);
}

void add_figures(const RecountTask& task, const Comparison& comparison, Lines& lines) {
  lines.push_back(Text{"規約の通りに数えると：", "Counted by the rule:"});
  for (const std::size_t i : comparison.order) {
    const OptionComparison& option = comparison.options[i];
    Words line{fmt::format("  {}位 {}：{}票（支持{}人）", option.place.place, option.title,
                           option.votes, option.supporters),
               fmt::format("  {}. {}: {} votes ({} supporters)", option.place.place, option.title,
                           option.votes, option.supporters)};
    if (task.purse.value > 0) {
      line.ja += "、" + money(Language::ja, comparison.currency, option.amount);
      line.en += ", " + money(Language::en, comparison.currency, option.amount);
    }
    lines.push_back(std::move(line));
  }
}

Words way_words(const RecountTask& task, const Way& way) {
  constexpr std::array<Text, 3> kBallots{
      {{"一人一票（最後の票）で数え", "one ballot per voter (the last)"},
       {"余分な票も全部数え", "all ballots, the surplus ones too,"},
       {"一人一票（最初の票）で数え", "one ballot per voter (the first)"}}};
  constexpr std::array<Text, 3> kNegatives{
      {{"マイナスの票はそのままにする", "negative votes kept"},
       {"マイナスの票を捨てる", "negative votes dropped"},
       {"マイナスの票をプラスにする", "negative votes made positive"}}};
  const Text ballots = kBallots.at(static_cast<std::size_t>(way.ballots));
  const Text negatives = kNegatives.at(static_cast<std::size_t>(way.negatives));
  const auto counted =
      way.ballots == WhichBallots::all ? task.ballots.rows.size() : count_voters(task.ballots);
  return {fmt::format("公表された数は、{}（{}枚）、{}と、ちょうどその通りになります。", ballots.ja,
                      counted, negatives.ja),
          fmt::format("The published figures come out exactly with {} counted ({}) and {}.",
                      ballots.en, counted, negatives.en)};
}

std::string ordinal(std::uint32_t n) {
  const bool teen = n % 100 >= 11 && n % 100 <= 13;
  const char* ending = n % 10 == 1 ? "st" : n % 10 == 2 ? "nd" : n % 10 == 3 ? "rd" : "th";
  return fmt::format("{}{}", n, teen ? "th" : ending);
}

Words place_words(const Place& place) {
  return {fmt::format("{}位{}", place.place, place.shared ? "（同数）" : ""),
          fmt::format("{}{}", ordinal(place.place), place.shared ? " (shared)" : "")};
}

// "surplus ballots +13, negative votes +2"
Words parts_words(const OptionComparison& option, const Way& way) {
  const bool surplus = way.ballots == WhichBallots::all;
  return {fmt::format("{}{:+}、マイナスの扱い{:+}", surplus ? "余分な票" : "ちがう票",
                      option.by_ballots, option.by_negatives),
          fmt::format("{} {:+}, negative votes {:+}", surplus ? "surplus ballots" : "other ballots",
                      option.by_ballots, option.by_negatives)};
}

void add_option_differences(const OptionComparison& option, const Comparison& all, Lines& lines) {
  const auto more = option.published_votes - option.votes;
  Words line{fmt::format("  {}：公表{}票、規約では{}票（差{:+}", option.title,
                         option.published_votes, option.votes, more),
             fmt::format("  {}: published {}, by the rule {} ({:+}", option.title,
                         option.published_votes, option.votes, more)};
  const auto add = [&line](const std::string& ja, const std::string& en) {
    line.ja += ja;
    line.en += en;
  };
  if (all.way) {
    const Words parts = parts_words(option, *all.way);
    add("：" + parts.ja, ": " + parts.en);
  }
  add("）", ")");
  if (option.place != option.published_place) {
    const Words from = place_words(option.published_place);
    const Words to = place_words(option.place);
    add(fmt::format("、{}→{}", from.ja, to.ja), fmt::format(", {} instead of {}", to.en, from.en));
  }
  if (option.published_amount && *option.published_amount != option.amount) {
    const auto now = option.amount;
    add("、" + money(Language::ja, all.currency, *option.published_amount) + "→" +
            money(Language::ja, all.currency, now),
        ", " + money(Language::en, all.currency, now) + " instead of " +
            money(Language::en, all.currency, *option.published_amount));
  }
  lines.push_back(std::move(line));
}

void add_differences(const RecountTask& task, const Comparison& comparison, Lines& lines) {
  if (comparison.same) {
    lines.push_back(Text{"公表された票数と同じです。", "The published votes are the same."});
    return;
  }
  lines.push_back(
      comparison.way
          ? way_words(task, *comparison.way)
          : Words(Text{"公表された数になる数え方は、見つかりませんでした。",
                       "No way of counting that was tried gives the published figures."}));
  for (const auto& option : comparison.options) {
    add_option_differences(option, comparison, lines);
  }
  const auto moved = std::count_if(
      comparison.options.begin(), comparison.options.end(),
      [](const OptionComparison& option) { return option.place != option.published_place; });
  lines.push_back(
      {fmt::format("順位が変わるのは、{}件のうち{}件です。", comparison.options.size(), moved),
       fmt::format("{} of the {} change their place.", moved, comparison.options.size())});
}

}  // namespace

std::vector<Words> recount_lines(const RecountTask& task, const Recounted& counted,
                                 const Comparison& comparison) {
  Lines lines;
  add_ballots(task.ballots, lines);
  add_negatives(task.ballots, lines);
  add_refused(counted, lines);
  add_figures(task, comparison, lines);
  if (comparison.published) add_differences(task, comparison, lines);
  return lines;
}

}  // namespace yoriai::cli
