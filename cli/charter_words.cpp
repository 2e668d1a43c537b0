#include "cli/charter_words.h"

#include <boost/json.hpp>

#include <algorithm>

#include "cli/card_words.h"
#include "cli/messages.h"
#include "cli/wall_time.h"

namespace yoriai::cli {
namespace {

Text short_base_words(core::ConditionBase base, const core::House& house) {
  const bool people = house.weight == core::HouseWeight::person;
  if (!people) return base_words(base, house);
  static constexpr Text kBases[] = {
      {"名簿", "the roll"}, {"参加者", "those taking part"}, {"棄権を除く票", "the votes cast"}};
  return kBases[static_cast<std::size_t>(base)];
}

Words condition_words(const core::Condition& condition, const core::House& house, Text none) {
  if (condition.numerator == 0) return none;
  const auto base = short_base_words(condition.base, house);
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

std::optional<Words> cap_words(const core::DelegationCap& cap) {
  if (cap == core::DelegationCap{}) return std::nullopt;
  if (cap.people > 0) {
    return Words{fmt::format("{}人まで", cap.people), fmt::format("{} at most", cap.people)};
  }
  return Words{
      fmt::format("名簿の{}/{}まで（端数切り捨て）", cap.numerator, cap.denominator),
      fmt::format("{}/{} of the roll at most, rounded down", cap.numerator, cap.denominator)};
}

void add_cap(std::vector<Words>& lines, const core::HouseRule& rule, const core::House& house,
             bool several) {
  const auto most = cap_words(rule.cap);
  if (!most) return;
  const auto where =
      several ? Words{fmt::format("「{}」から", house.name), " from " + house.name} : Words{};
  lines.push_back(
      {fmt::format("　　一人が{}あずかれる委任は{}（自分の票は別）。超えた分は数えません。",
                   where.ja, most->ja),
       fmt::format("    Voices one person may carry{}, their own aside: {}; the rest do not count.",
                   where.en, most->en)});
}

void add_rule(std::vector<Words>& lines, const core::HouseRule& rule, const core::House& house,
              bool several) {
  const auto quorum = condition_words(rule.quorum, house, {"定めなし", "none"});
  const auto threshold =
      condition_words(rule.threshold, house, {"いちばん多い案", "the leading option"});
  Words line{fmt::format("定足数は{}。可決は{}。", quorum.ja, threshold.ja),
             fmt::format("Quorum: {}. Threshold: {}.", quorum.en, threshold.en)};
  if (several) {
    line = {fmt::format("「{}」の{}", house.name, line.ja),
            fmt::format("{}: {}", house.name, line.en)};
  }
  if (rule.advisory) {
    line.ja += "この院の結果は参考で、可否を左右しません。";
    line.en += " It is heard, and decides nothing.";
  }
  lines.push_back({"　　" + line.ja, "    " + line.en});
  add_cap(lines, rule, house, several);
}

Words seconds_words(std::uint16_t seconds) {
  if (seconds == 0) return {"　　賛同者は要りません。", "    Nobody has to second it."};
  return {fmt::format("　　ほかに{}人の賛同者が要ります。", seconds),
          fmt::format("    It has to be seconded by {} other {}.", seconds,
                      seconds == 1 ? "member" : "members")};
}

void add_tie_rule(std::vector<Words>& lines, const core::ProposalKind& kind) {
  if (kind.tie == core::TieRule::chair) {
    lines.push_back({fmt::format("　　賛成と反対が同数なら、議長が{}のうちに決めます。",
                                 show_duration(Language::ja, kind.casting)),
                     fmt::format("    With as many yes as no the chair decides, within {}.",
                                 show_duration(Language::en, kind.casting))});
  } else if (kind.tie == core::TieRule::second_round) {
    lines.push_back({"　　同数なら、同数の案だけでもう一度投票できます。",
                     "    After a tie there may be a second round, between those in the first "
                     "place."});
  }
}

void add_second_call(std::vector<Words>& lines, const core::ProposalKind& kind,
                     const std::vector<core::House>& houses) {
  if (kind.second_call) {
    lines.push_back({"　　定足数に足りなければ、もう一度投票できます。",
                     "    Without a quorum it may be voted on again."});
    for (std::size_t at = 0; at < kind.rules.size(); ++at) {
      const auto quorum =
          condition_words(kind.rules[at].second_quorum, houses[at], {"定めなし", "none"});
      const auto name = houses.size() > 1 ? houses[at].name : std::string{};
      lines.push_back({fmt::format("　　　二度目の定足数{}は{}。",
                                   name.empty() ? "" : "（" + name + "）", quorum.ja),
                       fmt::format("      Quorum the second time{}: {}.",
                                   name.empty() ? "" : " (" + name + ")", quorum.en)});
    }
  }
  if (!core::may_repeat(kind)) return;
  lines.push_back(
      {fmt::format("　　二度目の議案は締め切りから{}のうちに出し、告示から{}たって始めます。",
                   show_duration(Language::ja, kind.repeat_within),
                   show_duration(Language::ja, kind.repeat_notice)),
       fmt::format("    It is drafted again within {} of the closing, and opens {} after "
                   "it is announced.",
                   show_duration(Language::en, kind.repeat_within),
                   show_duration(Language::en, kind.repeat_notice))});
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
    add_rule(lines, kind.rules[at], houses[at], houses.size() > 1);
  }
  if (!kind.abstain_in_quorum) {
    lines.push_back({"　　棄権は、定足数に入れません。",
                     "    Those who abstain do not count towards the quorum."});
  }
  lines.push_back(kind.delegation
                      ? Words{"　　委任できます。", "    A vote may be delegated."}
                      : Words{"　　委任はできません。", "    Delegations do not count here."});
  if (kind.longest_chain > 0) {
    lines.push_back(
        {fmt::format("　　委任のつながりは{}人先まで。それより長いと届きません。",
                     kind.longest_chain),
         fmt::format("    A delegation goes on over {} {} at most; a longer one is lost.",
                     kind.longest_chain, kind.longest_chain == 1 ? "step" : "steps")});
  }
  add_tie_rule(lines, kind);
  add_second_call(lines, kind, houses);
  if (kind.recusal) {
    lines.push_back({"　　自分の利害がかかる人は、世話役の署名で名簿から外せます。",
                     "    Who has an interest of their own may be left off the roll; stewards sign "
                     "for that."});
  }
  if (kind.amendment) {
    lines.push_back({"　　規約を変える議案です。", "    It changes this charter."});
  }
}

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
  const auto holding = holding_words(member_class);
  line.ja += holding.ja;
  line.en += holding.en;
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
  lines.push_back(
      {fmt::format("　票は{}回まで出し直せます。最後の一枚だけを数えます。", charter.revisions),
       fmt::format("  A ballot may be cast anew up to {} times; the last one counts.",
                   charter.revisions)});
  lines.push_back(
      {fmt::format("　締切に間に合った票を、締切のあと少なくとも{}待ちます。",
                   show_duration(Language::ja, charter.min_grace)),
       fmt::format("  Ballots that were on their way in time are waited for, {} at least.",
                   show_duration(Language::en, charter.min_grace))});
  add_delegation_spans(lines, charter);
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
