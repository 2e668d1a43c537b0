// The longer account: rule, roll, the six numbers, quorum, threshold, late ballots.
#include <fmt/format.h>

#include <array>

#include "cli/ballot_sheet.h"
#include "cli/card_words.h"
#include "cli/condition_words.h"
#include "cli/decision_words.h"
#include "cli/explain.h"
#include "cli/late_words.h"
#include "cli/member_numbers.h"
#include "cli/pair_words.h"
#include "cli/project_words.h"
#include "cli/room_words.h"
#include "cli/sealing_words.h"
#include "cli/trail_words.h"
#include "cli/wall_time.h"
#include "core/sha256.h"

namespace yoriai::cli {
namespace {

using core::Fate;
using core::HouseResult;
using core::Proposal;
using core::ResultDocument;

// "One person, one vote", as the houses have it; nothing where they differ or count cards.
Words one_vote_words(const core::Charter& charter) {
  const auto all = [&](core::HouseWeight weight) {
    return std::ranges::all_of(charter.houses,
                               [=](const core::House& house) { return house.weight == weight; });
  };
  if (all(core::HouseWeight::person)) return {"一人一票で、", "One person, one vote"};
  if (all(core::HouseWeight::household)) return {"一世帯一票で、", "One household, one vote"};
  return {};
}

Words method_words(const ResultDocument& document, const core::Charter& charter) {
  const auto one_vote = one_vote_words(charter);
  const bool several_votes = core::has_several_votes(charter);
  switch (document.method) {
    case core::Method::yes_no:
      if (several_votes) {
        return {"賛成・反対・棄権を選びます。", "For, against or abstain, with all votes one has."};
      }
      return {one_vote.ja + "賛成・反対・棄権を選びます。",
              one_vote.en + (one_vote.en.empty() ? "F" : ": f") + "or, against or abstain."};
    case core::Method::one_of:
      if (several_votes) {
        return {"案を一つ選びます。", "For one of the options, with all votes one has."};
      }
      return {one_vote.ja + "案を一つ選びます。",
              one_vote.en + (one_vote.en.empty() ? "F" : ", f") + "or one of the options."};
    case core::Method::approval:
      return {"よいと思う案をいくつでも選べます。",
              "Each person may approve of as many options as they like."};
    case core::Method::quadratic:
      return {
          fmt::format("一人{}点。ある案にv票入れるとv×v点かかります。{}", document.credits.value,
                      document.negative ? "反対の票も入れられます。" : "反対の票はありません。"),
          fmt::format("Each person has {} credits; v votes on an option cost v × v. {}",
                      document.credits.value,
                      document.negative ? "Votes may be negative." : "No negative votes.")};
    case core::Method::ranked:
      return {
          "案に順位を付けます（同じ順位もよく、書かない案はそろって最後）。案どうしの一対一の勝負に"
          "分けて数え、いちばん弱い勝ちで比べます（シュルツ方式）。",
          "Each person ranks the options; ties are allowed, and what is left out shares the last "
          "place. Options are compared two by two, by Schulze's method."};
    case core::Method::equal_shares:
      return {
          "よいと思う案をいくつでも選べます。予算を投票した人で等しく分け、案の費用は、"
          "その案を選んだ人の持ち分から払います（等分方式）。",
          "Each person may approve of as many projects as they like. The purse is shared equally "
          "among the voters, and projects are paid from the shares of those who approve them "
          "(Method of Equal Shares)."};
    case core::Method::greedy:
      return {"よいと思う案をいくつでも選べます。支持の多い順に、予算に収まる案を選びます。",
              "Each person may approve of as many projects as they like. Those with the most "
              "supporters that fit into the purse are chosen."};
  }
  return {};
}

Words six_numbers(const HouseResult& house) {
  return {
      fmt::format("　名簿{}人＝投票{}＋委任で{}＋合わず{}＋上限{}＋委任が届かず{}＋投票せず{}",
                  grouped(house.roll), grouped(house.voted), grouped(house.copied),
                  grouped(house.did_not_fit), grouped(house.cut), grouped(house.ended_nowhere),
                  grouped(house.did_not_vote)),
      fmt::format("  Roll {} = voted {} + by delegation {} + copy did not fit {} + over a cap {} "
                  "+ delegation ended nowhere {} + did not vote {}",
                  grouped(house.roll), grouped(house.voted), grouped(house.copied),
                  grouped(house.did_not_fit), grouped(house.cut), grouped(house.ended_nowhere),
                  grouped(house.did_not_vote))};
}

// Who was cut, by number, so that they hear of it.
Words cut_words(const std::vector<core::MemberNumber>& cut) {
  const auto who = some_numbers(cut);
  return {"　　　上限を超えた人：" + who.ja, "      Over the cap: " + who.en};
}

// The lowest of all kinds that the vote is judged by.
std::optional<Words> cap_line(const Proposal& proposal, const HouseResult& house) {
  std::optional<std::uint32_t> least;
  for (const auto& kind : proposal.kinds) {
    const auto most = core::most_carried(kind.rules[house.house.value].cap, house.roll);
    if (most && (!least || *most < *least)) least = most;
  }
  if (!least) return std::nullopt;
  return Words{
      fmt::format("　　一人があずかれるのは、自分の票のほか{}人まで。近い委任から、次にくじの順",
                  *least),
      fmt::format("    One person carries {} at most beside their own: the shortest chains first, "
                  "then by lot",
                  *least)};
}

void add_lost_delegations(std::vector<Words>& lines, const ResultDocument& document,
                          const Proposal& proposal, const HouseResult& house) {
  std::array<std::uint32_t, core::kFateCount> by_fate{};
  std::vector<core::MemberNumber> cut;
  const auto& roll = proposal.box.roll();
  for (const auto& row : document.result.decided.represented) {
    if (roll[*core::position_in(roll, row.member)].house != house.house) continue;
    ++by_fate[static_cast<std::size_t>(row.fate)];
    if (row.fate == Fate::cut) cut.push_back(row.member);
  }
  for (std::size_t fate = 1; fate < by_fate.size(); ++fate) {
    if (by_fate[fate] == 0) continue;
    const auto why = fate_words(static_cast<Fate>(fate));
    lines.push_back({fmt::format("　　うち{}人：{}", grouped(by_fate[fate]), why.ja),
                     fmt::format("    {} of them: {}", grouped(by_fate[fate]), why.en)});
    if (static_cast<Fate>(fate) == Fate::cut) lines.push_back(cut_words(cut));
  }
}

// How many people's share of the spoilt ballots is a delegate's, copied for them.
std::uint32_t copies_of_spoilt(const ResultDocument& document, const Proposal& proposal,
                               const HouseResult& house) {
  const auto& roll = proposal.box.roll();
  const auto& spoilt = document.result.spoilt_ballots;
  const auto is_copy = [&](const core::Represented& row) {
    return row.fate == Fate::copied &&
           roll[*core::position_in(roll, row.member)].house == house.house &&
           std::ranges::binary_search(spoilt, row.end, {}, &core::SpoiltBallot::member);
  };
  const auto& rows = document.result.decided.represented;
  return static_cast<std::uint32_t>(std::ranges::count_if(rows, is_copy));
}

}  // namespace

Text fate_words(Fate fate) {
  switch (fate) {
    case Fate::copied:
      return {"委任先の投票がそのまま一票になりました",
              "the delegate's ballot counts for them too"};
    case Fate::did_not_fit:
      return {"委任先の投票が持ち点に収まりません",
              "the delegate's ballot is beyond their credits"};
    case Fate::cut:
      return {"委任の上限を超えました", "over the cap on delegations"};
    case Fate::end_did_not_vote:
      return {"委任先が投票しませんでした", "the delegate did not vote"};
    case Fate::end_opted_out:
      return {"委任先が委任を断っています", "the delegate had opted out"};
    case Fate::cycle:
      return {"委任が輪になっています", "the delegations go round in a circle"};
    case Fate::end_outside_roll:
      return {"委任先が名簿にいません", "the delegate is not on the roll"};
    case Fate::end_gone:
      return {"委任先が亡くなったか退会しました", "the delegate has died or left"};
    case Fate::chain_too_long:
      return {"委任のつながりが決まりより長く、届きません",
              "the chain of delegations is longer than the charter allows"};
    case Fate::end_in_box:
      return {"委任先は投票箱に入れたので、内容が分かりません",
              "the delegate voted in a box, so nobody knows what"};
  }
  return {};
}

std::vector<Words> explanation_lines(const ResultDocument& document, const Proposal& proposal,
                                     const TrailCounts& counts) {
  std::vector<Words> lines;
  const auto how = method_words(document, proposal.charter->rules);
  lines.push_back({"決め方：" + how.ja, "Rule: " + how.en});
  lines.push_back({fmt::format("期間：{}から{}まで（締切の時刻を含む）",
                               show_instant(Language::ja, document.opens_at),
                               show_instant(Language::ja, document.closes_at)),
                   fmt::format("Voting: from {} to {}, that instant included",
                               show_instant(Language::en, document.opens_at),
                               show_instant(Language::en, document.closes_at))});
  if (proposal.second_call) {
    lines.push_back({"定足数に足りなかった議案の、二度目の投票です。",
                     "A second call, after a vote without a quorum."});
  } else if (proposal.draft.repeats) {
    lines.push_back({"同数だった議案の、二度目の投票です。", "A second round, after a tie."});
  }
  if (!proposal.draft.recused.empty()) {
    const auto numbers = listed_numbers(proposal.draft.recused);
    lines.push_back({"名簿から外れた人（利害のある人）：" + numbers,
                     "Left off the roll, with an interest of their own: " + numbers});
  }
  const auto sheets = ballot_sheets(document, proposal);
  for (const auto& house : document.result.decided.result.houses) {
    const auto& rule = proposal.charter->rules.houses[house.house.value];
    lines.push_back({rule.name, rule.name});
    lines.push_back(six_numbers(house));
    for (auto& line : card_lines(house, rule)) lines.push_back(std::move(line));
    add_channels(lines, house);
    add_presence(lines, house);
    add_others(lines, house, copies_of_spoilt(document, proposal, house));
    if (!sheets.empty()) {
      for (auto& line : sheet_lines(sheets[house.house.value], document, proposal)) {
        lines.push_back(std::move(line));
      }
    }
    if (const auto cap = cap_line(proposal, house)) lines.push_back(*cap);
    add_lost_delegations(lines, document, proposal, house);
    for (const auto& kind : proposal.kinds) {
      if (proposal.kinds.size() > 1) {
        lines.push_back({fmt::format("　「{}」の決まり（どれも満たすこと）", kind.name),
                         fmt::format("  As \"{}\"; every condition must hold", kind.name)});
      }
      const JudgedHouse judged{kind, house, rule};
      lines.push_back(quorum_line(judged));
      if (!core::chooses_projects(document.method)) {
        lines.push_back(threshold_line(judged, compared_in(document, proposal, house)));
      }
    }
  }
  if (core::chooses_projects(document.method)) {
    for (auto& line : project_lines(document, proposal)) lines.push_back(std::move(line));
  }
  if (document.result.decided.result.pairs) {
    for (auto& line : pair_lines(proposal.draft.options, *document.result.decided.result.pairs)) {
      lines.push_back(std::move(line));
    }
  }
  for (auto& line : decision_lines(document, proposal)) lines.push_back(std::move(line));
  add_stations(lines, document, proposal);
  add_set_aside(lines, document);
  add_sealing(lines, document);
  for (auto& line : trail_lines(counts)) lines.push_back(std::move(line));
  for (auto& line : late_lines(document, proposal)) lines.push_back(std::move(line));
  lines.push_back({"　名簿の指紋：" + core::to_hex(document.roll_digest.view()),
                   "  Fingerprint of the roll: " + core::to_hex(document.roll_digest.view())});
  return lines;
}

}  // namespace yoriai::cli
