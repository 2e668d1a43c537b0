// Quorum and threshold of a house, with the figures that were compared (specs/rules.md 10.1 and
// 10.2).
#pragma once

#include <boost/json/object.hpp>

#include <optional>

#include "cli/language.h"
#include "core/result_document.h"

namespace yoriai::cli {

// A house in a count, and one kind that it is judged by.
struct JudgedHouse {
  const core::ProposalKind& kind;
  const core::HouseResult& house;
  const core::House& rule;
  [[nodiscard]] const core::Condition& quorum() const {
    return kind.rules[house.house.value].quorum;
  }
  [[nodiscard]] const core::Condition& threshold() const {
    return kind.rules[house.house.value].threshold;
  }
};

// What a threshold compares in a house: those who said yes, or the votes of the leading option.
struct Compared {
  Words what;                          // "for", or the option's name
  std::optional<std::uint64_t> votes;  // none: no option leads
  bool barred = false;                 // no yes, or as many against: meets no threshold at all
};
Compared compared_in(const core::ResultDocument& document, const core::Proposal& proposal,
                     const core::HouseResult& house);

bool quorum_holds(const JudgedHouse& judged);
bool threshold_holds(const JudgedHouse& judged, const Compared& compared);

Words quorum_line(const JudgedHouse& judged);
Words threshold_line(const JudgedHouse& judged, const Compared& compared);
// "for 301 of 421, more than 1/2 of the votes cast" for a verdict; empty where nothing is asked.
Words threshold_figures(const JudgedHouse& judged, const Compared& compared);
Words quorum_figures(const JudgedHouse& judged);

boost::json::object conditions_json(const JudgedHouse& judged, const Compared& compared);

}  // namespace yoriai::cli
