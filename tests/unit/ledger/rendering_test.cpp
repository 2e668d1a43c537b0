#include "ledger/rendering.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "core/sha256.h"
#include "ledger/event_codec.h"
#include "tests/support/samples.h"

namespace yoriai::tests {
namespace {

using core::ByteVector;

// The rendering of a body around which there is an entry.
std::string rendered(const core::Body& body) {
  ByteVector salted(core::BodySalt::kSize, std::byte{'s'});
  core::append(salted, ledger::encode_body(body));
  auto header = sample_header();
  header.kind = core::kind_of(body);
  header.body_hash = core::sha256(salted);
  auto entry = sample_entry();
  entry.header = ledger::encode_header(header);
  return ledger::render_entry(
      ledger::read_book_entry(core::EntryIndex{0}, {ledger::encode_entry(entry), salted}).value());
}

std::string rendered_body(std::size_t kind) {
  const auto all = rendered(sample_bodies()[kind - 1]);
  return all.substr(all.find("\"body\":") + 7);
}

std::string hex32(char letter) {
  return "\"" + core::to_hex(id_of<core::Digest>(letter).view()) + "\"";
}

ByteVector sample_document() {
  return core::encode_result(id_of<core::LedgerId>('l'), sample_proposal(), sample_result());
}

TEST(Rendering, AnEntrySaysWhenWhoAndWhat) {
  const auto all = rendered(core::ProposalSeconded{{id_of<core::EventId>('p')}});
  const auto event = all.find("\"event\"");
  EXPECT_EQ(all.substr(0, event), R"({"acceptedAt":"2023-11-14T22:13:20.123Z",)");
  EXPECT_EQ(all.substr(event + 75),
            R"("kind":"ProposalSeconded","author":)" + hex32('a') + R"(,"cosigners":[)" +
                hex32('b') + "," + hex32('c') + R"(],"receipts":[{"peer":)" + hex32('p') +
                R"(,"number":7,"previous":)" + hex32('d') +
                R"(,"receivedAt":"2023-11-14T22:13:20.100Z"},{"peer":)" + hex32('q') +
                R"(,"number":8,"previous":)" + hex32('\0') +
                R"(,"receivedAt":"2023-11-14T22:13:20.110Z"}],"body":{"proposal":)" + hex32('p') +
                "}}");
}

TEST(Rendering, BodiesAreReadable) {
  EXPECT_EQ(rendered_body(3), R"({"member":70001,"what":"guardian","value":66000}})");
  EXPECT_EQ(rendered_body(6),
            R"({"member":70001,"role":"clerk","grant":true,"proposal":)" + hex32('p') + "}}");
  auto draft = std::get<core::ProposalDrafted>(sample_bodies()[6]);
  EXPECT_NE(rendered(draft).find(R"("amended":{"name":"Amended","preset":"",)"), std::string::npos);
  draft.amended = nullptr;
  EXPECT_EQ(rendered(draft).substr(rendered(draft).find(R"({"number":3)")),
            R"({"number":3,"kind":1,"topic":2,"method":"quadratic","title":"何に使うか",)"
            R"("options":["Lamps","橋","Nothing"],"wording":{"hash":)" +
                hex32('w') +
                R"(,"size":5000000000},"credits":99,"negative":true,"purse":45394,)"
                R"("spending":"by_net_votes","charter":)" +
                hex32('c') +
                R"(,"roleChange":{"member":8,"role":"treasurer","grant":true},)"
                R"("costs":[45394,1,9],"repeats":)" +
                hex32('e') + R"(,"recused":[7,70009],"also":[3,5]}})");
  EXPECT_EQ(rendered_body(12), R"({"proposal":)" + hex32('p') +
                                   R"(,"voter":70001,"revision":50,"form":"choice",)"
                                   R"("choices":[1,4],"votes":[-7,0,32768],)"
                                   R"("sealed":"7a7a7a7a7a"}})");
  EXPECT_EQ(rendered_body(13), R"({"delegator":70001,"scope":"proposal","topic":2,"proposal":)" +
                                   hex32('p') +
                                   R"(,"target":70002,"expiresAt":"2027-01-15T08:00:00.000Z",)"
                                   R"("revision":4}})");
}

TEST(Rendering, PeersSayWhatTheySigned) {
  const auto tree = [](int epoch, int size, char root) {
    return R"({"epoch":)" + std::to_string(epoch) + R"(,"size":)" + std::to_string(size) +
           R"(,"root":)" + hex32(root) + "}";
  };
  EXPECT_EQ(rendered_body(16), R"({"epoch":8,"log":)" + hex32('g') + R"(,"base":{"tree":)" +
                                   tree(5, 66'000, 'r') + R"(,"acks":[{"peer":)" + hex32('p') +
                                   R"(,"time":"2023-11-14T22:13:20.000Z"},{"peer":)" + hex32('q') +
                                   R"(,"time":"2023-11-14T22:13:20.001Z"}]},"promises":[{"peer":)" +
                                   hex32('p') + R"(,"best":)" + tree(5, 66'000, 'r') +
                                   R"(},{"peer":)" + hex32('q') + R"(,"best":)" +
                                   tree(4, 65'000, 'l') + "}]}}");
  EXPECT_EQ(rendered_body(17), R"({"removed":)" + hex32('x') +
                                   R"(,"added":{"operator":"谷の役場","node":)" + hex32('a') +
                                   R"(,"witness":)" + hex32('c') + R"(,"log":)" + hex32('e') +
                                   R"(},"needed":3,"liars":1}})");
  EXPECT_EQ(rendered(core::PeersChanged{}).substr(rendered(core::PeersChanged{}).find("removed")),
            R"(removed":null,"added":null,"needed":0,"liars":0}})");
  EXPECT_EQ(rendered_body(18), R"({"tree":)" + tree(9, 70'000, 'r') + R"(,"held":[{"peer":)" +
                                   hex32('p') + R"(},{"peer":)" + hex32('q') + "}]}}");
}

// The sample carries what is no event.
core::ReceiptsAdded around_a_ballot() {
  ByteVector salted(core::BodySalt::kSize, std::byte{'s'});
  core::append(salted, ledger::encode_body(sample_bodies()[11]));
  auto header = sample_header();
  header.body_hash = core::sha256(salted);
  return {
      ledger::encode_header(header), ByteVector(192), salted, {sample_entry().receipts.front()}};
}

TEST(Rendering, ACarriedBallotIsReadable) {
  const auto added = around_a_ballot();
  const auto all = rendered(added);
  const auto body = all.substr(all.find(R"("body":{"ballot")"));
  EXPECT_EQ(body, R"("body":{"ballot":{"event":")" +
                      core::to_hex(ledger::event_id(added.header).view()) +
                      R"(","kind":"BallotCast","author":)" + hex32('a') + R"(,"cosigners":[)" +
                      hex32('b') + "," + hex32('c') + R"(],"body":)" +
                      rendered_body(12).substr(0, rendered_body(12).size() - 1) +
                      R"(},"receipts":[{"peer":)" + hex32('p') + R"(,"number":7,"previous":)" +
                      hex32('d') + R"(,"receivedAt":"2023-11-14T22:13:20.100Z"}]}})");
}

TEST(Rendering, AStatusIsNamed) {
  const core::MemberChanged body{core::MemberNumber{4}, core::MemberField::status, 3};
  EXPECT_NE(rendered(body).find(R"("what":"status","value":"died")"), std::string::npos);
}

TEST(Rendering, NumbersWithoutANameStayNumbers) {
  core::MemberChanged body{core::MemberNumber{4}, core::MemberField::status, 300};
  EXPECT_NE(rendered(body).find(R"("value":300)"), std::string::npos);
  body.what = static_cast<core::MemberField>(9);
  EXPECT_NE(rendered(body).find(R"("what":9,"value":300)"), std::string::npos);
}

TEST(Rendering, InstantsBeyondFourDigitYearsStayNumbers) {
  core::DelegationSet body;
  body.expires_at = core::Instant{253'402'300'799'999};
  EXPECT_NE(rendered(body).find(R"("9999-12-31T23:59:59.999Z")"), std::string::npos);
  ++body.expires_at.ms;
  EXPECT_NE(rendered(body).find(R"("expiresAt":253402300800000)"), std::string::npos);
  body.expires_at.ms = UINT64_MAX;
  EXPECT_NE(rendered(body).find(R"("expiresAt":18446744073709551615)"), std::string::npos);
}

TEST(Rendering, WhatIsAbsentIsNull) {
  EXPECT_NE(rendered(core::DelegationSet{}).find(R"("proposal":null)"), std::string::npos);
  EXPECT_NE(rendered(core::DelegationSet{}).find(R"("expiresAt":null)"), std::string::npos);
  EXPECT_NE(rendered(core::ProposalDrafted{}).find(R"("charter":null,"roleChange":null)"),
            std::string::npos);
}

TEST(Rendering, ACharterListsItsMethodsByName) {
  const auto all = rendered(sample_bodies()[0]);
  EXPECT_NE(all.find(R"("methods":["yes_no","one_of","approval","quadratic"])"), std::string::npos);
  EXPECT_NE(all.find(R"("cap":{"people":66000,"numerator":1,"denominator":20},"secondQuorum":)"),
            std::string::npos);
  EXPECT_NE(all.find(R"("longestChain":4,"tie":"second_round","castingMs":5000000000,)"
                     R"("secondCall":true,"repeatMs":6000000000,"repeatNoticeMs":7000000,)"
                     R"("recusal":true,"visibilities":["open","box"]})"),
            std::string::npos);
  EXPECT_NE(all.find(R"("defaultDelegationMs":61000000000,"retentionMs":320000000000,)"
                     R"("announcerRoles":["steward","registrar"]})"),
            std::string::npos);
  // What is at its default is left out.
  EXPECT_EQ(all.find(R"("longestChain":0)"), std::string::npos);
  EXPECT_NE(all.find(R"("threshold":{"numerator":3,"denominator":4,"strict":false,"base":"cast"})"),
            std::string::npos);
  EXPECT_NE(all.find(R"(,"channels":{"helperRoles":["steward","registrar"],"helperCap":20,)"
                     R"("proxyCap":4},"defaultDelegationMs":61000000000,)"),
            std::string::npos);
}

TEST(Rendering, PapersAndBoxesHaveTheirFields) {
  EXPECT_EQ(rendered_body(19),
            R"({"proposal":)" + hex32('p') +
                R"(,"voter":70001,"channel":"guardian","speaker":70003,"slip":70004,)"
                R"("attested":true,"revision":3,"form":"choice","choices":[2,5],)"
                R"("votes":[-8,1,9],"sealed":"797979797979"}})");
  EXPECT_EQ(rendered_body(20),
            R"({"proposal":)" + hex32('p') +
                R"(,"station":"公民館","house":1,"issued":66000,"marked":[70001,70005],)"
                R"("papers":[{"count":3,"choices":[1],"votes":[-1]},)"
                R"({"count":1,"choices":[2],"votes":[2]}],"blank":4,"spoilt":5}})");
  EXPECT_EQ(rendered_body(21), R"({"proposal":)" + hex32('p') + R"(,"members":[70001,70006]}})");
  EXPECT_EQ(rendered_body(22),
            R"({"proposal":)" + hex32('p') + R"(,"secret":)" + hex32('s') + "}}");
  EXPECT_EQ(rendered_body(23), R"({"proposal":)" + hex32('p') + R"(,"passes":true}})");
  EXPECT_EQ(rendered_body(25), R"({"proposal":)" + hex32('p') + "}}");
  EXPECT_EQ(rendered_body(26),  // its place among the samples
            R"({"proposal":)" + hex32('p') + R"(,"minutes":{"hash":)" + hex32('m') +
                R"(,"size":4321},"effectiveAt":"2030-03-17T17:46:40.000Z","corrects":)" +
                hex32('e') + "}}");
}

TEST(Rendering, AttestationsHaveTheirFields) {
  EXPECT_EQ(rendered_body(27), R"({"subject":)" + hex32('j') +
                                   R"(,"what":"evidence","role":"auditor","document":{"hash":)" +
                                   hex32('k') + R"(,"size":5432}}})");
  const auto of = [](std::uint8_t what, core::Role role) {
    return rendered(core::Attested{{}, static_cast<core::AttestationKind>(what), role, {}});
  };
  const auto holds = [](const std::string& all, std::string_view part) {
    return all.find(part) != std::string::npos;
  };
  EXPECT_TRUE(
      holds(of(1, core::Role::chair), R"("what":"approve","role":"chair","document":null)"));
  // What has no name stays a number.
  EXPECT_TRUE(holds(of(0, core::kAsPeer), R"("what":0,"role":8,)"));
  EXPECT_TRUE(holds(of(6, core::kAsPeer), R"("what":6,"role":8,)"));
}

TEST(Rendering, CardsStandWhereAHouseCountsThem) {
  EXPECT_EQ(rendered_body(24), R"({"cards":[{"commitment":)" + hex32('c') +
                                   R"(,"holder":70001,"revoked":false},{"commitment":)" +
                                   hex32('d') + R"(,"holder":0,"revoked":true}]}})");
  EXPECT_EQ(rendered_body(11), R"({"proposal":)" + hex32('p') +
                                   R"(,"houses":[{"house":0,"people":1200},)"
                                   R"({"house":1,"people":70000,"votes":71000}],"rollDigest":)" +
                                   hex32('r') + R"(,"cards":72000}})");
  const auto founded = rendered(sample_bodies()[0]);
  EXPECT_NE(founded.find(R"("houses":[{"name":"Everybody"},)"
                         R"({"name":"Land owners","weight":"card","most":66000}],)"
                         R"("classes":[{"name":"resident","house":0,"proposes":true,"credits":99},)"
                         R"({"name":"guest","house":1,"proposes":false,"credits":10,)"
                         R"("cards":67000,"mayNotSecond":true}])"),
            std::string::npos);
}

TEST(Rendering, AnAnnouncementNamesItsOpeners) {
  const auto all = rendered_body(9);
  EXPECT_NE(
      all.find(R"("visibility":"box","openers":[{"member":70007,"key":)" + hex32('o') +
               R"(},{"member":70008,"key":)" + hex32('u') + R"(}],"openWithinMs":90000000}})"),
      std::string::npos)
      << all;
}

TEST(Rendering, BlobsAreResultsTextOrNothing) {
  const auto text = core::bytes_of("Line one\nline \"two\"");
  EXPECT_EQ(ledger::render_blob(text), R"({"text":"Line one\nline \"two\""})");
  EXPECT_EQ(ledger::render_blob(ByteVector{std::byte{0xFF}}), "null");
  EXPECT_EQ(ledger::render_blob(ByteVector(ledger::kMaxRenderedBlob + 1, std::byte{'a'})), "null");
  EXPECT_TRUE(ledger::render_blob(sample_document()).starts_with(R"({"result":{"ledger":)"));
  auto nearly = sample_document();
  nearly.pop_back();
  EXPECT_FALSE(ledger::render_blob(nearly).starts_with(R"({"result")"));
}

TEST(Rendering, AResultHasItsFigures) {
  const auto all = ledger::render_blob(sample_document());
  EXPECT_NE(all.find(R"("decided":{"outcome":"passed","winner":1,"order":[1,0],"houses":[)"
                     R"({"house":1,"roll":21,"voted":6,"copied":5,"didNotFit":4,"cut":3,)"
                     R"("endedNowhere":2,"didNotVote":1,"present":15,"cast":8,"blank":2,)"
                     R"("quorumMet":true,"thresholdMet":true,"options":[)"
                     R"({"for":11,"against":12,"net":-1,"supporters":13},)"),
            std::string::npos);
  EXPECT_NE(all.find(R"("payments":[45000,0,300],"returned":94,"represented":[)"
                     R"({"member":2,"next":3,"end":4,"length":2,"fate":"did_not_fit"},)"
                     R"({"member":5,"next":6,"end":0,"length":0,"fate":"cycle"}],)"
                     R"("lateUncounted":[7,9],)"
                     R"("setAside":[{"member":8,"channel":"own","by":"box"}],)"
                     R"("stations":[{"station":"公民館","house":1,"issued":20,"marked":12,)"
                     R"("blank":2,"spoilt":1,"options":[)"
                     R"({"for":5,"against":1,"net":4,"supporters":4},)"
                     R"({"for":3,"against":0,"net":3,"supporters":3}]}],)"
                     R"("openers":[{"member":2,"opened":true},{"member":6,"opened":false}],)"
                     R"("spoiltBallots":[{"member":4,"by":"made_for_another"}]})"),
            std::string::npos);
  EXPECT_NE(all.find(R"("channels":[2,1,0,0,2,1],"spoilt":1,"inRoom":4,"advisory":true,)"
                     R"("cards":{"all":70000,"roll":210,"voted":61,"copied":52,"didNotFit":43,)"
                     R"("cut":34,"endedNowhere":15,"didNotVote":5,"present":157,"cast":80,)"
                     R"("blank":22,"spoilt":11,"inRoom":44}})"),
            std::string::npos);
}

// Another library reads what is written, and writes it the same way.
TEST(Rendering, IsJsonAsOthersWriteIt) {
  auto texts = std::vector{ledger::render_blob(sample_document())};
  auto bodies = sample_bodies();
  for (const auto& body : bare_bodies()) bodies.push_back(body);
  for (const auto& body : bodies) {
    const bool carries = core::kind_of(body) == core::Kind::receipts_added;
    texts.push_back(rendered(carries ? core::Body(around_a_ballot()) : body));
  }
  for (const auto& text : texts) {
    EXPECT_EQ(boost::json::serialize(boost::json::parse(text)), text);
  }
}

}  // namespace
}  // namespace yoriai::tests
