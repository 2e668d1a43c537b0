// What any peer or person can do to the others, and how one that fell behind comes back.
#include <gtest/gtest.h>

#include "core/sha256.h"
#include "ledger/event_codec.h"
#include "net/limits.h"
#include "tests/support/table.h"

namespace yoriai::tests {
namespace {

using What = net::Notice::What;

constexpr core::Duration kSecond{1'000};

core::ByteVector text(std::string_view text) {
  const auto view = core::bytes_of(text);
  return {view.begin(), view.end()};
}

std::uint64_t certified_size(Table& table, Seat seat) {
  return table.node(seat).finality().certificate().tree.size;
}

// Two of four acknowledge; the third word decides.
class ThirdWord : public testing::Test {
 protected:
  ThirdWord() {
    table.speak_for(3);
    table.speak_for(4);
    table.submit(2, table.people.bytes_of(table.people.admission()));
    table.deliver_all();
    EXPECT_EQ(table.tree(2).size, 2U);
  }
  core::Ack ack_by(Seat seat, const core::LedgerId& ledger) {
    return net::sign_ack(table.tree(1), table.now(), ledger, Village::peer_key(seat));
  }
  void say(const core::Ack& ack) {
    table.say_to_all(3, net::Acked{{ack}});
    table.deliver_all();
  }
  Table table;
};

TEST_F(ThirdWord, ByAnotherPeerIsACertificate) {
  ASSERT_EQ(certified_size(table, 1), 1U);
  say(ack_by(3, table.people.state().ledger()));
  EXPECT_EQ(certified_size(table, 1), 2U);
  EXPECT_EQ(certified_size(table, 2), 2U);
}

TEST_F(ThirdWord, ForgedInAnothersNameIsNone) {
  auto forged = ack_by(3, table.people.state().ledger());
  forged.peer = table.key(4);
  say(forged);
  EXPECT_EQ(certified_size(table, 1), 1U);
}

TEST_F(ThirdWord, AboutAnotherCommunityIsNone) {
  say(ack_by(3, core::LedgerId{}));
  EXPECT_EQ(certified_size(table, 1), 1U);
}

TEST_F(ThirdWord, OfSomebodyWhoIsNoPeerIsNone) {
  say(net::sign_ack(table.tree(1), table.now(), table.people.state().ledger(),
                    Village::peer_key(5)));
  EXPECT_EQ(certified_size(table, 1), 1U);
}

TEST(Peer, AnEventOfAnotherCommunityIsRefusedAndNotKept) {
  Table table;
  auto elsewhere = Table::village();
  elsewhere.charter.name = "Another village";
  Village others(elsewhere);
  const auto event = others.bytes_of(others.admission());
  table.submit(2, event);
  const auto& answer = table.answers().back();
  const auto* refused = std::get_if<net::RefusalNotice>(&answer.message);
  ASSERT_NE(refused, nullptr);
  EXPECT_EQ(refused->refused.code, core::Refusal::wrong_ledger);
  EXPECT_EQ(refused->peer, table.key(2));
  EXPECT_TRUE(net::is_good(*refused, table.people.state().ledger()));
  table.say(3, 2, net::Submit{event, {}, {}});
  table.deliver_all();
  EXPECT_FALSE(table.holds(2, event));
}

TEST(Peer, TheSameEventAgainGetsTheFirstReceipt) {
  Table table;
  table.speak_for(1);  // so that it stays held
  const auto event = table.people.bytes_of(table.people.admission());
  table.submit(2, event);
  table.skip(kSecond);
  table.submit(2, event);
  ASSERT_EQ(table.answers().size(), 2U);
  const auto first = std::get<net::Received>(table.answers()[0].message);
  EXPECT_EQ(std::get<net::Received>(table.answers()[1].message), first);
  EXPECT_TRUE(net::is_good(first.receipt, table.people.state().ledger(), first.event));
}

TEST(Peer, WhoFloodsIsToldToWaitAndOthersAreNot) {
  Table table;
  table.speak_for(1);  // so that nothing is entered
  const auto wording = text("wording");
  const auto draft = [&](std::uint32_t member, std::size_t number) {
    auto body = question(kDirect);
    body.title = "Number " + std::to_string(number);
    return table.people.bytes_of(table.people.draft(core::MemberNumber{member}, body));
  };
  for (std::size_t n = 0; n < net::kMaxHeldOfAuthor; ++n) {
    table.submit(2, draft(1, n), {wording});
    ASSERT_TRUE(std::holds_alternative<net::Received>(table.answers().back().message)) << n;
  }
  const auto one_more = draft(1, net::kMaxHeldOfAuthor);
  table.submit(2, one_more, {wording});
  const auto* overloaded = std::get_if<net::Overloaded>(&table.answers().back().message);
  ASSERT_NE(overloaded, nullptr);
  EXPECT_EQ(overloaded->event, ledger::event_id(one_more.header));
  EXPECT_FALSE(table.holds(2, one_more));
  table.submit(2, draft(2, 0), {wording});
  EXPECT_TRUE(std::holds_alternative<net::Received>(table.answers().back().message));
}

TEST(Peer, ARecordPutBackFromACopyIsNoticedAndSignsNothing) {
  Table table;
  table.enter(table.people.admission());
  table.start_from_first_image(3);
  table.wait(5 * kSecond);
  EXPECT_FALSE(table.notices(3, What::numbers_above_own).empty());
  EXPECT_FALSE(table.node(3).sound());
  const auto event = table.people.bytes_of(table.people.admission());
  table.submit(2, event);
  table.submit(3, event);
  table.wait(5 * kSecond);
  EXPECT_FALSE(table.has(3, event));
  EXPECT_FALSE(table.holds(3, event));
  for (const Seat seat : {1U, 2U, 4U}) EXPECT_TRUE(table.has(seat, event)) << "seat " << seat;
}

TEST(Peer, AFirstStartAndAnHonestRestartAreSound) {
  Table table;
  table.enter(table.people.admission());
  table.crash(3);
  table.start(3);
  table.wait(2 * kSecond);
  EXPECT_TRUE(table.node(3).sound());
  table.enter(table.people.admission());
  EXPECT_EQ(table.final_size(3), 3U);
}

// Its clock would refuse every one of these entries, were they judged by it.
TEST(Peer, WhoWasAwayForDaysCatchesUpWithoutAClock) {
  Table table;
  table.crash(4);
  for (int day = 0; day < 3; ++day) {
    table.enter(table.people.admission());
    for (int hours = 0; hours < 24; hours += 4) {
      table.skip(4 * kHour);
      table.enter(table.people.admission());
    }
  }
  table.start(4);
  table.wait(10 * kSecond);
  EXPECT_EQ(table.tree(4), table.tree(1));
  EXPECT_EQ(table.final_size(4), table.tree(1).size);
  EXPECT_TRUE(table.notices(4, What::batch_untimely).empty());
}

// More than two messages hold, so that every answer is shorter than what was asked for, and what
// was asked for ahead does not follow on it.
TEST(Peer, WhoLacksMoreThanAMessageHoldsTakesItPieceByPiece) {
  constexpr int kDrafts = 40;  // of 80 KB each
  Table table;
  table.crash(4);
  auto body = choice_of(core::kMaxOptions, core::Method::one_of, kDirect);
  for (std::size_t n = 0; n < body.options.size(); ++n) {
    body.options[n] = std::to_string(1000 + n) + std::string(core::kMaxShortTextBytes - 4, 'x');
  }
  for (int n = 0; n < kDrafts; ++n) table.enter(table.people.draft(core::MemberNumber{1}, body));
  ASSERT_GT(table.tree(1).size, kDrafts);
  table.start(4);
  table.wait(10 * kSecond);
  EXPECT_EQ(table.tree(4), table.tree(1));
  EXPECT_EQ(table.final_size(4), table.tree(1).size);
}

// Too large to come along with entries.
TEST(Peer, AMissingWordingIsFetchedInParts) {
  Table table;
  table.crash(4);
  core::ByteVector wording(net::kBlobPartBytes + 70'000, std::byte{'w'});
  auto body = question(kDirect);
  body.wording = {core::sha256(wording), wording.size()};
  const auto draft = table.people.bytes_of(table.people.draft(core::MemberNumber{1}, body));
  table.submit(2, draft, {wording});
  table.deliver_all();
  ASSERT_TRUE(table.has(1, draft));
  table.start(4);
  table.wait(10 * kSecond);
  EXPECT_TRUE(table.has(4, draft));
  EXPECT_EQ(table.disk(4).blob(table.people.state().ledger(), body.wording), wording);
}

// Such a batch may be dropped, and the ballot come late: then the receipts are what counts.
TEST(Peer, GivesAReceiptAlsoForWhatABatchHasBrought) {
  Table table;
  const auto event = table.people.bytes_of(table.people.admission());
  const auto cut_off_two = [&] { table.cut_off(3), table.cut_off(4); };
  cut_off_two();
  table.cut(1, 2);
  table.submit(1, event);
  table.mend();
  cut_off_two();
  table.wait(2 * kSecond);
  ASSERT_TRUE(table.has(2, event));
  ASSERT_FALSE(table.holds(2, event));
  const auto before = table.answers().size();
  table.submit(2, event);
  ASSERT_EQ(table.answers().size(), before + 2);
  EXPECT_TRUE(std::holds_alternative<net::Received>(table.answers()[before].message));
  EXPECT_TRUE(std::holds_alternative<net::Included>(table.answers()[before + 1].message));
  EXPECT_TRUE(table.holds(2, event));
  table.mend();
  table.wait(5 * kSecond);
  EXPECT_EQ(table.final_size(2), 2U);
  EXPECT_FALSE(table.holds(2, event));
  table.submit(2, event);
  EXPECT_TRUE(std::holds_alternative<net::Included>(table.answers().back().message));
}

// What is final is remembered as held, and its note is not stored, for a second at most; and a
// start in between brings nothing back and loses nothing.
TEST(Peer, TidiesUpOnceASecond) {
  Table table;
  const auto event = table.people.bytes_of(table.people.admission());
  table.submit(2, event);
  table.deliver_all();
  ASSERT_EQ(table.final_size(2), 2U);
  EXPECT_EQ(table.node(2).held_events(), 0U);
  EXPECT_TRUE(table.holds(2, event));
  table.crash(2);
  table.start(2);
  EXPECT_EQ(table.node(2).held_events(), 0U);
  table.wait(3 * kSecond);
  for (const Seat seat : {1U, 2U, 3U, 4U}) {
    EXPECT_FALSE(table.holds(seat, event)) << seat;
    const auto note = ledger::parse_note(table.node(seat).finality().final_note());
    ASSERT_TRUE(note.has_value()) << seat;
    // The log's and four witnesses', also at who started again before the note was stored.
    EXPECT_EQ(note->signatures.size(), 5U) << seat;
  }
}

}  // namespace
}  // namespace yoriai::tests
