// Each value stands in the field that the schema gives it: two fields written and read in each
// other's place would go round unseen.
#include <gtest/gtest.h>

#include "core/strict_capnp.h"
#include "ledger/event_codec.h"
#include "specs/charter.capnp.h"
#include "specs/event.capnp.h"
#include "tests/support/samples.h"

namespace yoriai::tests {
namespace {

// A message as Cap'n Proto itself shows it, with runs of one letter written as the letter and their
// length.
template <class Schema>
std::string shown(core::ByteView bytes) {
  core::strict::Message message(bytes);
  const std::string full = kj::str(message.root<Schema>()).cStr();
  std::string out;
  for (std::size_t at = 0; at < full.size();) {
    const auto end = std::min(full.find_first_not_of(full[at], at), full.size());
    const auto run = end - at;
    out += run < 16 ? full.substr(at, run) : full[at] + std::to_string(run);
    at = end;
  }
  return out;
}

template <class Schema>
std::string shown_body(std::size_t kind) {
  return shown<Schema>(ledger::encode_body(sample_bodies()[kind - 1]));
}

TEST(SchemaFields, Founded) {
  auto body = std::get<core::Founded>(sample_bodies()[0]);
  body.charter = std::make_shared<const core::FrozenCharter>();
  const auto text = shown<schema::Founded>(ledger::encode_body(body));
  EXPECT_EQ(text.substr(0, text.find("charter")),
            "(rehearsal = true, rulesVersion = 1, host = \"village.example\", ");
  EXPECT_EQ(
      text.substr(text.find("peers")),
      "peers = [(operator = \"Hill office\", node = (key = \"a32\", possession = \"b64\"), "
      "witness = (key = \"c32\", possession = \"d64\"), "
      "log = (key = \"e32\", possession = \"f64\"))], "
      "members = [(class = 1, commitment = \"g32\", household = 70000, "
      "keys = [(key = \"h32\", possession = \"i64\"), (key = \"j32\", possession = \"k64\")], "
      "roles = [0, 4]), (class = 0, commitment = \"l32\", household = 2)])");
}

TEST(SchemaFields, Charter) {
  EXPECT_EQ(
      shown<schema::Charter>(ledger::encode_charter(sample_charter())),
      "(name = \"Hill village\", preset = \"tsukigase-purse\", timeZone = \"Asia/Tokyo\", "
      "currency = \"JPY\", peersNeeded = 1, liarsSurvived = 2, stewardsNeeded = 3, "
      "registrarsNeeded = 4, recoveryNeeded = 5, revisions = 50, minGraceMs = 1800000, "
      "maxDelegationMs = 63000000000, houses = [(name = \"Everybody\", weight = 0, most = 0), "
      "(name = \"Land owners\", weight = 2, most = 66000)], "
      "classes = [(name = \"resident\", house = 0, proposes = true, credits = 99, cards = 0, "
      "mayNotSecond = false), "
      "(name = \"guest\", house = 1, proposes = false, credits = 10, cards = 67000, "
      "mayNotSecond = true)], "
      "roles = [(role = 0, needed = 3), (role = 1, needed = 2)], topics = [\"Roads\", \"水\"], "
      "kinds = [(name = \"ordinary\", methods = 15, seconds = 2, noticeMs = 3600000, "
      "amendment = false, delegation = true, abstainInQuorum = true, "
      "rules = [(quorum = (numerator = 1, denominator = 2, strict = true, base = 0), "
      "threshold = (numerator = 3, denominator = 4, strict = false, base = 2), "
      "cap = (people = 66000, numerator = 1, denominator = 20), "
      "secondQuorum = (numerator = 1, denominator = 10, strict = true, base = 1), "
      "advisory = true), "
      "(quorum = (numerator = 0, denominator = 0, strict = false, base = 0), "
      "threshold = (numerator = 0, denominator = 0, strict = false, base = 0), "
      "advisory = false)], "
      "longestChain = 4, tie = 2, castingMs = 5000000000, secondCall = true, "
      "repeatMs = 6000000000, repeatNoticeMs = 7000000, recusal = true, visibilities = 5), "
      "(name = \"amendment\", methods = 1, seconds = 0, noticeMs = 86400000, amendment = true, "
      "delegation = false, abstainInQuorum = false, "
      "rules = [(quorum = (numerator = 1, denominator = 2, strict = true, base = 0), "
      "threshold = (numerator = 3, denominator = 4, strict = false, base = 2), "
      "advisory = false)], "
      "longestChain = 0, tie = 0, castingMs = 0, secondCall = false, repeatMs = 0, "
      "repeatNoticeMs = 0, recusal = false, visibilities = 0)], "
      "channels = (helperRoles = 3, helperCap = 20, proxyCap = 4), "
      "defaultDelegationMs = 61000000000, retentionMs = 320000000000, "
      "announcerRoles = 3)");
}

TEST(SchemaFields, Members) {
  EXPECT_EQ(
      shown_body<schema::MemberAdmitted>(2),
      "(number = 70001, class = 1, commitment = \"c32\", household = 5, guardian = 9, "
      "keys = [(key = \"k32\", possession = \"l64\"), (key = \"m32\", possession = \"n64\")])");
  EXPECT_EQ(shown_body<schema::MemberChanged>(3), "(member = 70001, what = 3, value = 66000)");
  EXPECT_EQ(shown_body<schema::KeyAdded>(4), "(key = (key = \"k32\", possession = \"l64\"))");
  EXPECT_EQ(
      shown_body<schema::KeysReplaced>(5),
      "(member = 70001, generation = 3, "
      "keys = [(key = \"k32\", possession = \"l64\"), (key = \"m32\", possession = \"n64\")])");
  EXPECT_EQ(shown_body<schema::RoleChanged>(6),
            "(member = 70001, role = 6, grant = true, proposal = \"p32\")");
}

TEST(SchemaFields, Proposals) {
  auto draft = std::get<core::ProposalDrafted>(sample_bodies()[6]);
  draft.amended = nullptr;  // bytes of their own
  EXPECT_EQ(shown<schema::ProposalDrafted>(ledger::encode_body(draft)),
            "(number = 3, kind = 1, topic = 2, method = 3, title = \"何に使うか\", "
            "options = [\"Lamps\", \"橋\", \"Nothing\"], "
            "wording = (hash = \"w32\", size = 5000000000), credits = 99, negative = true, "
            "purse = 45394, spending = 2, charter = \"c32\", "
            "roleChange = (member = 8, role = 2, grant = true), costs = [45394, 1, 9], "
            "repeats = \"e32\", recused = [7, 70009], also = [3, 5])");
  EXPECT_EQ(shown_body<schema::ProposalSeconded>(8), "(proposal = \"p32\")");
  EXPECT_EQ(shown_body<schema::ProposalAnnounced>(9),
            "(proposal = \"p32\", wordingHash = \"w32\", opensAt = 1700000000000, "
            "closesAt = 1700000900000, graceMs = 1800000, visibility = 2, "
            "openers = [(member = 70007, key = \"o32\"), (member = 70008, key = \"u32\")], "
            "openWithinMs = 90000000)");
  EXPECT_EQ(shown_body<schema::ProposalWithdrawn>(10),
            "(proposal = \"p32\", reason = \"Rain 雨\")");
}

TEST(SchemaFields, Voting) {
  EXPECT_EQ(shown_body<schema::VotingOpened>(11),
            "(proposal = \"p32\", houses = [(house = 0, people = 1200, votes = 0), "
            "(house = 1, people = 70000, votes = 71000)], rollDigest = \"r32\", cards = 72000)");
  EXPECT_EQ(shown_body<schema::BallotCast>(12),
            "(proposal = \"p32\", voter = 70001, revision = 50, form = 2, choices = [1, 4], "
            "votes = [-7, 0, 32768], sealed = \"zzzzz\")");
  EXPECT_EQ(shown_body<schema::DelegationSet>(13),
            "(delegator = 70001, scope = 2, topic = 2, proposal = \"p32\", target = 70002, "
            "expiresAt = 1800000000000, revision = 4)");
  EXPECT_EQ(shown_body<schema::VotingClosed>(14),
            "(proposal = \"p32\", result = (hash = \"b32\", size = 1234))");
}

TEST(SchemaFields, Papers) {
  EXPECT_EQ(shown_body<schema::PaperEntered>(19),
            "(proposal = \"p32\", voter = 70001, channel = 2, speaker = 70003, slip = 70004, "
            "attested = true, revision = 3, form = 2, choices = [2, 5], votes = [-8, 1, 9], "
            "sealed = \"yyyyyy\")");
}

TEST(SchemaFields, Room) {
  EXPECT_EQ(shown_body<schema::CountEntered>(20),
            "(proposal = \"p32\", station = \"公民館\", house = 1, issued = 66000, "
            "marked = [70001, 70005], papers = [(count = 3, choices = [1], votes = [-1]), "
            "(count = 1, choices = [2], votes = [2])], blank = 4, spoilt = 5)");
  EXPECT_EQ(shown_body<schema::PresenceNoted>(21),
            "(proposal = \"p32\", members = [70001, 70006])");
  EXPECT_EQ(shown_body<schema::SealOpened>(22), "(proposal = \"p32\", secret = \"s32\")");
  EXPECT_EQ(shown_body<schema::CastingVote>(23), "(proposal = \"p32\", passes = true)");
  EXPECT_EQ(shown_body<schema::CharterInForce>(25), "(proposal = \"p32\")");
  EXPECT_EQ(shown_body<schema::MinutesPublished>(26),
            "(proposal = \"p32\", minutes = (hash = \"m32\", size = 4321), "
            "effectiveAt = 1900000000000, corrects = \"e32\")");
}

TEST(SchemaFields, Attestations) {
  EXPECT_EQ(shown_body<schema::Attested>(27),  // its place among the samples
            "(subject = \"j32\", what = 5, role = 3, document = (hash = \"k32\", size = 5432))");
}

TEST(SchemaFields, Cards) {
  EXPECT_EQ(shown_body<schema::CardsRecorded>(24),
            "(cards = [(commitment = \"c32\", holder = 70001, revoked = false), "
            "(commitment = \"d32\", holder = 0, revoked = true)])");
}

TEST(SchemaFields, Peers) {
  EXPECT_EQ(shown_body<schema::ReceiptsAdded>(15),
            "(header = \"h40\", signatures = \"s64\", saltedBody = \"b23\", "
            "receipts = [(peer = \"p32\", number = 7, previous = \"d32\", "
            "receivedAt = 1700000000100, signature = \"r64\"), "
            "(peer = \"q32\", number = 8, previous = \"e32\", "
            "receivedAt = 1700000000110, signature = \"t64\")])");
  EXPECT_EQ(shown_body<schema::EpochBegun>(16),
            "(epoch = 8, log = \"g32\", base = (tree = (epoch = 5, size = 66000, "
            "root = \"r32\"), acks = [(peer = \"p32\", time = 1700000000000, "
            "signature = \"s64\"), (peer = \"q32\", time = 1700000000001, "
            "signature = \"t64\")]), promises = [(peer = \"p32\", best = (epoch = 5, "
            "size = 66000, root = \"r32\"), signature = \"u64\"), (peer = \"q32\", "
            "best = (epoch = 4, size = 65000, root = \"l32\"), signature = \"v64\")])");
  EXPECT_EQ(shown_body<schema::PeersChanged>(17),
            "(removed = \"x32\", added = (operator = \"谷の役場\", "
            "node = (key = \"a32\", possession = \"b64\"), "
            "witness = (key = \"c32\", possession = \"d64\"), "
            "log = (key = \"e32\", possession = \"f64\")), needed = 3, liars = 1)");
  EXPECT_EQ(shown_body<schema::PeersActivated>(18),
            "(tree = (epoch = 9, size = 70000, root = \"r32\"), held = [(peer = \"p32\", "
            "signature = \"s64\"), (peer = \"q32\", signature = \"t64\")])");
}

}  // namespace
}  // namespace yoriai::tests
