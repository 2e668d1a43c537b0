#include "cli/charter_words.h"

#include <boost/json.hpp>

#include <algorithm>

#include "cli/card_words.h"
#include "cli/charter_frame_words.h"
#include "cli/charter_kind_words.h"
#include "cli/messages.h"
#include "cli/numbers.h"
#include "cli/wall_time.h"

namespace yoriai::cli {
namespace {

bool hears_some_house(const core::Charter& charter) {
  return std::ranges::any_of(charter.kinds, [](const core::ProposalKind& kind) {
    return std::ranges::any_of(kind.rules, &core::HouseRule::advisory);
  });
}

void add_houses(std::vector<Words>& lines, const core::Charter& charter) {
  if (charter.houses.size() == 1) return;
  Words names;
  for (const auto& house : charter.houses) {
    names.ja += fmt::format("「{}」", house.name);
    names.en += (names.en.empty() ? "" : ", ") + house.name;
  }
  const Text aside = hears_some_house(charter)
                         ? Text{"参考に聞くだけのときを除き、", " (but where it is only heard)"}
                         : Text{"", ""};
  lines.push_back(
      {fmt::format("　{}を別々に数えます。{}すべてが賛成したときだけ可決です。", names.ja,
                   aside.ja),
       fmt::format("  Counted apart: {}. A proposal passes only when all of them agree{}.",
                   names.en, aside.en)});
}

void add_class(std::vector<Words>& lines, const core::MemberClass& member_class,
               const core::Charter& charter) {
  const bool several = charter.houses.size() > 1;
  const auto& house = charter.houses[member_class.house.value];
  const auto weight = weight_words(house);
  Words line{fmt::format("　「{}」は{}{}です。{}", member_class.name,
                         several ? fmt::format("「{}」で", house.name) : "", weight.ja,
                         member_class.proposes ? "議案を出せます。" : "議案は出せません。"),
             fmt::format("  {}: {}{}; {}.", member_class.name, weight.en,
                         several ? fmt::format(" in the house \"{}\"", house.name) : "",
                         member_class.proposes ? "may propose" : "may not propose")};
  if (member_class.may_not_second) {
    line.ja += "賛同者にはなれません。";
    line.en += " May not second.";
  }
  const auto holding = holding_words(member_class);
  line.ja += holding.ja;
  line.en += holding.en;
  if (member_class.credits.value > 0) {
    line.ja += fmt::format("点数の投票では、持ち点は{}点までです。", member_class.credits.value);
    line.en += fmt::format(" In a vote by points {} credits at most.", member_class.credits.value);
  }
  lines.push_back(std::move(line));
}

// The roles whose bits are set: "議長・書記", "chairs or clerks".
Words roles_words(std::uint16_t bits) {
  Words roles;
  for (std::uint16_t r = 0; r < core::kRoleCount; ++r) {
    if (((unsigned{bits} >> r) & 1U) == 0) continue;
    const auto word = word_for(static_cast<core::Role>(r));
    roles.ja += (roles.ja.empty() ? "" : "・") + std::string(word.ja);
    roles.en += (roles.en.empty() ? "" : " or ") + std::string(word.en) + "s";
  }
  return roles;
}

void add_offices(std::vector<Words>& lines, const core::Charter& charter) {
  Words kept;
  for (const auto& rule : charter.roles) {
    const auto word = word_for(rule.role);
    kept.ja += fmt::format("{}{}{}人", kept.ja.empty() ? "" : "、", word.ja, rule.needed);
    kept.en += (kept.en.empty() ? "" : ", ") + counted(rule.needed, word.en);
  }
  lines.push_back({fmt::format("　役：少なくとも{}を置きます。", kept.ja),
                   fmt::format("  Offices, at the least: {}.", kept.en)});
  lines.push_back(
      {fmt::format("　署名：世話役{}人、名簿係{}人（鍵をなくした人には名簿係{}人）。",
                   charter.stewards_needed, charter.registrars_needed, charter.recovery_needed),
       fmt::format("  Signatures: {}, {} (a lost key is replaced by {}).",
                   counted(charter.stewards_needed, word_for(core::Role::steward).en),
                   counted(charter.registrars_needed, word_for(core::Role::registrar).en),
                   counted(charter.recovery_needed, word_for(core::Role::registrar).en))});
  const auto announcers = roles_words(core::announcers_of(charter));
  lines.push_back({fmt::format("　議案を告示するのは{}です。", announcers.ja),
                   fmt::format("  Proposals are announced by {}.", announcers.en)});
}

void add_channels(std::vector<Words>& lines, const core::Charter& charter) {
  if (core::has_role(charter, core::Role::clerk)) {
    lines.push_back({"　紙の投票は、書記二人が記録します。紙の票は、端末の票より優先します。",
                     "  Ballots on paper are entered by two clerks; paper goes before devices."});
  }
  const auto& rule = charter.channels;
  if (rule.helper_roles != 0) {
    const auto roles = roles_words(rule.helper_roles);
    lines.push_back(
        {fmt::format("　字を書けない人には、{}の二人が付き添います（家族は不可、一人{}人まで）。",
                     roles.ja, grouped(rule.helper_cap)),
         fmt::format("  Two helpers ({}) write for who cannot: no family, {} each at most.",
                     roles.en, counted(rule.helper_cap, "voter"))});
  }
  if (rule.proxy_cap != 0) {
    lines.push_back({fmt::format("　委任状で代わりに紙を出せるのは、一人{}人分までです。",
                                 grouped(rule.proxy_cap)),
                     fmt::format("  By letters of proxy one person hands in papers for {} at most.",
                                 counted(rule.proxy_cap, "other"))});
  }
}

void add_delegation_spans(std::vector<Words>& lines, const core::Charter& charter) {
  const auto by_itself = charter.default_delegation;
  if (by_itself.ms > 0) {
    lines.push_back({fmt::format("　期限を書かない委任は、{}で終わります。",
                                 show_duration(Language::ja, by_itself)),
                     fmt::format("  A delegation that names no end has one after {}.",
                                 show_duration(Language::en, by_itself))});
  }
  if (charter.max_delegation.ms > 0) {
    lines.push_back({fmt::format("　委任は長くても{}で終わります。",
                                 show_duration(Language::ja, charter.max_delegation)),
                     fmt::format("  A delegation ends after {} at the latest.",
                                 show_duration(Language::en, charter.max_delegation))});
  }
}

void add_ballots(std::vector<Words>& lines, const core::Charter& charter) {
  lines.push_back({fmt::format("　票は{}回まで出し直せます。最後の一枚だけを数えます。",
                               grouped(charter.revisions)),
                   fmt::format("  A ballot may be cast anew up to {}; the last one counts.",
                               counted(charter.revisions, "time"))});
  lines.push_back(
      {fmt::format("　締切に間に合った票を、締切のあと少なくとも{}待ちます。",
                   show_duration(Language::ja, charter.min_grace)),
       fmt::format("  Ballots that were on their way in time are waited for, {} at least.",
                   show_duration(Language::en, charter.min_grace))});
  add_delegation_spans(lines, charter);
  if (charter.retention.ms > 0) {
    lines.push_back(
        {fmt::format(
             "　投票の中身は、終わってから少なくとも{}残し、だれでも数え直せるようにします。",
             show_duration(Language::ja, charter.retention)),
         fmt::format(
             "  All of a vote is kept for {} after its end at least, so that anybody can count "
             "it again.",
             show_duration(Language::en, charter.retention))});
  }
}

}  // namespace

std::vector<Words> charter_lines(const core::Charter& charter) {
  std::vector<Words> lines;
  lines.push_back({fmt::format("{}の規約", charter.name), "Charter of " + charter.name});
  add_houses(lines, charter);
  for (const auto& member_class : charter.classes) add_class(lines, member_class, charter);
  add_frame_lines(lines, charter);
  add_offices(lines, charter);
  add_ballots(lines, charter);
  add_channels(lines, charter);
  for (const auto& kind : charter.kinds) add_kind_lines(lines, kind, charter.houses);
  return lines;
}

std::optional<Words> amendment_words(const core::State& state, const core::Proposal& proposal) {
  const bool passed = proposal.phase == core::Phase::closed &&
                      proposal.outcome == core::Outcome::passed && proposal.draft.charter;
  if (!passed) return std::nullopt;
  const auto number = proposal.draft.number.value;
  if (proposal.carried_out) return Text{"この改正は発効しました。", "This amendment is in force."};
  if (proposal.draft.charter != state.charter()->hash) {
    return Text{
        "可決されましたが、もとの規約がそのあと変わりました。今の規約から書き直して、もう一度"
        "決めてください。",
        "Passed, but the charter it was written against has changed since: it must be "
        "restated against the present one and decided again."};
  }
  if (proposal.draft.amended == nullptr) {
    return Text{"可決されましたが、新しい規約が付いていないので、帳簿の規約は変わりません。",
                "Passed, in words alone: it carries no charter that could come into force."};
  }
  return Words{
      fmt::format("世話役が「yoriai charter adopt {}」で発効させると、そのあとに告示する議案から"
                  "効きます。",
                  number),
      fmt::format("Stewards put it into force with `yoriai charter adopt {}`; it holds for "
                  "what is announced afterwards.",
                  number)};
}

VerbResult say_charter(Context& context, const core::Charter& charter,
                       const core::Digest& charter_hash) {
  boost::json::array text;
  for (const auto& line : charter_lines(charter)) {
    context.say(line);
    text.push_back(boost::json::value(line.in(context.language())));
  }
  context.answer({{"hash", core::to_hex(charter_hash.view())}, {"words", std::move(text)}});
  return ExitCode::ok;
}

VerbResult show_charter(Context& context, const core::State& state) {
  auto exit = say_charter(context, state.charter()->rules, state.charter()->hash);
  context.next_command("yoriai show");
  return exit;
}

}  // namespace yoriai::cli
