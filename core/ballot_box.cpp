#include "core/ballot_box.h"

#include "core/assert.h"
#include "core/sha256.h"

namespace yoriai::core {
namespace {

void append_big_endian(std::span<std::byte>& out, std::uint64_t value, std::size_t bytes) {
  for (std::size_t i = 0; i < bytes; ++i) {
    out[i] = static_cast<std::byte>(value >> (8 * (bytes - 1 - i)));
  }
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

bool outranks(const CastBallot& ballot, const std::optional<CastBallot>& other) {
  return !other || ballot.rank > other->rank;
}

}  // namespace

Digest roll_digest(std::span<const RollRow> roll) {
  if (roll.empty()) return sha256(ByteView());
  // The complete subtrees so far, the largest first; one for each bit set in the number of leaves.
  std::vector<Digest> subtrees;
  for (std::size_t count = 0; count < roll.size(); ++count) {
    Digest digest = leaf_of(roll[count]);
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

std::optional<std::size_t> position_in(std::span<const RollRow> roll, MemberNumber number) {
  const auto at =
      std::lower_bound(roll.begin(), roll.end(), number,
                       [](const RollRow& row, MemberNumber wanted) { return row.number < wanted; });
  if (at == roll.end() || at->number != number) return std::nullopt;
  return static_cast<std::size_t>(at - roll.begin());
}

const Ballot* BallotRegister::standing(bool with_receipts) const {
  const CastBallot* last = by_book ? &*by_book : nullptr;
  if (with_receipts && by_receipts && outranks(*by_receipts, by_book)) last = &*by_receipts;
  if (last == nullptr || last->ballot.form == BallotForm::withdrawn) return nullptr;
  return &last->ballot;
}

void BallotBox::put(std::size_t position, Timeliness timeliness, CastBallot ballot) {
  YORIAI_ASSERT(position < registers_.size());
  auto& voter = registers_[position];
  if (timeliness == Timeliness::late) {
    voter.late_uncounted = true;
    return;
  }
  auto& held = timeliness == Timeliness::by_book ? voter.by_book : voter.by_receipts;
  if (outranks(ballot, held)) held = std::move(ballot);
}

}  // namespace yoriai::core
