#include "core/result_document.h"

#include <gtest/gtest.h>

#include <cstring>

#include "core/limits.h"
#include "core/strict_capnp.h"
#include "specs/result.capnp.h"
#include "tests/support/samples.h"

namespace yoriai::tests {
namespace {

using core::ByteVector;
using core::ByteView;

ByteVector document_of(const core::VoteResult& result) {
  return core::encode_result(id_of<core::LedgerId>('l'), sample_proposal(), result);
}

ByteView strict_part(const ByteVector& document) {
  return ByteView(document).subspan(core::kResultDomain.size());
}

TEST(ResultDocument, ReadsBackWhatWasWritten) {
  const auto result = sample_result();
  const auto document = core::decode_result(document_of(result));
  ASSERT_TRUE(document);
  const auto proposal = sample_proposal();
  EXPECT_EQ(document->ledger, id_of<core::LedgerId>('l'));
  EXPECT_EQ(document->proposal, proposal.id);
  EXPECT_EQ(document->number, proposal.draft.number);
  EXPECT_EQ(document->charter, proposal.charter->hash);
  EXPECT_EQ(document->kind, proposal.draft.kind);
  EXPECT_EQ(document->topic, proposal.draft.topic);
  EXPECT_EQ(document->opens_at, proposal.terms.opens_at);
  EXPECT_EQ(document->closes_at, proposal.terms.closes_at);
  EXPECT_EQ(document->grace, proposal.terms.grace);
  EXPECT_EQ(document->purse, proposal.draft.purse);
  EXPECT_EQ(document->result.decided.result, result.decided.result);
  EXPECT_EQ(document->result.decided.represented, result.decided.represented);
  EXPECT_EQ(document->result.without_late, result.without_late);
  EXPECT_EQ(document->result.payments, result.payments);
  EXPECT_EQ(document->result.returned, result.returned);
  EXPECT_EQ(document->result.late_uncounted, result.late_uncounted);
  EXPECT_EQ(document->result.set_aside, result.set_aside);
  EXPECT_EQ(document->result.stations, result.stations);
}

TEST(ResultDocument, WhatFollowsFromTheCountsIsWrittenToo) {
  const auto document = document_of(sample_result());
  core::strict::Message message(strict_part(document));
  const auto house = message.root<schema::Result1>().getDecided().getHouses()[0];
  EXPECT_EQ(house.getPresent(), 15U);
  EXPECT_EQ(house.getCast(), 8U);
  EXPECT_EQ(house.getOptions()[0].getNet(), -1);
  EXPECT_EQ(house.getOptions()[1].getNet(), 10);
}

TEST(ResultDocument, ManyOptionsThatNobodyChoseRead) {
  core::VoteResult result;
  result.decided.result.houses.resize(2);
  for (auto& house : result.decided.result.houses) house.options.resize(core::kMaxOptions);
  result.without_late = result.decided.result;
  const auto document = core::decode_result(document_of(result));
  ASSERT_TRUE(document);
  EXPECT_EQ(document->result.without_late, result.without_late);
}

core::VoteResult ranked_result() {
  auto result = sample_result();
  auto& count = result.decided.result;
  count.order = {core::OptionIndex{1}, core::OptionIndex{0}};
  count.pairs.emplace(2);
  count.pairs->at(0, 1) = 7;
  count.pairs->at(1, 0) = 70'000;
  count.tied = {1, 1};
  return result;
}

TEST(ResultDocument, PairsOfARankingReadBack) {
  const auto document = core::decode_result(document_of(ranked_result()));
  ASSERT_TRUE(document);
  EXPECT_EQ(document->result.decided.result, ranked_result().decided.result);
}

TEST(ResultDocument, ChosenProjectsReadBack) {
  auto result = sample_result();
  result.decided.result.chosen = {core::OptionIndex{1}};
  result.decided.result.added = 43;
  result.decided.result.spent_by_one_more = 1250;
  const auto document = core::decode_result(document_of(result));
  ASSERT_TRUE(document);
  EXPECT_EQ(document->result.decided.result, result.decided.result);
}

TEST(ResultDocument, PairsWithoutARowForEachOptionAreNone) {
  auto result = ranked_result();
  result.decided.result.order.pop_back();
  EXPECT_FALSE(core::decode_result(document_of(result)));
}

TEST(ResultDocument, AnotherDomainLineIsNone) {
  auto document = document_of(sample_result());
  document[0] ^= std::byte{1};
  EXPECT_FALSE(core::decode_result(document));
  EXPECT_FALSE(core::decode_result(core::bytes_of(core::kResultDomain).first(16)));
  EXPECT_FALSE(core::decode_result(core::bytes_of(core::kResultDomain)));
}

ByteVector document_saying_present(std::uint32_t present) {
  ByteVector whole;
  core::append(whole, core::bytes_of(core::kResultDomain));
  core::append(whole, core::strict::encode<schema::Result1>([=](auto out) {
                 const ByteVector zeros(32);
                 out.setLedger(core::strict::data(zeros));
                 out.setProposal(core::strict::data(zeros));
                 out.setCharter(core::strict::data(zeros));
                 out.setRollDigest(core::strict::data(zeros));
                 out.initDecided().initHouses(1)[0].setPresent(present);
               }));
  return whole;
}

TEST(ResultDocument, FiguresThatDoNotFollowAreNone) {
  EXPECT_TRUE(core::decode_result(document_saying_present(0)));
  EXPECT_FALSE(core::decode_result(document_saying_present(1)));
}

TEST(ResultDocument, CountsWithoutRoomForTheirDifferenceAreNone) {
  constexpr std::uint64_t kFor = (std::uint64_t{1} << 40U) + 7;
  auto result = sample_result();
  auto& count = result.decided.result.houses.at(0).options.at(0);
  count.in_favour = kFor;
  count.against = 0;
  auto bytes = document_of(result);
  ASSERT_TRUE(core::decode_result(bytes));
  // The same eight bytes twice: for, and the difference. With 2^63 more the difference still
  // follows from them, were it without a sign.
  std::size_t found = 0;
  for (std::size_t at = 0; at + sizeof kFor <= bytes.size(); ++at) {
    if (std::memcmp(&bytes[at], &kFor, sizeof kFor) != 0) continue;
    bytes[at + sizeof kFor - 1] ^= std::byte{0x80};
    ++found;
  }
  ASSERT_EQ(found, 2U);
  EXPECT_FALSE(core::decode_result(bytes));
}

TEST(ResultDocument, UnknownOutcomesAndFatesAreNone) {
  auto result = sample_result();
  result.decided.result.outcome = static_cast<core::Outcome>(5);
  EXPECT_FALSE(core::decode_result(document_of(result)));
  result = sample_result();
  result.decided.represented[0].fate = static_cast<core::Fate>(core::kFateCount);
  EXPECT_FALSE(core::decode_result(document_of(result)));
  result = sample_result();
  result.spoilt_ballots[0].by = static_cast<core::SpoiltBy>(5);
  EXPECT_FALSE(core::decode_result(document_of(result)));
}

TEST(ResultDocument, AnySingleBitFlippedIsNoneOrMeansSomethingElse) {
  auto bytes = document_of(sample_result());
  for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
    const auto mask = std::byte{1} << static_cast<int>(bit % 8);
    bytes[bit / 8] ^= mask;
    if (const auto read = core::decode_result(bytes)) {
      auto proposal = sample_proposal();
      proposal.id = read->proposal;
      proposal.draft.number = read->number;
      proposal.draft.kind = read->kind;
      proposal.draft.topic = read->topic;
      proposal.draft.method = read->method;
      proposal.draft.credits = read->credits;
      proposal.draft.negative = read->negative;
      proposal.draft.purse = read->purse;
      proposal.draft.spending = read->spending;
      proposal.terms.opens_at = read->opens_at;
      proposal.terms.closes_at = read->closes_at;
      proposal.terms.grace = read->grace;
      proposal.rules_version = read->rules_version;
      proposal.roll_digest = read->roll_digest;
      proposal.charter = std::make_shared<const core::FrozenCharter>(
          core::FrozenCharter{proposal.charter->rules, read->charter});
      EXPECT_EQ(core::encode_result(read->ledger, proposal, read->result), bytes) << bit;
    }
    bytes[bit / 8] ^= mask;
  }
}

TEST(ResultDocument, CutShortOrGoingOnIsNone) {
  const auto whole = document_of(sample_result());
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_FALSE(core::decode_result(ByteView(whole).first(size))) << size;
  }
  auto longer = whole;
  longer.resize(whole.size() + 8);
  EXPECT_FALSE(core::decode_result(longer));
}

}  // namespace
}  // namespace yoriai::tests
