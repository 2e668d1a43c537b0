#include "core/packed_ballots.h"

#include <algorithm>
#include <cstring>

#include "core/assert.h"
#include "core/limits.h"

namespace yoriai::core {
namespace {

constexpr std::size_t kBitsPerByte = 8;
static_assert(kMaxOptions <= UINT8_MAX, "an option fits one byte");

bool marks_options(Method method) { return method == Method::approval || chooses_projects(method); }

template <class Int>
bool costs_more_than_all(const BallotShape& shape) {
  constexpr std::int64_t kAbove = std::int64_t{std::numeric_limits<Int>::max()} + 1;
  return kAbove * kAbove > std::int64_t{shape.most_credits.value};
}

// Enough for the largest vote that the credits pay for, or for any place.
std::size_t vote_bytes_of(const BallotShape& shape) {
  if (shape.method == Method::ranked) return sizeof(std::int16_t);
  if (costs_more_than_all<std::int8_t>(shape)) return sizeof(std::int8_t);
  if (costs_more_than_all<std::int16_t>(shape)) return sizeof(std::int16_t);
  return sizeof(std::int32_t);
}

template <class Int>
void read_votes(const std::byte* from, std::vector<std::int32_t>& votes) {
  for (auto& vote : votes) {
    Int packed{};
    std::memcpy(&packed, from, sizeof packed);
    vote = packed;
    from += sizeof packed;
  }
}

template <class Int>
void write_votes(std::byte* to, const std::vector<std::int32_t>& votes) {
  for (const auto vote : votes) {
    const auto packed = static_cast<Int>(vote);
    YORIAI_ASSERT(packed == vote);
    std::memcpy(to, &packed, sizeof packed);
    to += sizeof packed;
  }
}

void read_marks(const std::byte* from, std::uint16_t options, std::vector<OptionIndex>& choices) {
  for (std::uint16_t option = 0; option < options; ++option) {
    const auto bits = std::to_integer<unsigned>(from[option / kBitsPerByte]);
    if ((bits >> (option % kBitsPerByte) & 1U) != 0) choices.emplace_back(option);
  }
}

void write_marks(std::byte* to, const std::vector<OptionIndex>& choices) {
  for (const auto choice : choices) {
    to[choice.value / kBitsPerByte] |= std::byte{1} << (choice.value % kBitsPerByte);
  }
}

}  // namespace

PackedBallots::PackedBallots(const BallotShape& shape, std::size_t voters)
    : shape_(shape),
      size_(voters),
      vote_bytes_(vote_bytes_of(shape)),
      stride_(1 + content_bytes()),
      bytes_(voters * stride_) {}

std::size_t PackedBallots::content_bytes() const {
  if (shape_.sealed_bytes > 0) return shape_.sealed_bytes;
  switch (shape_.method) {
    case Method::yes_no:
    case Method::one_of:
      return 1;  // as many as why a ballot is spoilt takes
    case Method::approval:
    case Method::equal_shares:
    case Method::greedy:
      return (shape_.options + kBitsPerByte - 1) / kBitsPerByte;
    case Method::quadratic:
    case Method::ranked:
      break;
  }
  return shape_.options * vote_bytes_;
}

void PackedBallots::read(std::size_t voter, Ballot& out) const {
  const auto* from = &bytes_[voter * stride_] + 1;
  out.form = form(voter);
  out.choices.clear();
  out.votes.clear();
  out.sealed.clear();
  if (out.form == BallotForm::sealed) out.sealed.assign(from, from + shape_.sealed_bytes);
  if (out.form == BallotForm::spoilt) out.spoilt_by = static_cast<SpoiltBy>(*from);
  if (out.form != BallotForm::choice) return;
  if (marks_options(shape_.method)) return read_marks(from, shape_.options, out.choices);
  if (!numbers_options(shape_.method)) {
    out.choices.emplace_back(std::to_integer<std::uint16_t>(*from));
    return;
  }
  out.votes.resize(shape_.options);
  if (vote_bytes_ == sizeof(std::int8_t)) return read_votes<std::int8_t>(from, out.votes);
  if (vote_bytes_ == sizeof(std::int16_t)) return read_votes<std::int16_t>(from, out.votes);
  read_votes<std::int32_t>(from, out.votes);
}

Ballot PackedBallots::at(std::size_t voter) const {
  Ballot out;
  read(voter, out);
  return out;
}

void PackedBallots::put(std::size_t voter, const Ballot& ballot) {
  YORIAI_ASSERT(voter < size_);
  const std::span row(&bytes_[voter * stride_], stride_);
  std::fill(row.begin(), row.end(), std::byte{0});
  row.front() = static_cast<std::byte>(ballot.form);
  if (ballot.form == BallotForm::withdrawn || ballot.form == BallotForm::blank) return;
  auto* to = &row[1];
  if (ballot.form == BallotForm::spoilt) {
    *to = static_cast<std::byte>(ballot.spoilt_by);
    return;
  }
  YORIAI_ASSERT(ballot.sealed.size() == shape_.sealed_bytes);
  if (ballot.form == BallotForm::sealed) {
    std::ranges::copy(ballot.sealed, to);
    return;
  }
  if (numbers_options(shape_.method)) {
    YORIAI_ASSERT(ballot.votes.size() == shape_.options);
    if (vote_bytes_ == sizeof(std::int8_t)) return write_votes<std::int8_t>(to, ballot.votes);
    if (vote_bytes_ == sizeof(std::int16_t)) return write_votes<std::int16_t>(to, ballot.votes);
    return write_votes<std::int32_t>(to, ballot.votes);
  }
  for (const auto choice : ballot.choices) {
    YORIAI_ASSERT(choice.value < (shape_.method == Method::yes_no ? 2 : shape_.options));
  }
  if (marks_options(shape_.method)) return write_marks(to, ballot.choices);
  YORIAI_ASSERT(ballot.choices.size() == 1);
  *to = static_cast<std::byte>(ballot.choices.front().value);
}

}  // namespace yoriai::core
