#include "cli/charter_kind_words.h"

#include <fmt/format.h>

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

Words methods_words(const core::ProposalKind& kind) {
  Words words;
  for (std::uint8_t m = 0; m < core::kMethodCount; ++m) {
    if (!core::allows(kind, static_cast<core::Method>(m))) continue;
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

// Of a choice of projects there is no threshold; of other options without one the leading wins.
Words threshold_words(const core::ProposalKind& kind, const core::Condition& threshold,
                      const core::House& house) {
  const bool projects =
      core::allows(kind, core::Method::equal_shares) || core::allows(kind, core::Method::greedy);
  if (projects) {
    return {"可決の条件はありません。予算に収まる案が選ばれます。",
            "No threshold: projects are chosen as far as the purse goes."};
  }
  const auto words = condition_words(threshold, house, {"いちばん多い案", "the leading option"});
  return {fmt::format("可決は{}。", words.ja), fmt::format("Threshold: {}.", words.en)};
}

void add_rule(std::vector<Words>& lines, const core::ProposalKind& kind,
              const core::HouseRule& rule, const core::House& house, bool several) {
  const auto quorum = condition_words(rule.quorum, house, {"定めなし", "none"});
  const auto threshold = threshold_words(kind, rule.threshold, house);
  Words line{fmt::format("定足数は{}。{}", quorum.ja, threshold.ja),
             fmt::format("Quorum: {}. {}", quorum.en, threshold.en)};
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
  return {fmt::format("　　ほかに{}人の賛同者が要ります（賛同できる区分の会員ならだれでも）。",
                      seconds),
          fmt::format("    It has to be seconded by {}, of any class that may.",
                      counted(seconds, "other member"))};
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

// Only what the charter says; left open, whoever announces chooses.
void add_visibilities(std::vector<Words>& lines, const core::ProposalKind& kind) {
  if (kind.visibilities == 0) return;
  Words ways;
  const auto add = [&](core::Visibility visibility, const Text& way) {
    if (!core::allows(kind, visibility)) return;
    ways.ja += (ways.ja.empty() ? "" : "、または") + std::string(way.ja);
    ways.en += (ways.en.empty() ? "" : ", or ") + std::string(way.en);
  };
  add(core::Visibility::open, {"記名", "named"});
  add(core::Visibility::sealed,
      {"封印（締切まで、だれにも中が見えません）", "sealed (nobody reads them before the end)"});
  add(core::Visibility::box, {"記名と、無記名の投票箱", "named, beside boxes of unnamed papers"});
  lines.push_back(
      {fmt::format("　　票は{}です。", ways.ja), fmt::format("    Ballots are {}.", ways.en)});
}

}  // namespace

void add_kind_lines(std::vector<Words>& lines, const core::ProposalKind& kind,
                    const std::vector<core::House>& houses) {
  const auto methods = methods_words(kind);
  lines.push_back({fmt::format("　議案の種類「{}」：{}。", kind.name, methods.ja),
                   fmt::format("  Proposals of the kind \"{}\": {}.", kind.name, methods.en)});
  lines.push_back(seconds_words(kind.seconds));
  lines.push_back({fmt::format("　　投票は、告示から{}たってからです。",
                               show_duration(Language::ja, kind.notice)),
                   fmt::format("    Voting opens {} after it is announced, at the earliest.",
                               show_duration(Language::en, kind.notice))});
  add_visibilities(lines, kind);
  for (std::size_t at = 0; at < kind.rules.size(); ++at) {
    add_rule(lines, kind, kind.rules[at], houses[at], houses.size() > 1);
  }
  if (!kind.abstain_in_quorum) {
    lines.push_back({"　　棄権は、定足数に入れません。",
                     "    Those who abstain do not count towards the quorum."});
  }
  lines.push_back(kind.delegation
                      ? Words{"　　委任できます。", "    A vote may be delegated."}
                      : Words{"　　委任はできません。", "    Delegations do not count here."});
  if (kind.longest_chain > 0) {
    lines.push_back({fmt::format("　　委任のつながりは{}人先まで。それより長いと届きません。",
                                 kind.longest_chain),
                     fmt::format("    A delegation goes on over {} at most; a longer one is lost.",
                                 counted(kind.longest_chain, "step"))});
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

}  // namespace yoriai::cli
