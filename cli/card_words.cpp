#include "cli/card_words.h"

#include <fmt/format.h>

#include "cli/explain.h"
#include "core/limits.h"

namespace yoriai::cli {

Text base_words(core::ConditionBase base, const core::House& house) {
  const bool cards = house.counts_cards();
  switch (base) {
    case core::ConditionBase::roll:
      if (house.weight == core::HouseWeight::household) {
        return {"名簿の世帯数", "the households on the roll"};
      }
      return cards ? Text{"名簿の票", "the votes on the roll"}
                   : Text{"名簿の人数", "the people on the roll"};
    case core::ConditionBase::present:
      if (house.weight == core::HouseWeight::household) {
        return {"参加した世帯数", "the households that took part"};
      }
      return cards ? Text{"参加した票", "the votes that took part"}
                   : Text{"参加した人数", "those who took part"};
    case core::ConditionBase::cast:
      return {"棄権を除く票", "the votes cast, abstentions aside"};
    case core::ConditionBase::all_cards:
      return {"すべてのカード（持ち主のないものも）", "all cards, claimed or not"};
    case core::ConditionBase::people:
      return {"名簿の人数", "the people on the roll"};
  }
  return {};
}

Text unit_words(core::ConditionBase base, const core::House& house) {
  if (base == core::ConditionBase::all_cards) return {"枚", "cards"};
  if (house.weight == core::HouseWeight::household) return {"世帯", "households"};
  const bool people = !house.counts_cards() || base == core::ConditionBase::people;
  return people ? Text{"人", "people"} : Text{"票", "votes"};
}

Words weight_words(const core::House& house) {
  switch (house.weight) {
    case core::HouseWeight::person:
      break;
    case core::HouseWeight::household:
      return {"一世帯一票（世帯のだれが出してもよく、最後の一枚を数えます）",
              "one vote for each household, cast by whoever of it comes; the last ballot counts"};
    case core::HouseWeight::holder:
      return {"カードを持つ人が一人一票", "one vote for everybody who holds a card"};
    case core::HouseWeight::card:
      if (house.most == 0) return {"カード一枚が一票", "one vote for each card"};
      return {fmt::format("カード一枚が一票、一人{}票まで", house.most),
              fmt::format("one vote for each card, {} at most", house.most)};
  }
  return {"一人一票", "one person, one vote"};
}

Words holding_words(const core::MemberClass& member_class) {
  if (member_class.cards == 0) return {};
  if (member_class.cards == core::kMaxCards) {
    return {"カードは何枚でも持てます。", " They may hold any number of cards."};
  }
  return {fmt::format("持てるカードは{}枚までです。", member_class.cards),
          fmt::format(" They may hold {} at most.", counted(member_class.cards, "card"))};
}

std::vector<Words> card_lines(const core::HouseResult& house, const core::House& rule) {
  if (rule.weight == core::HouseWeight::household) {
    const auto weight = weight_words(rule);
    return {{"　票：" + weight.ja + "。上の数は世帯の数です",
             "  Votes: " + weight.en + ". The numbers above are of households"}};
  }
  if (!house.cards) return {};
  const auto& cards = *house.cards;
  const auto weight = weight_words(rule);
  return {{fmt::format("　票：{}。カードは全部で{}枚、うち名簿の人の票は{}", weight.ja,
                       grouped(cards.all), grouped(cards.roll)),
           fmt::format("  Votes: {}. {} in all; those on the roll have {}", weight.en,
                       counted(cards.all, "card"), counted(cards.roll, "vote"))},
          {fmt::format("　名簿{}票＝投票{}＋委任で{}＋合わず{}＋上限{}＋委任が届かず{}＋投票せず{}",
                       grouped(cards.roll), grouped(cards.voted), grouped(cards.copied),
                       grouped(cards.did_not_fit), grouped(cards.cut), grouped(cards.ended_nowhere),
                       grouped(cards.did_not_vote)),
           fmt::format(
               "  In votes: roll {} = voted {} + by delegation {} + copy did not fit {} + over a "
               "cap {} + delegation ended nowhere {} + did not vote {}",
               grouped(cards.roll), grouped(cards.voted), grouped(cards.copied),
               grouped(cards.did_not_fit), grouped(cards.cut), grouped(cards.ended_nowhere),
               grouped(cards.did_not_vote))}};
}

}  // namespace yoriai::cli
