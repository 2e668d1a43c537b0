#include "cli/recount/compare.h"

#include <algorithm>

#include "cli/rehearsal/result_figures.h"

namespace yoriai::cli {
namespace {

// How far a published way is from the rule, split into its two parts.
void explain_way(const BallotFile& file, const Way& way, std::vector<OptionComparison>& options) {
  const auto right = totals(file, {});
  const auto other_ballots = totals(file, {way.ballots, Negatives::kept});
  const auto published = totals(file, way);
  for (std::size_t i = 0; i < options.size(); ++i) {
    options[i].by_ballots = other_ballots[i] - right[i];
    options[i].by_negatives = published[i] - other_ballots[i];
  }
}

// A question of yes or no has no order: yes comes first.
std::vector<std::size_t> order_of(const core::ResultDocument& document, std::size_t options) {
  std::vector<std::size_t> out;
  for (const auto option : document.result.decided.result.order) out.push_back(option.value);
  for (std::size_t i = out.size(); i < options; ++i) out.push_back(i);
  return out;
}

}  // namespace

std::vector<Place> places_of(const std::vector<std::int64_t>& votes) {
  std::vector<Place> out;
  for (const std::int64_t own : votes) {
    const auto better = std::count_if(votes.begin(), votes.end(),
                                      [own](std::int64_t other) { return other > own; });
    const bool shared = std::count(votes.begin(), votes.end(), own) > 1;
    out.push_back({static_cast<std::uint32_t>(better) + 1, shared});
  }
  return out;
}

Comparison compare(const RecountTask& task, const core::Charter& charter, const Recounted& counted,
                   const PublishedFile* published) {
  Comparison out;
  out.currency = charter.currency;
  const bool points = task.method == core::Method::quadratic;
  const auto votes = row_of(counted.document, points ? FigureRow::net : FigureRow::votes);
  out.order = order_of(counted.document, votes.size());
  const auto supporters = points ? row_of(counted.document, FigureRow::supporters) : votes;
  const auto amounts = row_of(counted.document, FigureRow::paid);
  const auto places = places_of(votes);
  for (std::size_t i = 0; i < votes.size(); ++i) {
    OptionComparison option;
    option.title = task.titles[i];
    option.votes = votes[i];
    option.supporters = static_cast<std::uint32_t>(supporters[i]);
    option.amount = amounts.empty() ? 0 : static_cast<std::uint64_t>(amounts[i]);
    option.place = places[i];
    out.options.push_back(std::move(option));
  }
  if (published == nullptr) return out;
  out.published = true;
  out.same_votes = published->votes == votes;
  out.way = way_to(task.ballots, published->votes);
  const auto published_places = places_of(published->votes);
  for (std::size_t i = 0; i < votes.size(); ++i) {
    out.options[i].published_votes = published->votes[i];
    out.options[i].published_place = published_places[i];
    if (!published->amounts.empty()) out.options[i].published_amount = published->amounts[i];
  }
  out.same = out.same_votes && std::ranges::all_of(out.options, [](const auto& option) {
               return option.published_amount.value_or(option.amount) == option.amount;
             });
  if (out.way) explain_way(task.ballots, *out.way, out.options);
  return out;
}

}  // namespace yoriai::cli
