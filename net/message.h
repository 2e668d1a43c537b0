// What peers say to each other, and clients to peers (specs/peers.md section 12). Plain values;
// their bytes are wire_codec.h's matter, and nothing in them has been checked.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "core/event.h"
#include "core/statement.h"
#include "ledger/event_maker.h"
#include "ledger/store.h"

namespace yoriai::net {

using InstanceId = core::Bytes<16, struct InstanceIdTag>;  // random at every start of a node
using Nonce = core::Bytes<16, struct NonceTag>;

enum class ConnectionRole : std::uint8_t { client = 0, peer = 1 };

struct Hello {
  std::uint16_t protocol = 0;
  core::LedgerId ledger;
  ConnectionRole role = ConnectionRole::client;
  core::PublicKey node;  // zeros for a client
  InstanceId instance;
  bool operator==(const Hello&) const = default;
};

// Why a connection ends. The numbers are in specs/peers.md section 13.
enum class Farewell : std::uint16_t {
  stopping = 1,
  hello_late = 2,
  protocol_unknown = 3,
  ledger_unknown = 4,
  peer_unknown = 5,
  own_instance = 6,
  frame_too_long = 7,
  message_malformed = 8,
  message_unexpected = 9,
  statement_bad = 10,
  too_slow = 11,
  too_many = 12,
  key_wrong = 13,
  resting = 14,
  idle = 15,
};

struct Goodbye {
  Farewell reason = Farewell::stopping;
  bool operator==(const Goodbye&) const = default;
};

struct Submit {
  ledger::EventBytes event;
  std::vector<core::ByteVector> blobs;
  std::vector<core::Receipt> receipts;  // ascending by peer
  bool operator==(const Submit&) const = default;
};

// Of the event and its blobs; more than kMaxSubmitBytes are no message.
std::size_t bytes_in(const Submit& message);

struct Received {
  core::EventId event;
  core::Receipt receipt;
  bool operator==(const Received&) const = default;
};

struct Included {
  core::EventId event;
  core::EntryIndex index;
  bool operator==(const Included&) const = default;
};

// A peer's signed word that it refused these bytes at that size.
struct RefusalNotice {
  core::PublicKey peer;
  core::EventId event;
  core::Digest signatures;  // SHA-256 of the signature list
  core::Refused refused;
  std::uint64_t size = 0;
  core::Digest root;
  core::Signature signature;
  bool operator==(const RefusalNotice&) const = default;
};

struct Overloaded {
  core::EventId event;
  core::Duration retry_after;
  bool operator==(const Overloaded&) const = default;
};

// Neighbouring entries: a sequencer's batch, or the answer to GetEntries.
struct Entries {
  core::Epoch epoch;  // of a batch
  core::EntryIndex first;
  std::vector<ledger::StoredEntry> lines;
  bool asked = false;
  core::Tree base;  // of a batch: what it stands on
  std::vector<core::ByteVector> blobs;
  bool operator==(const Entries&) const = default;
};

struct Acked {
  std::vector<core::Ack> acks;
  bool operator==(const Acked&) const = default;
};

struct Certified {
  core::Certificate certificate;
  bool operator==(const Certified&) const = default;
};

struct HeldSaid {
  std::vector<core::Held> held;
  bool operator==(const HeldSaid&) const = default;
};

struct Cosigned {
  std::string note;
  bool operator==(const Cosigned&) const = default;
};

struct GetEntries {
  core::EntryIndex first;
  core::EntryIndex end;  // not included
  bool operator==(const GetEntries&) const = default;
};

struct GetBlob {
  core::BlobName name;
  std::uint64_t offset = 0;
  bool operator==(const GetBlob&) const = default;
};

struct BlobPart {
  core::BlobName name;
  std::uint64_t offset = 0;
  core::ByteVector bytes;  // empty: not here
  bool operator==(const BlobPart&) const = default;
};

struct GetHead {
  bool operator==(const GetHead&) const = default;
};

struct AskPromise {
  core::Epoch epoch;
  core::PublicKey candidate;
  core::PublicKey log;
  std::vector<core::Promise> shown;  // by others and itself, for this epoch and those before it
  bool operator==(const AskPromise&) const = default;
};

struct Promised {
  core::Promise promise;
  core::Certificate certificate;  // of promise.best
  bool operator==(const Promised&) const = default;
};

struct NotPromised {
  core::Epoch epoch;                     // the one asked for
  core::Epoch highest;                   // known
  std::optional<core::Promise> given{};  // the last one to anybody
  bool operator==(const NotPromised&) const = default;
};

struct AskNumbers {
  Nonce nonce;
  bool operator==(const AskNumbers&) const = default;
};

// The highest numbers that a peer holds from another one's keys.
struct Numbers {
  core::PublicKey peer;
  core::PublicKey about;
  Nonce nonce;
  std::uint64_t receipts = 0;
  core::Tree acked;
  core::Tree held;
  core::Epoch promised;
  std::uint64_t cosigned = 0;
  core::Signature signature;
  bool operator==(const Numbers&) const = default;
};

struct AskStatus {
  core::EventId event;
  bool operator==(const AskStatus&) const = default;
};

enum class EventState : std::uint8_t {
  unknown = 0,
  received = 1,
  in_book = 2,
  final = 3,
  refused = 4,
};

// How far an event has come, with the proof of it.
struct EventStatus {
  core::EventId event;
  EventState state = EventState::unknown;
  core::EntryIndex index;
  std::vector<core::Receipt> receipts;
  std::vector<core::Digest> proof;  // to the certificate's tree, or the note's when final
  core::Certificate certificate;
  std::string note;
  RefusalNotice refusal;
  core::ByteVector entry;        // the leaf that the proof is about
  core::ByteVector salted_body;  // of an entry that carries the event of another one
  bool operator==(const EventStatus&) const = default;
};

// In the order of the kinds' numbers, which begin at 1.
using Message =
    std::variant<Hello, Goodbye, Submit, Received, Included, RefusalNotice, Overloaded, Entries,
                 Acked, Certified, HeldSaid, Cosigned, GetEntries, GetBlob, BlobPart, GetHead,
                 AskPromise, Promised, NotPromised, AskNumbers, Numbers, AskStatus, EventStatus>;

// As it stands in a frame.
inline std::uint16_t wire_number(const Message& message) {
  return static_cast<std::uint16_t>(message.index() + 1);
}

}  // namespace yoriai::net
