#include "core/sealed_ballot.h"

#include <algorithm>

#include "core/assert.h"
#include "core/sealed_box.h"

namespace yoriai::core {
namespace {

constexpr std::size_t kBitsPerByte = 8;
constexpr std::size_t kByteValues = std::size_t{1} << kBitsPerByte;
constexpr std::size_t kVoteBytes = 4;  // of points on one option
constexpr std::size_t kVoterAt = EventId::kSize;
constexpr std::size_t kPlaceBytes = kVoterAt + 4 + 1 + 2;

bool marks_options(Method method) { return method == Method::approval || chooses_projects(method); }

std::size_t content_bytes(const BallotShape& shape) {
  if (shape.method == Method::quadratic) return shape.options * kVoteBytes;
  if (shape.method == Method::ranked) return shape.options;
  if (marks_options(shape.method)) return (shape.options + kBitsPerByte - 1) / kBitsPerByte;
  return 1;
}

std::array<std::byte, kPlaceBytes> bytes_of_place(const BallotPlace& place) {
  std::array<std::byte, kPlaceBytes> out{};
  const std::span all(out);
  std::ranges::copy(place.proposal.draft.view(), out.begin());
  store_big_endian(all.subspan(kVoterAt, 4), place.voter.value);
  store_big_endian(all.subspan(kVoterAt + 4, 1), static_cast<std::uint64_t>(place.channel));
  store_big_endian(all.subspan(kVoterAt + 5, 2), place.revision.value);
  return out;
}

void write_choice(std::span<std::byte> content, const Ballot& ballot, const BallotShape& shape) {
  if (numbers_options(shape.method)) {
    const auto bytes = shape.method == Method::quadratic ? kVoteBytes : 1;
    for (std::size_t i = 0; i < ballot.votes.size(); ++i) {
      store_big_endian(content.subspan(i * bytes, bytes),
                       static_cast<std::uint32_t>(ballot.votes[i]));
    }
    return;
  }
  for (const auto choice : ballot.choices) {
    if (marks_options(shape.method)) {
      content[choice.value / kBitsPerByte] |= std::byte{1} << (choice.value % kBitsPerByte);
    } else {
      content.front() = static_cast<std::byte>(choice.value);
    }
  }
}

std::uint32_t number_in(ByteView bytes) {
  std::uint32_t value = 0;
  for (const auto byte : bytes)
    value = value << kBitsPerByte | std::to_integer<std::uint32_t>(byte);
  return value;
}

Ballot read_choice(ByteView content, const BallotShape& shape) {
  Ballot ballot{BallotForm::choice, {}, {}};
  if (numbers_options(shape.method)) {
    const auto bytes = shape.method == Method::quadratic ? kVoteBytes : 1;
    for (std::size_t i = 0; i < shape.options; ++i) {
      ballot.votes.push_back(
          static_cast<std::int32_t>(number_in(content.subspan(i * bytes, bytes))));
    }
    return ballot;
  }
  if (!marks_options(shape.method)) {
    ballot.choices.emplace_back(std::to_integer<std::uint16_t>(content.front()));
    return ballot;
  }
  // All bits, so that one beyond the options is seen.
  for (std::size_t i = 0; i < content.size() * kBitsPerByte; ++i) {
    const auto bits = std::to_integer<unsigned>(content[i / kBitsPerByte]);
    if ((bits >> (i % kBitsPerByte) & 1U) != 0) {
      ballot.choices.emplace_back(static_cast<std::uint16_t>(i));
    }
  }
  return ballot;
}

Ballot spoilt(SpoiltBy by) { return {BallotForm::spoilt, {}, {}, {}, by}; }

}  // namespace

std::size_t plain_ballot_bytes(const BallotShape& shape) {
  return kPlaceBytes + 1 + content_bytes(shape);
}

std::size_t sealed_ballot_bytes(const BallotShape& shape, std::size_t openers) {
  return plain_ballot_bytes(shape) + openers * kBoxBytes;
}

bool can_hold(const BallotShape& shape, const Ballot& ballot) {
  if (ballot.form > BallotForm::choice) return false;
  if (ballot.form != BallotForm::choice) return ballot.choices.empty() && ballot.votes.empty();
  if (numbers_options(shape.method)) {
    const bool ranked = shape.method == Method::ranked;
    return ballot.choices.empty() && ballot.votes.size() == shape.options &&
           std::ranges::all_of(ballot.votes, [&](std::int32_t vote) {
             return !ranked || (vote >= 0 && vote <= UINT8_MAX);
           });
  }
  const auto room = marks_options(shape.method) ? content_bytes(shape) * kBitsPerByte : kByteValues;
  const bool as_many = marks_options(shape.method) || ballot.choices.size() == 1;
  return as_many && ballot.votes.empty() &&
         std::ranges::is_sorted(ballot.choices, std::ranges::less_equal()) &&
         std::ranges::all_of(ballot.choices, [&](OptionIndex at) { return at.value < room; });
}

ByteVector plain_ballot(const BallotPlace& place, const Ballot& ballot, const BallotShape& shape) {
  YORIAI_ASSERT(can_hold(shape, ballot));
  ByteVector out(plain_ballot_bytes(shape));
  std::ranges::copy(bytes_of_place(place), out.begin());
  out[kPlaceBytes] = static_cast<std::byte>(ballot.form);
  if (ballot.form == BallotForm::choice) {
    write_choice(std::span(out).subspan(kPlaceBytes + 1), ballot, shape);
  }
  return out;
}

Ballot read_plain_ballot(ByteView plain, const BallotPlace& place, const BallotShape& shape) {
  if (plain.size() != plain_ballot_bytes(shape)) return spoilt(SpoiltBy::no_ballot);
  if (!std::ranges::equal(plain.first(kPlaceBytes), bytes_of_place(place))) {
    return spoilt(SpoiltBy::made_for_another);
  }
  const auto form = std::to_integer<std::uint8_t>(plain[kPlaceBytes]);
  const auto content = plain.subspan(kPlaceBytes + 1);
  if (form == static_cast<std::uint8_t>(BallotForm::choice)) return read_choice(content, shape);
  const bool padded =
      std::ranges::all_of(content, [](std::byte byte) { return byte == std::byte{0}; });
  if (form > static_cast<std::uint8_t>(BallotForm::blank) || !padded) {
    return spoilt(SpoiltBy::no_ballot);
  }
  return {static_cast<BallotForm>(form), {}, {}};
}

ByteVector seal_ballot(ByteView plain, std::span<const SealKey> keys,
                       std::span<const SealSecret> ephemerals) {
  YORIAI_ASSERT(keys.size() == ephemerals.size());
  ByteVector box(plain.begin(), plain.end());
  for (std::size_t at = keys.size(); at > 0; --at) {
    box = seal_box(box, keys[at - 1], ephemerals[at - 1]);
  }
  return box;
}

}  // namespace yoriai::core
