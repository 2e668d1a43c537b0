// The electorate frozen at opening, and the ballots of one vote: a register per voter
// (specs/rules.md sections 5 to 7).
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/event.h"
#include "core/register_rank.h"

namespace yoriai::core {

struct RollRow {
  MemberNumber number;
  HouseIndex house;
  Weight weight;
  Credits credits;  // 0 unless the method is quadratic
  bool operator==(const RollRow&) const = default;
};
using Roll = std::vector<RollRow>;  // ascending by number

// RFC 6962 root over number ‖ house ‖ weight ‖ credits, big-endian.
Digest roll_digest(std::span<const RollRow> roll);
// The position of a member in a roll; none for who is not on it.
std::optional<std::size_t> position_in(std::span<const RollRow> roll, MemberNumber number);

struct CastBallot {
  RegisterRank rank;
  Ballot ballot;
};

// How a ballot came to be on time: entered by T, or shown by receipts to have been on its way.
enum class Timeliness : std::uint8_t { by_book = 0, by_receipts = 1, late = 2 };

struct BallotRegister {
  std::optional<CastBallot> by_book;
  std::optional<CastBallot> by_receipts;
  bool late_uncounted = false;  // a late ballot came with too few receipts; it never weighs

  // The ballot that stands, or null: none was cast, or the last word is "withdrawn".
  [[nodiscard]] const Ballot* standing(bool with_receipts) const;
};

class BallotBox {
 public:
  BallotBox() = default;
  explicit BallotBox(Roll roll) : roll_(std::move(roll)), registers_(roll_.size()) {}

  [[nodiscard]] const Roll& roll() const { return roll_; }
  [[nodiscard]] const BallotRegister& at(std::size_t position) const {
    return registers_[position];
  }
  void put(std::size_t position, Timeliness timeliness, CastBallot ballot);

 private:
  Roll roll_;
  std::vector<BallotRegister> registers_;  // by position in the roll
};

}  // namespace yoriai::core
