#include "tests/support/player.h"

#include <algorithm>
#include <array>

#include "core/sha256.h"
#include "ledger/ballot_seal.h"
#include "ledger/event_codec.h"
#include "tests/support/plain_result.h"

namespace yoriai::tests {
namespace {

// Neither of the two who keep the office, so that they may help.
constexpr core::MemberNumber kDrafter{3};

constexpr std::array<const char*, 3> kOperators = {"co-op", "town", "auditor"};

std::size_t peer_of(const std::string& its_operator) {
  const auto at = std::find(kOperators.begin(), kOperators.end(), its_operator);
  return static_cast<std::size_t>(at - kOperators.begin()) + 1;
}

core::Instant instant(naive::Number ms) { return {static_cast<std::uint64_t>(ms)}; }

core::ProposalKind kind_of(const naive::Vote& vote, std::size_t number) {
  auto kind = core_kind(vote, vote.rules);
  kind.name = "kind " + std::to_string(number);
  kind.methods = static_cast<std::uint16_t>(1U << static_cast<unsigned>(vote.method));
  kind.delegation = vote.delegation;
  kind.casting = {static_cast<std::uint64_t>(vote.casting)};
  kind.recusal = true;
  return kind;
}

VillageSetup setup_of(const naive::History& history) {
  VillageSetup setup;
  setup.charter = charter_of(history);
  setup.charter.peers_needed = 2;
  setup.operators = {kOperators.begin(), kOperators.end()};
  setup.founders.clear();
  for (const naive::Person& person : history.founders) {
    Founder founder{core::ClassIndex{static_cast<std::uint16_t>(person.member_class)},
                    static_cast<std::uint32_t>(person.devices),
                    {}};
    const bool office = setup.founders.size() < 2;
    if (office) founder.roles = {core::Role::steward, core::Role::registrar};
    if (setup.founders.empty()) founder.roles.push_back(core::Role::facilitator);
    if (person.chair) founder.roles.push_back(core::Role::chair);
    if (office) founder.roles.push_back(core::Role::clerk);
    setup.founders.push_back(std::move(founder));
  }
  return setup;
}

core::ProposalDrafted draft_of(const naive::Vote& vote, std::size_t position) {
  core::ProposalDrafted draft =
      choice_of(static_cast<std::uint16_t>(vote.options), static_cast<core::Method>(vote.method),
                core::KindIndex{static_cast<std::uint16_t>(position)});
  draft.topic = core::TopicIndex{static_cast<std::uint16_t>(vote.topic)};
  draft.credits = core::Credits{static_cast<std::uint32_t>(vote.credits)};
  draft.negative = vote.negative;
  draft.purse = core::Amount{static_cast<std::uint64_t>(vote.purse)};
  draft.spending = static_cast<core::Spending>(vote.spending);
  for (const int member : vote.recused) {
    draft.recused.emplace_back(static_cast<std::uint32_t>(member));
  }
  return draft;
}

class Player {
 public:
  explicit Player(const naive::History& history) {
    played_.history = history;
    played_.village = std::make_unique<Village>(setup_of(history));
    for (std::size_t i = 0; i < history.votes.size(); ++i) announce(history.votes[i], i);
    for (const core::Member& member : village().state().members().all()) {
      keys_.push_back({village().state().members().keys_of(member)});
    }
  }

  Played play() {
    for (naive::Step& step : played_.history.steps) {
      if (step.what == naive::kBeginEpoch) {
        begin_epoch(step);
        continue;
      }
      advance_to(instant(step.at));
      played_.accepted.push_back(take(step));
    }
    for (const core::ProposalId& proposal : played_.proposals) {
      advance_to(after_grace(proposal));
      village().close(proposal);
    }
    return std::move(played_);
  }

 private:
  Village& village() { return *played_.village; }

  [[nodiscard]] core::Instant after_grace(const core::ProposalId& id) const {
    const auto& state = played_.village->state();
    return core::grace_end(state, *state.find(id)) + core::Duration{1};
  }

