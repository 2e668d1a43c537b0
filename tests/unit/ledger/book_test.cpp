#include "ledger/book.h"

#include <gtest/gtest.h>

#include "core/sha256.h"
#include "ledger/memory_high_water.h"
#include "ledger/memory_store.h"
#include "tests/support/kept_village.h"

namespace yoriai::ledger {
namespace {

using core::Refusal;
using tests::append_one;
using tests::sent_as;
using tests::Village;

class BookTest : public testing::Test {
 protected:
  Book& found_with(const std::vector<tests::Line>& lines) {
    book_ = Book::found(store_, high_water_);
    tests::append_rest(*book_, lines);
    return *book_;
  }
  // A village and its book, founded and no more.
  Book& newly_founded() { return found_with(village_.lines()); }
  [[nodiscard]] Submission submission(const tests::Attempt& attempt) const {
    Submission out;
    out.event = village_.bytes_of(attempt);
    return out;
  }
  core::Result<Accepted> append(Submission submission) {
    return book_->append({std::move(submission)}, village_.now()).front();
  }
  static Refusal code_of(const core::Result<Accepted>& verdict) { return verdict.error().code; }

  MemoryStore store_;
  MemoryHighWater high_water_;
  std::unique_ptr<Book> book_;
  Village village_;
};

MerkleTree tree_over(const std::vector<tests::Line>& lines) {
  MerkleTree tree;
  for (const auto& line : lines) tree.append(leaf_hash(line.entry));
  return tree;
}

TEST_F(BookTest, TakesInAWholeVoteAndKeepsItByteForByte) {
  const auto village = tests::voted_village();
  const Book& book = found_with(village.lines());
  EXPECT_EQ(core::state_digest(book.state()), core::state_digest(village.state()));
  EXPECT_EQ(book.tree().root(), tree_over(village.lines()).root());
  const auto& ledger = village.state().ledger();
  ASSERT_EQ(store_.size(ledger), village.lines().size());
  store_.scan(ledger, 0, store_.size(ledger), [&](std::uint64_t index, const StoredEntry& stored) {
    EXPECT_EQ(stored.entry, village.lines()[index].entry);
    EXPECT_EQ(stored.salted_body, village.lines()[index].salted_body);
    return true;
  });
}

TEST_F(BookTest, ResultDocumentIsKeptAsABlobBesideTheWording) {
  const auto village = tests::voted_village();
  found_with(village.lines());
  const auto& proposal = village.state().proposals().at(0);
  EXPECT_EQ(store_.blob(village.state().ledger(), proposal.result), village.document(proposal.id));
  EXPECT_TRUE(store_.blob(village.state().ledger(), proposal.draft.wording));
  EXPECT_EQ(store_.blobs(village.state().ledger()).size(), 2U);
}

TEST_F(BookTest, ReplayGivesTheSameStateAndTree) {
  const auto village = tests::voted_village();
  const Book& book = found_with(village.lines());
  for (const auto access : {Access::read, Access::write}) {
    const auto again = Book::open(store_, high_water_, village.state().ledger(), access);
    EXPECT_EQ(core::state_digest(again->state()), core::state_digest(book.state()));
    EXPECT_EQ(again->tree().root(), book.tree().root());
  }
}

TEST_F(BookTest, ReopenedBookGoesOn) {
  newly_founded();
  village_.join();
  const auto& ledger = village_.state().ledger();
  book_ = Book::open(store_, high_water_, ledger);
  tests::append_rest(*book_, village_.lines());
  EXPECT_EQ(store_.size(ledger), 2U);
  EXPECT_EQ(high_water_.read(ledger)->size, 2U);
}

TEST_F(BookTest, UnknownLedgerIsNotFound) {
  try {
    (void)Book::open(store_, high_water_, village_.state().ledger());
    FAIL();
  } catch (const EnvironmentError& error) {
    EXPECT_EQ(error.cause(), EnvironmentError::Cause::not_found);
  }
}

TEST_F(BookTest, ManySubmissionsAreOneWriteAndAVerdictEach) {
  Book& book = newly_founded();
  const auto writes = store_.faults().writes();
  const auto good = submission(village_.admission());
  auto spoiled = good;
  spoiled.event.signatures[3] ^= std::byte{1};
  auto garbled = good;
  garbled.event.header.pop_back();
  const auto verdicts = book.append({spoiled, good, good, garbled}, village_.now());
  ASSERT_EQ(verdicts.size(), 4U);
  EXPECT_EQ(code_of(verdicts[0]), Refusal::signature_invalid);
  ASSERT_TRUE(verdicts[1]);
  EXPECT_EQ(verdicts[1].value().index.value, 1U);
  EXPECT_EQ(code_of(verdicts[2]), Refusal::already_in_book);
  EXPECT_EQ(code_of(verdicts[3]), Refusal::header_malformed);
  EXPECT_EQ(store_.faults().writes(), writes + 1);
  EXPECT_EQ(book.tree().size(), 2U);
}

TEST_F(BookTest, FoundingAndWhatFollowsMayComeInOneBatch) {
  village_.join();
  std::vector<Submission> all;
  for (const auto& line : village_.lines()) all.push_back(sent_as(line).submission);
  book_ = Book::found(store_, high_water_);
  for (const auto& verdict : book_->append(all, village_.now())) EXPECT_TRUE(verdict);
  EXPECT_EQ(store_.size(village_.state().ledger()), 2U);
}

TEST_F(BookTest, NothingAdmittedIsNothingWritten) {
  Book& book = newly_founded();
  const auto before = store_.faults().writes() + high_water_.faults().writes();
  auto spoiled = submission(village_.admission());
  spoiled.event.salted_body[0] ^= std::byte{1};
  EXPECT_EQ(code_of(append(spoiled)), Refusal::body_hash_differs);
  EXPECT_TRUE(book.append({}, village_.now()).empty());
  EXPECT_EQ(store_.faults().writes() + high_water_.faults().writes(), before);
}

TEST_F(BookTest, SameBookIsNotFoundedTwiceInOneStore) {
  newly_founded();
  const auto founding = sent_as(village_.lines().front());
  const auto second = Book::found(store_, high_water_);
  EXPECT_EQ(code_of(append_one(*second, founding).front()), Refusal::already_founded);
}

TEST_F(BookTest, CheckSaysTheSameAndWritesNothing) {
  Book& book = newly_founded();
  const auto before = store_.faults().writes() + high_water_.faults().writes();
  const auto good = submission(village_.admission());
  const auto verdict = book.check(good, village_.now());
  ASSERT_TRUE(verdict);
  auto draft = submission(village_.draft(core::MemberNumber{1}, tests::question()));
  EXPECT_EQ(book.check(draft, village_.now()).error().code, Refusal::blob_missing);
  EXPECT_EQ(store_.faults().writes() + high_water_.faults().writes(), before);
  const auto accepted = append(good);
  ASSERT_TRUE(accepted);
  EXPECT_EQ(accepted.value().id, verdict.value());
}

TEST_F(BookTest, WhatWasVerifiedAheadIsJudgedTheSame) {
  Book& book = newly_founded();
  const auto good = submission(village_.admission());
  auto spoiled = good;
  spoiled.event.signatures[5] ^= std::byte{1};
  const ledger::EventBytes* events[] = {&good.event, &spoiled.event};
  book.verify_ahead(events);
  EXPECT_EQ(book.check(spoiled, village_.now()).error().code, Refusal::signature_invalid);
  EXPECT_EQ(code_of(append(spoiled)), Refusal::signature_invalid);
  EXPECT_TRUE(append(good));
  EXPECT_EQ(code_of(append(good)), Refusal::already_in_book);
}

TEST_F(BookTest, ClockFarBehindOrFarAheadIsRefused) {
  Book& book = newly_founded();
  const auto admission = submission(village_.admission());
  const auto now = village_.now();
  const core::Instant behind{now.ms - 5'001};
  EXPECT_EQ(book.append({admission}, behind).front().error(),
            (core::Refused{Refusal::clock_behind, now.ms}));
  EXPECT_TRUE(book.append({admission}, core::Instant{now.ms - 5'000}).front());
  EXPECT_EQ(book.state().last_accepted_at(), now);
}

// Wordings.

Blob wording_blob(std::string_view text) {
  const auto view = core::bytes_of(text);
  return {{core::sha256(core::bytes_of("wording")), 7}, {view.begin(), view.end()}};
}

TEST_F(BookTest, DraftWithoutItsWordingIsRefused) {
  newly_founded();
  auto draft = submission(village_.draft(core::MemberNumber{1}, tests::question()));
  EXPECT_EQ(code_of(append(draft)), Refusal::blob_missing);
  draft.blobs = {wording_blob("another")};
  EXPECT_EQ(code_of(append(draft)), Refusal::blob_missing);
  draft.blobs = {wording_blob("wording")};
  EXPECT_TRUE(append(draft));
}

TEST_F(BookTest, FaultOfTheDraftIsNamedBeforeItsMissingWording) {
  newly_founded();
  auto body = tests::question();
  body.topic = core::TopicIndex{99};
  EXPECT_EQ(code_of(append(submission(village_.draft(core::MemberNumber{1}, body)))),
            Refusal::topic_unknown);
}

TEST_F(BookTest, WordingThatIsStoredOrInTheBatchNeedNotComeAgain) {
  Book& book = newly_founded();
  auto first = submission(village_.draft(core::MemberNumber{1}, tests::question()));
  first.blobs = {wording_blob("wording")};
  auto body = tests::question();
  body.title = "Another";
  body.number = core::ProposalNumber{2};
  auto attempt = village_.draft(core::MemberNumber{2}, body);
  std::get<core::ProposalDrafted>(attempt.body).number = core::ProposalNumber{2};
  EXPECT_TRUE(book.append({first, submission(attempt)}, village_.now()).back());
  attempt = village_.draft(core::MemberNumber{3}, body);
  std::get<core::ProposalDrafted>(attempt.body).number = core::ProposalNumber{3};
  EXPECT_TRUE(append(submission(attempt)));
  EXPECT_EQ(store_.blobs(village_.state().ledger()).size(), 1U);
}

TEST_F(BookTest, BlobThatNobodyNamedIsNotStored) {
  newly_founded();
  auto admission = submission(village_.admission());
  admission.blobs = {wording_blob("wording")};
  EXPECT_TRUE(append(admission));
  EXPECT_TRUE(store_.blobs(village_.state().ledger()).empty());
}

// Receipts.

class BookReceipts : public BookTest {
 protected:
  core::Receipt receipt_for(const Submission& submission, std::uint64_t number = 1) {
    const core::EventId event{core::sha256(submission.event.header).data};
    core::Receipt receipt{Village::node_key().public_key(), number, {}, village_.now(), {}};
    receipt.signature =
        Village::node_key().sign(core::receipt_message(receipt, village_.state().ledger(), event));
    return receipt;
  }
};

TEST_F(BookReceipts, GoodReceiptIsKeptWithTheEntry) {
  newly_founded();
  auto admission = submission(village_.admission());
  admission.receipts = {receipt_for(admission)};
  EXPECT_TRUE(append(admission));
  const auto again = Book::open(store_, high_water_, village_.state().ledger());
  EXPECT_EQ(again->tree().root(), book_->tree().root());
}

TEST_F(BookReceipts, BadReceiptIsRefusedInItsPlaceAmongTheFaults) {
  newly_founded();
  auto admission = submission(village_.admission());
  auto bad = receipt_for(admission);
  bad.signature.data[0] ^= std::byte{1};
  admission.receipts = {bad};
  EXPECT_EQ(code_of(append(admission)), Refusal::receipt_invalid);
  auto attempt = village_.change(core::MemberNumber{3}, core::MemberField::household, 7);
  attempt.ledger.data[0] ^= std::byte{1};
  auto elsewhere = submission(attempt);
  elsewhere.receipts = {bad};
  EXPECT_EQ(code_of(append(elsewhere)), Refusal::wrong_ledger);
}

TEST_F(BookReceipts, TwoReceiptsOfOnePeerAreNoEntry) {
  newly_founded();
  auto admission = submission(village_.admission());
  admission.receipts = {receipt_for(admission, 1), receipt_for(admission, 2)};
  EXPECT_EQ(code_of(append(admission)), Refusal::entry_malformed);
}

}  // namespace
}  // namespace yoriai::ledger
