// What the ballots of one vote say, packed: as many bytes for each voter as the method needs, so
// that a million ballots of ten options take eleven megabytes.
#pragma once

#include <vector>

#include "core/event.h"

namespace yoriai::core {

// What admitted ballots of a vote have in common.
struct BallotShape {
  Method method = Method::yes_no;
  std::uint16_t options = 0;     // 0 for yes_no
  Credits most_credits;          // quadratic: the most that one ballot may cost
  std::size_t sealed_bytes = 0;  // as long as nobody can read them; 0: they are open
};

class PackedBallots {
 public:
  PackedBallots() = default;
  // At first everybody's is withdrawn.
  PackedBallots(const BallotShape& shape, std::size_t voters);

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] BallotForm form(std::size_t voter) const {
    return static_cast<BallotForm>(bytes_[voter * stride_]);
  }
  // Fills in the ballot, whose memory is used again.
  void read(std::size_t voter, Ballot& out) const;
  [[nodiscard]] Ballot at(std::size_t voter) const;
  // The ballot is one that fits the shape: anything else is a bug, and aborts.
  void put(std::size_t voter, const Ballot& ballot);

 private:
  [[nodiscard]] std::size_t content_bytes() const;

  BallotShape shape_;
  std::size_t size_ = 0;
  std::size_t vote_bytes_ = 0;  // quadratic and ranked: of one option
  std::size_t stride_ = 0;      // the form, then the content
  std::vector<std::byte> bytes_;
};

}  // namespace yoriai::core
