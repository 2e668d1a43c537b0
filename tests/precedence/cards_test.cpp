// Kind 24: specs/events.md section 4.24.
#include "core/limits.h"
#include "tests/precedence/scene.h"
#include "tests/support/samples.h"

namespace yoriai::tests {
namespace {

using core::Refusal;

constexpr core::MemberNumber kGone{6};

core::CardsRecorded& recorded(Scene& s) { return s.body<core::CardsRecorded>(); }

core::CardCommitment card(char letter) { return id_of<core::CardCommitment>(letter); }

VillageSetup setup_with_cards(std::uint32_t most) {
  VillageSetup setup;
  for (auto& member_class : setup.charter.classes) member_class.cards = most;
  return setup;
}

// The book knows b to e: two cards of the villager, one that nobody claimed, one revoked.
Scene cards_scene(std::uint32_t most = 3) {
  auto village = std::make_unique<Village>(setup_with_cards(most));
  village->join();
  village->join();
  village->join();
  village->enter(village->change(kGone, core::MemberField::status, 2));
  village->enter(village->cards({{card('b'), kVillager, false},
                                 {card('c'), kVillager, false},
                                 {card('d'), core::kNobody, false},
                                 {card('e'), core::kNobody, false}}));
  village->enter(village->cards({{card('e'), core::kNobody, true}}));
  Attempt attempt = village->cards({{card('b'), kThird, false},
                                    {card('d'), kVillager, false},
                                    {card('f'), kVillager, false},
                                    {card('g'), core::kNobody, false}});
  return scene(std::move(village), std::move(attempt));
}

void add_row(Scene& s, core::CardRow row) {
  auto& cards = recorded(s).cards;
  cards.insert(std::ranges::upper_bound(cards, row.card, {}, &core::CardRow::card), row);
}

Order<Scene> cards_order() {
  Faults faults = joined(
      wrong_signers(kVillager),
      {{Refusal::cards_ill_formed,
        [](Scene& s) { std::swap(recorded(s).cards[2], recorded(s).cards[3]); }},
       {Refusal::card_unknown,
        [](Scene& s) {
          add_row(s, {card('a'), core::kNobody, true});
        }},
       {Refusal::card_revoked,
        [](Scene& s) {
          add_row(s, {card('e'), kVillager, false});
        }},
       {Refusal::card_unchanged, [](Scene& s) { recorded(s).cards[1].holder = core::kNobody; }},
       {Refusal::member_unknown, [](Scene& s) { recorded(s).cards[2].holder = kStranger; }},
       {Refusal::step_not_legal, [](Scene& s) { recorded(s).cards[3].holder = kGone; }},
       {Refusal::too_many_cards, [](Scene& s) {
          add_row(s, {card('h'), kVillager, false});
        }}});
  return order_of_kind("CardsRecorded", [] { return cards_scene(); }, std::move(faults),
                       {kMoreOrFewer,
                        {Refusal::card_revoked, Refusal::card_unchanged,
                         "rows are judged one after the other, whatever is wrong with them"}});
}

TEST(Precedence, CardsRecorded) { check(cards_order()); }

std::string verdict(Scene& s) { return named(seen(judge(s))); }

std::string verdict_of(const std::vector<core::CardRow>& rows) {
  Scene s = cards_scene();
  recorded(s).cards = rows;
  return verdict(s);
}

TEST(CardsRefused, ListsThatSayNothingClear) {
  EXPECT_EQ(verdict_of({}), "cards_ill_formed");
  EXPECT_EQ(verdict_of({{card('h'), kVillager, false}, {card('h'), kThird, false}}),
            "cards_ill_formed");
  EXPECT_EQ(verdict_of({{card('i'), kVillager, false}, {card('h'), kThird, false}}),
            "cards_ill_formed");
  EXPECT_EQ(verdict_of({{card('b'), kVillager, true}}), "cards_ill_formed");
}

TEST(CardsRefused, ARevokedCardNeverComesBack) {
  EXPECT_EQ(verdict_of({{card('b'), core::kNobody, true}}), "fine");
  EXPECT_EQ(verdict_of({{card('d'), core::kNobody, true}}), "fine");
  EXPECT_EQ(verdict_of({{card('e'), core::kNobody, true}}), "card_revoked");
  EXPECT_EQ(verdict_of({{card('e'), core::kNobody, false}}), "card_revoked");
}

TEST(CardsRecorded, ListsMayExchangeCards) {
  Scene s = cards_scene(2);
  // The villager has two, which is the most, gives one away and gets another.
  recorded(s).cards = {{card('b'), kThird, false}, {card('d'), kVillager, false}};
  EXPECT_EQ(verdict(s), "fine");
  recorded(s).cards = {{card('d'), kVillager, false}};
  const auto refused = judge(s);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error(), (core::Refused{Refusal::too_many_cards, 2}));
}

TEST(CardsRecorded, IsTheTableThatTheStateHas) {
  Scene s = cards_scene();
  Village& village = *s.village;
  const auto before = core::state_digest(village.state());
  village.enter(s.attempt);
  const core::Cards& cards = village.state().cards();
  EXPECT_EQ(cards.live(), 5U);  // b, c, d, f, g
  EXPECT_EQ(cards.held_by(kVillager), 3U);
  EXPECT_EQ(cards.held_by(kThird), 1U);
  EXPECT_EQ(cards.held_by(kStranger), 0U);
  EXPECT_EQ(*cards.find(card('e')), (core::Card{core::kNobody, true}));
  EXPECT_EQ(cards.find(card('z')), nullptr);
  EXPECT_NE(core::state_digest(village.state()), before);
}

}  // namespace
}  // namespace yoriai::tests
