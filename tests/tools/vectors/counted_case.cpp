#include "tests/tools/vectors/counted_case.h"

#include "core/sha256.h"
#include "tests/tools/vectors/charters.h"
#include "tests/tools/vectors/seeds.h"

namespace yoriai::vectors {
namespace {

constexpr core::Instant kOpensAt{kDeadlineMs - 86'400'000};
constexpr core::Duration kGrace{1'800'000};

core::ProposalDrafted drafted(const CountedCase::Draft& draft) {
  core::ProposalDrafted out;
  out.number = core::ProposalNumber{3};
  out.kind = core::KindIndex{draft.kind};
  out.topic = core::TopicIndex{1};
  out.method = draft.method;
  out.options.resize(draft.options, "an option");
  out.credits = core::Credits{draft.credits};
  out.negative = draft.negative;
  out.purse = core::Amount{draft.purse};
  out.spending = draft.spending;
  for (const auto cost : draft.costs) out.costs.emplace_back(cost);
  return out;
}

core::CharterRef charter_named(std::string_view name) {
  if (name == "village") return village_charter();
  return name == "capped" ? capped_charter() : two_houses_charter();
}

template <class Values>
json::array numbers(const Values& values) {
  json::array out;
  for (const auto& value : values) out.emplace_back(value.value);
  return out;
}

}  // namespace

CountedCase::CountedCase(const std::string& name, const Draft& draft)
    : ledger_(derived_as<core::LedgerId>("ledger: " + name)) {
  proposal_.id = {derived_as<core::EventId>("proposal: " + name)};
  proposal_.draft = drafted(draft);
  proposal_.charter = charter_named(draft.charter);
  proposal_.kinds = core::kinds_of(proposal_.draft, false, proposal_.charter->rules);
  proposal_.rules_version = core::RulesVersion{1};
  proposal_.terms.opens_at = kOpensAt;
  proposal_.terms.closes_at = core::Instant{kDeadlineMs};
  proposal_.terms.grace = kGrace;
  out_ = {
      {"name", name},
      {"ledger", hex(ledger_)},
      {"proposal", hex(proposal_.id.draft)},
      {"charter", draft.charter},
      {"draft", json::object{{"number", proposal_.draft.number.value},
                             {"kind", draft.kind},
                             {"topic", proposal_.draft.topic.value},
                             {"method", static_cast<std::uint64_t>(draft.method)},
                             {"options", json::array(draft.options, "")},
                             {"credits", draft.credits},
                             {"negative", draft.negative},
                             {"purse", draft.purse},
                             {"spending", static_cast<std::uint64_t>(draft.spending)}}},
      {"terms",
       json::object{{"opensAt", kOpensAt.ms}, {"closesAt", kDeadlineMs}, {"graceMs", kGrace.ms}}}};
  if (!draft.costs.empty()) {
    out_["draft"].as_object()["costs"] = json::array(draft.costs.begin(), draft.costs.end());
  }
}

CountedCase& CountedCase::person(std::uint32_t number, std::uint16_t house, std::uint32_t credits) {
  roll_.push_back({core::MemberNumber{number}, core::HouseIndex{house}, core::Weight{1},
                   core::Credits{credits}});
  roll_json_.push_back({{"number", number}, {"house", house}, {"weight", 1}, {"credits", credits}});
  return *this;
}

CountedCase& CountedCase::people(std::uint32_t first, std::uint32_t last, std::uint32_t credits) {
  for (auto number = first; number <= last; ++number) person(number, 0, credits);
  return *this;
}

// Freezes the roll; everybody up to the last on it is a member of the book.
void CountedCase::open() {
  if (opened_) return;
  opened_ = true;
  proposal_.roll_digest = core::roll_digest(roll_);
  const auto last = roll_.empty() ? 0 : roll_.back().number.value;
  for (std::uint32_t number = 1; number <= last; ++number) {
    core::Newcomer member;
    member.commitment = derived_as<core::Commitment>("member " + std::to_string(number));
    members_.add(member);
    members_json_[std::to_string(number)] =
        json::object{{"history", json::array{json::array{0, 0}}}};
  }
  proposal_.box = core::BallotBox(std::move(roll_), proposal_.ballot_shape());
}

CountedCase& CountedCase::gone(std::uint32_t member, std::uint64_t at) {
  open();
  members_.set_status(core::MemberNumber{member}, {core::Instant{at}, core::MemberStatus::left});
  members_json_[std::to_string(member)].at("history").as_array().push_back(
      json::array{at, static_cast<std::uint64_t>(core::MemberStatus::left)});
  return *this;
}

CountedCase& CountedCase::ballot(std::uint32_t voter, const core::Ballot& ballot,
                                 std::uint16_t revision, core::Timeliness timeliness) {
  open();
  const auto position = core::position_in(proposal_.box.roll(), core::MemberNumber{voter}).value();
  core::CastBallot cast{{}, ballot};
  cast.rank.revision = core::Revision{revision};
  proposal_.box.put(position, timeliness, cast);
  constexpr std::array kWhen{"book", "receipts", "late"};
  ballots_json_.push_back({{"voter", voter},
                           {"when", kWhen.at(static_cast<std::size_t>(timeliness))},
                           {"revision", revision},
                           {"form", static_cast<std::uint64_t>(ballot.form)},
                           {"choices", numbers(ballot.choices)},
                           {"votes", json::array(ballot.votes.begin(), ballot.votes.end())}});
  return *this;
}

CountedCase& CountedCase::hand(std::uint32_t delegator, std::uint32_t target, const Hand& hand) {
  open();
  core::Scope scope{hand.scope, core::TopicIndex{hand.topic}, {}};
  if (hand.scope == core::ScopeLevel::proposal) scope.proposal = proposal_.id;
  core::DelegationValue value;
  value.rank.revision = core::Revision{hand.revision};
  value.accepted_at = core::Instant{hand.at};
  value.target = core::MemberNumber{target};
  value.expires_at = core::Instant{hand.expires_at};
  delegations_.put(core::MemberNumber{delegator}, scope, value);
  delegations_json_.push_back({{"delegator", delegator},
                               {"scope", static_cast<std::uint64_t>(hand.scope)},
                               {"topic", hand.topic},
                               {"this", hand.scope == core::ScopeLevel::proposal},
                               {"target", target},
                               {"expiresAt", hand.expires_at},
                               {"revision", hand.revision},
                               {"at", hand.at}});
  return *this;
}

json::object CountedCase::finish() {
  open();
  const auto result = core::count_vote(proposal_, members_, delegations_);
  const auto document = core::encode_result(ledger_, proposal_, result);
  out_["roll"] = roll_json_;
  out_["members"] = members_json_;
  out_["ballots"] = ballots_json_;
  out_["delegations"] = delegations_json_;
  out_["rollDigest"] = hex(proposal_.roll_digest);
  out_["document"] = hex(document);
  out_["hash"] = hex(core::sha256(document));
  return out_;
}

}  // namespace yoriai::vectors
