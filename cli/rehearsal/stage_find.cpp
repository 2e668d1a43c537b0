#include <fmt/format.h>

#include <algorithm>

#include "cli/messages.h"
#include "cli/rehearsal/stage.h"

namespace yoriai::cli {
namespace {

core::Unexpected<Words> unknown(Words what) { return core::Unexpected<Words>{std::move(what)}; }

// The position of a name in the charter; an empty name means the first.
template <class Index, class Items, class NameOf>
std::optional<Index> position_of(const Items& items, const std::string& name, NameOf name_of_item) {
  if (name.empty()) return Index{0};
  const auto at = std::find_if(items.begin(), items.end(),
                               [&](const auto& item) { return name_of_item(item) == name; });
  if (at == items.end()) return std::nullopt;
  return Index{static_cast<std::uint16_t>(at - items.begin())};
}

// The same, and in words that there is none: what it is called in Japanese and English.
template <class Index, class Items, class NameOf>
Understood<Index> named(const Items& items, const std::string& name, NameOf name_of_item,
                        Text what) {
  if (const auto index = position_of<Index>(items, name, name_of_item)) return *index;
  return unknown({fmt::format("規約に「{}」という{}はありません。", name, what.ja),
                  fmt::format("the charter has no {} called {}", what.en, name)});
}

}  // namespace

Understood<const Player*> Stage::person(const std::string& name) const {
  const Player* player = cast_.find(name);
  if (player == nullptr) {
    return unknown({fmt::format("「{}」という人は、まだ登場していません。", name),
                    fmt::format("nobody called {} has come in yet", name)});
  }
  return player;
}

Understood<std::vector<const Player*>> Stage::people(
    const Who& who, const std::optional<core::ProposalNumber>& about) {
  std::vector<const Player*> out;
  if (const auto* one = std::get_if<OnePerson>(&who)) {
    YORIAI_TRY(const Player* player, person(one->name));
    out.push_back(player);
  } else if (const auto* numbered = std::get_if<NumberedOnes>(&who)) {
    YORIAI_TRY(const auto index, member_class(numbered->member_class));
    for (std::uint32_t i = numbered->first; i <= numbered->last; ++i) {
      YORIAI_TRY(const Player* player,
                 person(fmt::format("{} {}", charter().classes[index.value].name, i)));
      out.push_back(player);
    }
  } else {
    const auto& next = std::get<NextOnes>(who);
    YORIAI_TRY(const auto index, member_class(next.member_class));
    out = cast_.next_ones(charter().classes[index.value].name, next.count, about);
    if (out.size() < next.count) {
      return unknown(
          {fmt::format("まだ出番のない「{}」は{}人しかいません。", next.member_class, out.size()),
           fmt::format("only {} {} are left that no line has named", out.size(),
                       next.member_class)});
    }
  }
  cast_.name_for(out, about);
  return out;
}

Understood<const ledger::SecretKey*> Stage::key_of(const Player& player,
                                                   const std::string& device) const {
  if (!device.empty()) {
    const auto* key = cast_.device(player.name, device);
    if (key != nullptr) return key;
    return unknown({fmt::format("{}さんに「{}」という端末はありません。", player.name, device),
                    fmt::format("{} has no device called {}", player.name, device)});
  }
  const auto& members = state().members();
  const auto keys = members.keys_of(*members.find(player.number));
  if (keys.empty()) {
    return unknown({fmt::format("{}さんには鍵がありません。", player.name),
                    fmt::format("{} has no key", player.name)});
  }
  return cast_.secret_of(keys.front());
}

Understood<std::vector<const ledger::SecretKey*>> Stage::office(
    core::Role role, std::size_t count, const std::vector<std::string>& named,
    core::MemberNumber except) const {
  std::vector<const ledger::SecretKey*> keys;
  for (const std::string& name : named) {
    YORIAI_TRY(const Player* player, person(name));
    YORIAI_TRY(const auto* key, key_of(*player));
    keys.push_back(key);
  }
  if (!named.empty()) return keys;
  for (const core::Member& member : state().members().all()) {
    if (keys.size() == count) return keys;
    if (!member.active() || !member.holds(role) || member.number == except) continue;
    const auto theirs = state().members().keys_of(member);
    if (!theirs.empty()) keys.push_back(cast_.secret_of(theirs.front()));
  }
  if (keys.size() == count) return keys;
  const Text word = word_for(role);
  return unknown(
      {fmt::format("{}が{}人必要ですが、{}人しかいません。", word.ja, count, keys.size()),
       fmt::format("{} holders of the role of {} have to sign, and there are {}", count, word.en,
                   keys.size())});
}

std::size_t Stage::registrars_at(std::size_t members) const {
  constexpr std::size_t kSmallest = 5;  // specs/events.md: one registrar may do among fewer
  const std::size_t named = charter().registrars_needed;
  return members < kSmallest ? named : std::max<std::size_t>(named, 2);
}

Understood<core::ClassIndex> Stage::member_class(const std::string& name) const {
  const auto name_of_class = [](const core::MemberClass& c) { return c.name; };
  auto index = position_of<core::ClassIndex>(charter().classes, name, name_of_class);
  if (!index && name.ends_with('s')) {  // "residents"
    index = position_of<core::ClassIndex>(charter().classes, name.substr(0, name.size() - 1),
                                          name_of_class);
  }
  if (index) return *index;
  return unknown({fmt::format("規約に「{}」という区分はありません。", name),
                  fmt::format("the charter has no class of members called {}", name)});
}

Understood<core::HouseIndex> Stage::house(const std::string& name) const {
  return named<core::HouseIndex>(charter().houses, name,
                                 [](const auto& house) { return house.name; }, {"院", "house"});
}

Understood<core::KindIndex> Stage::kind(const std::string& name) const {
  return named<core::KindIndex>(charter().kinds, name, [](const auto& kind) { return kind.name; },
                                {"種類の議案", "kind of proposal"});
}

Understood<core::TopicIndex> Stage::topic(const std::string& name) const {
  return named<core::TopicIndex>(charter().topics, name, [](const auto& topic) { return topic; },
                                 {"分野", "topic"});
}

Understood<const core::Proposal*> Stage::proposal(const ProposalRef& ref) const {
  const auto& all = state().proposals();
  if (!ref && !all.empty()) return &all.back();
  const core::Proposal* found = ref ? state().find(*ref) : nullptr;
  if (found != nullptr) return found;
  return unknown(Text{"その議案はまだ出ていません。", "there is no such proposal yet"});
}

Understood<core::OptionIndex> Stage::option(const core::Proposal& proposal,
                                            const OptionRef& ref) const {
  if (const auto* number = std::get_if<std::uint32_t>(&ref)) {
    return core::OptionIndex{static_cast<std::uint16_t>(*number - 1)};
  }
  const auto& words = std::get<std::string>(ref);
  const auto& options = proposal.draft.options;
  const auto at = std::find(options.begin(), options.end(), words);
  if (at != options.end()) {
    return core::OptionIndex{static_cast<std::uint16_t>(at - options.begin())};
  }
  return unknown({fmt::format("議案に「{}」という選択肢はありません。", words),
                  fmt::format("the proposal has no option \"{}\"", words)});
}

}  // namespace yoriai::cli
