// Counting a vote (specs/rules.md sections 9 and 10): pure functions of the frozen roll, the
// standing ballots and where each absent member's voice was handed. No rule here reads a clock or
// the book.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "core/ballot_box.h"
#include "core/charter.h"
#include "core/ranked.h"

namespace yoriai::core {

inline constexpr std::uint32_t kNoPosition = UINT32_MAX;

// What stands in the place of a direct ballot.
enum class Handing : std::uint8_t {
  nothing = 0,       // no delegation applies
  opted_out = 1,     // an empty delegation applies
  gone = 2,          // the member died or left by T: what they handed on has ended
  to_member = 3,     // handed to somebody on the roll
  outside_roll = 4,  // handed to somebody who is not on the roll
  in_box = 5         // marked: voted, but nobody knows what
};

struct Handed {
  Handing how = Handing::nothing;
  MemberNumber next;                          // to_member and outside_roll
  std::uint32_t next_position = kNoPosition;  // to_member
};

struct TallyInput {
  Method method = Method::yes_no;
  std::uint16_t option_count = 0;  // 0 for yes_no
  std::span<const RollRow> roll;
  const StandingBallots* direct = nullptr;  // by roll position
  std::span<const Handed> handed;           // by roll position; read only where no ballot stands
  const ProposalKind* kind = nullptr;       // rules per house
  std::uint16_t house_count = 0;
  const BoxCounts* counts = nullptr;  // null: there are none
  const Spread* spread = nullptr;     // for work on everybody; null: in turn
  Amount purse;                       // projects alone, as the next
  std::span<const Amount> costs;
  ProposalId proposal;  // who stays under a cap is drawn by it
  // Further kinds: their quorums and thresholds hold as well. Everything else is in `kind`.
  std::span<const ProposalKind> also;
  // How the votes of each house are weighed; empty: everybody has one.
  std::span<const House> houses;
  std::uint32_t all_cards = 0;  // live ones at the opening, claimed or not
};

// Numbers stand in result documents for ever (specs/rules.md section 9).
enum class Fate : std::uint8_t {
  copied = 0,
  did_not_fit = 1,
  cut = 2,  // over the cap of voices that one person carries
  end_did_not_vote = 3,
  end_opted_out = 4,
  cycle = 5,
  end_outside_roll = 6,
  end_gone = 7,
  chain_too_long = 8,
  end_in_box = 9,
};
inline constexpr std::size_t kFateCount = 10;

struct Represented {
  MemberNumber member;
  MemberNumber next;
  MemberNumber end;          // kNobody for a cycle
  std::uint32_t length = 0;  // 0 for a cycle
  Fate fate = Fate::copied;
  bool operator==(const Represented&) const = default;
};

struct OptionCount {
  std::uint64_t in_favour = 0;
  std::uint64_t against = 0;
  std::uint32_t supporters = 0;
  [[nodiscard]] std::int64_t net() const {
    return static_cast<std::int64_t>(in_favour) - static_cast<std::int64_t>(against);
  }
  OptionCount& operator+=(const OptionCount& more) {
    in_favour += more.in_favour;
    against += more.against;
    supporters += more.supporters;
    return *this;
  }
  bool operator==(const OptionCount&) const = default;
};

// Those who voted, by how their ballots came: the channels in their order.
inline constexpr std::size_t kChannelCount = 6;
using ByChannel = std::array<std::uint32_t, kChannelCount>;

// Where everybody on the roll of a house stands; the six after the first add up to it.
struct HouseFigures {
  std::uint32_t roll = 0;
  std::uint32_t voted = 0;
  std::uint32_t copied = 0;
  std::uint32_t did_not_fit = 0;
  std::uint32_t cut = 0;
  std::uint32_t ended_nowhere = 0;
  std::uint32_t did_not_vote = 0;
  std::uint32_t blank = 0;
  std::uint32_t spoilt = 0;   // papers and sealed ballots that cannot be counted
  std::uint32_t in_room = 0;  // noted as present, without a ballot or a copy

