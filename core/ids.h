// Names of things in a book. Each is its own type, so that a wrong mixing does not compile.
#pragma once

#include <cstdint>
#include <limits>

#include "core/bytes.h"

namespace yoriai::core {

using LedgerId = Bytes<32, struct LedgerIdTag>;      // event id of the founding event
using EventId = Bytes<32, struct EventIdTag>;        // SHA-256 of the header bytes
using PublicKey = Bytes<32, struct PublicKeyTag>;    // Ed25519
using Signature = Bytes<64, struct SignatureTag>;    // Ed25519
using Digest = Bytes<32, struct DigestTag>;          // SHA-256 of something else
using Commitment = Bytes<32, struct CommitmentTag>;  // SHA-256(32-byte salt ‖ register record)
using CardCommitment = Bytes<32, struct CardCommitmentTag>;  // specs/book.md 6.4
using BodySalt = Bytes<16, struct BodySaltTag>;
using SealKey = Bytes<32, struct SealKeyTag>;        // X25519, of one opener for one vote
using SealSecret = Bytes<32, struct SealSecretTag>;  // its secret half
using RegisterSalt = Bytes<32, struct RegisterSaltTag>;

// A proposal is named by the event id of its draft (specs/rules.md section 4).
struct ProposalId {
  EventId draft;
  auto operator<=>(const ProposalId&) const = default;
};

// An unsigned number with a meaning. `value` is public: these are plain values.
template <class Int, class Tag>
struct Number {
  Int value = 0;
  constexpr Number() = default;
  constexpr explicit Number(Int v) : value(v) {}
  auto operator<=>(const Number&) const = default;
};

using MemberNumber = Number<std::uint32_t, struct MemberNumberTag>;      // from 1; 0 is nobody
using ProposalNumber = Number<std::uint32_t, struct ProposalNumberTag>;  // from 1, for people
using EntryIndex = Number<std::uint64_t, struct EntryIndexTag>;          // from 0
using Epoch = Number<std::uint64_t, struct EpochTag>;
using Revision = Number<std::uint16_t, struct RevisionTag>;
using KeyGeneration = Number<std::uint16_t, struct KeyGenerationTag>;
using OptionIndex = Number<std::uint16_t, struct OptionIndexTag>;  // position in the draft's list
using HouseIndex = Number<std::uint16_t, struct HouseIndexTag>;    // position in charter.houses
using ClassIndex = Number<std::uint16_t, struct ClassIndexTag>;    // position in charter.classes
using KindIndex = Number<std::uint16_t, struct KindIndexTag>;      // position in charter.kinds
using TopicIndex = Number<std::uint16_t, struct TopicIndexTag>;    // position in charter.topics
using HouseholdNumber = Number<std::uint32_t, struct HouseholdNumberTag>;  // 0: none
using Credits = Number<std::uint32_t, struct CreditsTag>;
using Weight = Number<std::uint32_t, struct WeightTag>;
using Amount = Number<std::uint64_t, struct AmountTag>;  // in the currency's smallest unit
using RulesVersion = Number<std::uint16_t, struct RulesVersionTag>;

inline constexpr MemberNumber kNobody{0};

}  // namespace yoriai::core
