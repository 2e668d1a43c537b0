// The ballots that count in one vote, by position in the roll: at most one for each voter.
#pragma once

#include <map>

#include "core/packed_ballots.h"

namespace yoriai::core {

class StandingBallots {
 public:
  // Ballots withdrawn do not stand. What is read here outlives this.
  explicit StandingBallots(const PackedBallots& ballots);

  [[nodiscard]] std::size_t size() const { return forms_.size(); }
  [[nodiscard]] bool stands(std::size_t voter) const {
    return forms_[voter] != BallotForm::withdrawn;
  }
  [[nodiscard]] bool blank(std::size_t voter) const { return forms_[voter] == BallotForm::blank; }
  // It says nothing valid, or nobody could open it.
  [[nodiscard]] bool spoilt(std::size_t voter) const {
    return forms_[voter] == BallotForm::sealed || forms_[voter] == BallotForm::spoilt;
  }
  [[nodiscard]] bool takes_side(std::size_t voter) const {
    return forms_[voter] == BallotForm::choice;
  }
  // Fills in a standing ballot; the memory of `out` is used again.
  void read(std::size_t voter, Ballot& out) const;

  // How the ballot that stands came.
  [[nodiscard]] Channel channel(std::size_t voter) const {
    return channels_.empty() ? Channel::own : channels_[voter];
  }

  void came_by(std::size_t voter, Channel channel);
  // None stands any more.
  void take_away(std::size_t voter) { forms_[voter] = BallotForm::withdrawn; }
  // Another ballot stands in this voter's place.
  void replace(std::size_t voter, const Ballot& ballot, Channel channel = Channel::own);

 private:
  const PackedBallots* ballots_;
  std::vector<BallotForm> forms_;
  std::vector<Channel> channels_;  // empty: all by the voters' own
  std::map<std::size_t, Ballot> replaced_;
};

}  // namespace yoriai::core
