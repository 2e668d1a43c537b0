#include <algorithm>
#include <array>

#include "cli/messages.h"

namespace yoriai::cli {
namespace {

struct Named {
  std::string_view name;  // in charters, scenarios and on command lines
  Text word;
};

constexpr std::array<Named, core::kRoleCount> kRoles{{
    {"steward", {"世話役", "steward"}},
    {"registrar", {"名簿係", "registrar"}},
    {"treasurer", {"会計", "treasurer"}},
    {"auditor", {"監事", "auditor"}},
    {"facilitator", {"進行役", "facilitator"}},
    {"chair", {"議長", "chair"}},
    {"clerk", {"書記", "clerk"}},
}};

constexpr std::array<Named, core::kMethodCount> kMethods{{
    {"yes_no", {"賛成か反対か", "for or against"}},
    {"one_of", {"一つを選ぶ", "one of several"}},
    {"approval", {"よいものをいくつでも選ぶ", "approval of several"}},
    {"quadratic", {"持ち点で投票する（二次投票）", "points (quadratic)"}},
    {"ranked", {"順位を付ける（シュルツ方式）", "ranking (Schulze)"}},
    {"equal_shares", {"予算で案を選ぶ（等分方式）", "projects by equal shares"}},
    {"greedy", {"予算で案を選ぶ（多い順）", "projects by votes"}},
}};

constexpr std::array<Text, 4> kStatuses{
    {{"在籍", "active"}, {"停止中", "suspended"}, {"退会", "left"}, {"逝去", "died"}}};

// In the order of core::kBodyKinds.
constexpr auto kKinds = std::to_array<Text>({
    {"設立", "founding"},
    {"入会", "admission of a member"},
    {"会員の変更", "change of a member"},
    {"鍵の追加", "new key"},
    {"鍵の取り替え", "replacement of keys"},
    {"役の変更", "change of role"},
    {"議案の下書き", "draft of a proposal"},
    {"賛同", "seconding"},
    {"告示", "announcement"},
    {"取り下げ", "withdrawal"},
    {"投票の開始", "opening of a vote"},
    {"投票", "ballot"},
    {"委任", "delegation"},
    {"投票の締切", "closing of a vote"},
    {"受取証の追加", "receipts for a late ballot"},
    {"新しい期の始まり", "beginning of an epoch"},
    {"受付の変更", "change of peers"},
    {"受付の変更の発効", "activation of a change of peers"},
    {"紙の投票", "ballot on paper"},
    {"投票箱の集計", "count of a box"},
    {"出席の記録", "note of who was present"},
    {"開票人の鍵の公表", "publication of an opener's key"},
    {"議長の決定", "casting vote of the chair"},
    {"カードの記録", "record of cards"},
    {"規約の発効", "charter in force"},
    {"議事録", "minutes"},
    {"意見・報告", "attestation"},
});
static_assert(kKinds.size() == core::kBodyKinds.size());

template <class Value, std::size_t N>
std::optional<Value> value_named(const std::array<Named, N>& table, std::string_view name) {
  const auto at = std::find_if(table.begin(), table.end(),
                               [name](const Named& row) { return row.name == name; });
  if (at == table.end()) return std::nullopt;
  return static_cast<Value>(at - table.begin());
}

}  // namespace

Text word_for(core::Role role) { return kRoles.at(static_cast<std::size_t>(role)).word; }
Text word_for(core::Method method) { return kMethods.at(static_cast<std::size_t>(method)).word; }
Text word_for(core::MemberStatus status) { return kStatuses.at(static_cast<std::size_t>(status)); }
Text word_for(core::Kind kind) { return kKinds.at(core::alternative_of(kind).value()); }

std::string_view name_of(core::Role role) { return kRoles.at(static_cast<std::size_t>(role)).name; }
std::string_view name_of(core::Method method) {
  return kMethods.at(static_cast<std::size_t>(method)).name;
}
std::optional<core::Role> role_named(std::string_view name) {
  return value_named<core::Role>(kRoles, name);
}
std::optional<core::Method> method_named(std::string_view name) {
  return value_named<core::Method>(kMethods, name);
}

}  // namespace yoriai::cli
