#include "core/standing_ballots.h"

namespace yoriai::core {

StandingBallots::StandingBallots(const PackedBallots& ballots)
    : ballots_(&ballots), forms_(ballots.size()) {
  for (std::size_t i = 0; i < forms_.size(); ++i) forms_[i] = ballots.form(i);
}

void StandingBallots::read(std::size_t voter, Ballot& out) const {
  if (replaced_.empty()) return ballots_->read(voter, out);
  const auto other = replaced_.find(voter);
  if (other == replaced_.end()) return ballots_->read(voter, out);
  out = other->second;
}

void StandingBallots::came_by(std::size_t voter, Channel channel) {
  if (channels_.empty() && channel == Channel::own) return;
  if (channels_.empty()) channels_.resize(forms_.size(), Channel::own);
  channels_[voter] = channel;
}

void StandingBallots::replace(std::size_t voter, const Ballot& ballot, Channel channel) {
  came_by(voter, channel);
  forms_[voter] = ballot.form;
  replaced_[voter] = ballot;
}

}  // namespace yoriai::core
