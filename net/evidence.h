// What no honest peer makes, and how anybody checks it (specs/peers.md section 11).
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "core/statement.h"

namespace yoriai::net {

struct EventReceipt {
  core::EventId event;
  core::Receipt receipt;
  bool operator==(const EventReceipt&) const = default;
};

// A leaf that a peer's tree holds at an index, with the inclusion proof to that tree.
struct ProvenLeaf {
  std::uint64_t index = 0;
  core::Digest hash;
  std::vector<core::Digest> proof;
  bool operator==(const ProvenLeaf&) const = default;
};

template <class Word>
using Pair = std::array<Word, 2>;

struct TwoAcks {
  Pair<core::Ack> words;
  bool operator==(const TwoAcks&) const = default;
};
struct TwoHeld {
  Pair<core::Held> words;
  bool operator==(const TwoHeld&) const = default;
};
struct TwoPromises {
  Pair<core::Promise> words;
  bool operator==(const TwoPromises&) const = default;
};
struct TwoReceipts {
  Pair<EventReceipt> words;
  bool operator==(const TwoReceipts&) const = default;
};
struct TwoLeaves {
  Pair<core::Ack> words;
  Pair<ProvenLeaf> leaves;
  bool operator==(const TwoLeaves&) const = default;
};

using Contradiction = std::variant<TwoAcks, TwoHeld, TwoPromises, TwoReceipts, TwoLeaves>;

struct Evidence {
  core::LedgerId ledger;
  Contradiction shown;
  bool operator==(const Evidence&) const = default;
};

// Why a file proves nothing; the first of these that holds.
enum class NoProof : std::uint8_t { two_signers, no_contradiction, signature_bad, inclusion_bad };
std::optional<NoProof> missing_in(const Evidence& evidence);
// Whether both statements are the same peer's, well signed for this ledger, and contradict each
// other.
inline bool convicts(const Evidence& evidence) { return !missing_in(evidence); }
const core::PublicKey& accused(const Evidence& evidence);

core::ByteVector encode_evidence(const Evidence& evidence);
std::optional<Evidence> decode_evidence(core::ByteView bytes);

}  // namespace yoriai::net
