// The electorate frozen at opening, and the ballots of one vote: a register per voter
// (specs/rules.md sections 5 to 7).
#pragma once

#include <map>
#include <optional>
#include <span>
#include <vector>

#include "core/register_rank.h"
#include "core/standing_ballots.h"

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

// One voter's register, unpacked.
struct BallotRegister {
  std::optional<CastBallot> by_book;
  std::optional<CastBallot> by_receipts;
  bool late_uncounted = false;  // a late ballot came with too few receipts; it never weighs

  // The ballot that stands; none was cast, or the last word is "withdrawn": none.
  [[nodiscard]] std::optional<Ballot> standing(bool with_receipts) const;
};

class BallotBox {
 public:
  BallotBox() = default;
  BallotBox(Roll roll, const BallotShape& shape);

  [[nodiscard]] const Roll& roll() const { return roll_; }
  [[nodiscard]] BallotRegister at(std::size_t position) const;
  [[nodiscard]] bool late_uncounted(std::size_t position) const {
    return (rows_[position].flags & kLateUncounted) != 0;
  }
  [[nodiscard]] bool any_by_receipts() const { return !by_receipts_.empty(); }
  // Everybody's standing ballot. The box outlives the answer.
  [[nodiscard]] StandingBallots standing(bool with_receipts) const;

  // The ballot is one that admit let in.
  void put(std::size_t position, Timeliness timeliness, const CastBallot& cast);

 private:
  static constexpr std::uint8_t kByBook = 1;
  static constexpr std::uint8_t kLateUncounted = 2;
  struct Row {
    EventId event;
    KeyGeneration generation;
    Revision revision;
    Channel channel = Channel::own;
    std::uint8_t flags = 0;
  };
  [[nodiscard]] std::optional<RegisterRank> rank_by_book(std::size_t position) const;

  Roll roll_;
  std::vector<Row> rows_;                          // by position in the roll, as the ballots
  PackedBallots ballots_;                          // by book
  std::map<std::size_t, CastBallot> by_receipts_;  // seldom any
};

}  // namespace yoriai::core