  [[nodiscard]] std::uint32_t present() const { return voted + copied + in_room; }
  [[nodiscard]] std::uint32_t cast() const { return voted + copied - blank - spoilt; }
  bool operator==(const HouseFigures&) const = default;
};

// The same in votes, of a house that counts cards.
struct CardFigures : HouseFigures {
  std::uint32_t all = 0;  // cards, claimed or not
  bool operator==(const CardFigures&) const = default;
};

// The figures are in people; those of the options in votes, supporters apart.
struct HouseResult : HouseFigures {
  HouseIndex house;
  bool quorum_met = false;
  bool threshold_met = false;
  bool advisory = false;             // it is heard and decides nothing
  std::vector<OptionCount> options;  // yes_no: one row
  ByChannel by_channel{};            // adds up to `voted`
  std::optional<CardFigures> cards;  // of a house that counts cards

  // What the conditions are about.
  [[nodiscard]] const HouseFigures& in_votes() const {
    return cards ? static_cast<const HouseFigures&>(*cards) : *this;
  }
  bool operator==(const HouseResult&) const = default;
};

enum class Outcome : std::uint8_t {
  passed = 0,
  failed = 1,
  no_quorum = 2,
  tied = 3,
  not_opened = 4,  // sealed, and a key of it was not published in time: void
};

struct TallyResult {
  Outcome outcome = Outcome::failed;
  std::optional<OptionIndex> winner;
  std::vector<OptionIndex> order;  // empty for yes_no
  std::vector<HouseResult> houses;
  // Ranked alone: who is above whom on how many ballots of all houses, and how many options of the
  // order share a place, from the first place on.
  std::optional<PairTable> pairs;
  std::vector<std::uint16_t> tied;
  // Projects alone: what is chosen, in the order in which it was. Equal shares alone: the units
  // added for every voter, and what one more would spend.
  std::vector<OptionIndex> chosen;
  std::uint64_t added = 0;
  std::optional<std::uint64_t> spent_by_one_more;
  bool operator==(const TallyResult&) const = default;
};

struct Counted {
  TallyResult result;
  std::vector<Represented> represented;  // ascending by member
};

Counted tally(const TallyInput& input);

// Each option's counts over those of these houses that decide.
std::vector<OptionCount> sum_over_houses(std::span<const HouseResult> houses);

// Where each absent member's voice ended (specs/rules.md section 9), in time linear in the roll.
struct ChainEnd {
  Fate fate = Fate::end_did_not_vote;
  std::uint32_t ballot_position = kNoPosition;  // fate copied: whose ballot; it may still not fit
  MemberNumber end;
  std::uint32_t length = 0;
};
std::vector<ChainEnd> walk_delegations(const TallyInput& input);
// Takes out the copies that come over too long a chain, and then those above a cap.
void limit_delegations(const TallyInput& input, std::vector<ChainEnd>& ends);

// Σ v² of a quadratic ballot; 0 for other ballots.
std::uint64_t cost_of(const Ballot& ballot);

// Whether a house has as many yes as no, at least one, under thresholds that this leaves undecided
// and a kind that has a rule for it (yes-or-no votes).
bool tied_in(const ProposalKind& kind, std::span<const ProposalKind> also,
             const HouseResult& house);
// The options in the first place of a tie, in the draft's order; none of a yes-or-no vote.
std::vector<OptionIndex> leaders_of(const TallyResult& result);

// Whether a condition holds; always when its numerator is 0.
bool condition_holds(const Condition& condition, std::uint64_t figure, const HouseResult& house);
// What a quorum compares with its base: those who came, in votes or in people as the base is.
std::uint32_t quorum_figure(const Condition& quorum, bool abstain_in_quorum,
                            const HouseResult& house);
// The base itself.
std::uint32_t base_of(const Condition& condition, const HouseResult& house);

// A sum shared by non-negative weights: whole units, largest remainder, equal remainders to the
// earlier option; adds up to the sum. All zero when no weight is positive (specs/rules.md section
// 12).
std::vector<Amount> split_amount(Amount sum, std::span<const std::uint64_t> weights);

// What each option receives of a purse; the rest is returned. `costs` are those of projects.
std::vector<Amount> payments(Amount purse, Spending spending, const TallyResult& result,
                             std::span<const Amount> costs = {});
// What payments leave of the purse.
Amount rest_of(Amount purse, std::span<const Amount> payments);

}  // namespace yoriai::core
