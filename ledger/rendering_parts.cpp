#include "ledger/rendering_parts.h"

#include <fmt/format.h>

#include <chrono>

namespace yoriai::ledger::rendering {
namespace {

constexpr std::uint64_t kYear10000Ms = 253'402'300'800'000;

// A number without a name stays a number: rendering judges nothing.
template <class Enum, std::size_t N>
std::string named(Enum value, const std::array<std::string_view, N>& names) {
  const auto number = static_cast<std::size_t>(value);
  return number < N ? json::string(names[number]) : json::number(std::uint64_t{number});
}

using Name = std::string_view;

// In the order of core::kBodyKinds.
constexpr std::array<Name, core::kBodyKinds.size()> kKinds = {
    "Founded",           "MemberAdmitted",    "MemberChanged",   "KeyAdded",
    "KeysReplaced",      "RoleChanged",       "ProposalDrafted", "ProposalSeconded",
    "ProposalAnnounced", "ProposalWithdrawn", "VotingOpened",    "BallotCast",
    "DelegationSet",     "VotingClosed",      "ReceiptsAdded",   "EpochBegun",
    "PeersChanged",      "PeersActivated",    "PaperEntered",    "CountEntered",
    "PresenceNoted",     "SealOpened",        "CastingVote",     "CardsRecorded",
    "CharterInForce",    "MinutesPublished",  "Attested"};
constexpr std::array<Name, core::kRoleCount> kRoles = {
    "steward", "registrar", "treasurer", "auditor", "facilitator", "chair", "clerk"};
constexpr std::array<Name, core::kMethodCount> kMethods = {
    "yes_no", "one_of", "approval", "quadratic", "ranked", "equal_shares", "greedy"};
constexpr std::array<Name, 5> kBases = {"roll", "present", "cast", "cards", "people"};
constexpr std::array<Name, 4> kWeights = {"person", "holder", "card", "household"};
constexpr std::array<Name, 3> kTieRules = {"status_quo", "chair", "second_round"};
constexpr std::array<Name, 4> kFields = {"status", "class", "household", "guardian"};
constexpr std::array<Name, 4> kStatuses = {"active", "suspended", "left", "died"};
constexpr std::array<Name, 4> kSpendings = {"none", "winner_takes_it", "by_net_votes",
                                            "chosen_projects"};
constexpr std::array<Name, 4> kVisibilities = {"open", "sealed", "box", "secret"};
constexpr std::array<Name, 5> kForms = {"withdrawn", "blank", "choice", "sealed", "spoilt"};
constexpr std::array<Name, 4> kScopes = {"everything", "topic", "proposal", "all_scopes"};
constexpr std::array<Name, 5> kOutcomes = {"passed", "failed", "no_quorum", "tied", "not_opened"};
constexpr std::array<Name, 5> kSpoilt = {"no_box", "made_for_another", "no_ballot", "over_credits",
                                         "on_paper"};
constexpr std::array<Name, core::kFateCount> kFates = {
    "copied", "did_not_fit",      "cut",      "end_did_not_vote", "end_opted_out",
    "cycle",  "end_outside_roll", "end_gone", "chain_too_long",   "end_in_box"};
constexpr std::array<Name, core::kChannelCount> kChannels = {"own",      "proxy", "guardian",
                                                             "assisted", "paper", "box"};

// From 1.
constexpr std::array<Name, core::kAttestationKindCount> kAttestationKinds = {
    "approve", "object", "finding", "report", "evidence"};

}  // namespace

std::string name(core::Kind kind) {
  const auto at = core::alternative_of(kind);
  return at ? json::string(kKinds[*at])
            : json::number(std::uint64_t{static_cast<std::uint16_t>(kind)});
}
std::string name(core::Role role) { return named(role, kRoles); }
std::string name(core::Method method) { return named(method, kMethods); }
std::string name(core::ConditionBase base) { return named(base, kBases); }
std::string name(core::HouseWeight weight) { return named(weight, kWeights); }
std::string name(core::TieRule rule) { return named(rule, kTieRules); }
std::string name(core::MemberField field) { return named(field, kFields); }
std::string name(core::MemberStatus status) { return named(status, kStatuses); }
std::string name(core::Spending spending) { return named(spending, kSpendings); }
std::string name(core::Visibility visibility) { return named(visibility, kVisibilities); }
std::string name(core::BallotForm form) { return named(form, kForms); }
std::string name(core::ScopeLevel level) { return named(level, kScopes); }
std::string name(core::Outcome outcome) { return named(outcome, kOutcomes); }
std::string name(core::Fate fate) { return named(fate, kFates); }
std::string name(core::Channel channel) { return named(channel, kChannels); }
std::string name(core::SpoiltBy by) { return named(by, kSpoilt); }
std::string name(core::AttestationKind what) {
  const auto number = static_cast<std::uint8_t>(what);
  if (number == 0) return json::number(std::uint64_t{number});
  return named(number <= core::kAttestationKindCount ? number - 1U : number, kAttestationKinds);
}

std::string time(core::Instant at) {
  if (at.ms >= kYear10000Ms) return json::number(at.ms);
  using namespace std::chrono;
  const auto since = milliseconds(at.ms);
  const auto day = floor<days>(since);
  const year_month_day date{sys_days{day}};
  const hh_mm_ss clock{since - day};
  return fmt::format("\"{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z\"",
                     static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count(), clock.subseconds().count());
}

std::string receipt(const core::Receipt& receipt) {
  return json::object({{"peer", hex(receipt.peer)},
                       {"number", number(receipt.number)},
                       {"previous", hex(receipt.previous)},
                       {"receivedAt", time(receipt.received_at)}});
}

std::string event(const core::DecodedEvent& event) {
  const auto& header = event.header();
  return json::object(
      {{"event", hex(event.id())},
       {"kind", name(header.kind)},
       {"author", hex(header.author)},
       {"cosigners", json::array(header.cosigners, [](const auto& key) { return hex(key); })},
       {"body", body(event)}});
}

std::string blob_name(const core::BlobName& name) {
  return json::object({{"hash", hex(name.hash)}, {"size", number(name.size)}});
}

}  // namespace yoriai::ledger::rendering
