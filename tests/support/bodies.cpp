#include "tests/support/bodies.h"

#include "core/sha256.h"

namespace yoriai::tests {
namespace {

using core::Method;

std::uint16_t bits(std::initializer_list<Method> methods) {
  unsigned all = 0;
  for (const Method method : methods) all |= 1U << static_cast<unsigned>(method);
  return static_cast<std::uint16_t>(all);
}

core::ProposalKind kind(const char* name, std::uint16_t methods) {
  core::ProposalKind out;
  out.name = name;
  out.methods = methods;
  out.delegation = true;
  out.abstain_in_quorum = true;
  out.rules.emplace_back();
  out.rules.front().quorum = {1, 10, false, core::ConditionBase::roll};
  out.rules.front().threshold = {1, 2, true, core::ConditionBase::cast};
  return out;
}

std::vector<core::ProposalKind> village_kinds() {
  const auto all_methods =
      bits({Method::yes_no, Method::one_of, Method::approval, Method::quadratic});
  auto ordinary = kind("ordinary", all_methods);
  ordinary.notice = kHour;
  auto amendment = kind("amendment", bits({Method::yes_no}));
  amendment.amendment = true;
  amendment.seconds = 2;
  amendment.notice = kDay;
  auto direct = kind("direct", all_methods);
  direct.delegation = false;
  return {ordinary, amendment, direct};
}

}  // namespace

core::Charter village_charter() {
  core::Charter out;
  out.name = "Test village";
  out.time_zone = "Asia/Tokyo";
  out.currency = "JPY";
  out.peers_needed = 1;
  out.stewards_needed = 2;
  out.registrars_needed = 2;
  out.recovery_needed = 2;
  out.revisions = 50;
  out.min_grace = 30 * kMinute;
  out.max_delegation = 400 * kDay;
  out.houses = {{"village"}};
  out.classes = {{"resident", core::HouseIndex{0}, true, core::Credits{0}},
                 {"guest", core::HouseIndex{0}, false, core::Credits{10}}};
  out.roles = {{core::Role::steward, 2},
               {core::Role::registrar, 2},
               {core::Role::treasurer, 0},
               {core::Role::facilitator, 1}};
  out.topics = {"general", "water"};
  out.kinds = village_kinds();
  return out;
}

core::ProposalDrafted question(core::KindIndex kind) {
  core::ProposalDrafted out;
  out.kind = kind;
  out.title = "A question";
  out.wording = {core::sha256(core::bytes_of("wording")), 7};
  return out;
}

core::ProposalDrafted choice_of(std::uint16_t options, core::Method method, core::KindIndex kind) {
  core::ProposalDrafted out = question(kind);
  out.method = method;
  for (unsigned i = 0; i < options; ++i) out.options.push_back("option " + std::to_string(i));
  return out;
}

core::ProposalDrafted points(std::uint16_t options, std::uint32_t credits, bool negative) {
  core::ProposalDrafted out = choice_of(options, Method::quadratic);
  out.credits = core::Credits{credits};
  out.negative = negative;
  return out;
}

core::Ballot yes() { return pick({1}); }
core::Ballot no() { return pick({0}); }
core::Ballot blank() { return {core::BallotForm::blank, {}, {}}; }
core::Ballot withdrawn() { return {}; }

core::Ballot pick(const std::vector<std::uint16_t>& options) {
  core::Ballot out{core::BallotForm::choice, {}, {}};
  for (const std::uint16_t option : options) out.choices.emplace_back(option);
  return out;
}

core::Ballot give(std::vector<std::int32_t> votes) {
  return {core::BallotForm::choice, {}, std::move(votes)};
}

core::Scope everything() { return {}; }
core::Scope on_topic(std::uint16_t topic) {
  return {core::ScopeLevel::topic, core::TopicIndex{topic}, {}};
}
core::Scope on_proposal(const core::ProposalId& proposal) {
  return {core::ScopeLevel::proposal, {}, proposal};
}

}  // namespace yoriai::tests
