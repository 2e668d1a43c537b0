#include <fmt/format.h>

#include <map>

#include "cli/charter/parts.h"
#include "cli/charter_file.h"
#include "cli/messages.h"

namespace yoriai::cli {
namespace {

FileResult<core::Condition> read_condition(TomlReader& table, std::string_view key) {
  YORIAI_TRY(const std::string text, table.text(key));
  const auto condition = parse_condition(text);
  if (!condition) {
    return table.wrong(
        key, Text{"条件は「more than 1/2 of cast」「at least 1/10 of roll」または「none」のように"
                  "書いてください（roll 名簿、present 出席、cast 賛成と反対）。",
                  "a condition reads like \"more than 1/2 of cast\", \"at least 1/10 of roll\" or "
                  "\"none\" (roll, present, cast)"});
  }
  return *condition;
}

FileResult<std::uint16_t> read_methods(TomlReader& table) {
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
    bits |= 1U << static_cast<unsigned>(*method);
  }
  return static_cast<std::uint16_t>(bits);
}

// One rule per house, in the order of the houses, whatever the order in the file.
FileResult<std::vector<core::HouseRule>> read_rules(TomlReader& kind,
                                                    const core::Charter& charter) {
  YORIAI_TRY(auto tables, kind.tables("rules"));
  std::map<core::HouseIndex, core::HouseRule> by_house;
  for (TomlReader& table : tables) {
    YORIAI_TRY(const core::HouseIndex house, read_house(table, charter));
    core::HouseRule rule;
    YORIAI_TRY(rule.quorum, read_condition(table, "quorum"));
    YORIAI_TRY(rule.threshold, read_condition(table, "threshold"));
    YORIAI_CHECK(table.nothing_else());
    if (!by_house.emplace(house, rule).second) {
      return table.wrong("house",
                         Text{"同じ院の決まりが二度あります。", "this house has a rule already"});
    }
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
  YORIAI_TRY(out.methods, read_methods(table));
  YORIAI_TRY(out.seconds, small_number(table, "seconds", 0));
  YORIAI_TRY(out.notice, table.span("notice"));
  if (table.has("amendment")) {
    YORIAI_TRY(out.amendment, table.flag("amendment"));
  }
  YORIAI_TRY(out.delegation, table.flag("delegation"));
  YORIAI_TRY(out.abstain_in_quorum, table.flag("abstain_in_quorum"));
  YORIAI_TRY(out.rules, read_rules(table, charter));
  YORIAI_CHECK(table.nothing_else());
  return out;
}

}  // namespace yoriai::cli