  // The sealed vote whose grace is over first, by then at the latest; null when there is none.
  [[nodiscard]] const core::ProposalId* next_to_open(core::Instant by) const {
    const core::ProposalId* next = nullptr;
    for (const auto& id : played_.proposals) {
      const auto& proposal = *played_.village->state().find(id);
      const bool waits = proposal.sealed() && proposal.phase < core::Phase::closed &&
                         !proposal.unsealing.complete() && after_grace(id) <= by;
      if (waits && (next == nullptr || after_grace(id) < after_grace(*next))) next = &id;
    }
    return next;
  }

  // Openers publish their keys in the first instant after the grace.
  void advance_to(core::Instant at) {
    while (const auto* id = next_to_open(at)) {
      village().advance_to(after_grace(*id));
      for (const auto& [opener, secret] : secrets_.at(*id)) {
        village().enter({core::SealOpened{*id, secret},
                         {village().key_of(opener)},
                         village().state().ledger(),
                         village().now(),
                         {}});
      }
    }
    village().advance_to(at);
  }

  void announce(const naive::Vote& vote, std::size_t position) {
    const core::Duration to_opening{instant(vote.opens).ms - village().now().ms};
    Terms terms{to_opening,
                {static_cast<std::uint64_t>(vote.closes - vote.opens)},
                {static_cast<std::uint64_t>(vote.grace)},
                vote.box ? core::Visibility::box : core::Visibility::open};
    if (vote.sealed) {
      terms.visibility = core::Visibility::sealed;
      terms.openers = {core::MemberNumber{1}, core::MemberNumber{2}};
    }
    const auto proposal = village().announce(kDrafter, draft_of(vote, position), terms);
    // Their keys may be replaced before the vote is over.
    for (const auto opener : terms.openers) {
      secrets_[proposal].emplace_back(opener,
                                      ledger::seal_secret(*village().key_of(opener), proposal));
    }
    played_.proposals.push_back(proposal);
    played_.history.votes[position].id = core::to_hex(proposal.draft.view());
  }

  void begin_epoch(const naive::Step& step) {
    village().sleep_until(instant(step.at));
    const auto next = village().state().epoch().value + 1;
    village().enter(
        village().epoch_beginning(static_cast<std::size_t>(step.member), next, {1, 2, 3}));
    played_.accepted.push_back(true);
  }

  bool take(naive::Step& step) {
    const core::MemberNumber member{static_cast<std::uint32_t>(step.member)};
    if (step.what >= naive::kCast) return speak(step);
    const bool by_office = step.what == naive::kCountBox || step.what == naive::kNotePresence ||
                           step.what == naive::kRecordCards;
    if (by_office) return record(step);
    if (step.what == naive::kJoin) {
      village().join({core::ClassIndex{static_cast<std::uint16_t>(step.person.member_class)},
                      static_cast<std::uint32_t>(step.person.devices),
                      {},
                      {}});
    } else if (step.what == naive::kChangeStatus) {
      village().enter(village().change(member, core::MemberField::status,
                                       static_cast<std::uint32_t>(step.status)));
    } else if (step.what == naive::kChangeClass) {
      village().enter(village().change(member, core::MemberField::member_class,
                                       static_cast<std::uint32_t>(step.person.member_class)));
    } else if (step.what == naive::kChangeGuardian || step.what == naive::kChangeHousehold) {
      const auto field = step.what == naive::kChangeGuardian ? core::MemberField::guardian
                                                             : core::MemberField::household;
      village().enter(village().change(member, field, static_cast<std::uint32_t>(step.other)));
    } else if (step.what == naive::kAddDevice) {
      village().enter(village().key_addition(member));
    } else {
      replace_keys(*village().state().members().find(member));
    }
    remember_keys(member);
    return true;
  }

  // Members of the office cannot recover each other's keys without a third; others have theirs
  // replaced by the registrars, or by their own key where they have one.
  void replace_keys(const core::Member& member) {
    const bool own = member.number.value <= 2 ||
                     (member.active() && !village().state().members().keys_of(member).empty() &&
                      member.number.value % 2 == 0);
    village().enter(own ? village().key_replacement(member.number)
                        : village().key_recovery(member.number));
  }

  void remember_keys(core::MemberNumber number) {
    const core::Member& member = *village().state().members().find(number);
    if (keys_.size() < number.value) keys_.emplace_back();
    auto& generations = keys_[number.value - 1];
    generations.resize(member.generation.value + std::size_t{1});
    generations.back() = village().state().members().keys_of(member);
  }

