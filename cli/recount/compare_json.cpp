#include <boost/json.hpp>

#include <array>

#include "cli/explain.h"
#include "cli/messages.h"
#include "cli/recount/compare.h"
#include "cli/rehearsal/result_figures.h"

namespace yoriai::cli {
namespace {

boost::json::object json_of(const OptionComparison& option, bool published) {
  boost::json::object out{{"title", option.title},           {"votes", option.votes},
                          {"supporters", option.supporters}, {"amount", option.amount},
                          {"place", option.place.place},     {"shared_place", option.place.shared}};
  if (!published) return out;
  out["published_votes"] = option.published_votes;
  out["published_place"] = option.published_place.place;
  if (option.published_amount) out["published_amount"] = *option.published_amount;
  return out;
}

boost::json::value json_of(const std::optional<Way>& way) {
  if (!way) return nullptr;
  constexpr std::array<std::string_view, 3> kBallots{"last_of_each", "all", "first_of_each"};
  constexpr std::array<std::string_view, 3> kNegatives{"kept", "dropped", "made_positive"};
  return boost::json::object{
      {"ballots", kBallots.at(static_cast<std::size_t>(way->ballots))},
      {"negatives", kNegatives.at(static_cast<std::size_t>(way->negatives))}};
}

boost::json::array refused_json(const Recounted& counted) {
  boost::json::array out;
  for (const RefusedBallot& ballot : counted.refused) {
    out.push_back(boost::json::object{{"line", ballot.row->line},
                                      {"voter", ballot.row->voter},
                                      {"code", core::to_string(ballot.why.code)},
                                      {"detail", ballot.why.detail}});
  }
  return out;
}

}  // namespace

boost::json::object recount_json(const RecountTask& task, const Recounted& counted,
                                 const Comparison& comparison) {
  const Surplus surplus = surplus_of(task.ballots);
  boost::json::array options;
  for (const auto& option : comparison.options) {
    options.push_back(json_of(option, comparison.published));
  }
  boost::json::object out{
      {"method", name_of(task.method)},
      {"ballots", task.ballots.rows.size()},
      {"voters", count_voters(task.ballots)},
      {"blank", figure_of(counted.document, RollFigure::blank)},
      {"surplus_ballots", surplus.ballots},
      {"surplus_voters", surplus.voters},
      {"negatives_in_rows", count_negatives(task.ballots, WhichBallots::all)},
      {"negatives_counted", count_negatives(task.ballots, WhichBallots::last_of_each)},
      {"refused", refused_json(counted)},
      {"purse", task.purse.value},
      {"options", std::move(options)}};
  if (comparison.published) {
    out["same_as_published"] = comparison.same;
    out["published_way"] = json_of(comparison.way);
  }
  return out;
}

}  // namespace yoriai::cli
