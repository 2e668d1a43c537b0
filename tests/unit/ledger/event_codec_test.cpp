#include "ledger/event_codec.h"

#include <gtest/gtest.h>

#include "core/limits.h"
#include "core/sha256.h"
#include "core/strict_capnp.h"
#include "ledger/entry_codec.h"
#include "specs/charter.capnp.h"
#include "specs/entry.capnp.h"
#include "specs/event.capnp.h"
#include "tests/support/samples.h"

namespace yoriai::tests {
namespace {

using core::ByteVector;
using core::ByteView;
using core::Refusal;
namespace strict = core::strict;
using core::strict::encode;

// What the schema calls the fields, so that two fields written and read in each other's place show.
template <class Schema>
std::string fields_of(ByteView bytes) {
  core::strict::Message message(bytes);
  return kj::str(message.root<Schema>()).cStr();
}

std::string times(std::size_t count, char letter) { return std::string(count, letter); }

template <class Decoded>
Refusal refusal_of(const Decoded& decoded) {
  return decoded.error().code;
}

Refusal header_refusal(ByteView bytes) { return refusal_of(ledger::decode_header(bytes)); }

ByteVector with_zero_word(ByteVector bytes) {
  bytes.resize(bytes.size() + 8);
  return bytes;
}

ByteVector header_of(const core::Header& header) { return ledger::encode_header(header); }

core::Header header_with(std::size_t cosigners) {
  auto header = sample_header();
  header.cosigners.clear();
  for (std::size_t i = 0; i < cosigners; ++i) {
    auto key = id_of<core::PublicKey>('k');
    key.data[0] = static_cast<std::byte>(i);
    header.cosigners.push_back(key);
  }
  return header;
}

TEST(HeaderCodec, FieldsStandWhereTheSchemaSays) {
  EXPECT_EQ(fields_of<schema::Header>(header_of(sample_header())),
            "(ledger = \"" + times(32, 'l') + "\", author = \"" + times(32, 'a') +
                "\", cosigners = \"" + times(32, 'b') + times(32, 'c') +
                "\", kind = 12, bodyHash = \"" + times(32, 'h') + "\")");
}

TEST(HeaderCodec, EveryFaultHasItsName) {
  EXPECT_EQ(header_refusal(ByteVector(core::kMaxHeaderBytes + 8)), Refusal::header_too_large);
  EXPECT_EQ(header_refusal({}), Refusal::header_malformed);
  EXPECT_EQ(header_refusal(ByteVector(8)), Refusal::header_malformed);  // null root: empty fields
  EXPECT_EQ(header_refusal(ByteVector(64, std::byte{0xFF})), Refusal::header_malformed);
  EXPECT_EQ(header_refusal(header_of(header_with(core::kMaxCosigners + 1))),
            Refusal::too_many_cosigners);
  EXPECT_EQ(header_refusal(with_zero_word(header_of(sample_header()))), Refusal::header_not_strict);
  EXPECT_TRUE(ledger::decode_header(header_of(header_with(core::kMaxCosigners))));
}

TEST(HeaderCodec, NobodySignsTwice) {
  auto twice = sample_header();
  twice.cosigners.push_back(twice.cosigners.front());
  EXPECT_EQ(header_refusal(header_of(twice)), Refusal::cosigner_repeated);
  auto author = sample_header();
  author.cosigners.push_back(author.author);
  EXPECT_EQ(header_refusal(header_of(author)), Refusal::cosigner_repeated);
}

TEST(HeaderCodec, OtherNumbersAreUnknownKinds) {
  for (const unsigned number : {0U, 28U, 29U, 65'535U}) {
    auto header = sample_header();
    header.kind = static_cast<core::Kind>(number);
    EXPECT_EQ(header_refusal(header_of(header)), Refusal::unknown_kind) << number;
  }
}

TEST(HeaderCodec, TooLargeBeforeMalformed) {
  EXPECT_EQ(header_refusal(ByteVector(core::kMaxHeaderBytes + 1)), Refusal::header_too_large);
}

TEST(HeaderCodec, MalformedBeforeTooManyCosigners) {
  const ByteVector keys(32 * (core::kMaxCosigners + 1), std::byte{1});
  const auto bytes =
      encode<schema::Header>([&](auto out) { out.setCosigners(strict::data(keys)); });
  EXPECT_EQ(header_refusal(bytes), Refusal::header_malformed);
}

TEST(HeaderCodec, TooManyCosignersBeforeRepeated) {
  auto header = header_with(core::kMaxCosigners + 1);
  header.cosigners.back() = header.author;
  EXPECT_EQ(header_refusal(header_of(header)), Refusal::too_many_cosigners);
}

TEST(HeaderCodec, RepeatedBeforeNotStrict) {
  auto header = sample_header();
  header.cosigners.push_back(header.author);
  EXPECT_EQ(header_refusal(with_zero_word(header_of(header))), Refusal::cosigner_repeated);
}

TEST(HeaderCodec, NotStrictBeforeUnknownKind) {
  auto header = sample_header();
  header.kind = static_cast<core::Kind>(99);
  EXPECT_EQ(header_refusal(with_zero_word(header_of(header))), Refusal::header_not_strict);
}

// An event around any salted body, so that only the body is at fault.
core::Result<core::DecodedEvent> event_with(core::Kind kind, const ByteVector& salted_body,
                                            bool right_hash = true) {
  auto header = sample_header();
  header.kind = kind;
  if (right_hash) header.body_hash = core::sha256(salted_body);
  return ledger::EventDecoder::decode(ledger::encode_header(header), {}, salted_body);
}

core::Result<core::DecodedEvent> event_of(const core::Body& body) {
  ByteVector salted(core::BodySalt::kSize, std::byte{'s'});
  core::append(salted, ledger::encode_body(body));
  return event_with(core::kind_of(body), salted);
}

Refusal body_refusal_of(core::Kind kind, ByteView body) {
  return refusal_of(ledger::decode_body(kind, body));
}

core::ProposalDrafted draft_sample() { return std::get<core::ProposalDrafted>(sample_bodies()[6]); }

constexpr auto kDrafted = core::Kind::proposal_drafted;

TEST(EventDecoder, KeepsTheBytesBesideTheValues) {
  const auto event = event_of(draft_sample());
  ASSERT_TRUE(event);
  EXPECT_EQ(event.value().id().data, core::sha256(event.value().header_bytes()).data);
  EXPECT_EQ(event.value().body_bytes().size(),
            16 + ledger::encode_body(event.value().body()).size());
  EXPECT_EQ(event.value().header().kind, kDrafted);
}

TEST(EventDecoder, TheCharterHashIsThatOfItsBytes) {
  const auto event = event_of(sample_bodies()[0]);
  ASSERT_TRUE(event);
  const auto& body = std::get<core::Founded>(event.value().body());
  EXPECT_EQ(body.charter->rules, sample_charter());
  EXPECT_EQ(body.charter->hash, core::sha256(ledger::encode_charter(sample_charter())));
}

TEST(EventDecoder, HeaderFaultsBeforeBodyFaults) {
  auto header = sample_header();
  header.kind = static_cast<core::Kind>(99);
  const ByteVector body(core::kMaxBodyBytes + 1);
  EXPECT_EQ(refusal_of(ledger::EventDecoder::decode(header_of(header), {}, body)),
            Refusal::unknown_kind);
}

TEST(EventDecoder, BodyTooLargeBeforeHashDiffers) {
  EXPECT_EQ(refusal_of(event_with(kDrafted, ByteVector(core::kMaxBodyBytes + 1), false)),
            Refusal::body_too_large);
}

TEST(EventDecoder, HashDiffersBeforeMalformed) {
  EXPECT_EQ(refusal_of(event_with(kDrafted, ByteVector(24), false)), Refusal::body_hash_differs);
  EXPECT_EQ(refusal_of(event_with(kDrafted, ByteVector(24))), Refusal::body_malformed);
}

TEST(EventDecoder, ShorterThanASaltIsMalformed) {
  EXPECT_EQ(refusal_of(event_with(kDrafted, ByteVector(15))), Refusal::body_malformed);
  EXPECT_EQ(refusal_of(event_with(kDrafted, {})), Refusal::body_malformed);
}

TEST(BodyCodec, TooLargeCountsTheSalt) {
  const ByteVector most(core::kMaxBodyBytes - 16);
  EXPECT_EQ(body_refusal_of(kDrafted, most), Refusal::body_malformed);
  EXPECT_EQ(body_refusal_of(kDrafted, with_zero_word(most)), Refusal::body_too_large);
}

TEST(BodyCodec, MalformedBeforeListTooLong) {
  const auto bytes = encode<schema::ProposalDrafted>(
      [](auto out) { out.initOptions(core::kMaxOptions + 1); });  // and no wording
  EXPECT_EQ(body_refusal_of(kDrafted, bytes), Refusal::body_malformed);
}

TEST(BodyCodec, ListTooLongBeforeTextNotPlain) {
  auto body = draft_sample();
  body.title = "two\nlines";
  body.options.assign(core::kMaxOptions + 1, "x");
  EXPECT_EQ(body_refusal_of(kDrafted, ledger::encode_body(body)), Refusal::list_too_long);
}

TEST(BodyCodec, TextNotPlainBeforeNotStrict) {
  auto body = draft_sample();
  body.options[1] = "left \xE2\x80\xAE right";
  const auto bytes = ledger::encode_body(body);
  EXPECT_EQ(body_refusal_of(kDrafted, bytes), Refusal::text_not_plain);
  EXPECT_EQ(body_refusal_of(kDrafted, with_zero_word(bytes)), Refusal::text_not_plain);
}

TEST(BodyCodec, EndsWhereItsLastFieldEnds) {
  EXPECT_EQ(body_refusal_of(kDrafted, with_zero_word(ledger::encode_body(draft_sample()))),
            Refusal::body_not_strict);
}

TEST(BodyCodec, EmptyTextHasNoPointer) {
  const auto bytes = encode<schema::ProposalWithdrawn>([](auto out) {
    out.setProposal(strict::data(id_of<core::EventId>('p').view()));
    out.setReason("");
  });
  EXPECT_EQ(body_refusal_of(core::Kind::proposal_withdrawn, bytes), Refusal::body_not_strict);
}

TEST(BodyCodec, AbsentIsNotZero) {
  const core::ByteVector zeros(32);
  const auto bytes =
      encode<schema::DelegationSet>([&](auto out) { out.setProposal(strict::data(zeros)); });
  EXPECT_EQ(body_refusal_of(core::Kind::delegation_set, bytes), Refusal::body_not_strict);
}

TEST(BodyCodec, AStructIsPresentEvenWhenAllIsZero) {
  // The root is the only struct of MemberChanged, and a null root says the same zeros.
  EXPECT_EQ(body_refusal_of(core::Kind::member_changed, ByteVector(8)), Refusal::body_not_strict);
  EXPECT_TRUE(
      ledger::decode_body(core::Kind::member_changed, ledger::encode_body(core::MemberChanged{})));
}

TEST(BodyCodec, UnknownKindIsRefused) {
  EXPECT_EQ(body_refusal_of(core::Kind{0}, {}), Refusal::unknown_kind);
  EXPECT_EQ(body_refusal_of(core::Kind{28}, {}), Refusal::unknown_kind);
}

TEST(BodyCodec, TextAtTheLimitPasses) {
  auto body = draft_sample();
  body.title = times(core::kMaxShortTextBytes, 't');
  EXPECT_TRUE(event_of(body));
  body.title += 't';
  EXPECT_EQ(refusal_of(event_of(body)), Refusal::list_too_long);
  core::ProposalWithdrawn withdrawn{{}, times(core::kMaxReasonBytes, 'r')};
  EXPECT_TRUE(event_of(withdrawn));
  withdrawn.reason += 'r';
  EXPECT_EQ(refusal_of(event_of(withdrawn)), Refusal::list_too_long);
}

template <class Change>
Refusal epoch_refusal(Change change) {
  auto body = std::get<core::EpochBegun>(sample_bodies()[15]);
  change(body);
  const auto bytes = ledger::encode_body(body);
  const auto decoded = ledger::decode_body(core::Kind::epoch_begun, bytes);
  return decoded ? Refusal{} : decoded.error().code;
}

TEST(BodyCodec, WordsOfPeersAscend) {
  EXPECT_EQ(epoch_refusal([](auto& body) { std::swap(body.base.acks[0], body.base.acks[1]); }),
            Refusal::body_malformed);
  EXPECT_EQ(epoch_refusal([](auto& body) { body.promises[1] = body.promises[0]; }),
            Refusal::body_malformed);
  auto added = std::get<core::ReceiptsAdded>(sample_bodies()[14]);
  std::swap(added.receipts[0], added.receipts[1]);
  EXPECT_EQ(body_refusal_of(core::Kind::receipts_added, ledger::encode_body(added)),
            Refusal::body_malformed);
  auto activated = std::get<core::PeersActivated>(sample_bodies()[17]);
  activated.held[1].peer = activated.held[0].peer;
  EXPECT_EQ(body_refusal_of(core::Kind::peers_activated, ledger::encode_body(activated)),
            Refusal::body_malformed);
}

TEST(BodyCodec, TwoSetsOfPeersFitAList) {
  const auto words = [](std::size_t count) {
    return [count](core::EpochBegun& body) {
      body.promises.resize(count);
      for (std::size_t i = 0; i < count; ++i) {
        body.promises[i].peer.data[0] = static_cast<std::byte>(i);
      }
    };
  };
  EXPECT_EQ(epoch_refusal(words(core::kMaxPeersInForce)), Refusal{});
  EXPECT_EQ(epoch_refusal(words(core::kMaxPeersInForce + 1)), Refusal::list_too_long);
}

// Each list of the bodies, one longer than it may be.
TEST(BodyCodec, EveryListHasABound) {
  const auto refused = [](const core::Body& body) {
    return refusal_of(event_of(body)) == Refusal::list_too_long;
  };
  auto founded = std::get<core::Founded>(sample_bodies()[0]);
  founded.peers.resize(core::kMaxPeers + 1);
  EXPECT_TRUE(refused(founded));
  founded = std::get<core::Founded>(sample_bodies()[0]);
  founded.members.resize(core::kMaxFoundingMembers + 1);
  EXPECT_TRUE(refused(founded));
  founded.members.resize(1);
  founded.members[0].roles.resize(core::kMaxCharterList + 1);
  EXPECT_TRUE(refused(founded));
  core::MemberAdmitted admitted;
  admitted.keys.resize(core::kMaxCosigners + 1);
  EXPECT_TRUE(refused(admitted));
  core::KeysReplaced replaced;
  replaced.keys.resize(core::kMaxCosigners + 1);
  EXPECT_TRUE(refused(replaced));
  core::VotingOpened opened;
  opened.houses.resize(core::kMaxCharterList + 1);
  EXPECT_TRUE(refused(opened));
  core::BallotCast ballot;
  ballot.ballot.votes.resize(core::kMaxOptions + 1);
  EXPECT_TRUE(refused(ballot));
  ballot.ballot.votes.clear();
  ballot.ballot.choices.resize(core::kMaxOptions + 1);
  EXPECT_TRUE(refused(ballot));
}

TEST(BodyCodec, EveryListOfACharterHasABound) {
  const auto refused = [](const core::Charter& charter) {
    core::Founded body;
    body.charter = std::make_shared<const core::FrozenCharter>(core::FrozenCharter{charter, {}});
    return refusal_of(ledger::decode_charter(ledger::encode_charter(charter))) ==
               Refusal::list_too_long &&
           refusal_of(event_of(body)) == Refusal::list_too_long;
  };
  constexpr auto kTooMany = core::kMaxCharterList + 1;
  core::Charter charter;
  charter.houses.resize(kTooMany);
  EXPECT_TRUE(refused(charter));
  charter = {};
  charter.classes.resize(kTooMany);
  EXPECT_TRUE(refused(charter));
  charter = {};
  charter.roles.resize(kTooMany);
  EXPECT_TRUE(refused(charter));
  charter = {};
  charter.topics.resize(kTooMany);
  EXPECT_TRUE(refused(charter));
  charter = {};
  charter.kinds.resize(kTooMany);
  EXPECT_TRUE(refused(charter));
  charter = {};
  charter.kinds.resize(1);
  charter.kinds[0].rules.resize(kTooMany);
  EXPECT_TRUE(refused(charter));
}

// Elements without any content take no room; so many may not be a fault of the bytes.
TEST(BodyCodec, ListsOfEmptyThingsRead) {
  core::Charter charter;
  charter.houses.resize(core::kMaxCharterList);
  charter.roles.resize(core::kMaxCharterList);
  charter.topics.resize(core::kMaxCharterList);
  const auto read = ledger::decode_charter(ledger::encode_charter(charter));
  ASSERT_TRUE(read);
  EXPECT_EQ(read.value(), charter);
}

TEST(BodyCodec, ACharterThatIsNotStrictSpoilsItsFounding) {
  const auto charter = with_zero_word(ledger::encode_charter(sample_charter()));
  const auto bytes =
      encode<schema::Founded>([&](auto out) { out.setCharter(strict::data(charter)); });
  EXPECT_EQ(body_refusal_of(core::Kind::founded, bytes), Refusal::body_not_strict);
  const auto none = encode<schema::Founded>([](auto out) { out.setHost("h"); });
  EXPECT_EQ(body_refusal_of(core::Kind::founded, none), Refusal::body_malformed);
}

TEST(CharterCodec, TooLargeIsNotRead) {
  EXPECT_EQ(refusal_of(ledger::decode_charter(ByteVector(core::kMaxBodyBytes + 8))),
            Refusal::body_too_large);
}

// Numbers without a name are for the rules to refuse, with a reason that says which.
TEST(BodyCodec, UnknownEnumeratorsPass) {
  auto body = draft_sample();
  body.method = static_cast<core::Method>(200);
  EXPECT_TRUE(event_of(body));
}

}  // namespace
}  // namespace yoriai::tests
