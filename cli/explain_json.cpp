// What an explanation adds to the figures of a result, for programs.
#include <boost/json.hpp>

#include "cli/ballot_sheet.h"
#include "cli/condition_words.h"
#include "cli/decision_words.h"
#include "cli/explain.h"
#include "cli/late_words.h"
#include "cli/trail_words.h"

namespace yoriai::cli {
namespace {

namespace json = boost::json;

json::array houses_json(const core::ResultDocument& document, const core::Proposal& proposal) {
  const auto sheets = ballot_sheets(document, proposal);
  json::array houses;
  for (const auto& house : document.result.decided.result.houses) {
    const auto& rule = proposal.charter->rules.houses[house.house.value];
    const auto compared = compared_in(document, proposal, house);
    json::array conditions;
    for (const auto& kind : proposal.kinds) {
      conditions.push_back(conditions_json({kind, house, rule}, compared));
    }
    json::object row{{"house", house.house.value}, {"conditions", std::move(conditions)}};
    if (!sheets.empty()) row["sheet"] = sheet_json(sheets[house.house.value]);
    houses.push_back(std::move(row));
  }
  return houses;
}

}  // namespace

json::object explanation_json(const core::ResultDocument& document, const core::Proposal& proposal,
                              const TrailCounts& counts) {
  return {{"houses", houses_json(document, proposal)},
          {"decision", decision_json(document)},
          {"ballots", trail_json(counts)},
          {"late", late_json(document, proposal)}};
}

}  // namespace yoriai::cli