  const core::PublicKey& key_of(int member, const naive::Step& step) const {
    return keys_.at(static_cast<std::size_t>(member - 1))
        .at(static_cast<std::size_t>(step.generation))
        .at(static_cast<std::size_t>(step.device));
  }

  // A paper's two clerks sign with the keys they have now.
  std::vector<const ledger::SecretKey*> signers_of(const naive::Step& step) {
    if (step.what == naive::kAttest && step.office == naive::kPeer) {
      return {&Village::peer_key(static_cast<std::size_t>(step.device))};
    }
    if (step.channel == naive::kOwn) {
      return {&secret_of(key_of(step.speaker != 0 ? step.speaker : step.member, step))};
    }
    if (step.channel == naive::kByGuardian && step.slip == 0 && step.speaker != 0) {
      return {&secret_of(key_of(step.speaker, step))};
    }
    return {village().key_of(core::MemberNumber{1}), village().key_of(core::MemberNumber{2})};
  }

  bool speak(naive::Step& step) {
    Attempt attempt{
        body_of(step), signers_of(step), village().state().ledger(), instant(step.at), {}};
    for (const naive::Receipt& receipt : step.receipts) {
      const auto& node = Village::peer_key(peer_of(receipt.of_operator));
      attempt.receipts.push_back({&node, instant(receipt.date), {}});
    }
    std::ranges::sort(attempt.receipts, {}, [](const auto& r) { return r.peer->public_key(); });
    const ledger::EventBytes bytes = village().bytes_of(attempt);
    step.id = core::to_hex(ledger::event_id(bytes.header).view());
    if (step.what == naive::kAddReceipts) return add_receipts(attempt);
    return village().submit(bytes, attempt.at, attempt.receipts).has_value();
  }

  bool add_receipts(const Attempt& ballot) {
    const auto peer = 1 + village().lines().size() % kOperators.size();
    return village().submit(village().receipts_addition(peer, ballot)).has_value();
  }

  // By the two who keep the office: both registrars and clerks, and the second in the chair.
  bool record(naive::Step& step) {
    Attempt attempt{
        room_body_of(step),
        {village().key_of(core::MemberNumber{1}), village().key_of(core::MemberNumber{2})},
        village().state().ledger(),
        instant(step.at),
        {},
        village().lines().size()};
    return village().submit(attempt).has_value();
  }

  static core::CardsRecorded cards_of(const naive::Step& step) {
    core::CardsRecorded body;
    for (const naive::CardRow& row : step.cards) {
      const auto card = core::sha256(core::bytes_of("card " + std::to_string(row.card)));
      body.cards.push_back({core::CardCommitment{card.data},
                            core::MemberNumber{static_cast<std::uint32_t>(row.holder)},
                            row.revoked});
    }
    std::ranges::sort(body.cards, {}, &core::CardRow::card);
    return body;
  }

  core::Body room_body_of(const naive::Step& step) {
    if (step.what == naive::kRecordCards) return cards_of(step);
    const core::ProposalId& proposal = played_.proposals.at(static_cast<std::size_t>(step.vote));
    std::vector<core::MemberNumber> members;
    for (const int member : step.members) members.emplace_back(static_cast<std::uint32_t>(member));
    if (step.what == naive::kNotePresence) return core::PresenceNoted{proposal, std::move(members)};
    core::CountEntered body;
    body.proposal = proposal;
    body.station = "hall";
    body.house = core::HouseIndex{static_cast<std::uint16_t>(step.house)};
    body.issued = static_cast<std::uint32_t>(step.issued);
    body.marked = std::move(members);
    for (const naive::Papers& papers : step.papers) {
      const core::Ballot says = core_ballot(papers.says);
      body.papers.push_back({static_cast<std::uint32_t>(papers.count), says.choices, says.votes});
    }
    body.blank = static_cast<std::uint32_t>(step.blank);
    body.spoilt = static_cast<std::uint32_t>(step.spoilt);
    return body;
  }

