// yoriai member list and show: the book's side of a member, with the name where the register has
// it.
#include <boost/json.hpp>

#include <algorithm>
#include <functional>

#include "cli/find.h"
#include "cli/holdings.h"
#include "cli/member_voices.h"
#include "cli/messages.h"
#include "cli/office.h"
#include "cli/options.h"
#include "cli/people.h"
#include "cli/wall_time.h"

namespace yoriai::cli {
namespace {

namespace json = boost::json;

std::string shown_name(const RegisterLine& line, Language language) {
  if (line.state == RegisterState::erased) {
    return std::string(Text{"（名簿から消去済み）", "(erased from the register)"}.in(language));
  }
  return line.record.name;
}

json::array roles_json(const core::Member& member) {
  json::array roles;
  for (std::uint16_t r = 0; r < core::kRoleCount; ++r) {
    const auto role = static_cast<core::Role>(r);
    if (member.holds(role)) roles.push_back(json::value(name_of(role)));
  }
  return roles;
}

json::object member_json(const core::State& state, const core::Member& member) {
  const auto& charter = state.charter()->rules;
  return {{"number", member.number.value},
          {"class", charter.classes[member.member_class.value].name},
          {"status", word_for(member.status()).en},
          {"keys", state.members().keys_of(member).size()},
          {"key_generation", member.generation.value},
          {"cards", state.cards().held_by(member.number)},
          {"roles", roles_json(member)}};
}

VerbResult list(Context& context) {
  const auto folder = ledger::BookFolder::open_to_read(context.book_folder());
  const auto& state = folder->book().state();
  const auto& charter = state.charter()->rules;
  json::array members;
  for (const auto& member : state.members().all()) {
    const auto line = register_line(folder->register_lines(), state.ledger(), member);
    context.say("{}　{}　{}　{}", "{}. {}, {}, {}", member.number.value,
                shown_name(line, context.language()),
                charter.classes[member.member_class.value].name,
                word_for(member.status()).in(context.language()));
    members.push_back(member_json(state, member));
  }
  context.answer({{"members", std::move(members)}});
  context.next_command("yoriai member show 1");
  return ExitCode::ok;
}

void say_history(Context& context, const core::State& state, const core::Member& member) {
  for (const auto& change : state.members().history(member)) {
    context.say("　{}　{}", "  {}: {}", show_instant(context.language(), change.at),
                word_for(change.status).in(context.language()));
  }
}

// What stands, scope by scope; what was revoked does not.
void say_delegations(Context& context, const core::State& state, const core::Member& member) {
  const auto& topics = state.charter()->rules.topics;
  const auto revoked = state.delegations().latest(member.number, core::kAllScopes);
  const auto say = [&](core::MemberNumber /*delegator*/, const core::Scope& scope,
                       const std::vector<core::DelegationValue>& values) {
    const auto& value = values.back();
    if (scope == core::kAllScopes) {
      context.say("　委任をすべて取り消しました：{}", "  All delegations revoked: {}",
                  show_instant(context.language(), value.accepted_at));
      return;
    }
    if (revoked && value.rank < revoked->rank) return;
    const auto topic =
        scope.level == core::ScopeLevel::topic ? topics[scope.topic.value] : std::string{};
    const Text level = scope.level == core::ScopeLevel::everything ? Text{"すべて", "everything"}
                       : scope.level == core::ScopeLevel::topic    ? Text{"分野", "topic"}
                                                                   : Text{"議案", "proposal"};
    const auto target = value.target == core::kNobody
                            ? std::string(Text{"委任しない", "opted out"}.in(context.language()))
                            : std::to_string(value.target.value);
    const auto until = value.expires_at.ms == 0
                           ? std::string{}
                           : " (" + show_instant(context.language(), value.expires_at) + ")";
    context.say("　委任（{}{}）→ {}{}", "  Delegation ({} {}) → {}{}", level.in(context.language()),
                topic, target, until);
  };
  state.delegations().each_of(member.number, say);
}

json::object holding_json(const Holding& holding) {
  return {{"direct", holding.direct}, {"in_all", holding.in_all}};
}

// How many voices this person holds: of everything, and of each topic where that differs.
json::object say_holdings(Context& context, const core::State& state, const core::Member& member) {
  const auto& topics = state.charter()->rules.topics;
  const auto now = std::max(context.now(), state.last_accepted_at());
  const auto held = [&](const Subject& about) {
    return holdings(state, about, now)[member.number.value];
  };
  const auto everything = held({});
  const auto say = [&](const Words& what, const Holding& holding) {
    context.say("　あずかっている委任（{}）：直接{}人、つながりを含めて{}人",
                "  Voices held ({}): {} directly, {} in all", what.in(context.language()),
                holding.direct, holding.in_all);
  };
  if (everything.direct > 0) say(Text{"すべて", "everything"}, everything);
  json::object by_topic;
  for (std::uint16_t topic = 0; topic < topics.size(); ++topic) {
    const auto here = held({{}, core::TopicIndex{topic}});
    by_topic[topics[topic]] = holding_json(here);
    const bool differs = here.direct != everything.direct || here.in_all != everything.in_all;
    if (differs) say({topics[topic], topics[topic]}, here);
  }
  return {{"everything", holding_json(everything)}, {"topics", std::move(by_topic)}};
}

VerbResult show(Context& context, std::uint32_t number) {
  const auto folder = ledger::BookFolder::open_to_read(context.book_folder());
  const auto& state = folder->book().state();
  YORIAI_TRY(const auto* member, find_member(state, number));
  const auto& charter = state.charter()->rules;
  const auto line = register_line(folder->register_lines(), state.ledger(), *member);
  context.say("{}番　{}　{}", "Member {}: {}, {}", number, shown_name(line, context.language()),
              charter.classes[member->member_class.value].name);
  if (line.state == RegisterState::differs) {
    context.say("　名簿の内容が帳簿の約束（コミットメント）と合いません。",
                "  The register does not match what the book committed to.");
  }
  say_history(context, state, *member);
  if (const auto cards = state.cards().held_by(member->number); cards > 0) {
    context.say("　カード {}枚", "  Cards: {}", cards);
  }
  json::array keys;
  const auto in_force = state.members().keys_of(*member);
  for (const auto& key : in_force) {
    const auto hex = core::to_hex(key.view());
    context.say("　鍵 {}", "  Key {}", hex);
    keys.push_back(json::value(hex));
  }
  if (in_force.empty()) {
    context.say("　鍵なし（紙や付き添いで投票します）", "  No key: votes on paper or with help");
  }
  say_delegations(context, state, *member);
  auto answer = member_json(state, *member);
  answer["holds"] = say_holdings(context, state, *member);
  answer["public_keys"] = std::move(keys);
  context.answer(std::move(answer));
  context.next_command("yoriai show");
  return ExitCode::ok;
}

}  // namespace

void add_member_views(CLI::App& member, Context& context) {
  auto& listed = add_verb(member, context, "list", Text{"会員の一覧", "list the members"});
  example(listed, "yoriai member list");
  context.on(listed, [&context] { return list(context); });
  auto number = std::make_shared<std::uint32_t>(0);
  auto& shown = add_verb(member, context, "show", Text{"会員を一人見る", "look at one member"});
  required(option(shown, "member", *number, "number of the member"));
  example(shown, "yoriai member show 7");
  context.on(shown, [&context, number] { return show(context, *number); });
  add_member_voices(member, context);
}

}  // namespace yoriai::cli
