#include <fmt/format.h>

#include <map>

#include "cli/charter/parts.h"
#include "cli/charter_file.h"
#include "cli/messages.h"
#include "core/limits.h"

namespace yoriai::cli {
namespace {

static_assert(core::kMaxFractionPart == 1'048'576);  // as the texts below say

FileResult<core::Condition> read_condition(TomlReader& table, std::string_view key) {
  YORIAI_TRY(const std::string text, table.text(key));
  const auto condition = parse_condition(text);
  if (!condition) {
    return table.wrong(
        key, Text{"条件は「more than 1/2 of cast」「at least 1/10 of roll」または「none」のように"
                  "書いてください（roll 名簿、present 出席、cast 賛成と反対。カードを数える院では "
                  "cards すべてのカード、people 名簿の人数も）。分数は1まで、分母は1048576まで。",
                  "a condition reads like \"more than 1/2 of cast\", \"at least 1/10 of roll\" or "
                  "\"none\" (roll, present, cast; where cards are counted also cards, people); the "
                  "fraction is "
                  "at most 1, and its parts at most 1048576"});
  }
  return *condition;
}

// Only where cards are counted is there anything else than people to ask about.
FileResult<core::Condition> read_quorum(TomlReader& table, std::string_view key,
                                        const core::House& house) {
  using core::ConditionBase;
  YORIAI_TRY(const auto quorum, read_condition(table, key));
  const bool of_cards =
      quorum.base == ConditionBase::all_cards || quorum.base == ConditionBase::people;
  if (quorum.base == ConditionBase::roll || (of_cards && house.counts_cards())) return quorum;
  return table.wrong(key,
                     Text{"定足数は名簿（roll）に対して決めます。カードを数える院では、cards か "
                          "people も使えます。",
                          "a quorum is of the roll; where cards are counted, of cards or people, "
                          "too"});
}

FileResult<core::Condition> read_threshold(TomlReader& table, const core::House& house) {
  using core::ConditionBase;
  YORIAI_TRY(const auto threshold, read_condition(table, "threshold"));
  const bool fits = threshold.base != ConditionBase::people &&
                    (house.counts_cards() || threshold.base != ConditionBase::all_cards);
  if (fits) return threshold;
  return table.wrong(
      "threshold", Text{"可決の条件は roll、present、cast に対して決めます。カードを数える院では、"
                        "cards も使えます。",
                        "a threshold is of roll, present or cast; where cards are counted, of "
                        "cards, too"});
}

// Points and shares of a purse are a person's own; a card has none.
bool is_for_people(core::Method method) {
  return method == core::Method::quadratic || core::chooses_projects(method);
}

FileResult<std::uint16_t> read_methods(TomlReader& table, const core::Charter& charter) {
  YORIAI_TRY(const auto names, table.texts("methods"));
  unsigned bits = 0;
  for (const std::string& name : names) {
    const auto method = method_named(name);
    if (!method) {
      return table.wrong(
          "methods",
          {fmt::format("「{}」という投票の方法はありません（yes_no、one_of、approval、"
                       "quadratic、ranked、equal_shares、greedy）。",
                       name),
           fmt::format("there is no method \"{}\" (yes_no, one_of, approval, quadratic, ranked, "
                       "equal_shares, greedy)",
                       name)});
    }
    if (is_for_people(*method) && core::has_several_votes(charter)) {
      return table.wrong(
          "methods",
          {fmt::format("「{}」では一人ひとりが持ち分を持つので、カード一枚に一票の院がある規約では"
                       "使えません。",
                       name),
           fmt::format("\"{}\" gives every person the same; it does not fit a charter in which "
                       "each card has a vote",
                       name)});
    }
    bits |= 1U << static_cast<unsigned>(*method);
  }
  return static_cast<std::uint16_t>(bits);
}

std::optional<core::Visibility> visibility_named(std::string_view name) {
  if (name == "open") return core::Visibility::open;
  if (name == "sealed") return core::Visibility::sealed;
  if (name == "box") return core::Visibility::box;
  return std::nullopt;
}

// None in the file leaves all to whoever announces.
FileResult<std::uint16_t> read_visibilities(TomlReader& table) {
  if (!table.has("visibility")) return std::uint16_t{0};
  YORIAI_TRY(const auto names, table.texts("visibility"));
  unsigned bits = 0;
  for (const std::string& name : names) {
    const auto visibility = visibility_named(name);
    if (!visibility) {
      return table.wrong(
          "visibility",
          {fmt::format("「{}」という公開のしかたはありません（open、sealed、box）。", name),
           fmt::format("there is no visibility \"{}\" (open, sealed, box)", name)});
    }
    bits |= 1U << static_cast<unsigned>(*visibility);
  }
  return static_cast<std::uint16_t>(bits);
}

// The clerks are listed by now; by every method the vote can be held in one of the ways named.
FileResult<bool> require_holdable(const TomlReader& table, const core::ProposalKind& kind,
                                  const core::Charter& charter) {
  if (core::can_be_held(kind, charter)) return true;
  return table.wrong(
      "visibility",
      Text{"箱の投票（box）には書記（clerk）が要り、ranked、equal_shares、greedy や、カード一枚に"
           "一票の院では使えません。ほかの公開のしかた（open か sealed）も書いてください。",
           "boxes need the role \"clerk\", and do not go with ranked, equal_shares, greedy or a "
           "house "
           "with a vote for each card; name another visibility as well (open or sealed)"});
}

FileResult<core::DelegationCap> read_cap(TomlReader& table) {
  if (!table.has("cap")) return core::DelegationCap{};
  YORIAI_TRY(const std::string text, table.text("cap"));
  const auto cap = parse_cap(text);
  if (!cap) {
    return table.wrong(
        "cap",
        Text{"委任の上限は「at most 4 people」「at most 1/20 of roll」または「none」のように"
             "書いてください。数は1から1048576まで、分数は1までです。",
             "a cap reads like \"at most 4 people\", \"at most 1/20 of roll\" or \"none\"; its "
             "numbers are 1 to 1048576, and a fraction is at most 1"});
  }
  return *cap;
}

FileResult<core::HouseRule> read_rule(TomlReader& table, const core::ProposalKind& kind,
                                      const core::House& house) {
  core::HouseRule rule;
  YORIAI_TRY(rule.quorum, read_quorum(table, "quorum", house));
  YORIAI_TRY(rule.threshold, read_threshold(table, house));
  YORIAI_TRY(rule.cap, read_cap(table));
  if (table.has("advisory")) {
    YORIAI_TRY(rule.advisory, table.flag("advisory"));
  }
  if (kind.second_call) {
    YORIAI_TRY(rule.second_quorum, read_quorum(table, "second_quorum", house));
  }
  YORIAI_CHECK(table.nothing_else());
  return rule;
}

FileResult<core::TieRule> read_tie(TomlReader& table) {
  if (!table.has("tie")) return core::TieRule::status_quo;
  YORIAI_TRY(const std::string name, table.text("tie"));
  if (name == "status quo") return core::TieRule::status_quo;
  if (name == "chair") return core::TieRule::chair;
  if (name == "second round") return core::TieRule::second_round;
  return table.wrong("tie",
                     Text{"同数のときの決まりは \"status quo\"、\"chair\"、\"second round\" の"
                          "どれかです。",
                          "a tie rule is \"status quo\", \"chair\" or \"second round\""});
}

// What follows a vote that decided nothing. Each span belongs to a rule that needs it.
FileResult<bool> read_aftermath(TomlReader& table, core::ProposalKind& out) {
  YORIAI_TRY(out.tie, read_tie(table));
  if (out.tie == core::TieRule::chair) {
    YORIAI_TRY(out.casting, table.span("casting_within"));
  }
  if (table.has("second_call")) {
    YORIAI_TRY(out.second_call, table.flag("second_call"));
  }
  if (!core::may_repeat(out)) return true;
  YORIAI_TRY(out.repeat_within, table.span("repeat_within"));
  YORIAI_TRY(out.repeat_notice, table.span("repeat_notice"));
  return true;
}

// A limit on what does not count would be a slip of the pen.
FileResult<bool> read_delegation(TomlReader& table, core::ProposalKind& out) {
  YORIAI_TRY(out.delegation, table.flag("delegation"));
  if (!table.has("longest_chain")) return true;
  YORIAI_TRY(out.longest_chain, small_number(table, "longest_chain", 1));
  if (!out.delegation) {
    return table.wrong("longest_chain",
                       Text{"委任できない種類の議案には、委任の長さの決まりは要りません。",
                            "this kind knows no delegation whose chain could be too long"});
  }
  return true;
}

// One rule per house, in the order of the houses, whatever the order in the file.
FileResult<std::vector<core::HouseRule>> read_rules(TomlReader& kind, const core::ProposalKind& out,
                                                    const core::Charter& charter) {
  YORIAI_TRY(auto tables, kind.tables("rules"));
  std::map<core::HouseIndex, core::HouseRule> by_house;
  for (TomlReader& table : tables) {
    YORIAI_TRY(const core::HouseIndex house, read_house(table, charter));
    YORIAI_TRY(const core::HouseRule rule, read_rule(table, out, charter.houses[house.value]));
    if (rule.cap != core::DelegationCap{} && !out.delegation) {
      return table.wrong("cap", Text{"委任できない種類の議案には、委任の上限は要りません。",
                                     "this kind knows no delegation that could be capped"});
    }
    if (!by_house.emplace(house, rule).second) {
      return table.wrong("house",
                         Text{"同じ院の決まりが二度あります。", "this house has a rule already"});
    }
  }
  const bool somebody_decides = std::any_of(by_house.begin(), by_house.end(),
                                            [](const auto& row) { return !row.second.advisory; });
  if (!somebody_decides && !by_house.empty()) {
    return kind.wrong("rules",
                      Text{"参考に数えるだけの院ばかりです。少なくとも一つの院が決めます。",
                           "every house is advisory; one at least has to decide"});
  }
  if (by_house.size() != charter.houses.size()) {
    return kind.wrong("rules", Text{"すべての院に、一つずつ決まりが必要です。",
                                    "every house needs a rule of its own"});
  }
  std::vector<core::HouseRule> rules;
  rules.reserve(by_house.size());
  for (const auto& [house, rule] : by_house) rules.push_back(rule);
  return rules;
}

}  // namespace

FileResult<core::ProposalKind> read_kind(TomlReader table, const core::Charter& charter) {
  core::ProposalKind out;
  YORIAI_TRY(out.name, table.text("name"));
  YORIAI_TRY(out.methods, read_methods(table, charter));
  YORIAI_TRY(out.seconds, small_number(table, "seconds", 0));
  YORIAI_TRY(out.notice, table.span("notice"));
  if (table.has("amendment")) {
    YORIAI_TRY(out.amendment, table.flag("amendment"));
  }
  YORIAI_CHECK(read_delegation(table, out));
  YORIAI_TRY(out.abstain_in_quorum, table.flag("abstain_in_quorum"));
  YORIAI_CHECK(read_aftermath(table, out));
  if (table.has("recusal")) {
    YORIAI_TRY(out.recusal, table.flag("recusal"));
  }
  YORIAI_TRY(out.visibilities, read_visibilities(table));
  YORIAI_CHECK(require_holdable(table, out, charter));
  YORIAI_TRY(out.rules, read_rules(table, out, charter));
  YORIAI_CHECK(table.nothing_else());
  return out;
}

}  // namespace yoriai::cli