  core::Body body_of(const naive::Step& step) {
    const core::MemberNumber member{static_cast<std::uint32_t>(step.member)};
    const core::Revision revision{static_cast<std::uint16_t>(step.revision)};
    const core::ProposalId& proposal = played_.proposals.at(static_cast<std::size_t>(step.vote));
    if (step.what == naive::kDecide) return core::CastingVote{proposal, step.target == 1};
    if (step.what == naive::kAttest) return attested(step, proposal);
    if (step.channel != naive::kOwn) {
      return core::PaperEntered{proposal,
                                member,
                                static_cast<core::Channel>(step.channel),
                                core::MemberNumber{static_cast<std::uint32_t>(step.speaker)},
                                static_cast<std::uint32_t>(step.slip),
                                step.attested,
                                revision,
                                said(step, proposal)};
    }
    if (step.what != naive::kDelegate) {
      return core::BallotCast{proposal, member, revision, said(step, proposal)};
    }
    core::Scope scope;
    scope.level = static_cast<core::ScopeLevel>(step.level);
    scope.topic = core::TopicIndex{static_cast<std::uint16_t>(step.topic)};
    if (step.level == naive::kProposal) scope.proposal = proposal;
    return core::DelegationSet{member, scope,
                               core::MemberNumber{static_cast<std::uint32_t>(step.target)},
                               instant(step.expires), revision};
  }

  static core::Attested attested(const naive::Step& step, const core::ProposalId& proposal) {
    core::Attested body{proposal.draft,
                        static_cast<core::AttestationKind>(step.says),
                        static_cast<core::Role>(step.office),
                        {}};
    if (step.of_nothing) body.subject.data[0] ^= std::byte{1};
    if (step.document) body.document = {core::sha256(core::bytes_of("document")), 8};
    return body;
  }

  // As it is entered: in a sealed vote in boxes.
  core::Ballot said(const naive::Step& step, const core::ProposalId& proposal) {
    auto ballot = core_ballot(step.ballot);
    if (!village().state().find(proposal)->sealed()) return ballot;
    return village().sealed({proposal, core::MemberNumber{static_cast<std::uint32_t>(step.member)},
                             static_cast<core::Channel>(step.channel),
                             core::Revision{static_cast<std::uint16_t>(step.revision)}},
                            ballot);
  }

  Played played_;
  using Secrets = std::vector<std::pair<core::MemberNumber, core::SealSecret>>;
  std::map<core::ProposalId, Secrets> secrets_;
  // By member and generation, the keys as they came.
  std::vector<std::vector<std::vector<core::PublicKey>>> keys_;
};

}  // namespace

core::Charter charter_of(const naive::History& history) {
  core::Charter charter = village_charter();
  charter.revisions = static_cast<std::uint16_t>(history.revisions);
  charter.max_delegation = {static_cast<std::uint64_t>(history.longest_delegation)};
  charter.default_delegation = {static_cast<std::uint64_t>(history.default_delegation)};
  charter.min_grace = {1};
  charter.roles.push_back({core::Role::chair, 1});
  charter.roles.push_back({core::Role::clerk, 2});
  if (history.helper_cap > 0) charter.channels.helper_roles = 1U << 6U;  // clerks
  charter.channels.helper_cap = static_cast<std::uint16_t>(history.helper_cap);
  charter.channels.proxy_cap = static_cast<std::uint16_t>(history.proxy_cap);
  charter.houses.clear();
  for (std::size_t house = 0; house < history.votes.front().rules.size(); ++house) {
    charter.houses.push_back(core_house(history.houses[house], "house " + std::to_string(house)));
  }
  charter.classes.clear();
  for (const naive::Class& c : history.classes) {
    charter.classes.push_back({"class " + std::to_string(charter.classes.size()),
                               core::HouseIndex{static_cast<std::uint16_t>(c.house)}, true,
                               core::Credits{static_cast<std::uint32_t>(c.credits)},
                               static_cast<std::uint32_t>(c.cards)});
  }
  charter.kinds.clear();
  for (const naive::Vote& vote : history.votes) {
    charter.kinds.push_back(kind_of(vote, charter.kinds.size()));
  }
  return charter;
}

Played play(const naive::History& history) { return Player(history).play(); }

}  // namespace yoriai::tests
