// A book with a vote for each household.
#include "tests/tools/vectors/charters.h"
#include "tests/tools/vectors/seeds.h"
#include "tests/tools/vectors/small_village.h"

namespace yoriai::vectors {
namespace {

using namespace core;

constexpr ClassIndex kResident{0};
constexpr ClassIndex kGuest{1};  // 50 credits at most

Ballot points(const std::vector<std::int32_t>& votes) { return {BallotForm::choice, {}, votes}; }

class Households : private SmallVillage {
 public:
  explicit Households(Book& book) : SmallVillage(book) {}

  void settle();
  void speak_in_turn();
  void share_a_purse();
};

// 1 and 2 live in household 7, 3 and 5 in 8, 6 and 7 in 9; 4 and 8 are of none.
void Households::settle() {
  found("homes.example", household_village_charter(), {kResident, kResident, kResident}, {7, 7, 8});
  admit(4, kResident, 0, false);
  admit(5, kGuest, 8, true);
  admit(6, kGuest, 9, true);
  admit(7, kResident, 9, false);
  admit(8, kResident, 0, true);
}

void Households::speak_in_turn() {
  ProposalDrafted body;
  body.title = "A lamp for every house";
  open(body);
  cast("phone 2", 1, 1, kYes);
  cast("phone 1", 1, 2, kNo);  // of the same household, and later
  cast("phone 5", 3, 1, kYes);
  cast("phone 6", 6, 2, kYes);
  enter("new keys for member 6",
        KeysReplaced{
            MemberNumber{6}, KeyGeneration{1}, {new_key(ledger(), KeyRole::member, "new phone 6")}},
        {"phone 6", "new phone 6"});
  cast("new phone 6", 6, 1, kNo);  // newer keys, and an earlier word all the same
  change(2, MemberField::household, 8);
  cast("phone 2", 3, 2, kNo);  // speaks for another household now
  hand(8, 6);
  change(3, MemberField::status, static_cast<std::uint32_t>(MemberStatus::died));
  const auto deadline = last().terms.closes_at;
  pass_deadline();
  cast("phone 5", 3, 3, kYes, {{deadline}});  // for the household of who died
  close();
}

// With the members that households have by now; each spends what the class of its row may.
void Households::share_a_purse() {
  ProposalDrafted body;
  body.kind = KindIndex{2};
  body.method = Method::quadratic;
  body.title = "A purse";
  body.options = {"井戸", "Path"};
  body.credits = Credits{99};
  body.purse = Amount{10'001};
  body.spending = Spending::by_net_votes;
  open(body);
  cast("phone 1", 1, 1, points({9, 4}));
  cast("phone 5", 2, 1, points({3, 6}));      // household 8, whose row is that of 2
  cast("new phone 6", 6, 1, points({5, 5}));  // a guest's row: all of its 50
  close();
}

}  // namespace

void tell_of_households(Book& book) {
  Households households(book);
  households.settle();
  households.speak_in_turn();
  households.share_a_purse();
}

}  // namespace yoriai::vectors
