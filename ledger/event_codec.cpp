#include "ledger/event_codec.h"

#include "core/sha256.h"
#include "ledger/body_codec.h"

namespace yoriai::ledger {
namespace {

using core::Refusal;

template <class Value>
struct SchemaOf;
#define YORIAI_SCHEMA(name)     \
  template <>                   \
  struct SchemaOf<core::name> { \
    using Type = schema::name;  \
  }
YORIAI_SCHEMA(Founded);
YORIAI_SCHEMA(MemberAdmitted);
YORIAI_SCHEMA(MemberChanged);
YORIAI_SCHEMA(KeyAdded);
YORIAI_SCHEMA(KeysReplaced);
YORIAI_SCHEMA(RoleChanged);
YORIAI_SCHEMA(ProposalDrafted);
YORIAI_SCHEMA(ProposalSeconded);
YORIAI_SCHEMA(ProposalAnnounced);
YORIAI_SCHEMA(ProposalWithdrawn);
YORIAI_SCHEMA(VotingOpened);
YORIAI_SCHEMA(BallotCast);
YORIAI_SCHEMA(DelegationSet);
YORIAI_SCHEMA(VotingClosed);
#undef YORIAI_SCHEMA

template <std::size_t Alternative>
core::Body read_alternative(core::ByteView bytes, Findings& findings) {
  using Schema = typename SchemaOf<std::variant_alternative_t<Alternative, core::Body>>::Type;
  return strict::read<Schema>(bytes, findings,
                              [&](typename Schema::Reader in) { return read(in, findings); });
}

// The reader of each alternative of core::Body, by its index.
template <std::size_t... Alternatives>
constexpr auto readers_of(std::index_sequence<Alternatives...> /*all*/) {
  return std::array{&read_alternative<Alternatives>...};
}
constexpr auto kReaders = readers_of(std::make_index_sequence<core::kLastKind>{});

constexpr std::size_t kSaltBytes = core::BodySalt::kSize;

}  // namespace

core::Refusal body_refusal(Fault fault) {
  switch (fault) {
    case Fault::not_strict:
      return Refusal::body_not_strict;
    case Fault::text_not_plain:
      return Refusal::text_not_plain;
    case Fault::list_too_long:
      return Refusal::list_too_long;
    case Fault::malformed:
      return Refusal::body_malformed;
    case Fault::none:
      break;
  }
  YORIAI_ASSERT(false);
  return Refusal::body_malformed;
}

core::ByteVector encode_body(const core::Body& body) {
  return std::visit(
      []<class Value>(const Value& value) {
        using Schema = typename SchemaOf<Value>::Type;
        return strict::encode<Schema>([&](typename Schema::Builder out) { write(out, value); });
      },
      body);
}

core::Result<core::Body> decode_body(core::Kind kind, core::ByteView bytes) {
  const auto number = static_cast<std::size_t>(kind);
  if (number < 1 || number > kReaders.size()) return core::refuse(Refusal::unknown_kind);
  if (bytes.size() + kSaltBytes > core::kMaxBodyBytes) return core::refuse(Refusal::body_too_large);
  Findings findings;
  auto body = kReaders[number - 1](bytes, findings);
  if (findings.none()) {
    findings.expect(std::ranges::equal(encode_body(body), bytes), Fault::not_strict);
  }
  if (!findings.none()) return core::refuse(body_refusal(findings.worst()));
  return body;
}

core::EventId event_id(core::ByteView header_bytes) {
  return core::EventId{core::sha256(header_bytes).data};
}

core::Result<core::DecodedEvent> EventDecoder::decode(core::ByteVector header_bytes,
                                                      core::ByteVector signatures,
                                                      core::ByteVector salted_body) {
  YORIAI_TRY(auto header, decode_header(header_bytes));
  if (salted_body.size() > core::kMaxBodyBytes) return core::refuse(Refusal::body_too_large);
  if (core::sha256(salted_body) != header.body_hash) {
    return core::refuse(Refusal::body_hash_differs);
  }
  if (salted_body.size() < kSaltBytes) return core::refuse(Refusal::body_malformed);
  YORIAI_TRY(auto body, decode_body(header.kind, core::ByteView(salted_body).subspan(kSaltBytes)));
  const auto id = event_id(header_bytes);
  return core::DecodedEvent({}, {std::move(header_bytes), std::move(signatures),
                                 std::move(salted_body), std::move(header), std::move(body), id});
}

}  // namespace yoriai::ledger
