// Every bound of the peer protocol, each with its reason (specs/peers.md section 14).
#pragma once

#include "core/limits.h"
#include "core/time.h"

namespace yoriai::net {

inline constexpr std::uint16_t kProtocolVersion = 1;

inline constexpr std::size_t kMaxFrameBytes = 2U << 20U;  // a body, its entry and room
// An event with its blobs on the way: whoever passes it on has room for the receipts of all peers.
inline constexpr std::size_t kMaxSubmitBytes = kMaxFrameBytes - 8 * 1024;
inline constexpr std::size_t kMaxLines = 2048;            // entries in one message
inline constexpr std::size_t kMaxLineBytes = 1U << 20U;   // of these, unless it is one entry
inline constexpr std::size_t kMaxBlobsInMessage = 16;     // small wordings that came along
inline constexpr std::size_t kBlobPartBytes = 1U << 20U;  // keeps a frame small
inline constexpr std::size_t kMaxBatchEvents = 1000;      // one synced write
inline constexpr std::size_t kMaxDueInBatch = 500;        // openings and closings
inline constexpr std::size_t kMaxHeldEvents = 100'000;    // a city's ballots of an hour
inline constexpr std::size_t kMaxHeldOfAuthor = 64;       // one person's day
inline constexpr std::size_t kOverdueQuota = 8;           // events of one author that stop ACKs
inline constexpr std::size_t kMaxStatements = 64;         // in one message
inline constexpr std::size_t kMaxNoteBytes = 16 * 1024;   // sixteen cosignatures and room
inline constexpr std::size_t kMaxProofHashes = 64;        // a tree of 2^64 leaves
inline constexpr std::uint64_t kMostEpoch = std::uint64_t{1} << 48U;  // one a millisecond: for ever
inline constexpr std::size_t kTreesRemembered = 16;     // whose statements still come in
inline constexpr std::size_t kPlacesAtOnce = 4096;      // entries looked through in one go: 20 ms
inline constexpr std::size_t kMaxReleased = 4096;       // final events that the store still holds
inline constexpr std::size_t kMaxEvidenceOfPeer = 16;   // told, and kept as files
inline constexpr std::size_t kReceiptsCompared = 1024;  // of one peer, with one another: 200 KB
inline constexpr std::size_t kJudgedAtOnce = 2048;      // receipts, in a second: a tenth of it
inline constexpr std::size_t kMaxQuestions = 1024;      // of clients, between two answers

inline constexpr std::size_t kMaxUnsentBytes = 8U << 20U;  // then a slow reader is dropped
inline constexpr std::size_t kMaxConnections = 256;        // of all kinds, also before their Hello
inline constexpr std::size_t kMaxArriving = 30;            // before their Hello; then one gives way
inline constexpr std::size_t kMaxClients = 192;       // of these: peers, two each, always find room
inline constexpr std::size_t kMaxClientsOfHost = 48;  // a village behind one address; not all

inline constexpr std::size_t kMaxTail = 2 * kMaxLines;  // remembered events of the last two batches
inline constexpr std::size_t kMaxGathered = 1000;       // events that wait a moment: a batch
inline constexpr std::size_t kMaxGatheredBytes = 4096;  // of one: a ballot; a wording does not wait

inline constexpr std::size_t kPassOnBytes = 1U
                                            << 20U;  // at once: well below what is unsent at most

inline constexpr core::Duration kSkew{10'000};       // clocks set by NTP, badly
inline constexpr core::Duration kLeap{5'000};        // of a clock that is looked at every kTick
inline constexpr core::Duration kLateStore{60'000};  // a batch so old was not sent when stamped
inline constexpr core::Duration kOverdue{60'000};    // a member waits a minute, not more
inline constexpr core::Duration kUnheard{300'000};   // of an event that the sequencer knows not
inline constexpr core::Duration kSilence{300'000};   // without a heartbeat
inline constexpr core::Duration kConsent{600'000};   // of an operator: people telephone meanwhile
inline constexpr core::Duration kHeartbeatVoting{10'000};
inline constexpr core::Duration kHeartbeatQuiet{60'000};
inline constexpr core::Duration kResend{1'000};           // what got no answer is said again
inline constexpr core::Duration kRetryRefused{5'000};     // a held event that was refused for now
inline constexpr core::Duration kPassOnInTurn{5'000};     // what came from a peer, who told others
inline constexpr core::Duration kWaitsLong{20'000};       // well before others call it overdue
inline constexpr core::Duration kRestartPatience{3'000};  // for answers about one's own numbers
inline constexpr core::Duration kGather{20};              // or twice that: a batch on its way
inline constexpr core::Duration kCertifiedSoon{100};      // else the followers are away, or far
inline constexpr core::Duration kTick{500};               // how often a node is told the time
inline constexpr core::Duration kHelloWait{5'000};        // for TLS and Hello together
inline constexpr core::Duration kClientIdle{60'000};      // a person's phone asks again by then
inline constexpr core::Duration kConnectWait{5'000};      // a network's round trip, many times
inline constexpr core::Duration kGoodbyeWait{1'000};      // for a last word to be read
inline constexpr core::Duration kRest{10'000};            // of a peer whose connection ended
inline constexpr core::Duration kShortRest{1'000};        // while fewer than k are connected
inline constexpr core::Duration kSilentLine{15'000};      // unanswered by the other machine: gone

static_assert(kMaxFrameBytes > core::kMaxBodyBytes + core::kMaxEntryBytes + 4096);
static_assert(kMaxSubmitBytes + 256 * core::kMaxReceipts + 64 * kMaxBlobsInMessage + 1024 <
              kMaxFrameBytes);
static_assert(kMaxFrameBytes > kMaxLineBytes + kBlobPartBytes / 2);
static_assert(kMaxUnsentBytes > 2 * kMaxFrameBytes);
static_assert(kMaxUnsentBytes > 2 * (kPassOnBytes + kMaxFrameBytes));
static_assert(kMaxConnections >= kMaxArriving + kMaxClients + 2 * core::kMaxPeersInForce);
static_assert(4 * kMaxClientsOfHost <= kMaxClients);
static_assert(kMaxBatchEvents + kMaxDueInBatch + 2 <= kMaxLines);
static_assert(kLeap.ms <= kSkew.ms / 2 && kLeap.ms >= 4 * kTick.ms);
static_assert(kPassOnInTurn < kWaitsLong);
static_assert(kRetryRefused < kWaitsLong && kWaitsLong < kOverdue);
static_assert(kHeartbeatVoting < kSilence && kHeartbeatQuiet < kSilence);

}  // namespace yoriai::net
