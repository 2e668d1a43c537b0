#include "cli/charter/consistency.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/charter/parts.h"
#include "cli/messages.h"

namespace yoriai::cli {
namespace {

using core::Charter;
using core::Method;
using core::ProposalKind;
using core::Role;

// An office that acts together, and the key under [signatures] that says how many of it sign.
struct Signing {
  Role role;
  std::string_view key;
  std::uint16_t signers;
};

FileResult<bool> check_signing(TomlReader& roles, TomlReader& signatures, const Charter& charter,
                               const Signing& act) {
  const auto name = name_of(act.role);
  if (!core::has_role(charter, act.role)) {
    return roles.wrong(name, {fmt::format("「{}」がありません。{}は、どの規約にも要ります。", name,
                                          word_for(act.role).ja),
                              fmt::format("\"{}\" is missing here; every charter needs it", name)});
  }
  const auto kept = core::holders_needed(charter, act.role);
  if (kept >= act.signers) return true;
  return signatures.wrong(
      act.key,
      {fmt::format(
           "{}人で署名するのに、[roles] の「{}」は{}人です。「{}」を{}人以上にするか、ここを"
           "減らしてください。",
           act.signers, name, kept, name, act.signers),
       fmt::format("{} of them sign, but [roles] keeps {}; raise \"{}\" to {} or lower this",
                   act.signers, counted(kept, name), name, act.signers)});
}

FileResult<bool> check_roles(TomlReader& file, const Charter& charter) {
  YORIAI_TRY(TomlReader roles, file.table("roles"));
  YORIAI_TRY(TomlReader signatures, file.table("signatures"));
  for (const Signing& act : {Signing{Role::steward, "stewards", charter.stewards_needed},
                             Signing{Role::registrar, "registrars", charter.registrars_needed},
                             Signing{Role::registrar, "recovery", charter.recovery_needed}}) {
    YORIAI_CHECK(check_signing(roles, signatures, charter, act));
  }
  if (core::holders_needed(charter, Role::facilitator) > 0) return true;
  return roles.wrong("facilitator",
                     Text{"「facilitator」（進行役）が一人以上要ります。議案を告示する人です。",
                          "one \"facilitator\" at least is needed, who announces proposals"});
}

FileResult<bool> check_grace(TomlReader& file, const Charter& charter) {
  if (charter.min_grace.ms > 0) return true;
  YORIAI_TRY(TomlReader ballots, file.table("ballots"));
  return ballots.wrong("min_grace",
                       Text{"締切のあとに待つ時間は、0より長くしてください（「30m」など）。",
                            "the grace after a deadline is longer than nothing (\"30m\")"});
}

// Roles that a table of the file names are roles that the charter has.
FileResult<bool> check_named_roles(TomlReader& file, const Charter& charter, std::string_view table,
                                   std::uint16_t bits) {
  for (std::uint16_t number = 0; number < core::kRoleCount; ++number) {
    const auto role = static_cast<Role>(number);
    const bool named = ((bits >> number) & 1U) != 0;
    if (!named || core::has_role(charter, role)) continue;
    YORIAI_TRY(TomlReader inner, file.table(table));
    return inner.wrong(
        "roles",
        {fmt::format("「{}」が [roles] にありません。そこに足してください。", name_of(role)),
         fmt::format("\"{}\" is not among [roles]; add it there", name_of(role))});
  }
  return true;
}

// Whether an amendment changes more than yes or no can say, or one kind needs and forbids a
// threshold at once.
FileResult<bool> check_methods(TomlReader& table, const ProposalKind& kind) {
  if (kind.amendment && kind.methods != 1U << static_cast<unsigned>(Method::yes_no)) {
    return table.wrong("methods",
                       Text{"規約を変える議案（amendment）は、賛成か反対か（[\"yes_no\"]）だけで"
                            "決めます。",
                            "an amendment is decided by yes or no alone: [\"yes_no\"]"});
  }
  const bool projects =
      core::allows(kind, Method::equal_shares) || core::allows(kind, Method::greedy);
  if (!projects || !core::allows(kind, Method::yes_no)) return true;
  return table.wrong(
      "methods", Text{"yes_no には可決の条件が要り、予算で案を選ぶ方法にはありません。別の種類の"
                      "議案に分けてください。",
                      "\"yes_no\" needs a threshold, and a choice of projects has none; make two "
                      "kinds of them"});
}

FileResult<bool> check_threshold(TomlReader& rule, const ProposalKind& kind,
                                 const core::Condition& threshold) {
  const bool asked = threshold.numerator > 0;
  if (!asked && core::allows(kind, Method::yes_no)) {
    return rule.wrong("threshold",
                      Text{"賛成か反対か（yes_no）の議案には、可決の条件が要ります"
                           "（「more than 1/2 of cast」など）。",
                           "a vote by yes or no needs a threshold (\"more than 1/2 of cast\")"});
  }
  const bool projects =
      core::allows(kind, Method::equal_shares) || core::allows(kind, Method::greedy);
  if (!asked || !projects) return true;
  return rule.wrong(
      "threshold", Text{"予算で案を選ぶ議案には、可決の条件はありません。\"none\" にしてください。",
                        "a choice of projects has no threshold: write \"none\""});
}

FileResult<bool> check_thresholds(TomlReader& table, const ProposalKind& kind,
                                  const Charter& charter) {
  YORIAI_TRY(auto rules, table.tables("rules"));
  for (TomlReader& rule : rules) {
    YORIAI_TRY(const core::HouseIndex house, read_house(rule, charter));
    YORIAI_CHECK(check_threshold(rule, kind, kind.rules[house.value].threshold));
  }
  return true;
}

// The chair decides between as many yes as no; so both, and a chair, have to be there.
FileResult<bool> check_chair(TomlReader& table, const ProposalKind& kind, const Charter& charter) {
  if (kind.tie != core::TieRule::chair) return true;
  if (!core::has_role(charter, Role::chair)) {
    return table.wrong("tie", Text{"議長が決めるには、[roles] に「chair」が要ります。",
                                   "for the chair to decide, [roles] has to have \"chair\""});
  }
  if (!core::allows(kind, Method::yes_no)) {
    return table.wrong("tie", Text{"議長が決められるのは、賛成か反対か（yes_no）の議案だけです。",
                                   "a chair decides votes by yes or no (yes_no) alone"});
  }
  const bool arises =
      std::any_of(kind.rules.begin(), kind.rules.end(),
                  [](const core::HouseRule& rule) { return core::can_tie(rule.threshold); });
  if (!arises) {
    return table.wrong(
        "tie", Text{"この可決の条件では、同数になることがありません。議長が決めるのは、"
                    "「more than 1/2 of cast」か「of present」のときだけです。",
                    "no threshold here can tie; the chair decides where one is \"more than 1/2\" "
                    "of cast or of present"});
  }
  if (kind.casting.ms > 0) return true;
  return table.wrong("casting_within",
                     Text{"議長が決める期間は、0より長くしてください（「7d」など）。",
                          "the chair needs some time to decide (\"7d\")"});
}

FileResult<bool> check_repeats(TomlReader& table, const ProposalKind& kind) {
  if (!core::may_repeat(kind) || kind.repeat_within.ms > 0) return true;
  return table.wrong("repeat_within",
                     Text{"もう一度の議案を出せる期間は、0より長くしてください（「30d」など）。",
                          "there has to be some time to draft it again (\"30d\")"});
}

}  // namespace

FileResult<bool> check_consistency(TomlReader file, const Charter& charter) {
  YORIAI_CHECK(check_roles(file, charter));
  YORIAI_CHECK(check_grace(file, charter));
  YORIAI_CHECK(check_named_roles(file, charter, "helpers", charter.channels.helper_roles));
  YORIAI_CHECK(check_named_roles(file, charter, "announcers", charter.announcer_roles));
  YORIAI_TRY(auto kinds, file.tables("kinds"));
  for (std::size_t at = 0; at < kinds.size(); ++at) {
    const ProposalKind& kind = charter.kinds[at];
    YORIAI_CHECK(check_methods(kinds[at], kind));
    YORIAI_CHECK(check_thresholds(kinds[at], kind, charter));
    YORIAI_CHECK(check_chair(kinds[at], kind, charter));
    YORIAI_CHECK(check_repeats(kinds[at], kind));
  }
  return true;
}

}  // namespace yoriai::cli
