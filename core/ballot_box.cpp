#include "core/ballot_box.h"

#include <algorithm>
#include <bit>

#include "core/assert.h"
#include "core/sha256.h"

namespace yoriai::core {
namespace {

void append_big_endian(std::span<std::byte>& out, std::uint64_t value, std::size_t bytes) {
  store_big_endian(out.first(bytes), value);
  out = out.subspan(bytes);
}

Digest leaf_of(const RollRow& row) {
  std::array<std::byte, 1 + 4 + 2 + 4 + 4> leaf{};  // RFC 6962: a leaf begins with 0
  auto rest = std::span<std::byte>(leaf).subspan(1);
  append_big_endian(rest, row.number.value, 4);
  append_big_endian(rest, row.house.value, 2);
  append_big_endian(rest, row.weight.value, 4);
  append_big_endian(rest, row.credits.value, 4);
  return sha256(ByteView(leaf));
}

Digest node_of(const Digest& left, const Digest& right) {
  constexpr std::array kNode{std::byte{1}};
  return sha256({ByteView(kNode), left.view(), right.view()});
}

// The root over at least one leaf, each from leaf(position).
template <class Leaf>
Digest root_over(std::size_t leaves, Leaf leaf) {
  // The complete subtrees so far, the largest first; one for each bit set in the number of leaves.
  std::vector<Digest> subtrees;
  for (std::size_t count = 0; count < leaves; ++count) {
    Digest digest = leaf(count);
    for (std::size_t bits = count; (bits & 1U) != 0; bits >>= 1U) {
      digest = node_of(subtrees.back(), digest);
      subtrees.pop_back();
    }
    subtrees.push_back(digest);
  }
  Digest root = subtrees.back();
  for (std::size_t i = subtrees.size() - 1; i > 0; --i) root = node_of(subtrees[i - 1], root);
  return root;
}

}  // namespace

static_assert(std::has_single_bit(kPeopleInPiece));

// All pieces but the last are complete subtrees of one size, so that the tree over their roots is
// the top of the whole tree.
Digest roll_digest(std::span<const RollRow> roll, const Spread& spread) {
  if (roll.empty()) return sha256(ByteView());
  std::vector<Digest> roots((roll.size() + kPeopleInPiece - 1) / kPeopleInPiece);
  in_ranges(spread, roll.size(), kPeopleInPiece, [&](std::size_t begin, std::size_t end) {
    roots[begin / kPeopleInPiece] =
        root_over(end - begin, [&](std::size_t at) { return leaf_of(roll[begin + at]); });
  });
  return root_over(roots.size(), [&](std::size_t at) { return roots[at]; });
}

// Numbers ascend, so that a member stands no further on than their number is above the first, and
// just there unless somebody between is missing.
std::optional<std::size_t> position_in(std::span<const RollRow> roll, MemberNumber number) {
  if (roll.empty() || number < roll.front().number) return std::nullopt;
  const std::size_t above = number.value - roll.front().number.value;
  if (above < roll.size() && roll[above].number == number) return above;
  const auto part = roll.first(std::min(above, roll.size()));
  const auto at =
      std::lower_bound(part.begin(), part.end(), number,
                       [](const RollRow& row, MemberNumber wanted) { return row.number < wanted; });
  if (at == part.end() || at->number != number) return std::nullopt;
  return static_cast<std::size_t>(at - part.begin());
}

std::optional<Ballot> BallotRegister::standing(bool with_receipts) const {
  const CastBallot* last = by_book.empty() ? nullptr : &by_book.back();
  const bool later = with_receipts && !by_receipts.empty() &&
                     (last == nullptr || by_receipts.back().rank > last->rank);
  if (later) last = &by_receipts.back();
  if (last == nullptr || last->ballot.form == BallotForm::withdrawn) return std::nullopt;
  return last->ballot;
}

BallotBox::BallotBox(Roll roll, const BallotShape& shape)
    : roll_(std::move(roll)), rows_(roll_.size()), ballots_(shape, roll_.size()) {}

std::optional<RegisterRank> BallotBox::rank_by_book(std::size_t position) const {
  const auto& row = rows_[position];
  if (!row.by_book) return std::nullopt;
  return RegisterRank{row.channel, row.generation, row.revision, row.event};
}

namespace {

// Those of one voter, ascending by channel.
template <class ByChannel>
std::vector<CastBallot> of_voter(const ByChannel& ballots, std::size_t position) {
  std::vector<CastBallot> out;
  for (auto at = ballots.lower_bound({position, Channel::own});
       at != ballots.end() && at->first.first == position; ++at) {
    out.push_back(at->second);
  }
  return out;
}

void keep_higher(std::map<std::pair<std::size_t, Channel>, CastBallot>& ballots,
                 std::size_t position, const CastBallot& cast) {
  const auto [held, first] = ballots.try_emplace({position, cast.rank.channel}, cast);
  if (!first && cast.rank > held->second.rank) held->second = cast;
}

// Of each channel the higher of what came by the book and by receipts; all but the highest channel
// are set aside, unless their voters had taken them back. A mark puts all of them aside.
void add_set_aside(std::vector<SetAside>& out, MemberNumber member, const BallotRegister& ballots,
                   bool marked) {
  std::map<Channel, const CastBallot*> highest;
  for (const auto* list : {&ballots.by_book, &ballots.by_receipts}) {
    for (const auto& cast : *list) {
      auto& one = highest[cast.rank.channel];
      if (one == nullptr || cast.rank > one->rank) one = &cast;
    }
  }
  if (highest.empty()) return;
  const auto by = marked ? Channel::box : highest.rbegin()->first;
  for (const auto& [channel, cast] : highest) {
    if (channel == by || cast->ballot.form == BallotForm::withdrawn) continue;
    out.push_back({member, channel, by});
  }
}

}  // namespace

BallotRegister BallotBox::at(std::size_t position) const {
  BallotRegister out;
  if (late_uncounted(position)) out.late = late_.at(position);
  out.by_book = of_voter(outranked_, position);
  if (const auto rank = rank_by_book(position)) {
    out.by_book.push_back({*rank, ballots_.at(position)});
  }
  out.by_receipts = of_voter(by_receipts_, position);
  return out;
}

StandingBallots BallotBox::standing(bool with_receipts) const {
  auto out = standing_in_registers(with_receipts);
  if (counts_.marked().empty()) return out;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (counts_.marked().contains(i)) out.take_away(i);
  }
  return out;
}

