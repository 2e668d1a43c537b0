// Voters and their ballots for one count, without a book, and what the count must come to, found
// without core's help.
#pragma once

#include <array>
#include <map>
#include <optional>

#include "core/tally.h"

namespace yoriai::bench {

class Electorate {
 public:
  static constexpr std::uint16_t kOptions = 10;
  static constexpr std::uint64_t kYenPerVoter = 1000;

  Electorate(core::Method method, std::uint32_t voters);
  Electorate(const Electorate&) = delete;  // what input() gives points into it
  Electorate& operator=(const Electorate&) = delete;

  [[nodiscard]] core::TallyInput input() const;
  // Throws WrongAnswer.
  void check(const core::TallyResult& result) const;

 private:
  void add(const core::Ballot& ballot);
  void check_rows(const core::TallyResult& result) const;
  void check_pairs(const core::TallyResult& result) const;
  void check_greedy(const core::TallyResult& result) const;
  void check_equal_shares(const core::TallyResult& result) const;

  core::Method method_;
  core::ProposalKind kind_;
  core::Roll roll_;
  std::vector<core::Handed> handed_;
  core::PackedBallots packed_;
  std::optional<core::StandingBallots> standing_;
  core::Amount purse_;
  std::vector<core::Amount> costs_;
  // As the ballots were made.
  std::array<std::uint64_t, kOptions> in_favour_{};
  std::array<std::uint64_t, kOptions> against_{};
  std::array<std::array<std::uint64_t, kOptions>, kOptions> pairs_{};
  std::map<std::uint32_t, std::uint64_t> by_marks_;  // bit i: option i
};

}  // namespace yoriai::bench
