#include "tests/support/samples.h"

namespace yoriai::tests {
namespace {

using namespace core;

NewKey new_key(char letter) {
  return {id_of<PublicKey>(letter), id_of<Signature>(static_cast<char>(letter + 1))};
}

ProposalId proposal(char letter) { return {id_of<EventId>(letter)}; }

Founded founded() {
  Founded body;
  body.rehearsal = true;
  body.rules_version = RulesVersion{1};
  body.host = "village.example";
  body.charter = std::make_shared<const FrozenCharter>(FrozenCharter{sample_charter(), {}});
  body.peers = {{"Hill office", new_key('a'), new_key('c'), new_key('e')}};
  body.members = {{ClassIndex{1},
                   id_of<Commitment>('g'),
                   HouseholdNumber{70'000},
                   {new_key('h'), new_key('j')},
                   {Role::steward, Role::facilitator}},
                  {ClassIndex{0}, id_of<Commitment>('l'), HouseholdNumber{2}, {}, {}}};
  return body;
}

ProposalDrafted drafted() {
  ProposalDrafted body;
  body.number = ProposalNumber{3};
  body.kind = KindIndex{1};
  body.topic = TopicIndex{2};
  body.method = Method::quadratic;
  body.title = "何に使うか";
  body.options = {"Lamps", "橋", "Nothing"};
  body.wording = {id_of<Digest>('w'), 5'000'000'000};
  body.credits = Credits{99};
  body.negative = true;
  body.purse = Amount{45'394};
  body.spending = Spending::by_net_votes;
  body.charter = id_of<Digest>('c');
  body.role_change = RoleChange{MemberNumber{8}, Role::treasurer, true};
  body.costs = {Amount{45'394}, Amount{1}, Amount{9}};
  body.repeats = proposal('e');
  body.recused = {MemberNumber{7}, MemberNumber{70'009}};
  Charter amended;
  amended.name = "Amended";
  body.amended = std::make_shared<const FrozenCharter>(FrozenCharter{amended, {}});
  body.also = {KindIndex{3}, KindIndex{5}};
  return body;
}

ReceiptsAdded receipts_added() {
  auto receipts = sample_entry().receipts;
  receipts[1].previous = id_of<Digest>('e');
  return {ByteVector(40, std::byte{'h'}), ByteVector(64, std::byte{'s'}),
          ByteVector(23, std::byte{'b'}), receipts};
}

EpochBegun epoch_begun() {
  const Tree tree{Epoch{5}, 66'000, id_of<Digest>('r')};
  const Tree lower{Epoch{4}, 65'000, id_of<Digest>('l')};
  return {Epoch{8},
          id_of<PublicKey>('g'),
          {tree,
           {{id_of<PublicKey>('p'), Instant{1'700'000'000'000}, id_of<Signature>('s')},
            {id_of<PublicKey>('q'), Instant{1'700'000'000'001}, id_of<Signature>('t')}}},
          {{id_of<PublicKey>('p'), tree, id_of<Signature>('u')},
           {id_of<PublicKey>('q'), lower, id_of<Signature>('v')}}};
}

HouseResult house() {
  HouseResult out;
  out.house = HouseIndex{1};
  out.roll = 21;
  out.voted = 6;
  out.copied = 5;
  out.did_not_fit = 4;
  out.cut = 3;
  out.ended_nowhere = 2;
  out.did_not_vote = 1;
  out.blank = 2;
  out.quorum_met = true;
  out.threshold_met = true;
  out.advisory = true;
  out.options = {{11, 12, 13}, {14, 4, 15}};
  out.by_channel = {2, 1, 0, 0, 2, 1};
  out.spoilt = 1;
  out.in_room = 4;
  CardFigures cards;
  cards.roll = 210;
  cards.voted = 61;
  cards.copied = 52;
  cards.did_not_fit = 43;
  cards.cut = 34;
  cards.ended_nowhere = 15;
  cards.did_not_vote = 5;
  cards.blank = 22;
  cards.spoilt = 11;
  cards.in_room = 44;
  cards.all = 70'000;
  out.cards = cards;
  return out;
}

}  // namespace

core::Charter sample_charter() {
  Charter charter;
  charter.name = "Hill village";
  charter.preset = "tsukigase-purse";
  charter.time_zone = "Asia/Tokyo";
  charter.currency = "JPY";
  charter.peers_needed = 1;
  charter.liars_survived = 2;
  charter.stewards_needed = 3;
  charter.registrars_needed = 4;
  charter.recovery_needed = 5;
  charter.revisions = 50;
  charter.min_grace = Duration{1'800'000};
  charter.max_delegation = Duration{63'000'000'000};
  charter.houses = {{"Everybody"}, {"Land owners", HouseWeight::card, 66'000}};
  charter.classes = {{"resident", HouseIndex{0}, true, Credits{99}},
                     {"guest", HouseIndex{1}, false, Credits{10}, 67'000}};
  charter.roles = {{Role::steward, 3}, {Role::registrar, 2}};
  charter.topics = {"Roads", "水"};
  HouseRule rule;
  rule.quorum = {1, 2, true, ConditionBase::roll};
  rule.threshold = {3, 4, false, ConditionBase::cast};
  ProposalKind ordinary;
  ordinary.name = "ordinary";
  ordinary.methods = 15;
  ordinary.seconds = 2;
  ordinary.notice = Duration{3'600'000};
  ordinary.delegation = true;
  ordinary.abstain_in_quorum = true;
  ordinary.rules = {rule, HouseRule{}};
  ProposalKind amendment;
  amendment.name = "amendment";
  amendment.methods = 1;
  amendment.notice = Duration{86'400'000};
  amendment.amendment = true;
  amendment.rules = {rule};
  charter.kinds = {ordinary, amendment};
  charter.kinds.front().rules.front().cap = {66'000, 1, 20};
  charter.kinds.front().rules.front().second_quorum = {1, 10, true, ConditionBase::present};
  charter.kinds.front().rules.front().advisory = true;
  charter.kinds.front().longest_chain = 4;
  charter.kinds.front().tie = TieRule::second_round;
  charter.kinds.front().casting = Duration{5'000'000'000};
  charter.kinds.front().second_call = true;
  charter.kinds.front().repeat_within = Duration{6'000'000'000};
  charter.kinds.front().repeat_notice = Duration{7'000'000};
  charter.kinds.front().recusal = true;
  charter.kinds.front().visibilities = 5;
  charter.default_delegation = Duration{61'000'000'000};
  charter.retention = Duration{320'000'000'000};
  charter.announcer_roles = 3;
  charter.classes.back().may_not_second = true;
  charter.channels = {3, 20, 4};
  return charter;
}

core::Header sample_header() {
  return {id_of<LedgerId>('l'),
          id_of<PublicKey>('a'),
          {id_of<PublicKey>('b'), id_of<PublicKey>('c')},
          Kind::ballot_cast,
          id_of<Digest>('h')};
}

ledger::Entry sample_entry() {
  const ByteVector header(40, std::byte{'h'});
  const ByteVector signatures(64, std::byte{'s'});
  return {Instant{1'700'000'000'123},
          header,
          signatures,
          {{id_of<PublicKey>('p'), 7, id_of<Digest>('d'), Instant{1'700'000'000'100},
            id_of<Signature>('r')},
           {id_of<PublicKey>('q'), 8, {}, Instant{1'700'000'000'110}, id_of<Signature>('t')}}};
}

std::vector<core::Body> sample_bodies() {
  const MemberNumber member{70'001};
  return {founded(),
          MemberAdmitted{member,
                         ClassIndex{1},
                         id_of<Commitment>('c'),
                         HouseholdNumber{5},
                         MemberNumber{9},
                         {new_key('k'), new_key('m')}},
          MemberChanged{member, MemberField::guardian, 66'000},
          KeyAdded{new_key('k')},
          KeysReplaced{member, KeyGeneration{3}, {new_key('k'), new_key('m')}},
          RoleChanged{{member, Role::clerk, true}, proposal('p')},
          drafted(),
          ProposalSeconded{proposal('p')},
          ProposalAnnounced{proposal('p'),
                            id_of<Digest>('w'),
                            Instant{1'700'000'000'000},
                            Instant{1'700'000'900'000},
                            Duration{1'800'000},
                            Visibility::box,
                            {{MemberNumber{70'007}, id_of<SealKey>('o')},
                             {MemberNumber{70'008}, id_of<SealKey>('u')}},
                            Duration{90'000'000}},
          ProposalWithdrawn{proposal('p'), "Rain 雨"},
          VotingOpened{proposal('p'),
                       {{HouseIndex{0}, 1'200}, {HouseIndex{1}, 70'000, 71'000}},
                       id_of<Digest>('r'),
                       72'000},
          BallotCast{proposal('p'),
                     member,
                     Revision{50},
                     {BallotForm::choice,
                      {OptionIndex{1}, OptionIndex{4}},
                      {-7, 0, 32'768},
                      ByteVector(5, std::byte{'z'})}},
          DelegationSet{member,
                        {ScopeLevel::proposal, TopicIndex{2}, proposal('p')},
                        MemberNumber{70'002},
                        Instant{1'800'000'000'000},
                        Revision{4}},
          VotingClosed{proposal('p'), {id_of<Digest>('b'), 1'234}},
          receipts_added(),
          epoch_begun(),
          PeersChanged{id_of<PublicKey>('x'),
                       std::make_shared<const FoundingPeer>(
                           FoundingPeer{"谷の役場", new_key('a'), new_key('c'), new_key('e')}),
                       3, 1},
          PeersActivated{{Epoch{9}, 70'000, id_of<Digest>('r')},
                         {{id_of<PublicKey>('p'), id_of<Signature>('s')},
                          {id_of<PublicKey>('q'), id_of<Signature>('t')}}},
          PaperEntered{proposal('p'),
                       member,
                       Channel::guardian,
                       MemberNumber{70'003},
                       70'004,
                       true,
                       Revision{3},
                       {BallotForm::choice,
                        {OptionIndex{2}, OptionIndex{5}},
                        {-8, 1, 9},
                        ByteVector(6, std::byte{'y'})}},
          CountEntered{proposal('p'),
                       "公民館",
                       HouseIndex{1},
                       66'000,
                       {member, MemberNumber{70'005}},
                       {{3, {OptionIndex{1}}, {-1}}, {1, {OptionIndex{2}}, {2}}},
                       4,
                       5},
          PresenceNoted{proposal('p'), {member, MemberNumber{70'006}}},
          SealOpened{proposal('p'), id_of<SealSecret>('s')},
          CastingVote{proposal('p'), true},
          CardsRecorded{{{id_of<CardCommitment>('c'), member, false},
                         {id_of<CardCommitment>('d'), kNobody, true}}},
          CharterInForce{proposal('p')},
          MinutesPublished{proposal('p'),
                           {id_of<Digest>('m'), 4'321},
                           Instant{1'900'000'000'000},
                           id_of<EventId>('e')},
          Attested{id_of<EventId>('j'), AttestationKind::evidence, Role::auditor,
                   BlobName{id_of<Digest>('k'), 5'432}}};
}

std::vector<core::Body> bare_bodies() {
  Founded bare_founding;
  bare_founding.charter = std::make_shared<const FrozenCharter>();
  return {bare_founding,       MemberAdmitted{},    MemberChanged{},   KeyAdded{},
          KeysReplaced{},      RoleChanged{},       ProposalDrafted{}, ProposalSeconded{},
          ProposalAnnounced{}, ProposalWithdrawn{}, VotingOpened{},    BallotCast{},
          DelegationSet{},     VotingClosed{},      ReceiptsAdded{},   EpochBegun{},
          PeersChanged{},      PeersActivated{},    PaperEntered{},    CountEntered{},
          PresenceNoted{},     SealOpened{},        CastingVote{},     CardsRecorded{},
          CharterInForce{},    MinutesPublished{},  Attested{}};
}

core::Proposal sample_proposal() {
  Proposal out;
  out.id = proposal('p');
  out.draft = drafted();
  out.terms = std::get<ProposalAnnounced>(sample_bodies()[8]);
  out.rules_version = RulesVersion{1};
  out.charter =
      std::make_shared<const FrozenCharter>(FrozenCharter{sample_charter(), id_of<Digest>('c')});
  out.roll_digest = id_of<Digest>('r');
  return out;
}

core::VoteResult sample_result() {
  VoteResult out;
  auto& decided = out.decided.result;
  decided.outcome = Outcome::passed;
  decided.winner = OptionIndex{1};
  decided.order = {OptionIndex{1}, OptionIndex{0}};
  decided.houses = {house()};
  out.decided.represented = {
      {MemberNumber{2}, MemberNumber{3}, MemberNumber{4}, 2, Fate::did_not_fit},
      {MemberNumber{5}, MemberNumber{6}, kNobody, 0, Fate::cycle}};
  auto& without_late = out.without_late.emplace();
  without_late.outcome = Outcome::tied;
  without_late.order = {OptionIndex{0}};
  without_late.houses = {house(), {}};
  out.payments = {Amount{45'000}, Amount{0}, Amount{300}};
  out.returned = Amount{94};
  out.late_uncounted = {MemberNumber{7}, MemberNumber{9}};
  out.set_aside = {{MemberNumber{8}, Channel::own, Channel::box}};
  out.stations = {{"公民館", HouseIndex{1}, 20, 12, 2, 1, {{5, 1, 4}, {3, 0, 3}}}};
  out.openers = {{MemberNumber{2}, true}, {MemberNumber{6}, false}};
  out.spoilt_ballots = {{MemberNumber{4}, SpoiltBy::made_for_another}};
  return out;
}

}  // namespace yoriai::tests
