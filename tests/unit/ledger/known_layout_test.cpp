// What is read by its known layout is what the library reads.
#include "ledger/known_layout.h"

#include <gtest/gtest.h>

#include "ledger/entry_codec.h"
#include "ledger/event_codec.h"
#include "ledger/known_bodies.h"
#include "tests/support/bodies.h"
#include "tests/support/samples.h"

namespace yoriai::tests {
namespace {

using core::ByteVector;
using ledger::StrictForm;

core::BallotCast ballot_of(std::size_t votes, std::size_t choices, unsigned salt) {
  core::BallotCast body;
  body.proposal.draft = ledger::filled<core::EventId>(static_cast<std::uint8_t>(salt));
  body.voter.value = 0x01020304U * salt;
  body.revision.value = static_cast<std::uint16_t>(salt);
  body.ballot.form = core::BallotForm::choice;
  for (std::size_t i = 0; i < votes; ++i) {
    body.ballot.votes.push_back(static_cast<std::int32_t>(i * salt) - 100);
  }
  for (std::uint16_t i = 0; i < choices; ++i) body.ballot.choices.emplace_back(i);
  return body;
}

core::MemberAdmitted admission_of(std::size_t keys, std::uint32_t household,
                                  std::uint32_t guardian) {
  core::MemberAdmitted body;
  body.number.value = 77;
  body.member_class.value = 3;
  body.commitment = ledger::filled<core::Commitment>(0x7e);
  body.household.value = household;
  body.guardian.value = guardian;
  for (std::size_t i = 0; i < keys; ++i) {
    const auto byte = static_cast<std::uint8_t>(i + 1);
    body.keys.push_back({ledger::filled<core::PublicKey>(byte),
                         ledger::filled<core::Signature>(static_cast<std::uint8_t>(~byte))});
  }
  return body;
}

std::vector<core::Body> bodies_of_every_layout() {
  std::vector<core::Body> out;
  for (std::size_t votes = 0; votes <= 20; ++votes) {
    for (const unsigned salt : {1U, 2U, 200U}) out.emplace_back(ballot_of(votes, 0, salt));
  }
  for (std::size_t choices = 1; choices <= 5; ++choices) {
    out.emplace_back(ballot_of(0, choices, 9));
    out.emplace_back(ballot_of(choices, choices, 9));
  }
  for (std::size_t keys = 0; keys <= 3; ++keys) {
    for (const std::uint32_t number : {0U, 5U}) {
      out.emplace_back(admission_of(keys, number, 0));
      out.emplace_back(admission_of(keys, 0, number));
      out.emplace_back(admission_of(keys, number, number));
    }
  }
  for (const auto& body : sample_bodies()) out.push_back(body);
  for (const auto& body : bare_bodies()) out.push_back(body);
  return out;
}

TEST(KnownLayout, ABodyIsTheOneThatWasWritten) {
  std::size_t known = 0;
  for (const auto& body : bodies_of_every_layout()) {
    const auto bytes = ledger::encode_body(body);
    core::Body read;
    if (!ledger::read_known_body(core::kind_of(body), bytes, read)) continue;
    ++known;
    EXPECT_EQ(read.index(), body.index());
    EXPECT_EQ(ledger::encode_body(read), bytes) << core::to_hex(bytes);
  }
  // Ballots of 1 to 16 votes, three each, and of one choice; admissions with one key, six.
  EXPECT_GE(known, 3U * 16U + 1U + 6U);
}

core::BallotCast smallest_ballot() {
  auto body = ballot_of(2, 0, 0);
  body.voter.value = 1;
  body.ballot.form = core::BallotForm::withdrawn;
  return body;
}

core::MemberAdmitted smallest_admission() {
  auto body = admission_of(1, 0, 0);
  body.number.value = 1;
  body.member_class.value = 0;
  return body;
}

// Every bit of every message in turn: what is read then gives these very bytes when the library
// writes it, or nothing is read; also where the last word of numbers becomes zero.
TEST(KnownLayout, WithABitChangedABodyIsReadInStrictFormAlone) {
  for (const auto& body : {core::Body(ballot_of(10, 0, 3)), core::Body(ballot_of(9, 0, 3)),
                           core::Body(ballot_of(0, 1, 3)), core::Body(admission_of(1, 0, 0)),
                           core::Body(admission_of(1, 4, 5)), core::Body(smallest_ballot()),
                           core::Body(smallest_admission()), core::Body(admission_of(1, 1, 0)),
                           core::Body(admission_of(1, 0, 1))}) {
    const auto kind = core::kind_of(body);
    const auto bytes = ledger::encode_body(body);
    std::size_t read_alike = 0;
    for (std::size_t bit = 0; bit < 8 * bytes.size(); ++bit) {
      auto changed = bytes;
      changed[bit / 8] ^= std::byte{1} << (bit % 8);
      core::Body read;
      if (!ledger::read_known_body(kind, changed, read)) continue;
      ++read_alike;
      EXPECT_EQ(ledger::encode_body(read), changed) << bit;
    }
    EXPECT_GT(read_alike, 8 * bytes.size() / 2);
  }
}

void expect_same_header(const ByteVector& bytes) {
  const auto strict = ledger::decode_header(bytes);
  const auto known = ledger::header_from(bytes, StrictForm::known);
  if (!strict) return;
  ASSERT_TRUE(known.has_value());
  EXPECT_EQ(*known, *strict);
  EXPECT_EQ(ledger::encode_header(*strict), bytes);
}

TEST(KnownLayout, AHeaderIsTheOneThatTheLibraryReads) {
  for (std::size_t cosigners = 0; cosigners <= 5; ++cosigners) {
    auto header = sample_header();
    header.cosigners.clear();
    for (std::size_t i = 0; i < cosigners; ++i) {
      header.cosigners.push_back(
          ledger::filled<core::PublicKey>(static_cast<std::uint8_t>(0x80 + i)));
    }
    const auto bytes = ledger::encode_header(header);
    EXPECT_EQ(*ledger::header_from(bytes, StrictForm::known), header);
    for (std::size_t bit = 0; bit < 8 * bytes.size(); ++bit) {
      auto changed = bytes;
      changed[bit / 8] ^= std::byte{1} << (bit % 8);
      expect_same_header(changed);
    }
  }
}

TEST(KnownLayout, AHeaderIsStillJudged) {
  auto header = sample_header();
  header.cosigners = {header.author};
  EXPECT_EQ(ledger::header_from(ledger::encode_header(header), StrictForm::known).error().code,
            core::Refusal::cosigner_repeated);
  header.cosigners.clear();
  header.kind = static_cast<core::Kind>(99);
  EXPECT_EQ(ledger::header_from(ledger::encode_header(header), StrictForm::known).error().code,
            core::Refusal::unknown_kind);
}

void expect_same_entry(const ByteVector& bytes) {
  const auto strict = ledger::view_entry(bytes);
  const auto known = ledger::view_entry(bytes, StrictForm::known);
  if (!strict) return;
  ASSERT_TRUE(known.has_value());
  EXPECT_EQ(ledger::entry_bytes(*known), bytes);
  EXPECT_EQ(ledger::entry_bytes(*strict), bytes);
}

// A last word of numbers that is zero is left away in strict form.
TEST(KnownLayout, AnEntryWithANumberThatShouldBeLeftAwayIsRefused) {
  auto entry = sample_entry();
  entry.receipts.clear();
  entry.accepted_at.ms = 1;
  auto bytes = ledger::encode_entry(entry);
  const core::ByteVector one{std::byte{1}, std::byte{0}, std::byte{0}, std::byte{0},
                             std::byte{0}, std::byte{0}, std::byte{0}, std::byte{0}};
  const auto time = std::ranges::search(bytes, one);
  ASSERT_FALSE(time.empty());
  time.front() = std::byte{0};
  EXPECT_EQ(ledger::view_entry(bytes).error().code, core::Refusal::entry_not_strict);
}

TEST(KnownLayout, AnEntryIsTheOneThatTheLibraryReads) {
  for (std::size_t cosigners = 0; cosigners <= 5; ++cosigners) {
    auto entry = sample_entry();
    entry.receipts.clear();
    auto header = sample_header();
    header.cosigners.assign(cosigners, header.author);
    entry.header = ledger::encode_header(header);
    entry.signatures.assign((1 + cosigners) * core::Signature::kSize, std::byte{7});
    const auto bytes = ledger::encode_entry(entry);
    EXPECT_EQ(ledger::entry_bytes(*ledger::view_entry(bytes, StrictForm::known)), bytes);
    for (std::size_t bit = 0; bit < 8 * bytes.size(); ++bit) {
      auto changed = bytes;
      changed[bit / 8] ^= std::byte{1} << (bit % 8);
      expect_same_entry(changed);
    }
  }
}

TEST(KnownLayout, AnEntrysTimeIsStillJudged) {
  auto entry = sample_entry();
  entry.receipts.clear();
  entry.accepted_at.ms = ~std::uint64_t{0};
  const auto bytes = ledger::encode_entry(entry);
  EXPECT_EQ(ledger::view_entry(bytes, StrictForm::known).error().code,
            core::Refusal::entry_malformed);
}

}  // namespace
}  // namespace yoriai::tests
