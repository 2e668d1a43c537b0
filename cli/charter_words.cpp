#include "cli/charter_words.h"

#include <boost/json.hpp>

#include "cli/messages.h"
#include "cli/wall_time.h"

namespace yoriai::cli {
namespace {

Words condition_words(const core::Condition& condition, Text none) {
  if (condition.numerator == 0) return none;
  static constexpr Text kBases[] = {
      {"名簿", "the roll"}, {"参加者", "those taking part"}, {"棄権を除く票", "the votes cast"}};
  const auto& base = kBases[static_cast<std::size_t>(condition.base)];
  return {fmt::format("{}の{}/{}{}", base.ja, condition.numerator, condition.denominator,
                      condition.strict ? "を超えること" : "以上"),
          fmt::format("{} {}/{} of {}", condition.strict ? "more than" : "at least",
                      condition.numerator, condition.denominator, base.en)};
}

Words methods_words(std::uint16_t methods) {
  Words words;
  for (std::uint8_t m = 0; m < core::kMethodCount; ++m) {
    if (((unsigned{methods} >> m) & 1U) == 0) continue;
    const auto word = word_for(static_cast<core::Method>(m));
    words.ja += (words.ja.empty() ? "" : "・") + std::string(word.ja);
    words.en += (words.en.empty() ? "" : ", ") + std::string(word.en);
  }
  return words;
}

void add_rule(std::vector<Words>& lines, const core::HouseRule& rule, const core::House* house) {
  const auto quorum = condition_words(rule.quorum, {"定めなし", "none"});
  const auto threshold = condition_words(rule.threshold, {"いちばん多い案", "the leading option"});
  Words line{fmt::format("定足数は{}。可決は{}。", quorum.ja, threshold.ja),
             fmt::format("Quorum: {}. Threshold: {}.", quorum.en, threshold.en)};
  if (house != nullptr) {
    line = {fmt::format("「{}」の{}", house->name, line.ja),
            fmt::format("{}: {}", house->name, line.en)};
  }
  lines.push_back({"　　" + line.ja, "    " + line.en});
}

Words seconds_words(std::uint16_t seconds) {
  if (seconds == 0) return {"　　賛同者は要りません。", "    Nobody has to second it."};
  return {fmt::format("　　ほかに{}人の賛同者が要ります。", seconds),
          fmt::format("    It has to be seconded by {} other {}.", seconds,
                      seconds == 1 ? "member" : "members")};
}

void add_kind(std::vector<Words>& lines, const core::ProposalKind& kind,
              const std::vector<core::House>& houses) {
  const auto methods = methods_words(kind.methods);
  lines.push_back({fmt::format("　議案の種類「{}」：{}。", kind.name, methods.ja),
                   fmt::format("  Proposals of the kind \"{}\": {}.", kind.name, methods.en)});
  lines.push_back(seconds_words(kind.seconds));
  lines.push_back({fmt::format("　　投票は、告示から{}たってからです。",
                               show_duration(Language::ja, kind.notice)),
                   fmt::format("    Voting opens {} after it is announced, at the earliest.",
                               show_duration(Language::en, kind.notice))});
  for (std::size_t at = 0; at < kind.rules.size(); ++at) {
    add_rule(lines, kind.rules[at], houses.size() > 1 ? &houses[at] : nullptr);
  }
  if (!kind.abstain_in_quorum) {
    lines.push_back({"　　棄権は、定足数に入れません。",
                     "    Those who abstain do not count towards the quorum."});
  }
  lines.push_back(kind.delegation
                      ? Words{"　　委任できます。", "    A vote may be delegated."}
                      : Words{"　　委任はできません。", "    Delegations do not count here."});
  if (kind.amendment) {
    lines.push_back({"　　規約を変える議案です。", "    It changes this charter."});
  }
}

void add_houses(std::vector<Words>& lines, const core::Charter& charter) {
  if (charter.houses.size() == 1) return;
  Words names;
  for (const auto& house : charter.houses) {
    names.ja += fmt::format("「{}」", house.name);
    names.en += (names.en.empty() ? "" : ", ") + house.name;
  }
  lines.push_back(
      {fmt::format("　{}を別々に数えます。すべてが賛成したときだけ可決です。", names.ja),
       fmt::format("  Counted apart: {}. A proposal passes only when all of them agree.",
                   names.en)});
}

void add_class(std::vector<Words>& lines, const core::MemberClass& member_class,
               const core::Charter& charter) {
  const bool several = charter.houses.size() > 1;
  const auto& house = charter.houses[member_class.house.value].name;
  Words line{fmt::format("　「{}」は{}一人一票です。{}", member_class.name,
                         several ? fmt::format("「{}」で", house) : "",
                         member_class.proposes ? "議案を出せます。" : "議案は出せません。"),
             fmt::format("  {}: one person, one vote{}; {}.", member_class.name,
                         several ? fmt::format(" in the house \"{}\"", house) : "",
                         member_class.proposes ? "may propose" : "may not propose")};
  if (member_class.credits.value > 0) {
    line.ja += fmt::format("点数の投票では、持ち点は{}点までです。", member_class.credits.value);
    line.en += fmt::format(" In a vote by points {} credits at most.", member_class.credits.value);
  }
  lines.push_back(std::move(line));
}

void add_offices(std::vector<Words>& lines, const core::Charter& charter) {
  Words kept;
  for (const auto& rule : charter.roles) {
    const auto word = word_for(rule.role);
    kept.ja += fmt::format("{}{}{}人", kept.ja.empty() ? "" : "、", word.ja, rule.needed);
    kept.en += fmt::format("{}{} {}", kept.en.empty() ? "" : ", ", rule.needed, word.en);
  }
  lines.push_back({fmt::format("　役：少なくとも{}を置きます。", kept.ja),
                   fmt::format("  Offices, at the least: {}.", kept.en)});
  lines.push_back(
      {fmt::format("　署名：世話役{}人、名簿係{}人（鍵をなくした人には名簿係{}人）。",
                   charter.stewards_needed, charter.registrars_needed, charter.recovery_needed),
       fmt::format("  Signatures: {} stewards, {} registrars ({} registrars replace a lost key).",
                   charter.stewards_needed, charter.registrars_needed, charter.recovery_needed)});
}

void add_channels(std::vector<Words>& lines, const core::Charter& charter) {
  if (core::has_role(charter, core::Role::clerk)) {
    lines.push_back({"　紙の投票は、書記二人が記録します。紙の票は、端末の票より優先します。",
                     "  Ballots on paper are entered by two clerks; paper goes before devices."});
  }
  const auto& rule = charter.channels;
  if (rule.helper_roles != 0) {
    Words roles;
    for (std::uint16_t r = 0; r < core::kRoleCount; ++r) {
      if (((unsigned{rule.helper_roles} >> r) & 1U) == 0) continue;
      const auto word = word_for(static_cast<core::Role>(r));
      roles.ja += (roles.ja.empty() ? "" : "・") + std::string(word.ja);
      roles.en += (roles.en.empty() ? "" : " or ") + std::string(word.en);
    }
    lines.push_back(
        {fmt::format("　字を書けない人には、{}の二人が付き添います（家族は不可、一人{}人まで）。",
                     roles.ja, rule.helper_cap),
         fmt::format("  Two helpers ({}) write for who cannot: no family, {} voters each at most.",
                     roles.en, rule.helper_cap)});
  }
  if (rule.proxy_cap != 0) {
    lines.push_back(
        {fmt::format("　委任状で代わりに紙を出せるのは、一人{}人分までです。", rule.proxy_cap),
         fmt::format("  By letters of proxy one person hands in papers for {} others at most.",
                     rule.proxy_cap)});
  }
}

void add_ballots(std::vector<Words>& lines, const core::Charter& charter) {
  lines.push_back(
      {fmt::format("　票は{}回まで出し直せます。最後の一枚だけを数えます。", charter.revisions),
       fmt::format("  A ballot may be cast anew up to {} times; the last one counts.",
                   charter.revisions)});
  lines.push_back(
      {fmt::format("　締切に間に合った票を、締切のあと少なくとも{}待ちます。",
                   show_duration(Language::ja, charter.min_grace)),
       fmt::format("  Ballots that were on their way in time are waited for, {} at least.",
                   show_duration(Language::en, charter.min_grace))});
  if (charter.max_delegation.ms > 0) {
    lines.push_back({fmt::format("　委任は長くても{}で終わります。",
                                 show_duration(Language::ja, charter.max_delegation)),
                     fmt::format("  A delegation ends after {} at the latest.",
                                 show_duration(Language::en, charter.max_delegation))});
  }
}

}  // namespace

std::vector<Words> charter_lines(const core::Charter& charter) {
  std::vector<Words> lines;
  lines.push_back({fmt::format("{}の規約", charter.name), "Charter of " + charter.name});
  add_houses(lines, charter);
  for (const auto& member_class : charter.classes) add_class(lines, member_class, charter);
  add_offices(lines, charter);
  add_ballots(lines, charter);
  add_channels(lines, charter);
  for (const auto& kind : charter.kinds) add_kind(lines, kind, charter.houses);
  return lines;
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
