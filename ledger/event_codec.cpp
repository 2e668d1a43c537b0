#include "ledger/event_codec.h"

#include "core/sha256.h"
#include "ledger/body_codec.h"
#include "ledger/known_bodies.h"

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
YORIAI_SCHEMA(ReceiptsAdded);
YORIAI_SCHEMA(EpochBegun);
YORIAI_SCHEMA(PeersChanged);
YORIAI_SCHEMA(PeersActivated);
YORIAI_SCHEMA(PaperEntered);
YORIAI_SCHEMA(CountEntered);
YORIAI_SCHEMA(PresenceNoted);
YORIAI_SCHEMA(SealOpened);
YORIAI_SCHEMA(CastingVote);
YORIAI_SCHEMA(CardsRecorded);
YORIAI_SCHEMA(CharterInForce);
YORIAI_SCHEMA(MinutesPublished);
YORIAI_SCHEMA(Attested);
#undef YORIAI_SCHEMA

template <std::size_t Alternative>
void read_alternative(core::ByteView bytes, Findings& findings, core::Body& out) {
  using Schema = typename SchemaOf<std::variant_alternative_t<Alternative, core::Body>>::Type;
  out.emplace<Alternative>(strict::read<Schema>(
      bytes, findings, [&](typename Schema::Reader in) { return read(in, findings); }));
}

// The reader of each alternative of core::Body, by its index.
template <std::size_t... Alternatives>
constexpr auto readers_of(std::index_sequence<Alternatives...> /*all*/) {
  return std::array{&read_alternative<Alternatives>...};
}
constexpr auto kReaders = readers_of(std::make_index_sequence<core::kBodyKinds.size()>{});

template <class Value>
auto writing(const Value& value) {
  return [&value](typename SchemaOf<Value>::Type::Builder out) { write(out, value); };
}

bool is_strict(const core::Body& body, core::ByteView bytes) {
  return std::visit(
      [&]<class Value>(const Value& value) {
        return strict::encodes_to<typename SchemaOf<Value>::Type>(bytes, writing(value));
      },
      body);
}

constexpr std::size_t kSaltBytes = core::BodySalt::kSize;
constexpr std::size_t kWordBytes = sizeof(std::uint64_t);

// Begins on a word's boundary, so that it is read where it lies.
core::ByteView put(core::ByteVector& buffer, core::ByteView bytes) {
  buffer.resize((buffer.size() + kWordBytes - 1) / kWordBytes * kWordBytes);
  const auto at = buffer.size();
  core::append(buffer, bytes);
  return core::ByteView(buffer).subspan(at);
}

struct Copied {
  std::shared_ptr<const void> buffer;
  EventViews views;
};

Copied copied(core::ByteView header_bytes, core::ByteView signatures, core::ByteView salted_body) {
  auto buffer = std::make_shared<core::ByteVector>();
  // All at once, so that the views stay good.
  buffer->reserve(header_bytes.size() + signatures.size() + salted_body.size() + 3 * kWordBytes);
  const EventViews views{put(*buffer, header_bytes), put(*buffer, signatures),
                         put(*buffer, salted_body)};
  return {std::move(buffer), views};
}

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
        return strict::encode<typename SchemaOf<Value>::Type>(writing(value));
      },
      body);
}

core::Status read_body(core::Kind kind, core::ByteView bytes, StrictForm form, core::Body& out) {
  const auto alternative = core::alternative_of(kind);
  if (!alternative) return core::refuse(Refusal::unknown_kind);
  if (bytes.size() + kSaltBytes > core::kMaxBodyBytes) return core::refuse(Refusal::body_too_large);
  if (read_known_body(kind, bytes, out)) return {};
  Findings findings;
  kReaders[*alternative](bytes, findings, out);
  if (findings.none() && form == StrictForm::required) {
    findings.expect(is_strict(out, bytes), Fault::not_strict);
  }
  if (!findings.none()) return core::refuse(body_refusal(findings.worst()));
  return {};
}

core::Result<core::Body> decode_body(core::Kind kind, core::ByteView bytes) {
  core::Body body;
  YORIAI_CHECK(read_body(kind, bytes, StrictForm::required, body));
  return body;
}

core::EventId event_id(core::ByteView header_bytes) {
  return core::EventId{core::sha256(header_bytes).data};
}

core::Result<core::DecodedEvent> EventDecoder::decode(core::ByteView header_bytes,
                                                      core::ByteView signatures,
                                                      core::ByteView salted_body) {
  const auto event = copied(header_bytes, signatures, salted_body);
  return decode(event.buffer, event.views, StrictForm::required, nullptr);
}

core::Result<core::DecodedEvent> EventDecoder::decode(std::shared_ptr<const void> buffer,
                                                      const EventViews& event, StrictForm form,
                                                      const EventDigests* known) {
  core::DecodedEvent::Parts parts;
  parts.buffer = std::move(buffer);
  YORIAI_CHECK(read_parts(event, form, known, parts));
  if (const auto* added = std::get_if<core::ReceiptsAdded>(&parts.body)) {
    YORIAI_TRY(auto ballot, decode_carried(parts.header, *added, form));
    parts.carried = std::make_shared<const core::DecodedEvent>(std::move(ballot));
  }
  return core::Result<core::DecodedEvent>(std::in_place, core::DecodedEvent::Key(),
                                          std::move(parts));
}

core::Status EventDecoder::read_parts(const EventViews& event, StrictForm form,
                                      const EventDigests* known, core::DecodedEvent::Parts& out) {
  YORIAI_TRY(out.header, header_from(event.header, form));
  const auto salted_body = event.salted_body;
  if (salted_body.size() > core::kMaxBodyBytes) return core::refuse(Refusal::body_too_large);
  const auto body_hash = known != nullptr ? known->salted_body : core::sha256(salted_body);
  if (body_hash != out.header.body_hash) {
    return core::refuse(Refusal::body_hash_differs);
  }
  if (salted_body.size() < kSaltBytes) return core::refuse(Refusal::body_malformed);
  out.header_bytes = event.header;
  out.signatures = event.signatures;
  out.body_bytes = salted_body;
  out.id = known != nullptr ? core::EventId{known->header.data} : event_id(event.header);
  return read_body(out.header.kind, salted_body.subspan(kSaltBytes), form, out.body);
}

// Its header alone says whether it is a ballot at all; what is none is not looked into.
core::Result<core::DecodedEvent> EventDecoder::decode_carried(const core::Header& around,
                                                              const core::ReceiptsAdded& body,
                                                              StrictForm form) {
  const auto header = header_from(body.header, form);
  const bool is_other = header ? !is_ballot(header->kind) || header->ledger != around.ledger
                               : header.error().code == Refusal::unknown_kind;
  if (is_other) return core::refuse(Refusal::subject_not_ballot);
  const auto ballot = copied(body.header, body.signatures, body.salted_body);
  core::DecodedEvent::Parts parts;
  parts.buffer = ballot.buffer;
  YORIAI_CHECK(read_parts(ballot.views, form, nullptr, parts));
  return core::Result<core::DecodedEvent>(std::in_place, core::DecodedEvent::Key(),
                                          std::move(parts));
}

}  // namespace yoriai::ledger
