// Sealing ballots and keeping the keys that open them (specs/key-file.md section 3, specs/rules.md
// section 15). An opener has no further file to keep: the secret for a vote follows from the key
// that signs, which was written and synced long before its public half can be announced.
#pragma once

#include "core/proposal.h"
#include "core/sealed_ballot.h"
#include "ledger/secret_key.h"

namespace yoriai::ledger {

inline constexpr std::string_view kSealKeyDomain = "yoriai/seal-key/v1\n";

// Until it is published it is as secret as the key.
core::SealSecret seal_secret(const SecretKey& key, const core::ProposalId& proposal);
core::SealKey seal_key(const SecretKey& key, const core::ProposalId& proposal);

// With boxes' keys from the system's random source. The ballot fits the vote's layout.
core::ByteVector sealed_at_random(const core::Proposal& proposal, const core::BallotPlace& place,
                                  const core::Ballot& ballot);
// With these, one for each opener.
core::ByteVector sealed_with(const core::Proposal& proposal, const core::BallotPlace& place,
                             const core::Ballot& ballot,
                             std::span<const core::SealSecret> ephemerals);

}  // namespace yoriai::ledger
