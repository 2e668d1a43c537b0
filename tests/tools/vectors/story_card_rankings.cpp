// A book with rankings in which each card is a vote.
#include <algorithm>

#include "tests/tools/vectors/charters.h"
#include "tests/tools/vectors/seeds.h"
#include "tests/tools/vectors/small_village.h"

namespace yoriai::vectors {
namespace {

using namespace core;

constexpr ClassIndex kResident{0};
constexpr ClassIndex kHolder{1};
constexpr ClassIndex kPatron{2};

// For each option its place; 0: not named.
Ballot places(const std::vector<std::int32_t>& of) { return {BallotForm::choice, {}, of}; }

CardCommitment card(std::uint32_t number) {
  return derived_as<CardCommitment>("ranking card " + std::to_string(number));
}

class CardRankings : private SmallVillage {
 public:
  explicit CardRankings(Book& book) : SmallVillage(book) {}

  void settle();
  void choose_one();
  void tie();

 private:
  // In the order of their commitments, as the kind asks.
  void record(const std::string& name, std::vector<CardRow> rows) {
    std::ranges::sort(rows, {}, &CardRow::card);
    enter(name, CardsRecorded{std::move(rows)}, {"phone 1", "phone 2"});
  }
  ProposalId rank(const char* title, const std::vector<std::string>& options) {
    ProposalDrafted body;
    body.method = Method::ranked;
    body.title = title;
    body.options = options;
    return open(body);
  }
};

// 1, 6 and 7 are residents; 2, 4, 5, 9 and 10 of the house of cards; 3 and 8 patrons.
void CardRankings::settle() {
  found("cards.example", card_rankings_charter(), {kResident, kHolder, kPatron}, {0, 0, 0});
  admit(4, kHolder, 0, false);
  admit(5, kHolder, 0, true);
  admit(6, kResident, 0, true);
  admit(7, kResident, 0, false);
  admit(8, kPatron, 0, true);
  admit(9, kHolder, 0, true);
  admit(10, kHolder, 0, true);  // without a card: not on the roll
  std::vector<CardRow> rows;
  const std::uint32_t holders[] = {2, 2, 2, 2, 2, 3, 3, 3, 3, 4, 5, 8, 9, 9, 0, 0, 0};
  for (const auto holder : holders) {
    rows.push_back({card(static_cast<std::uint32_t>(rows.size())), MemberNumber{holder}, false});
  }
  record("cards dealt", rows);
  record("a card revoked", {{card(16), kNobody, true}});
}

void CardRankings::choose_one() {
  rank("Which partner village", {"北の里", "South", "East", "West"});
  cast("phone 1", 1, 1, places({1, 2, 3, 4}));
  cast("phone 6", 6, 1, places({2, 1, 3, 0}));
  cast("phone 2", 2, 1, places({3, 1, 2, 0}));
  cast("phone 5", 5, 1, places({0, 2, 1, 0}));
  hand(9, 1);  // a copy of a resident's ballot, twice: 9 has two cards
  cast("phone 8", 8, 1, places({1, 1, 2, 3}));
  cast("phone 3", 3, 1, {BallotForm::blank, {}, {}});
  record("a card sold while the vote is open", {{card(0), MemberNumber{5}, false}});
  const auto deadline = last().terms.closes_at;
  pass_deadline();
  cast("phone 2", 2, 2, places({1, 3, 2, 0}), {{deadline}});
  close();
}

// Three cards against one person and two cards.
void CardRankings::tie() {
  rank("Which of two", {"One", "Two"});
  cast("phone 2", 2, 1, places({1, 2}));
  cast("phone 1", 1, 1, places({2, 1}));
  cast("phone 5", 5, 1, places({0, 1}));
  cast("phone 9", 9, 1, {BallotForm::blank, {}, {}});
  close();
}

}  // namespace

void tell_of_card_rankings(Book& book) {
  CardRankings rankings(book);
  rankings.settle();
  rankings.choose_one();
  rankings.tie();
}

}  // namespace yoriai::vectors
