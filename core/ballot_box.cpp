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
  const CastBallot* last = by_book ? &*by_book : nullptr;
  const bool later = with_receipts && by_receipts && (!last || by_receipts->rank > last->rank);
  if (later) last = &*by_receipts;
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

BallotRegister BallotBox::at(std::size_t position) const {
  BallotRegister out;
  if (late_uncounted(position)) out.late = late_.at(position);
  if (const auto rank = rank_by_book(position)) out.by_book = {*rank, ballots_.at(position)};
  const auto found = by_receipts_.find(position);
  if (found != by_receipts_.end()) out.by_receipts = found->second;
  return out;
}

StandingBallots BallotBox::standing(bool with_receipts) const {
  StandingBallots out(ballots_);
  if (!with_receipts) return out;
  for (const auto& [position, cast] : by_receipts_) {
    const auto rank = rank_by_book(position);
    if (!rank || cast.rank > *rank) out.replace(position, cast.ballot);
  }
  return out;
}

bool BallotBox::is_late(std::size_t position, const EventId& ballot) const {
  const auto late = late_.find(position);
  return late != late_.end() && late->second.contains(ballot);
}

void BallotBox::put(std::size_t position, Timeliness timeliness, const CastBallot& cast) {
  YORIAI_ASSERT(position < rows_.size());
  auto& row = rows_[position];
  if (timeliness == Timeliness::late) {
    late_[position].insert(cast.rank.event);
  } else if (timeliness == Timeliness::by_receipts) {
    const auto [held, first] = by_receipts_.try_emplace(position, cast);
    if (!first && cast.rank > held->second.rank) held->second = cast;
    const auto late = late_.find(position);
    if (late == late_.end()) return;
    late->second.erase(cast.rank.event);
    if (late->second.empty()) late_.erase(late);
  } else if (const auto rank = rank_by_book(position); !rank || cast.rank > *rank) {
    row = {cast.rank.event, cast.rank.generation, cast.rank.revision, cast.rank.channel,
           /*by_book=*/true};
    ballots_.put(position, cast.ballot);
  }
}

}  // namespace yoriai::core
