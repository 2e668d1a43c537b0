#include <fmt/format.h>

#include <algorithm>

#include "cli/explain.h"
#include "cli/messages.h"
#include "cli/recount/compare.h"
#include "cli/rehearsal/result_figures.h"

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
       fmt::format("{} of the voters sent more than one; surplus ballots: {}{}. One ballot per "
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
       fmt::format("Negative votes in the rows: {} ({} after one ballot per voter). They count "
                   "against.",
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

void add_blank(const RecountTask& task, const Recounted& counted, Lines& lines) {
  if (task.method == core::Method::quadratic) return;
  const auto blank = figure_of(counted.document, RollFigure::blank);
  lines.push_back({fmt::format("  何も選ばない票（白票）：{}枚", blank),
                   fmt::format("  Blank, naming nothing: {}", cli::counted(blank, "ballot"))});
}

// "2. Lamps: 9 votes (4 supporters)"; where a ballot names options, votes are supporters.
Words figures_of(const RecountTask& task, const OptionComparison& option) {
  if (task.method == core::Method::yes_no) {
    return {fmt::format("  {}：{}票", option.title, option.votes),
            fmt::format("  {}: {}", option.title,
                        counted(static_cast<std::uint64_t>(option.votes), "vote"))};
  }
  Words line{fmt::format("  {}位 {}：{}票", option.place.place, option.title, option.votes),
             fmt::format("  {}. {}: {} {}", option.place.place, option.title, option.votes,
                         option.votes == 1 || option.votes == -1 ? "vote" : "votes")};
  if (task.method != core::Method::quadratic) return line;
  line.ja += fmt::format("（支持{}人）", option.supporters);
  line.en += fmt::format(" ({})", counted(option.supporters, "supporter"));
  return line;
}

void add_figures(const RecountTask& task, const Comparison& comparison, Lines& lines) {
  lines.push_back(Text{"規約の通りに数えると：", "Counted by the rule:"});
  for (const std::size_t i : comparison.order) {
    const OptionComparison& option = comparison.options[i];
    Words line = figures_of(task, option);
    if (task.purse.value > 0) {
      line.ja += "、" + money(Language::ja, comparison.currency, option.amount);
      line.en += ", " + money(Language::en, comparison.currency, option.amount);
    }
    lines.push_back(std::move(line));
  }
}

// What became of votes below zero is no question where there is none.
bool has_negatives(const RecountTask& task) {
  return count_negatives(task.ballots, WhichBallots::all) > 0;
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
  if (!has_negatives(task)) {
    return {fmt::format("公表された数は、{}る（{}枚）と、ちょうどその通りになります。", ballots.ja,
                        counted),
            fmt::format("The published figures come out exactly with {} counted ({}).", ballots.en,
                        counted)};
  }
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
Words parts_words(const RecountTask& task, const OptionComparison& option, const Way& way) {
  const bool surplus = way.ballots == WhichBallots::all;
  Words out{
      fmt::format("{}{:+}", surplus ? "余分な票" : "ちがう票", option.by_ballots),
      fmt::format("{} {:+}", surplus ? "surplus ballots" : "other ballots", option.by_ballots)};
  if (!has_negatives(task)) return out;
  out.ja += fmt::format("、マイナスの扱い{:+}", option.by_negatives);
  out.en += fmt::format(", negative votes {:+}", option.by_negatives);
  return out;
}

// "31,238 yen instead of 30,402 yen"; nothing where the amount is the same.
Words amount_words(const OptionComparison& option, const Comparison& all) {
  const auto now = option.amount;
  const auto published = option.published_amount.value_or(now);
  if (published == now) return {};
  const auto& currency = all.currency;
  return {money(Language::ja, currency, published) + "→" + money(Language::ja, currency, now),
          money(Language::en, currency, now) + " instead of " +
              money(Language::en, currency, published)};
}

void add_option_differences(const RecountTask& task, const OptionComparison& option,
                            const Comparison& all, Lines& lines) {
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
    const Words parts = parts_words(task, option, *all.way);
    add("：" + parts.ja, ": " + parts.en);
  }
  add("）", ")");
  if (option.place != option.published_place) {
    const Words from = place_words(option.published_place);
    const Words to = place_words(option.place);
    add(fmt::format("、{}→{}", from.ja, to.ja), fmt::format(", {} instead of {}", to.en, from.en));
  }
  const Words amount = amount_words(option, all);
  if (!amount.en.empty()) add("、" + amount.ja, ", " + amount.en);
  lines.push_back(std::move(line));
}

void add_amount_differences(const Comparison& comparison, Lines& lines) {
  lines.push_back(Text{"公表された票数は同じですが、金額が違います。",
                       "The published votes are the same; the amounts are not."});
  for (const auto& option : comparison.options) {
    const Words amount = amount_words(option, comparison);
    if (amount.en.empty()) continue;
    lines.push_back({fmt::format("  {}：{}", option.title, amount.ja),
                     fmt::format("  {}: {}", option.title, amount.en)});
  }
}

void add_differences(const RecountTask& task, const Comparison& comparison, Lines& lines) {
  if (comparison.same) {
    lines.push_back(Text{"公表された票数と同じです。", "The published votes are the same."});
    return;
  }
  if (comparison.same_votes) return add_amount_differences(comparison, lines);
  lines.push_back(
      comparison.way
          ? way_words(task, *comparison.way)
          : Words(Text{"公表された数になる数え方は、見つかりませんでした。",
                       "No way of counting that was tried gives the published figures."}));
  for (const auto& option : comparison.options) {
    add_option_differences(task, option, comparison, lines);
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
  add_blank(task, counted, lines);
  if (comparison.published) add_differences(task, comparison, lines);
  return lines;
}

}  // namespace yoriai::cli
