#include "core/sha256.h"
#include "ledger/event_codec.h"
#include "tests/tools/vectors/charters.h"
#include "tests/tools/vectors/seeds.h"
#include "tests/tools/vectors/teller.h"

namespace yoriai::vectors {
namespace {

using namespace core;

constexpr Instant kFounded{1'762'650'000'000};

class Story : private Teller {
 public:
  explicit Story(Book& book) : Teller(book, kFounded) {}

  void found();
  void change_members();
  void draft();
  void announce();
  void delegate_before_the_vote();
  void vote();
  void end();

 private:
  [[nodiscard]] NewKey device(const std::string& name) const {
    return new_key(ledger(), KeyRole::member, name);
  }
  void admit(std::uint32_t number, std::uint16_t member_class, std::uint32_t household,
             std::uint32_t guardian, const std::vector<std::string>& devices);
  void change(std::uint32_t member, MemberField what, std::uint32_t value);
  ProposalId draft_as(const std::string& author, ProposalDrafted body);
  void announce_as(const std::string& facilitator, const ProposalId& proposal, Instant opens_at);
  void cast(const std::string& device, std::uint32_t voter, const ProposalId& proposal,
            std::uint16_t revision, const Ballot& ballot,
            const std::vector<ReceiptBy>& receipts = {});
  void hand(const std::string& device, std::uint32_t delegator, const Scope& scope,
            std::uint32_t target, std::uint16_t revision, Instant expires_at = {});

