#include "cli/leading_option.h"

#include <algorithm>

namespace yoriai::cli {
namespace {

bool leads_alone(core::Method method, const core::TallyResult& result) {
  const auto sums = core::sum_over_houses(result.houses);
  const auto& first = sums[result.order.front().value];
  if (method == core::Method::quadratic) return first.net() > 0;
  if (method == core::Method::ranked) {
    const bool anybody = std::ranges::any_of(sums, [](auto& sum) { return sum.supporters > 0; });
    return anybody && result.tied.front() == 1;
  }
  const bool equal = sums.size() > 1 && sums[result.order[1].value].in_favour == first.in_favour;
  return first.in_favour > 0 && !equal;
}

}  // namespace

std::optional<core::OptionIndex> leading_option(core::Method method,
                                                const core::TallyResult& result) {
  const bool none = core::chooses_projects(method) || result.order.empty();
  if (none || !leads_alone(method, result)) return std::nullopt;
  return result.order.front();
}

}  // namespace yoriai::cli