StandingBallots BallotBox::standing_in_registers(bool with_receipts) const {
  StandingBallots out(ballots_);
  if (other_channels_) {
    for (std::size_t i = 0; i < rows_.size(); ++i) out.came_by(i, rows_[i].channel);
  }
  if (!with_receipts) return out;
  for (const auto& [place, cast] : by_receipts_) {
    const auto position = place.first;  // of one voter the highest comes last
    const auto rank = rank_by_book(position);
    if (!rank || cast.rank > *rank) out.replace(position, cast.ballot, cast.rank.channel);
  }
  return out;
}

std::vector<SetAside> BallotBox::set_aside() const {
  std::set<std::size_t> voters;  // whose register may hold more than one channel
  for (const auto* ballots : {&outranked_, &by_receipts_}) {
    for (const auto& [place, cast] : *ballots) voters.insert(place.first);
  }
  for (std::size_t position = 0; !counts_.marked().empty() && position < rows_.size(); ++position) {
    if (counts_.marked().contains(position)) voters.insert(position);
  }
  std::vector<SetAside> out;
  for (const auto position : voters) {
    add_set_aside(out, roll_[position].number, at(position), counts_.marked().contains(position));
  }
  return out;
}

// A box takes as long to open as many people to count.
constexpr std::size_t kBoxesInPiece = 256;

OpenedBallots BallotBox::opened(const BallotShape& shape, const OpenOne& unseal,
                                const Spread& spread) const {
  OpenedBallots out{PackedBallots(shape, rows_.size()), outranked_, by_receipts_};
  in_ranges(spread, rows_.size(), kBoxesInPiece, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      if (const auto rank = rank_by_book(i)) out.ballots.put(i, unseal(i, {*rank, ballots_.at(i)}));
    }
  });
  for (auto* ballots : {&out.outranked, &out.by_receipts}) {
    for (auto& [place, cast] : *ballots) cast.ballot = unseal(place.first, cast);
  }
  return out;
}

void BallotBox::put_opened(OpenedBallots opened) {
  YORIAI_ASSERT(opened.ballots.size() == rows_.size());
  ballots_ = std::move(opened.ballots);
  outranked_ = std::move(opened.outranked);
  by_receipts_ = std::move(opened.by_receipts);
}

bool BallotBox::is_late(std::size_t position, const EventId& ballot) const {
  const auto late = late_.find(position);
  return late != late_.end() && late->second.contains(ballot);
}

void BallotBox::put(std::size_t position, Timeliness timeliness, const CastBallot& cast) {
  YORIAI_ASSERT(position < rows_.size());
  switch (timeliness) {
    case Timeliness::late:
      late_[position].insert(cast.rank.event);
      return;
    case Timeliness::by_receipts:
      return put_by_receipts(position, cast);
    case Timeliness::by_book:
      return put_by_book(position, cast);
  }
}

void BallotBox::put_by_receipts(std::size_t position, const CastBallot& cast) {
  keep_higher(by_receipts_, position, cast);
  take_late_away(position, cast.rank.event);
}

void BallotBox::take_late_away(std::size_t position, const EventId& ballot) {
  const auto late = late_.find(position);
  if (late == late_.end()) return;
  late->second.erase(ballot);
  if (late->second.empty()) late_.erase(late);
}

// The row holds the highest of all; of each lower channel the highest is kept apart.
void BallotBox::put_by_book(std::size_t position, const CastBallot& cast) {
  const auto rank = rank_by_book(position);
  if (rank && cast.rank.channel < rank->channel) return keep_higher(outranked_, position, cast);
  if (rank && cast.rank < *rank) return;
  if (rank && cast.rank.channel > rank->channel) {
    keep_higher(outranked_, position, {*rank, ballots_.at(position)});
  }
  write_row(position, cast);
}

void BallotBox::write_row(std::size_t position, const CastBallot& cast) {
  rows_[position] = {cast.rank.event, cast.rank.generation, cast.rank.revision, cast.rank.channel,
                     /*by_book=*/true};
  ballots_.put(position, cast.ballot);
  if (cast.rank.channel != Channel::own) other_channels_ = true;
}

}  // namespace yoriai::core
