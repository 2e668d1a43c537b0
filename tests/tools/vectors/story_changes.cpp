// What follows the story of the peers: another charter, and what it makes possible.
#include "core/sha256.h"
#include "tests/tools/vectors/charters.h"
#include "tests/tools/vectors/seeds.h"
#include "tests/tools/vectors/teller.h"

namespace yoriai::vectors {
namespace {

using namespace core;

class Changes : private Teller {
 public:
  explicit Changes(Book& book) : Teller(book) {}

  void amend();
  void revoke();
  void decide();
  void count_cards();

 private:
  ProposalId draft(ProposalDrafted body) {
    const auto number = static_cast<std::uint32_t>(book_.state().proposals().size() + 1);
    const auto wording = "Wording of change " + std::to_string(number) + "\n";
    body.number = ProposalNumber{number};
    body.wording = {sha256(bytes_of(wording)), wording.size()};
    return {enter("draft of change " + std::to_string(number), body, {"phone 2"})};
  }
  void announce(const ProposalId& proposal, const Names& signers) {
    const auto& draft = book_.state().find(proposal)->draft;
    const auto opens_at = now_ + Duration{2 * kDay.ms};
    const ProposalAnnounced body{proposal,        draft.wording.hash,        opens_at,
                                 opens_at + kDay, Duration{30 * kMinute.ms}, Visibility::open};
    enter("announcement of change " + std::to_string(draft.number.value), body, signers);
    go_to(opens_at);
  }
  void cast(std::uint32_t voter, const std::string& device, const ProposalId& proposal,
            const Ballot& says) {
    const auto name = "ballot of member " + std::to_string(voter) + " on change " +
                      std::to_string(book_.state().find(proposal)->draft.number.value);
    enter(name, BallotCast{proposal, MemberNumber{voter}, Revision{1}, says}, {device});
  }
};

ProposalDrafted amendment(const State& state, const std::string& title, CharterRef charter) {
  ProposalDrafted body;
  body.kind = KindIndex{1};
  body.title = title;
  body.charter = state.charter()->hash;
  body.amended = std::move(charter);
  return body;
}

void Changes::amend() {
  const auto proposal = draft(amendment(book_.state(), "A chair", amended_village_charter()));
  enter("second of the amendment", ProposalSeconded{proposal}, {"phone 3"});
  announce(proposal, {"new phone 1"});
  cast(1, "new phone 1", proposal, kYes);
  cast(2, "phone 2", proposal, kYes);
  cast(3, "phone 3", proposal, kYes);
  cast(5, "phone 5", proposal, kYes);
  cast(8, "new phone 8", proposal, kNo);
  go_to(now_ + Duration{2 * kDay.ms});
  ProposalDrafted waiting;  // drafted under the old charter, and never announced
  waiting.title = "Still to come";
  draft(waiting);
  enter("the charter comes into force", CharterInForce{proposal}, {"phone 2", "new phone 1"});
  enter("a chair by stewards", RoleChanged{{MemberNumber{9}, Role::chair, true}, {}},
        {"new phone 1", "phone 2"});
}

void Changes::revoke() {
  const MemberNumber member{8};
  enter("everything of member 8 revoked",
        DelegationSet{member, kAllScopes, kNobody, {}, Revision{9}}, {"new phone 8"});
  enter("a delegation that ends by itself",
        DelegationSet{
            member, {ScopeLevel::topic, TopicIndex{2}, {}}, MemberNumber{5}, {}, Revision{10}},
        {"new phone 8"});
}

void Changes::decide() {
  ProposalDrafted body;
  body.kind = KindIndex{2};
  body.title = "Buy the land of member 3";
  body.recused = {MemberNumber{3}};
  const auto proposal = draft(body);
  announce(proposal, {"new phone 1", "phone 2"});
  cast(1, "new phone 1", proposal, kYes);
  cast(2, "phone 2", proposal, kNo);
  go_to(now_ + Duration{2 * kDay.ms});
  enter("casting vote", CastingVote{proposal, true}, {"phone 9"});
}

CardCommitment card(int number) {
  return derived_as<CardCommitment>("card " + std::to_string(number));
}

CardsRecorded recorded(std::vector<CardRow> rows) {
  std::ranges::sort(rows, {}, &CardRow::card);
  return {std::move(rows)};
}

CardsRecorded dealt() {
  std::vector<CardRow> rows;
  const std::uint32_t holders[] = {1, 1, 1, 1, 1, 1, 2, 2, 3, 5, 5, 5, 8, 8};
  for (const auto holder : holders) {
    rows.push_back({card(static_cast<int>(rows.size())), MemberNumber{holder}, false});
  }
  return recorded(rows);
}

// A vote for each card, and cards that move while it is open.
void Changes::count_cards() {
  enter("cards that nobody has claimed",
        recorded(
            {{card(14), kNobody, false}, {card(15), kNobody, false}, {card(16), kNobody, false}}),
        {"new phone 1", "phone 2"});
  const auto change = draft(amendment(book_.state(), "Cards", card_village_charter()));
  enter("second of the cards", ProposalSeconded{change}, {"phone 3"});
  announce(change, {"new phone 1"});
  cast(1, "new phone 1", change, kYes);
  cast(2, "phone 2", change, kYes);
  cast(3, "phone 3", change, kYes);
  cast(5, "phone 5", change, kYes);
  go_to(now_ + Duration{2 * kDay.ms});
  enter("the charter with cards comes into force", CharterInForce{change},
        {"phone 2", "new phone 1"});
  enter("cards dealt", dealt(), {"new phone 1", "phone 2"});
  enter("a card revoked", recorded({{card(15), kNobody, true}}), {"new phone 1", "phone 2"});
  ProposalDrafted body;
  body.title = "A partner village";
  const auto partner = draft(body);
  announce(partner, {"new phone 1"});
  cast(1, "new phone 1", partner, kNo);
  cast(5, "phone 5", partner, kYes);
  enter("cards sold and revoked while a vote is open",
        recorded({{card(0), MemberNumber{5}, false},
                  {card(9), kNobody, false},
                  {card(10), kNobody, true}}),
        {"new phone 1", "phone 2"});
  enter("a delegation of two cards",
        DelegationSet{MemberNumber{2}, {}, MemberNumber{5}, {}, Revision{9}}, {"phone 2"});
  cast(8, "new phone 8", partner, {BallotForm::blank, {}, {}});
  go_to(now_ + Duration{2 * kDay.ms});
}

}  // namespace

void tell_of_changes(Book& book) {
  Changes changes(book);
  changes.amend();
  changes.revoke();
  changes.decide();
}

void tell_of_cards(Book& book) { Changes(book).count_cards(); }

}  // namespace yoriai::vectors