  std::uint32_t proposals_ = 0;
  ProposalId purse_, amendment_, facilitator_, picnic_, lamps_;
};

const Ballot kBlank{BallotForm::blank, {}, {}};
const Ballot kWithdrawn{};

Ballot points(const std::vector<std::int32_t>& votes) { return {BallotForm::choice, {}, votes}; }

void Story::found() {
  Founded body;
  body.rehearsal = true;
  body.rules_version = kRulesVersion;
  body.host = "hill.example";
  body.charter = village_charter();
  body.peers = {only_peer("Hill office")};
  const ClassIndex resident{0};
  body.members = {founder("member 1", resident, 0, {"phone 1"},
                          {Role::steward, Role::registrar, Role::facilitator}),
                  founder("member 2", resident, 2, {"phone 2"}, {Role::steward, Role::registrar}),
                  founder("member 3", resident, 2, {"phone 3", "tablet 3"}, {Role::registrar}),
                  founder("member 4", ClassIndex{1}, 70'000, {}, {})};
  enter("founding", body, {"node", "phone 1", "phone 2"});
}

void Story::admit(std::uint32_t number, std::uint16_t member_class, std::uint32_t household,
                  std::uint32_t guardian, const std::vector<std::string>& devices) {
  const auto name = "member " + std::to_string(number);
  MemberAdmitted body{MemberNumber{number},
                      ClassIndex{member_class},
                      derived_as<Commitment>("commitment: " + name),
                      HouseholdNumber{household},
                      MemberNumber{guardian},
                      {}};
  std::vector<std::string> signers{"phone 1", "tablet 3"};
  for (const auto& one : devices) {
    body.keys.push_back(device(one));
    signers.push_back(one);
  }
  enter("admission of " + name, body, signers);
}

void Story::change(std::uint32_t member, MemberField what, std::uint32_t value) {
  const auto name = "change " + std::to_string(static_cast<int>(what)) + " of member " +
                    std::to_string(member) + " to " + std::to_string(value);
  enter(name, MemberChanged{MemberNumber{member}, what, value}, {"phone 2", "phone 1"});
}

void Story::change_members() {
  admit(5, 0, 7, 0, {"phone 5"});
  admit(6, 1, 0, 5, {"phone 6", "tablet 6"});
  admit(7, 0, 0, 0, {});
  admit(8, 0, 0, 0, {"phone 8"});
  admit(9, 0, 0, 0, {"phone 9"});
  admit(10, 0, 0, 0, {"phone 10"});
  change(7, MemberField::household, 12);
  change(4, MemberField::member_class, 0);
  change(7, MemberField::guardian, 8);
  change(9, MemberField::status, static_cast<std::uint32_t>(MemberStatus::suspended));
  enter("a second device for member 5", KeyAdded{device("tablet 5")}, {"phone 5", "tablet 5"});
  enter("new keys for member 8, by an old one",
        KeysReplaced{MemberNumber{8}, KeyGeneration{1}, {device("new phone 8")}},
        {"phone 8", "new phone 8"});
  enter("new keys for member 6, by registrars",
        KeysReplaced{MemberNumber{6}, KeyGeneration{1}, {device("new phone 6")}},
        {"phone 1", "phone 3", "new phone 6"});
  enter("a role by stewards", RoleChanged{{MemberNumber{5}, Role::treasurer, true}, {}},
        {"phone 1", "phone 2"});
  change(9, MemberField::status, static_cast<std::uint32_t>(MemberStatus::active));
}

ProposalId Story::draft_as(const std::string& author, ProposalDrafted body) {
  body.number = ProposalNumber{++proposals_};
  const auto wording = "Wording of proposal " + std::to_string(proposals_) + "\n";
  body.wording = {sha256(bytes_of(wording)), wording.size()};
  return {enter("draft " + std::to_string(proposals_), body, {author})};
}

void Story::draft() {
  ProposalDrafted purse;
  purse.topic = TopicIndex{1};
  purse.method = Method::quadratic;
  purse.title = "水路の修理";
  purse.options = {"Weir", "橋", "Nothing"};
  purse.credits = Credits{99};
  purse.negative = true;
  purse.purse = Amount{45'394};
  purse.spending = Spending::by_net_votes;
  purse_ = draft_as("phone 5", purse);

  ProposalDrafted amendment;
  amendment.kind = KindIndex{1};
  amendment.title = "Fewer words in the charter";
  amendment.charter = village_charter()->hash;
  amendment_ = draft_as("phone 1", amendment);

  ProposalDrafted facilitator;
  facilitator.kind = KindIndex{2};
  facilitator.title = "Member 5 shall announce";
  facilitator.role_change = RoleChange{MemberNumber{5}, Role::facilitator, true};
  facilitator_ = draft_as("phone 2", facilitator);

  ProposalDrafted picnic;
  picnic.method = Method::approval;
  picnic.title = "Where to eat";
  picnic.options = {"Hill", "River"};
  picnic_ = draft_as("new phone 8", picnic);

  ProposalDrafted lamps;
  lamps.kind = KindIndex{2};
  lamps.method = Method::one_of;
  lamps.title = "Which lamps";
  lamps.options = {"Warm", "White"};
  lamps.purse = Amount{1'000};
  lamps.spending = Spending::winner_takes_it;
  lamps_ = draft_as("phone 5", lamps);

  enter("second of 4", ProposalSeconded{picnic_}, {"phone 10"});
  enter("second of 2", ProposalSeconded{amendment_}, {"tablet 5"});
  enter("withdrawal of 4 by its drafter", ProposalWithdrawn{picnic_, ""}, {"new phone 8"});
}

void Story::announce_as(const std::string& facilitator, const ProposalId& proposal,
                        Instant opens_at) {
  const auto& draft = book_.state().find(proposal)->draft;
  const ProposalAnnounced body{proposal,        draft.wording.hash,        opens_at,
                               opens_at + kDay, Duration{30 * kMinute.ms}, Visibility::open};
  enter("announcement of " + std::to_string(draft.number.value), body, {facilitator});
}

void Story::announce() {
  const auto opening = now_ + Duration{2 * kDay.ms};
  announce_as("phone 1", purse_, opening);
  announce_as("phone 1", amendment_, opening);
  announce_as("phone 1", facilitator_, opening + kHour);
  announce_as("phone 1", lamps_, opening + kHour);
  enter("withdrawal of 5 by stewards", ProposalWithdrawn{lamps_, "The lamps are sold out."},
        {"phone 2", "phone 1"});
  go_to(opening);
}

void Story::hand(const std::string& device, std::uint32_t delegator, const Scope& scope,
                 std::uint32_t target, std::uint16_t revision, Instant expires_at) {
  const auto name = "delegation of member " + std::to_string(delegator) + ", scope " +
                    std::to_string(static_cast<int>(scope.level)) + ", revision " +
                    std::to_string(revision);
  enter(name,
        DelegationSet{MemberNumber{delegator}, scope, MemberNumber{target}, expires_at,
                      Revision{revision}},
        {device});
}

void Story::delegate_before_the_vote() {
  const Scope water{ScopeLevel::topic, TopicIndex{1}, {}};
  hand("new phone 8", 8, {}, 2, 1);
  hand("new phone 8", 8, water, 5, 2);
  hand("new phone 8", 8, {ScopeLevel::proposal, {}, amendment_}, 0, 1);
  hand("phone 10", 10, {}, 8, 3);
  hand("phone 10", 10, {}, 9, 2);  // outranked
  hand("phone 10", 10, water, 3, 1, now_ + kHour);
  hand("new phone 6", 6, {}, 5, 1);
}

void Story::cast(const std::string& device, std::uint32_t voter, const ProposalId& proposal,
                 std::uint16_t revision, const Ballot& ballot,
                 const std::vector<ReceiptBy>& receipts) {
  later();
  const auto name = "ballot of member " + std::to_string(voter) + " on " +
                    std::to_string(book_.state().find(proposal)->draft.number.value) +
                    ", revision " + std::to_string(revision);
  book_.enter(name, BallotCast{proposal, MemberNumber{voter}, Revision{revision}, ballot}, {device},
              now_, receipts);
}

void Story::vote() {
  cast("phone 5", 5, purse_, 1, points({9, -3, 0}));
  cast("tablet 5", 5, purse_, 3, points({7, 5, -1}));
  cast("phone 5", 5, purse_, 2, points({1, 1, 1}));  // outranked
  cast("phone 1", 1, purse_, 1, points({-2, 8, 0}));
  cast("phone 2", 2, purse_, 1, kBlank);
  cast("phone 1", 1, amendment_, 1, kYes);
  cast("phone 2", 2, amendment_, 1, kYes);
  cast("phone 3", 3, amendment_, 1, kNo);
  cast("phone 9", 9, amendment_, 1, kNo);
  cast("phone 9", 9, amendment_, 2, kWithdrawn);
  hand("phone 9", 9, {}, 1, 1);
  enter("new keys for member 1",
        KeysReplaced{MemberNumber{1}, KeyGeneration{1}, {device("new phone 1")}},
        {"phone 1", "new phone 1"});
  cast("new phone 1", 1, amendment_, 1, kYes);
  go_to(now_ + kHour);
  cast("phone 2", 2, facilitator_, 1, kYes);
  cast("new phone 1", 1, facilitator_, 1, kYes);
  cast("phone 3", 3, facilitator_, 1, kBlank);
  enter("death of member 10",
        MemberChanged{MemberNumber{10}, MemberField::status,
                      static_cast<std::uint32_t>(MemberStatus::died)},
        {"phone 2", "new phone 1"});
}

// Late ballots with receipts, closings, and what a passed vote allows.
void Story::end() {
  const auto deadline = book_.state().find(purse_)->terms.closes_at;
  const auto& node_receipt = deadline;
  go_to(deadline + kMinute);
  cast("phone 3", 3, purse_, 1, points({0, 0, 9}), {{Instant{node_receipt.ms - 1'000}}});
  cast("phone 3", 3, amendment_, 2, kYes, {{node_receipt}});
  hand("phone 9", 9, {}, 2, 2);  // after the deadline
  go_to(deadline + kDay);
  const RoleChange decided{MemberNumber{5}, Role::facilitator, true};
  enter("a role by a passed vote", RoleChanged{decided, facilitator_}, {"phone 2"});
}

}  // namespace

void tell_story(Book& book) {
  Story story(book);
  story.found();
  story.change_members();
  story.draft();
  story.announce();
  story.delegate_before_the_vote();
  story.vote();
  story.end();
}

}  // namespace yoriai::vectors
