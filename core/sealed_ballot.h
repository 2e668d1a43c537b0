// What is in the boxes of a sealed ballot: bytes of one size for a vote, whatever they say, bound
// to the one ballot they were made for (specs/rules.md section 15).
#pragma once

#include <span>

#include "core/packed_ballots.h"
#include "core/register_rank.h"

namespace yoriai::core {

// The ballot that a plaintext belongs to. Elsewhere it is spoilt.
struct BallotPlace {
  ProposalId proposal;
  MemberNumber voter;
  Channel channel = Channel::own;
  Revision revision;
  bool operator==(const BallotPlace&) const = default;
};

std::size_t plain_ballot_bytes(const BallotShape& shape);
std::size_t sealed_ballot_bytes(const BallotShape& shape, std::size_t openers);

// Whether there are bytes that say just this, be it valid or not.
bool can_hold(const BallotShape& shape, const Ballot& ballot);
// Such a ballot's.
ByteVector plain_ballot(const BallotPlace& place, const Ballot& ballot, const BallotShape& shape);
// A spoilt ballot where the bytes are for another place, or hold no ballot's layout. Whether a
// ballot fits the vote is not looked at.
Ballot read_plain_ballot(ByteView plain, const BallotPlace& place, const BallotShape& shape);

// One box in the other: that of the last key is the innermost. As many secrets as keys, each as
// good as random, and used for nothing else.
ByteVector seal_ballot(ByteView plain, std::span<const SealKey> keys,
                       std::span<const SealSecret> ephemerals);

}  // namespace yoriai::core
