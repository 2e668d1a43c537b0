// Every bound of the formats and rules, in one place, each with its reason (specs/book.md section
// 12).
#pragma once

#include <cstddef>
#include <cstdint>

namespace yoriai::core {

// A tile of tlog-tiles gives an entry 65,535 bytes; the rest is room for what a peer adds.
inline constexpr std::size_t kMaxEntryBytes = 60 * 1024;
inline constexpr std::size_t kMaxHeaderBytes = 4 * 1024;
inline constexpr std::size_t kMaxBodyBytes =
    1024 * 1024;  // with its salt; a founding of 2,000 fits
inline constexpr std::size_t kMaxBlobBytes =
    64 * 1024 * 1024;                                   // a result of 2 million members fits
inline constexpr std::size_t kMaxCosigners = 40;        // a founding by forty households' heads
inline constexpr std::size_t kMaxReceipts = 16;         // one from each of the largest set of peers
inline constexpr std::size_t kMaxKeysPerMember = 8;     // devices one person uses at a time
inline constexpr std::size_t kMaxFoundingMembers = 40;  // each may have to co-sign
inline constexpr std::size_t kMaxPeers = 16;            // what a quorum can still be asked of
// Two sets in force differ by one peer each way at most.
inline constexpr std::size_t kMaxPeersInForce = kMaxPeers + 1;
inline constexpr std::size_t kMaxOptions = 200;         // a ballot a person can still read
inline constexpr std::size_t kMaxCharterList = 100;     // classes, kinds, topics, houses, roles
inline constexpr std::size_t kMaxRecused = 100;         // a committee with all its families
inline constexpr std::size_t kMaxShortTextBytes = 400;  // names, titles, option labels
inline constexpr std::size_t kMaxReasonBytes = 4000;
inline constexpr std::int32_t kMaxVote = 1 << 15;        // |votes| on one option
inline constexpr std::uint32_t kMaxCredits = 1U << 30U;  // kMaxVote squared
inline constexpr std::uint16_t kMaxRevisions = 1000;     // R of any charter
inline constexpr std::uint32_t kMaxSlip = 1U << 24U;     // a paper for every member there can be
inline constexpr std::size_t kMaxMarked = 200'000;       // they fit a body beside the papers
inline constexpr std::size_t kMaxEqualPapers = 10'000;  // as many different papers as one box holds
inline constexpr std::uint16_t kMaxHelped = 1000;       // whom one person may help in one vote
// One opener could read a vote alone; each one more can make it void by losing a key.
inline constexpr std::size_t kLeastOpeners = 2;
inline constexpr std::size_t kMostOpeners = 3;
// Two hundred options in points: 40 bytes, 4 for each option, 48 for each opener's box.
inline constexpr std::size_t kMaxSealedBytes = 40 + 4 * kMaxOptions + 48 * kMostOpeners;
// A vote that hangs longer on its openers is no decision: half a year.
inline constexpr std::uint64_t kMaxOpenWithinMs = 183ULL * 24 * 3600 * 1000;
inline constexpr std::uint32_t kMaxMembers = 1U << 24U;  // a hundred times the stretch target
inline constexpr std::uint32_t kMaxCards = 1U << 24U;    // one for every member there can be
inline constexpr std::size_t kMaxCardRows = 400;         // two registrars still read what they sign
inline constexpr std::size_t kMaxAttestations = 64;  // of one author and thing: five years' reports
inline constexpr std::uint32_t kMaxProposals = 1U << 20U;
inline constexpr std::uint64_t kMaxPurse = 1ULL << 53U;  // exact in every language's numbers
// By equal shares: the work of a count grows with their product, and this much takes some ten
// seconds of one processor, far from the minute in which a closing has to be in every peer's book.
inline constexpr std::uint64_t kMaxPurseTimesProjects = 10'000'000'000;
inline constexpr std::uint64_t kMaxFractionPart = 1U << 20U;    // numerators and denominators
inline constexpr std::uint64_t kLatestInstantMs = 1ULL << 48U;  // about the year 10889
inline constexpr std::uint64_t kMaxSpanMs = 10ULL * 366 * 24 * 3600 * 1000;  // ten years
// A year, so that the next general meeting can still have a vote counted again; and a century, for
// what is longer is for ever.
inline constexpr std::uint64_t kLeastRetentionMs = 365ULL * 24 * 3600 * 1000;
inline constexpr std::uint64_t kMaxRetentionMs = 10 * kMaxSpanMs;
// A clock this far before the last entry is wrong, not merely adjusted by its time service.
inline constexpr std::uint64_t kClockStepBackMs = 5'000;
// A deadline that falls due so long after the last entry more likely means a broken clock.
inline constexpr std::uint64_t kUnattendedMs = 24ULL * 3600 * 1000;
// So does a longer sleep: from one yearly assembly to the next, however they fall, it is shorter.
inline constexpr std::uint64_t kLongestSleepMs = 400ULL * 24 * 3600 * 1000;

static_assert(static_cast<std::uint64_t>(kMaxVote) * static_cast<std::uint64_t>(kMaxVote) ==
              kMaxCredits);
// Signatures, co-signers and receipts of the largest event fit one entry beside its header.
static_assert(kMaxHeaderBytes + 64 * (1 + kMaxCosigners) + 256 * kMaxReceipts + 256 <
              kMaxEntryBytes);
static_assert(32 * kMaxCosigners + 512 < kMaxHeaderBytes);
static_assert(4 * kMaxMarked < kMaxBodyBytes);
// Every founder may have to co-sign, and every peer but one with a new one.
static_assert(kMaxFoundingMembers <= kMaxCosigners && kMaxPeers <= kMaxCosigners);
// A sum of votes fits 64 bits, and times a purse 128 bits.
static_assert(kMaxMembers * static_cast<std::uint64_t>(kMaxVote) < 1ULL << 40U);
static_assert(kMaxOptions * (1ULL << 40U) < 1ULL << 48U);
// Votes, of people and of cards together, add up in 32 bits.
static_assert(kMaxMembers + kMaxCards <= UINT32_MAX / 2);
static_assert(kMaxPurse < UINT64_MAX / kMaxOptions);
// Conditions compare people · denominator (or votes · denominator) with base · numerator.
static_assert((1ULL << 40U) <= UINT64_MAX / kMaxFractionPart);
static_assert(kLatestInstantMs + 4 * kMaxSpanMs < 1ULL << 62U);

}  // namespace yoriai::core
