// The seam between who is counted and how their ballots are added: tally() finds the ballot that
// counts for every person and fills in the six numbers and the quorum; one function per method does
// the rest.
#pragma once

#include "core/tally.h"

namespace yoriai::core::detail {

struct CountedBallots {
  const TallyInput& input;
  // By roll position: where the ballot stands that counts for this person, their own or the one
  // they have a copy of; kNoPosition: none. Blank ones too.
  std::span<const std::uint32_t> counted;
};

// work(begin, end) for ranges of positions in the roll, perhaps side by side.
template <class Work>
void for_everybody(const TallyInput& input, Work work) {
  in_ranges(or_in_turn(input.spread), input.roll.size(), kPeopleInPiece, work);
}

// How often the ballot at each position counts in a house. Read in order, so that a count goes
// through the ballots once however often they are copied.
struct Times {
  std::vector<std::uint32_t> votes;
  std::vector<std::uint32_t> by_people;  // empty where everybody has one vote

  [[nodiscard]] std::uint32_t people(std::size_t ballot) const {
    return by_people.empty() ? votes[ballot] : by_people[ballot];
  }
};
Times times_counted(const CountedBallots& ballots, HouseIndex house);
// Whether this house counts cards.
bool counts_cards(const TallyInput& input, HouseIndex house);

// What the papers of a box say, added to the rows: one per option, for yes_no one.
void add_papers(const BoxCount& count, Method method, std::vector<OptionCount>& rows);
// The same for all boxes of the house.
void add_boxes(const CountedBallots& ballots, HouseResult& house);

// Each takes the houses with everything but their options and thresholds, and gives the whole
// result.
TallyResult count_yes_no(const CountedBallots& ballots, std::vector<HouseResult> houses);
TallyResult count_choices(const CountedBallots& ballots, std::vector<HouseResult> houses);
TallyResult count_quadratic(const CountedBallots& ballots, std::vector<HouseResult> houses);
TallyResult count_ranked(const CountedBallots& ballots, std::vector<HouseResult> houses);
TallyResult count_projects(const CountedBallots& ballots, std::vector<HouseResult> houses);

// By option, how many of a house's ballots name it.
void count_names(const CountedBallots& ballots, HouseResult& house);

// Whether no kind that the vote is judged by lets this house decide.
bool is_advisory(const TallyInput& input, HouseIndex house);
// In every kind that the vote is judged by.
bool quorum_holds(const TallyInput& input, const HouseResult& house);
bool threshold_holds(const TallyInput& input, std::uint64_t figure, const HouseResult& house);

// What comes to the same in every method (core/winner.cpp).
bool quorum_everywhere(std::span<const HouseResult> houses);
bool threshold_everywhere(std::span<const HouseResult> houses);
// Whether `first`, who leads, meets every house's threshold with their figure there; decides the
// outcome. Without a first the thresholds are not met and the outcome is `otherwise`.
void decide_for(TallyResult& result, const TallyInput& input, std::optional<OptionIndex> first,
                Outcome otherwise);

}  // namespace yoriai::core::detail
