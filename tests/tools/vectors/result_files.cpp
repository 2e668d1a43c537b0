#include "tests/tools/vectors/counted_case.h"
#include "tests/tools/vectors/files.h"
#include "tests/tools/vectors/seeds.h"

namespace yoriai::vectors {
namespace {

using core::Ballot;
using core::BallotForm;
using core::Method;
using core::ScopeLevel;
using core::Spending;
using core::Timeliness;
using Draft = CountedCase::Draft;
using Hand = CountedCase::Hand;

const Ballot kBlank{BallotForm::blank, {}, {}};
const Ballot kWithdrawn{};

Ballot pick(const std::vector<std::uint16_t>& options) {
  Ballot out{BallotForm::choice, {}, {}};
  for (const auto option : options) out.choices.emplace_back(option);
  return out;
}
Ballot give(const std::vector<std::int32_t>& votes) { return {BallotForm::choice, {}, votes}; }

json::object every_fate() {
  CountedCase vote("yes or no, every fate", {});
  vote.people(1, 13).ballot(1, pick({1})).ballot(8, pick({0})).ballot(12, kBlank);
  vote.hand(2, 1).hand(3, 2).hand(4, 5).hand(5, 4).hand(6, 4).hand(7, 99).hand(9, 0);
  vote.hand(10, 9).hand(11, 12).hand(13, 99'999);
  return vote.finish();
}

json::object as_of_the_deadline() {
  CountedCase vote("delegations as of the deadline", {});
  vote.people(1, 11).gone(8, kDeadlineMs).gone(9, kDeadlineMs + 1);
  vote.ballot(1, pick({1})).ballot(2, pick({0}));
  vote.hand(3, 1).hand(3, 2, Hand{.revision = 2, .at = kDeadlineMs});
  vote.hand(4, 1).hand(4, 2, Hand{.revision = 2, .at = kDeadlineMs + 1});
  vote.hand(5, 1).hand(5, 2, Hand{.scope = ScopeLevel::topic, .topic = 1});
  vote.hand(5, 0, Hand{.scope = ScopeLevel::proposal, .expires_at = kDeadlineMs - 1});
  vote.hand(6, 1).hand(6, 2, Hand{.scope = ScopeLevel::topic, .topic = 0});
  vote.hand(10, 1).hand(10, 0, Hand{.scope = ScopeLevel::proposal}).hand(11, 10);
  vote.hand(7, 2, Hand{.expires_at = kDeadlineMs, .revision = 9});
  vote.hand(7, 1, Hand{.revision = 8});
  vote.hand(8, 1).hand(9, 8);
  return vote.finish();
}

json::object late_ballots() {
  const Draft draft{.method = Method::quadratic,
                    .options = 3,
                    .credits = 99,
                    .negative = true,
                    .purse = 250'000,
                    .spending = Spending::by_net_votes};
  CountedCase vote("points, late ballots, a copy that does not fit", draft);
  vote.people(1, 5, 99).person(6, 0, 50).person(7, 0, 99);
  vote.ballot(1, give({9, -3, 0})).ballot(2, give({1, 7, 2})).ballot(3, kBlank);
  vote.ballot(2, give({2, 9, 2}), 2, Timeliness::by_receipts);
  vote.ballot(4, give({0, 0, 9}), 1, Timeliness::by_receipts);
  vote.ballot(5, give({5, 5, 5}), 1, Timeliness::late);
  vote.hand(5, 4).hand(6, 1).hand(7, 6);
  return vote.finish();
}

json::object late_withdrawal() {
  CountedCase vote("a ballot withdrawn by receipts", {});
  vote.people(1, 3).ballot(1, pick({1})).ballot(2, pick({0}));
  vote.ballot(2, kWithdrawn, 2, Timeliness::by_receipts).ballot(3, kBlank, 1, Timeliness::late);
  vote.hand(2, 1);
  return vote.finish();
}

json::object tied() {
  CountedCase vote("one of several, tied", {.method = Method::one_of, .options = 3});
  vote.people(1, 5).ballot(1, pick({2})).ballot(2, pick({0})).ballot(3, pick({1}));
  return vote.hand(4, 1).hand(5, 2).finish();
}

json::object purse() {
  CountedCase vote("approval, the winner takes the purse", {.method = Method::approval,
                                                            .options = 4,
                                                            .purse = 45'394,
                                                            .spending = Spending::winner_takes_it});
  vote.people(1, 6).ballot(1, pick({0, 2})).ballot(2, pick({2})).ballot(3, pick({1, 2, 3}));
  return vote.ballot(5, kBlank).hand(4, 3).finish();
}

json::object below_quorum() {
  CountedCase vote("no quorum: abstentions outside it", {.kind = 2,
                                                         .method = Method::quadratic,
                                                         .options = 2,
                                                         .credits = 20,
                                                         .purse = 1'000,
                                                         .spending = Spending::winner_takes_it});
  vote.people(1, 21, 20).ballot(1, give({4, 2})).ballot(2, give({0, 1}));
  vote.ballot(3, kBlank).ballot(4, kBlank);
  return vote.hand(5, 1).finish();  // a kind without delegation
}

json::object nobody_votes() {
  return CountedCase("nobody votes", {.method = Method::one_of, .options = 2})
      .people(1, 2)
      .finish();
}

json::object empty_roll() {
  return CountedCase("an empty roll", {.kind = 2, .method = Method::yes_no}).finish();
}

// Eight residents with a quorum of half and a majority; twenty digital villagers with a tenth.
json::object two_houses(const std::string& name, Method method, std::uint16_t turnout) {
  CountedCase vote(name, {.charter = "two houses",
                          .method = method,
                          .options = static_cast<std::uint16_t>(method == Method::yes_no ? 0 : 2)});
  for (std::uint32_t i = 1; i <= 8; ++i) vote.person(i, 0);
  for (std::uint32_t i = 9; i <= 28; ++i) vote.person(i, 1);
  for (std::uint32_t i = 1; i <= turnout; ++i) vote.ballot(i, pick({1}));
  vote.ballot(9, pick({0})).ballot(10, pick({1}));
  return vote.hand(11, 1).hand(8, 9).finish();
}

// A circle of friends too large for one hand, a chain too long, and words taken back.
json::object caps_and_revocations() {
  CountedCase vote("caps, a long chain, and everything revoked", {.charter = "capped"});
  for (std::uint32_t i = 1; i <= 10; ++i) vote.person(i, 0);
  for (std::uint32_t i = 11; i <= 20; ++i) vote.person(i, 1);
  vote.ballot(1, pick({1})).ballot(11, pick({0}));
  vote.hand(2, 1).hand(3, 1).hand(4, 1).hand(5, 2).hand(6, 5).hand(7, 6);  // 7: four steps
  for (std::uint32_t i = 12; i <= 15; ++i) vote.hand(i, 11);
  vote.hand(16, 4).hand(17, 3);  // in the other house, through those who may be cut
  vote.hand(8, 1).hand(8, 11, Hand{.scope = ScopeLevel::topic, .topic = 1, .revision = 4});
  vote.hand(8, 0, Hand{.scope = ScopeLevel::all_scopes, .revision = 5});
  vote.hand(9, 0, Hand{.scope = ScopeLevel::all_scopes, .revision = 3});
  vote.hand(9, 11, Hand{.revision = 4}).hand(9, 1, Hand{.scope = ScopeLevel::topic, .topic = 1});
  vote.hand(10, 1, Hand{.at = kDeadlineMs});
  vote.hand(10, 0, Hand{.scope = ScopeLevel::all_scopes, .revision = 2, .at = kDeadlineMs + 1});
  return vote.finish();
}

// Everybody's places; behind them one who abstains and one who copies the first.
json::object rankings(const std::string& name, const char* charter, std::uint16_t options,
                      const std::vector<std::vector<std::int32_t>>& places) {
  CountedCase vote(name, {.charter = charter, .method = Method::ranked, .options = options});
  const auto voters = static_cast<std::uint32_t>(places.size());
  for (std::uint32_t i = 1; i <= voters; ++i) vote.person(i, 0);
  vote.person(voters + 1).person(voters + 2);
  for (std::uint32_t i = 1; i <= voters; ++i) vote.ballot(i, give(places[i - 1]));
  return vote.ballot(voters + 1, kBlank).hand(voters + 2, 1).finish();
}

// The example of rules.md 10.5, in units of 10,000; one more who abstains, and one who copies.
json::object five_projects(const std::string& name, Method method, std::uint64_t purse) {
  CountedCase vote(name, {.method = method,
                          .options = 5,
                          .purse = purse,
                          .spending = Spending::chosen_projects,
                          .costs = {70, 40, 25, 20, 10}});
  vote.people(1, 13);
  for (std::uint32_t i = 1; i <= 3; ++i) vote.ballot(i, pick({0, 1}));
  for (std::uint32_t i = 4; i <= 6; ++i) vote.ballot(i, pick({0, 1, 2}));
  for (std::uint32_t i = 7; i <= 8; ++i) vote.ballot(i, pick({2, 3, 4}));
  vote.ballot(9, pick({3})).ballot(10, pick({3, 4})).ballot(11, pick({0}));
  return vote.ballot(12, kBlank).hand(13, 9).finish();
}

// A vote drawn from the name: any mix of ballots, delegations and timeliness.
class Drawn {
 public:
  Drawn(const std::string& name, const Draft& draft) : name_(name), draft_(draft) {}

  json::object finish() {
    CountedCase vote(name_, draft_);
    for (std::uint32_t i = 1; i <= kPeople; ++i) vote.person(i, house(i), credits(i));
    for (std::uint32_t i = 1; i <= kPeople; ++i) act(vote, i);
    return vote.finish();
  }

 private:
  static constexpr std::uint32_t kPeople = 40;

  std::uint32_t draw(std::uint32_t below) {
    const auto digest = derived(name_ + " draw " + std::to_string(draws_++));
    return (std::to_integer<std::uint32_t>(digest.data[0]) << 8U |
            std::to_integer<std::uint32_t>(digest.data[1])) %
           below;
  }
  std::uint16_t house(std::uint32_t person) const {
    return std::string_view(draft_.charter) == "village" ? 0 : person % 3 == 0;
  }
  std::uint32_t credits(std::uint32_t person) const {
    return draft_.method == Method::quadratic ? (person % 3 == 0 ? 25 : draft_.credits) : 0;
  }
  std::vector<std::int32_t> votes(std::uint32_t person) {
    const std::int32_t most = credits(person) == 25 ? 3 : 5;
    std::vector<std::int32_t> out(draft_.options);
    for (std::size_t i = 0; i < 2; ++i) {
      out[draw(draft_.options)] = static_cast<std::int32_t>(draw(8)) - (8 - 1 - most);
    }
    return out;
  }
  // Options share places, and some are not named.
  std::vector<std::int32_t> places() {
    std::vector<std::int32_t> out(draft_.options);
    for (auto& place : out) place = static_cast<std::int32_t>(draw(draft_.options + 1U));
    return out;
  }
  Ballot choice(std::uint32_t person) {
    if (draft_.method == Method::quadratic) return give(votes(person));
    if (draft_.method == Method::yes_no) return pick({static_cast<std::uint16_t>(draw(2))});
    if (draft_.method == Method::ranked) return give(places());
    const auto first = static_cast<std::uint16_t>(draw(draft_.options));
    if (draft_.method == Method::one_of || first == 0) return pick({first});
    return pick({0, first});
  }
  void act(CountedCase& vote, std::uint32_t person) {
    const auto deed = draw(12);
    if (deed < 5) vote.ballot(person, choice(person));
    if (deed == 4) vote.ballot(person, choice(person), 2, Timeliness::by_receipts);
    if (deed == 5) vote.ballot(person, kBlank);
    if (deed == 6) vote.ballot(person, choice(person), 1, Timeliness::late);
    if (deed == 7) vote.hand(person, 0);
    if (deed >= 8) vote.hand(person, draw(kPeople + 1) + 1);
  }

  std::string name_;
  Draft draft_;
  std::uint32_t draws_ = 0;
};

}  // namespace

VectorFile results_file() {
  VectorFile file{
      "results",
      "Votes and the documents they come to. charter: a name in charters.json; members: "
      "[instant, status] by number; when: on time by the book, by receipts, or late; "
      "this: a delegation for this proposal. Ranks: the revision, all else zero",
      {}};
  file.cases = {
      every_fate(),
      as_of_the_deadline(),
      late_ballots(),
      late_withdrawal(),
      tied(),
      purse(),
      below_quorum(),
      nobody_votes(),
      empty_roll(),
      two_houses("two houses, both pass", Method::yes_no, 5),
      two_houses("two houses, one without quorum", Method::yes_no, 2),
      two_houses("two houses, one of several", Method::one_of, 5),
      caps_and_revocations(),
      rankings("ranked, a winner by a path", "village", 3,
               {{1, 2, 3}, {1, 2, 3}, {1, 2, 3}, {3, 1, 2}, {3, 1, 2}, {2, 3, 1}, {0, 0, 1}}),
      rankings("ranked, a circle", "village", 3,
               {{1, 2, 3}, {3, 1, 2}, {2, 3, 1}, {2, 3, 1}, {3, 1, 2}}),
      rankings("ranked, one option alone", "village", 1, {{1}, {1}}),
      five_projects("equal shares, some added", Method::equal_shares, 110),
      five_projects("equal shares, everything", Method::equal_shares, 300),
      five_projects("greedy", Method::greedy, 110)};
  for (const char* charter : {"village", "two houses", "capped"}) {
    const auto drawn = [&](const char* what, Draft draft) {
      draft.charter = charter;
      file.cases.push_back(Drawn(std::string("drawn: ") + what + ", " + charter, draft).finish());
    };
    drawn("yes or no", {.method = Method::yes_no});
    drawn("one of several", {.method = Method::one_of, .options = 3});
    drawn("approval", {.kind = 1, .method = Method::approval, .options = 4});
    drawn("points", {.method = Method::quadratic,
                     .options = 5,
                     .credits = 50,
                     .negative = true,
                     .purse = 100'001,
                     .spending = Spending::by_net_votes});
    drawn("ranked", {.method = Method::ranked, .options = 4});
    const Draft projects{.method = Method::equal_shares,
                         .options = 4,
                         .purse = 40,
                         .spending = Spending::chosen_projects,
                         .costs = {20, 11, 9, 16}};
    drawn("equal shares", projects);
    auto by_votes = projects;
    by_votes.method = Method::greedy;
    drawn("greedy", by_votes);
  }
  return file;
}

}  // namespace yoriai::vectors
