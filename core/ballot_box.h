// The electorate frozen at opening, and the ballots of one vote: a register per voter
// (specs/rules.md sections 5 to 7).
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <vector>

#include "core/box_counts.h"
#include "core/paper_trail.h"
#include "core/register_rank.h"
#include "core/spread.h"
#include "core/standing_ballots.h"

namespace yoriai::core {

struct RollRow {
  MemberNumber number;
  HouseIndex house;
  Weight weight;
  Credits credits;  // 0 unless the method is quadratic
  // In a house of households that whose vote it is, 0 for somebody's own; else 0.
  HouseholdNumber household = {};
  bool operator==(const RollRow&) const = default;
};
using Roll = std::vector<RollRow>;  // ascending by number

// RFC 6962 root over number ‖ house ‖ weight ‖ credits, big-endian.
Digest roll_digest(std::span<const RollRow> roll, const Spread& spread = in_turn);
// The position of a member in a roll; none for who is not on it.
std::optional<std::size_t> position_in(std::span<const RollRow> roll, MemberNumber number);

// How a ballot came to be on time: entered by T, or shown by receipts to have been on its way.
enum class Timeliness : std::uint8_t { by_book = 0, by_receipts = 1, late = 2 };

// One voter's register, unpacked: of each channel the value of the highest rank, ascending.
struct BallotRegister {
  std::vector<CastBallot> by_book;
  std::vector<CastBallot> by_receipts;
  // Ballots that came late, and whose receipts never sufficed; they do not weigh.
  std::set<EventId> late;

  // The ballot that stands; none was cast, or the last word is "withdrawn": none.
  [[nodiscard]] std::optional<Ballot> standing(bool with_receipts) const;
};

// A ballot that does not count because one of a higher channel takes its place.
struct SetAside {
  MemberNumber member;
  Channel channel = Channel::own;  // of the one set aside
  Channel by = Channel::paper;     // of the one in its place
  auto operator<=>(const SetAside&) const = default;
};

// What boxes turned out to hold: a ballot, perhaps a spoilt one, for each that was sealed.
struct OpenedBallots {
  PackedBallots ballots;
  std::map<std::pair<std::size_t, Channel>, CastBallot> outranked;
  std::map<std::pair<std::size_t, Channel>, CastBallot> by_receipts;
};
// A sealed ballot of the voter at this position, who took this revision for it; read side by side.
using OpenOne = std::function<Ballot(std::size_t position, const CastBallot& sealed)>;

class BallotBox {
 public:
  BallotBox() = default;
  BallotBox(Roll roll, const BallotShape& shape);

  [[nodiscard]] const Roll& roll() const { return roll_; }
  [[nodiscard]] BallotRegister at(std::size_t position) const;
  [[nodiscard]] bool late_uncounted(std::size_t position) const { return late_.contains(position); }
  [[nodiscard]] bool any_by_receipts() const { return !by_receipts_.empty(); }
  // Everybody's standing ballot; none of who is marked. The box outlives the answer.
  [[nodiscard]] StandingBallots standing(bool with_receipts) const;

  // Ballots of lower channels than the value that stands, and of people who are marked; ascending
  // by (member, channel).
  [[nodiscard]] std::vector<SetAside> set_aside() const;
  // What papers have left behind in this vote.
  [[nodiscard]] const PaperTrail& papers() const { return papers_; }
  PaperTrail& papers() { return papers_; }
  // What came out of boxes, and who came.
  [[nodiscard]] const BoxCounts& counts() const { return counts_; }
  BoxCounts& counts() { return counts_; }

  // Whether this very ballot came late and lacks receipts.
  [[nodiscard]] bool is_late(std::size_t position, const EventId& ballot) const;

  // Every ballot of a sealed vote as it is when opened, and that put in its place.
  [[nodiscard]] OpenedBallots opened(const BallotShape& shape, const OpenOne& unseal,
                                     const Spread& spread) const;
  void put_opened(OpenedBallots opened);

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
  using Place = std::pair<std::size_t, Channel>;  // by position and channel
  using ByChannel = std::map<Place, CastBallot>;

  [[nodiscard]] std::optional<RegisterRank> rank_by_book(std::size_t position) const;
  [[nodiscard]] StandingBallots standing_in_registers(bool with_receipts) const;
  void put_by_book(std::size_t position, const CastBallot& cast);
  void put_by_receipts(std::size_t position, const CastBallot& cast);
  void take_late_away(std::size_t position, const EventId& ballot);
  void write_row(std::size_t position, const CastBallot& cast);

  Roll roll_;
  std::vector<Row> rows_;                          // by position in the roll, as the ballots
  PackedBallots ballots_;                          // by book, the highest of each voter
  ByChannel outranked_;                            // by book, of lower channels; seldom any
  ByChannel by_receipts_;                          // the same
  std::map<std::size_t, std::set<EventId>> late_;  // the same
  bool other_channels_ = false;                    // whether all rows are of the voter's own
  PaperTrail papers_;
  BoxCounts counts_;
};

}  // namespace yoriai::core
