#include "cli/condition_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

#include "cli/card_words.h"
#include "cli/leading_option.h"
#include "cli/numbers.h"

namespace yoriai::cli {
namespace {

using core::Condition;

// "名簿の人数800人の1/2以上", "at least 1/2 of the people on the roll (800)"
Words condition_words(const Condition& condition, const JudgedHouse& judged) {
  const auto base = base_words(condition.base, judged.rule);
  const auto unit = unit_words(condition.base, judged.rule);
  const auto number = grouped(core::base_of(condition, judged.house));
  return {fmt::format("{}{}{}の{}/{}{}", base.ja, number, unit.ja, condition.numerator,
                      condition.denominator, condition.strict ? "を超えること" : "以上"),
          fmt::format("{} {}/{} of {} ({})", condition.strict ? "more than" : "at least",
                      condition.numerator, condition.denominator, base.en, number)};
}

std::uint32_t came_for_quorum(const JudgedHouse& judged) {
  return core::quorum_figure(judged.quorum(), judged.kind.abstain_in_quorum, judged.house);
}

// "for 301 of 421", "Bench 11 of 14", "no option leads"
Words compared_words(const JudgedHouse& judged, const Compared& compared) {
  if (!compared.votes) return {"一位の案がありません", "no option leads"};
  const auto number = grouped(core::base_of(judged.threshold(), judged.house));
  const auto votes = grouped(*compared.votes);
  Words words{fmt::format("{}のうち{}{}", number, compared.what.ja, votes),
              fmt::format("{} {} of {}", compared.what.en, votes, number)};
  if (compared.barred && *compared.votes > 0) {
    words.ja += "（反対と同数）";
    words.en += " (as many against)";
  }
  return words;
}

boost::json::object condition_json(const Condition& condition, const JudgedHouse& judged,
                                   const std::optional<std::uint64_t>& figure, bool met) {
  return {{"numerator", condition.numerator},
          {"denominator", condition.denominator},
          {"strict", condition.strict},
          {"of", core::base_of(condition, judged.house)},
          {"figure", figure ? boost::json::value(*figure) : boost::json::value(nullptr)},
          {"met", met}};
}

}  // namespace

Compared compared_in(const core::ResultDocument& document, const core::Proposal& proposal,
                     const core::HouseResult& house) {
  if (document.method == core::Method::yes_no) {
    const auto& row = house.options.front();
    const bool barred = row.in_favour == 0 || row.in_favour == row.against;
    return {Text{"賛成", "for"}, row.in_favour, barred};
  }
  const auto first = leading_option(document.method, document.result.decided.result);
  if (!first) return {};
  const auto& name = proposal.draft.options[first->value];
  const auto net = std::max<std::int64_t>(house.options[first->value].net(), 0);
  return {{name, name}, static_cast<std::uint64_t>(net)};
}

bool quorum_holds(const JudgedHouse& judged) {
  return core::condition_holds(judged.quorum(), came_for_quorum(judged), judged.house);
}

bool threshold_holds(const JudgedHouse& judged, const Compared& compared) {
  return compared.votes && !compared.barred &&
         core::condition_holds(judged.threshold(), *compared.votes, judged.house);
}

Words quorum_line(const JudgedHouse& judged) {
  const auto& quorum = judged.quorum();
  if (quorum.numerator == 0) return {"　定足数：定めなし", "  Quorum: none is asked for"};
  const auto wanted = condition_words(quorum, judged);
  const auto came = came_for_quorum(judged);
  const bool met = quorum_holds(judged);
  // Asked of all cards, those who came still have votes.
  const bool people = quorum.base == core::ConditionBase::people;
  const auto unit =
      unit_words(people ? core::ConditionBase::people : core::ConditionBase::roll, judged.rule);
  const bool is_said = judged.rule.weight != core::HouseWeight::person && !people;
  return {fmt::format("　定足数：{}。参加{}{}、{}", wanted.ja, grouped(came), unit.ja,
                      met ? "成立" : "不成立"),
          fmt::format("  Quorum: {}; {}{} took part: {}", wanted.en, grouped(came),
                      is_said ? " " + std::string(unit.en) : "", met ? "met" : "not met")};
}

Words threshold_line(const JudgedHouse& judged, const Compared& compared) {
  const auto& threshold = judged.threshold();
  if (threshold.numerator == 0) {
    return {"　可決の条件：一番多い案（定めなし）", "  Threshold: none; the leading option wins"};
  }
  const auto wanted = condition_words(threshold, judged);
  const auto had = compared_words(judged, compared);
  const bool met = threshold_holds(judged, compared);
  return {fmt::format("　可決の条件：{}。{}、{}", wanted.ja, had.ja,
                      met ? "満たしました" : "満たしていません"),
          fmt::format("  Threshold: {}; {}: {}", wanted.en, had.en, met ? "met" : "not met")};
}

Words threshold_figures(const JudgedHouse& judged, const Compared& compared) {
  const auto& threshold = judged.threshold();
  const auto had = compared_words(judged, compared);
  if (threshold.numerator == 0) return compared.votes ? Words{} : had;
  return {fmt::format("{}。条件は{}", had.ja, condition_words(threshold, judged).ja),
          fmt::format("{}; asked for is {}", had.en, condition_words(threshold, judged).en)};
}

Words quorum_figures(const JudgedHouse& judged) {
  const auto wanted = condition_words(judged.quorum(), judged);
  const auto came = came_for_quorum(judged);
  return {fmt::format("参加{}。条件は{}", grouped(came), wanted.ja),
          fmt::format("{} took part; asked for is {}", grouped(came), wanted.en)};
}

boost::json::object conditions_json(const JudgedHouse& judged, const Compared& compared) {
  return {{"kind", judged.kind.name},
          {"quorum",
           condition_json(judged.quorum(), judged, came_for_quorum(judged), quorum_holds(judged))},
          {"threshold", condition_json(judged.threshold(), judged, compared.votes,
                                       threshold_holds(judged, compared))}};
}

}  // namespace yoriai::cli
