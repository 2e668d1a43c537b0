// Frames of peers and clients: two bytes say the kind, then comes the message (specs/peers.md
// section 13). Kind 0 is no message: what follows is an evidence file.
#include <specs/wire.capnp.h>

#include "net/evidence.h"
#include "net/wire_codec.h"
#include "tests/fuzz/event_checks.h"
#include "tests/fuzz/value_mutator.h"

namespace yoriai::fuzz {
namespace {

constexpr std::size_t kKindBytes = 2;
constexpr std::uint16_t kEvidence = 0;

std::uint16_t kind_of(const std::uint8_t* data) {
  return static_cast<std::uint16_t>(data[0] << 8U | data[1]);
}

void check_message(std::uint16_t kind, core::ByteView bytes) {
  const auto message = net::decode_message(kind, bytes);
  if (!message) return;
  YORIAI_ASSERT(net::wire_number(*message) == kind);
  YORIAI_ASSERT(std::ranges::equal(net::encode_message(*message), bytes));
  YORIAI_ASSERT(net::decode_message(kind, bytes) == message);
}

// Who is convicted in specs/vectors/evidence.json: nobody else's key ever signed two stories.
const core::PublicKey& liar() {
  static const auto key = *core::id_from_hex<core::PublicKey>(
      "e62b4c495d79adc6928121b22df8edeedcf906bd333964d4a7222030383b152a");
  return key;
}

void check_evidence(core::ByteView bytes) {
  const auto evidence = net::decode_evidence(bytes);
  if (!evidence) return;
  YORIAI_ASSERT(std::ranges::equal(net::encode_evidence(*evidence), bytes));
  YORIAI_ASSERT(net::decode_evidence(bytes) == evidence);
  if (net::convicts(*evidence)) YORIAI_ASSERT(net::accused(*evidence) == liar());
}

// In the order of the kinds' numbers.
capnp::StructSchema schema_of(std::uint16_t kind) {
  static const capnp::StructSchema all[] = {
      capnp::Schema::from<schema::Evidence>(),   capnp::Schema::from<schema::Hello>(),
      capnp::Schema::from<schema::Goodbye>(),    capnp::Schema::from<schema::Submit>(),
      capnp::Schema::from<schema::Received>(),   capnp::Schema::from<schema::Included>(),
      capnp::Schema::from<schema::Refused>(),    capnp::Schema::from<schema::Overloaded>(),
      capnp::Schema::from<schema::Entries>(),    capnp::Schema::from<schema::Acked>(),
      capnp::Schema::from<schema::Certified>(),  capnp::Schema::from<schema::HeldSaid>(),
      capnp::Schema::from<schema::Cosigned>(),   capnp::Schema::from<schema::GetEntries>(),
      capnp::Schema::from<schema::GetBlob>(),    capnp::Schema::from<schema::BlobPart>(),
      capnp::Schema::from<schema::GetHead>(),    capnp::Schema::from<schema::AskPromise>(),
      capnp::Schema::from<schema::Promised>(),   capnp::Schema::from<schema::NotPromised>(),
      capnp::Schema::from<schema::AskNumbers>(), capnp::Schema::from<schema::Numbers>(),
      capnp::Schema::from<schema::AskStatus>(),  capnp::Schema::from<schema::Status>(),
  };
  static_assert(std::size(all) == std::variant_size_v<net::Message> + 1);
  return all[kind % std::size(all)];
}

}  // namespace
}  // namespace yoriai::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace yoriai::fuzz;
  if (size < kKindBytes) return 0;
  const auto bytes = view_of(data + kKindBytes, size - kKindBytes);
  const auto kind = kind_of(data);
  if (kind == kEvidence) {
    check_evidence(bytes);
  } else {
    check_message(kind, bytes);
  }
  return 0;
}

// A changed value of the same kind, mostly.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t most, unsigned seed) {
  using namespace yoriai;
  tests::Dice dice(seed);
  if (size < fuzz::kKindBytes || dice.percent(20)) return LLVMFuzzerMutate(data, size, most);
  const auto schema = fuzz::schema_of(fuzz::kind_of(data));
  const auto body = fuzz::view_of(data + fuzz::kKindBytes, size - fuzz::kKindBytes);
  const auto mutated = fuzz::ValueMutator(dice).mutated(schema, body);
  return fuzz::kKindBytes + fuzz::put(mutated, data + fuzz::kKindBytes, size - fuzz::kKindBytes,
                                      most - fuzz::kKindBytes);
}
