#include "ledger/ballot_seal.h"

#include <sodium.h>

#include "core/sealed_box.h"
#include "ledger/sodium_ready.h"

namespace yoriai::ledger {

core::SealSecret seal_secret(const SecretKey& key, const core::ProposalId& proposal) {
  core::ByteVector message;
  core::append(message, core::bytes_of(kSealKeyDomain));
  core::append(message, proposal.draft.view());
  const auto seed = key.seed().view();
  core::SealSecret out;
  crypto_generichash(out.raw(), core::SealSecret::kSize,
                     reinterpret_cast<const unsigned char*>(message.data()), message.size(),
                     reinterpret_cast<const unsigned char*>(seed.data()), seed.size());
  return out;
}

core::SealKey seal_key(const SecretKey& key, const core::ProposalId& proposal) {
  auto secret = seal_secret(key, proposal);
  const auto out = core::seal_key_of(secret);
  sodium_memzero(secret.raw(), core::SealSecret::kSize);
  return out;
}

core::ByteVector sealed_with(const core::Proposal& proposal, const core::BallotPlace& place,
                             const core::Ballot& ballot,
                             std::span<const core::SealSecret> ephemerals) {
  std::vector<core::SealKey> keys;
  for (const auto& opener : proposal.terms.openers) keys.push_back(opener.key);
  return core::seal_ballot(core::plain_ballot(place, ballot, proposal.ballot_shape()), keys,
                           ephemerals);
}

core::ByteVector sealed_at_random(const core::Proposal& proposal, const core::BallotPlace& place,
                                  const core::Ballot& ballot) {
  make_sodium_ready();
  std::vector<core::SealSecret> ephemerals(proposal.terms.openers.size());
  for (auto& one : ephemerals) randombytes_buf(one.raw(), core::SealSecret::kSize);
  auto out = sealed_with(proposal, place, ballot, ephemerals);
  for (auto& one : ephemerals) sodium_memzero(one.raw(), core::SealSecret::kSize);
  return out;
}

}  // namespace yoriai::ledger
