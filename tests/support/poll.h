// A vote for tests of counting, written as one word per person.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/tally.h"

namespace yoriai::tests {

inline constexpr core::MemberNumber kOutsider{900'000};

// People are numbered from 1 in the order in which they are added.
class Poll {
 public:
  // One house without conditions.
  explicit Poll(core::Method method, std::uint16_t options = 0, std::uint16_t houses = 1);
  Poll(const Poll&) = delete;  // what input() gives points into it
  Poll& operator=(const Poll&) = delete;

  // One person per word: y, n, - (yes, no, blank); a number: handed to that person; . (nothing
  // applies), x (opted out), g (gone), o (handed to kOutsider).
  Poll& people(std::string_view words, std::uint16_t house = 0, std::uint32_t credits = 0);
  Poll& vote(core::Ballot ballot, std::uint16_t house = 0, std::uint32_t credits = 0);
  Poll& hand(core::Handed handed, std::uint16_t house = 0, std::uint32_t credits = 0);
  Poll& quorum(core::Condition condition, std::uint16_t house = 0);
  Poll& threshold(core::Condition condition, std::uint16_t house = 0);
  Poll& abstain_in_quorum(bool counts);
  Poll& cap(core::DelegationCap cap, std::uint16_t house = 0);
  Poll& longest_chain(std::uint16_t steps);
  Poll& only_heard(std::uint16_t house);
  // So many cards in all; a house then weighs its people by theirs, those of the first first.
  Poll& cards(std::uint32_t all, core::HouseWeight weight, std::uint16_t house = 0);
  Poll& votes(const std::vector<std::uint32_t>& of_everybody);

  // Valid as long as the poll stands unchanged.
  core::TallyInput input();
  core::Counted count() { return core::tally(input()); }

 private:
  void add(core::Ballot ballot, core::Handed handed, std::uint16_t house, std::uint32_t credits);

  core::Method method_;
  std::uint16_t options_;
  core::ProposalKind kind_;
  std::vector<core::House> houses_;
  std::uint32_t all_cards_ = 0;
  core::Roll roll_;
  std::vector<core::Ballot> ballots_;  // withdrawn: none
  core::PackedBallots packed_;
  std::optional<core::StandingBallots> direct_;
  std::vector<core::Handed> handed_;
};

core::Handed handed_to(std::uint32_t person);

// "2>1 1+1 copied": member, next, end, length, fate; one word group per row, "; " between them.
std::string to_text(const std::vector<core::Represented>& rows);
// "roll = voted copied did_not_fit cut ended_nowhere did_not_vote (blank)"
std::string numbers(const core::HouseResult& house);
// The same in votes, of a house that counts cards, and how many cards there are.
std::string numbers_in_votes(const core::HouseResult& house);
// "passed", "failed", "no_quorum", "tied", with " 3" for winner 3.
std::string verdict(const core::TallyResult& result);

}  // namespace yoriai::tests
