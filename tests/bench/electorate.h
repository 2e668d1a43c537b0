// Voters and their ballots for one count, without a book, and what the count must come to, found
// without core's help.
#pragma once

#include <array>
#include <map>
#include <optional>

#include "core/tally.h"

namespace yoriai::bench {

// One house in which everybody has a vote; or a second one beside it, of every other voter, in
// which each card is a vote.
enum class Weighing : std::uint8_t { one_each, half_by_cards };

class Electorate {
 public:
  static constexpr std::uint16_t kOptions = 10;
  static constexpr std::uint64_t kYenPerVoter = 1000;

  Electorate(core::Method method, std::uint32_t voters, Weighing weighing = Weighing::one_each);
  Electorate(const Electorate&) = delete;  // what input() gives points into it
  Electorate& operator=(const Electorate&) = delete;

  [[nodiscard]] core::TallyInput input() const;
  // Throws WrongAnswer.
  void check(const core::TallyResult& result) const;

 private:
  // As the ballots were made.
  struct PlainHouse {
    std::uint32_t people = 0;
    std::uint32_t votes = 0;
    std::array<std::uint64_t, kOptions> in_favour{};
    std::array<std::uint64_t, kOptions> against{};
    std::array<std::uint32_t, kOptions> supporters{};
  };

  void add_voters(std::uint32_t voters);
  void add(const core::RollRow& voter, const core::Ballot& ballot);
  static void add_points(PlainHouse& house, std::uint32_t votes, const core::Ballot& ballot);
  void add_pairs(std::uint32_t votes, const core::Ballot& ballot);
  void check_turnout(const core::TallyResult& result) const;
  void check_rows(const core::TallyResult& result) const;
  void check_pairs(const core::TallyResult& result) const;
  void check_greedy(const core::TallyResult& result) const;
  void check_equal_shares(const core::TallyResult& result) const;

  core::Method method_;
  core::ProposalKind kind_;
  std::vector<core::House> houses_;
  std::uint32_t all_cards_ = 0;
  core::Roll roll_;
  std::vector<core::Handed> handed_;
  core::PackedBallots packed_;
  std::optional<core::StandingBallots> standing_;
  core::Amount purse_;
  std::vector<core::Amount> costs_;
  std::vector<PlainHouse> expected_;                                   // as many as houses
  std::array<std::array<std::uint64_t, kOptions>, kOptions> pairs_{};  // of all houses
  std::map<std::uint32_t, std::uint64_t> by_marks_;                    // bit i: option i
};

}  // namespace yoriai::bench
