#include "cli/find.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "cli/messages.h"

namespace yoriai::cli {
namespace {

std::string joined(const std::vector<std::string>& names) {
  return fmt::format("{}", fmt::join(names, ", "));
}

// The position of a name among the names; the first for an empty name.
template <class Index>
Attempted<Index> position_of(const std::vector<std::string>& names, const std::string& name,
                             const Text& what) {
  const auto at = name.empty() ? names.begin() : std::find(names.begin(), names.end(), name);
  if (at == names.end()) {
    return fail(
        ExitCode::usage,
        {fmt::format("{}「{}」はありません。あるのは：{}", what.ja, name, joined(names)),
         fmt::format("There is no {} \"{}\". There are: {}", what.en, name, joined(names))});
  }
  return Index{static_cast<std::uint16_t>(at - names.begin())};
}

template <class Items>
std::vector<std::string> names_of(const Items& items) {
  std::vector<std::string> names;
  names.reserve(items.size());
  for (const auto& item : items) names.push_back(item.name);
  return names;
}

}  // namespace

Attempted<const core::Proposal*> find_proposal(const core::State& state, std::uint32_t number) {
  if (const auto* proposal = state.find(core::ProposalNumber{number})) return proposal;
  auto failure = Failure(core::Refused{core::Refusal::proposal_unknown});
  failure.next.push_back("yoriai show");
  return core::Unexpected{std::move(failure)};
}

Attempted<const core::Member*> find_member(const core::State& state, std::uint32_t number) {
  if (const auto* member = state.members().find(core::MemberNumber{number})) return member;
  auto failure = Failure(core::Refused{core::Refusal::member_unknown});
  failure.next.push_back("yoriai member list");
  return core::Unexpected{std::move(failure)};
}

Attempted<const core::Member*> owner_of(const core::State& state, const core::PublicKey& key) {
  const auto* owner = state.members().owner(key);
  if (owner == nullptr || owner->role != core::KeyRole::member) {
    return core::Unexpected{Failure(core::Refused{core::Refusal::author_unknown})};
  }
  return state.members().find(owner->member);
}

Attempted<core::KindIndex> find_kind(const core::Charter& charter, const std::string& name) {
  return position_of<core::KindIndex>(names_of(charter.kinds), name,
                                      {"議案の種類", "kind of proposal"});
}

Attempted<core::TopicIndex> find_topic(const core::Charter& charter, const std::string& name) {
  return position_of<core::TopicIndex>(charter.topics, name, {"分野", "topic"});
}

Attempted<core::HouseIndex> find_house(const core::Charter& charter, const std::string& name) {
  return position_of<core::HouseIndex>(names_of(charter.houses), name, {"院", "house"});
}

Attempted<core::ClassIndex> find_class(const core::Charter& charter, const std::string& name) {
  return position_of<core::ClassIndex>(names_of(charter.classes), name,
                                       {"会員の区分", "class of members"});
}

Attempted<core::OptionIndex> find_option(const core::Proposal& proposal, const std::string& name) {
  const auto& options = proposal.draft.options;
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  const bool is_number = error == std::errc{} && end == name.data() + name.size();
  const bool spelled = std::find(options.begin(), options.end(), name) != options.end();
  if (is_number && !spelled && number >= 1 && number <= options.size()) {
    return core::OptionIndex{static_cast<std::uint16_t>(number - 1)};
  }
  return position_of<core::OptionIndex>(options, name, {"案", "option"});
}

Attempted<const core::Peer*> find_peer(const core::State& state, const std::string& name) {
  constexpr std::size_t kLeastDigits = 8;
  std::vector<const core::Peer*> found;
  std::vector<std::string> names;
  for (const auto& peer : state.peers()) {
    const auto key = core::to_hex(peer.node.view());
    names.push_back(fmt::format("{} ({})", peer.operator_name, key.substr(0, kLeastDigits)));
    const bool by_key = name.size() >= kLeastDigits && key.starts_with(name);
    if (by_key || peer.operator_name == name) found.push_back(&peer);
  }
  if (found.size() == 1) return found.front();
  const auto all = joined(names);
  if (found.empty()) {
    return fail(ExitCode::usage,
                {fmt::format("受付「{}」はありません。あるのは：{}", name, all),
                 fmt::format("There is no peer \"{}\". There are: {}", name, all)});
  }
  return fail(
      ExitCode::usage,
      {fmt::format("「{}」の受付は一つではありません。鍵の始めで書いてください：{}", name, all),
       fmt::format("\"{}\" runs more than one. Name the key: {}", name, all)});
}

Attempted<core::Role> find_role(const std::string& name) {
  if (const auto role = role_named(name)) return *role;
  std::vector<std::string> names;
  for (std::uint16_t r = 0; r < core::kRoleCount; ++r) {
    names.emplace_back(name_of(static_cast<core::Role>(r)));
  }
  return fail(ExitCode::usage,
              {fmt::format("役割「{}」はありません。あるのは：{}", name, joined(names)),
               fmt::format("There is no role \"{}\". There are: {}", name, joined(names))});
}

}  // namespace yoriai::cli
