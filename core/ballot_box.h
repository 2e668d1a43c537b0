// The electorate frozen at opening, and the ballots of one vote: a register per voter
// (specs/rules.md sections 5 to 7).
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <vector>

#include "core/register_rank.h"
#include "core/spread.h"
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
Digest roll_digest(std::span<const RollRow> roll, const Spread& spread = in_turn);
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
  // Ballots that came late, and whose receipts never sufficed; they do not weigh.
  std::set<EventId> late;

  // The ballot that stands; none was cast, or the last word is "withdrawn": none.
  [[nodiscard]] std::optional<Ballot> standing(bool with_receipts) const;
};

class BallotBox {
 public:
  BallotBox() = default;
  BallotBox(Roll roll, const BallotShape& shape);

  [[nodiscard]] const Roll& roll() const { return roll_; }
  [[nodiscard]] BallotRegister at(std::size_t position) const;
  [[nodiscard]] bool late_uncounted(std::size_t position) const { return late_.contains(position); }
  [[nodiscard]] bool any_by_receipts() const { return !by_receipts_.empty(); }
  // Everybody's standing ballot. The box outlives the answer.
  [[nodiscard]] StandingBallots standing(bool with_receipts) const;

  // Whether this very ballot came late and lacks receipts.
  [[nodiscard]] bool is_late(std::size_t position, const EventId& ballot) const;

  // The ballot is one that admit let in. One that was late and comes by receipts is late no more.
  void put(std::size_t position, Timeliness timeliness, const CastBallot& cast);

 private:
  struct Row {
    EventId event;
    KeyGeneration generation;
    Revision revision;
    Channel channel = Channel::own;
    bool by_book = false;
  };
  [[nodiscard]] std::optional<RegisterRank> rank_by_book(std::size_t position) const;

  Roll roll_;
  std::vector<Row> rows_;                          // by position in the roll, as the ballots
  PackedBallots ballots_;                          // by book
  std::map<std::size_t, CastBallot> by_receipts_;  // seldom any
  std::map<std::size_t, std::set<EventId>> late_;  // the same
};

}  // namespace yoriai::core
