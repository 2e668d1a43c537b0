// Events as others send them. The input: kind (1 byte) ‖ length of the header (2 bytes, big-endian)
// ‖ header ‖ body without its salt.
#include <specs/event.capnp.h>

#include <cstring>

#include "tests/fuzz/event_checks.h"
#include "tests/fuzz/value_mutator.h"

namespace yoriai::fuzz {
namespace {

using core::ByteVector;
using core::ByteView;

constexpr std::size_t kPrefixBytes = 3;

struct Input {
  std::uint8_t kind = 0;
  ByteVector header;
  ByteVector body;
};

std::optional<Input> parsed(ByteView bytes) {
  if (bytes.size() < kPrefixBytes) return std::nullopt;
  const auto at = [&](std::size_t i) { return std::to_integer<std::size_t>(bytes[i]); };
  const std::size_t length = std::min(at(1) << 8U | at(2), bytes.size() - kPrefixBytes);
  const auto header = bytes.subspan(kPrefixBytes, length);
  const auto body = bytes.subspan(kPrefixBytes + length);
  return Input{
      static_cast<std::uint8_t>(at(0)), {header.begin(), header.end()}, {body.begin(), body.end()}};
}

ByteVector written(const Input& input) {
  ByteVector out{static_cast<std::byte>(input.kind),
                 static_cast<std::byte>(input.header.size() >> 8U),
                 static_cast<std::byte>(input.header.size())};
  core::append(out, input.header);
  core::append(out, input.body);
  return out;
}

capnp::StructSchema schema_of(std::uint8_t kind) {
  using capnp::Schema;
  static const std::array kSchemas{
      Schema::from<schema::Founded>(),           Schema::from<schema::MemberAdmitted>(),
      Schema::from<schema::MemberChanged>(),     Schema::from<schema::KeyAdded>(),
      Schema::from<schema::KeysReplaced>(),      Schema::from<schema::RoleChanged>(),
      Schema::from<schema::ProposalDrafted>(),   Schema::from<schema::ProposalSeconded>(),
      Schema::from<schema::ProposalAnnounced>(), Schema::from<schema::ProposalWithdrawn>(),
      Schema::from<schema::VotingOpened>(),      Schema::from<schema::BallotCast>(),
      Schema::from<schema::DelegationSet>(),     Schema::from<schema::VotingClosed>(),
      Schema::from<schema::ReceiptsAdded>(),     Schema::from<schema::EpochBegun>(),
      Schema::from<schema::PeersChanged>(),      Schema::from<schema::PeersActivated>(),
      Schema::from<schema::PaperEntered>(),      Schema::from<schema::CountEntered>(),
      Schema::from<schema::PresenceNoted>(),     Schema::from<schema::SealOpened>(),
      Schema::from<schema::CastingVote>(),       Schema::from<schema::CardsRecorded>(),
      Schema::from<schema::CharterInForce>(),    Schema::from<schema::MinutesPublished>(),
      Schema::from<schema::Attested>()};
  static_assert(kSchemas.size() == core::kBodyKinds.size());
  const auto alternative = core::alternative_of(static_cast<core::Kind>(kind));
  return kSchemas[alternative.value_or(0)];
}

void mutate(Input& input, tests::Dice& dice) {
  ValueMutator mutator(dice);
  if (dice.percent(5)) {
    input.kind = static_cast<std::uint8_t>(dice.between(0, 30));
    input.body.clear();
  }
  if (dice.percent(20)) {
    input.header = mutator.mutated(capnp::Schema::from<schema::Header>(), input.header);
  } else {
    input.body = mutator.mutated(schema_of(input.kind), input.body);
  }
}

}  // namespace
}  // namespace yoriai::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace yoriai;
  const auto input = fuzz::parsed(fuzz::view_of(data, size));
  if (!input) return 0;
  auto header = fuzz::checked_header(input->header);
  const auto kind = static_cast<core::Kind>(input->kind);
  const auto body = fuzz::checked_body(kind, input->body);
  if (header && body) {
    header->kind = kind;
    fuzz::check_event(*std::move(header), input->body);
  }
  return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t most, unsigned seed) {
  using namespace yoriai;
  tests::Dice dice(seed);
  auto input = fuzz::parsed(fuzz::view_of(data, size));
  if (!input || dice.percent(20)) return LLVMFuzzerMutate(data, size, most);
  fuzz::mutate(*input, dice);
  return fuzz::put(fuzz::written(*input), data, size, most);
}
