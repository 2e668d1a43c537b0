// Recording who holds which card (specs/events.md, kind 24).
#include <algorithm>

#include "core/detail/judging.h"
#include "core/limits.h"

namespace yoriai::core::detail {
namespace {

// A list that says what it says in one way, and nothing that contradicts itself.
Status require_well_formed(const std::vector<CardRow>& rows) {
  const auto not_ascending = [](const CardRow& a, const CardRow& b) { return !(a.card < b.card); };
  const bool good =
      !rows.empty() && std::adjacent_find(rows.begin(), rows.end(), not_ascending) == rows.end() &&
      std::none_of(rows.begin(), rows.end(),
                   [](const CardRow& row) { return row.revoked && row.holder != kNobody; });
  if (!good) return refuse(Refusal::cards_ill_formed);
  return {};
}

// Only a live card changes, and only to what it was not before.
Status require_possible(const State& state, const CardRow& row) {
  const auto* card = state.cards().find(row.card);
  if (card == nullptr && row.revoked) return refuse(Refusal::card_unknown);
  if (card != nullptr && card->revoked) return refuse(Refusal::card_revoked);
  if (card != nullptr && *card == Card{row.holder, row.revoked}) {
    return refuse(Refusal::card_unchanged);
  }
  if (row.holder == kNobody) return {};
  const auto* holder = state.members().find(row.holder);
  if (holder == nullptr) return refuse(Refusal::member_unknown);
  if (holder->gone()) return refuse(Refusal::step_not_legal);
  return {};
}

// How many cards of the list a member gets, less those that they give away in it.
std::int64_t gained(const State& state, const std::vector<CardRow>& rows, MemberNumber member) {
  std::int64_t gain = 0;
  for (const auto& row : rows) {
    const auto* before = state.cards().find(row.card);
    if (row.holder == member) ++gain;
    if (before != nullptr && before->holder == member) --gain;
  }
  return gain;
}

// Of those who get a card, as they stand when the whole list has been entered.
Status require_room(const Judging& judging, const std::vector<CardRow>& rows) {
  const auto& state = judging.state;
  for (const auto& row : rows) {
    if (row.holder == kNobody) continue;
    const auto most =
        judging.charter().classes[state.members().find(row.holder)->member_class.value].cards;
    const auto then = state.cards().held_by(row.holder) + gained(state, rows, row.holder);
    if (then > most) return refuse(Refusal::too_many_cards, most);
  }
  const auto added = std::count_if(rows.begin(), rows.end(), [&](const CardRow& row) {
    return state.cards().find(row.card) == nullptr;
  });
  if (state.cards().all().size() + static_cast<std::size_t>(added) > kMaxCards) {
    return refuse(Refusal::too_many_cards, kMaxCards);
  }
  return {};
}

}  // namespace

Result<Change> judge(const Judging& judging, const CardsRecorded& body) {
  YORIAI_CHECK(require_active_author(judging));
  YORIAI_CHECK(require_signers(judging, Role::registrar, registrars_needed(judging.state), {}));
  YORIAI_CHECK(require_well_formed(body.cards));
  for (const auto& row : body.cards) YORIAI_CHECK(require_possible(judging.state, row));
  YORIAI_CHECK(require_room(judging, body.cards));
  return Change{CardChanges{body.cards}};
}

}  // namespace yoriai::core::detail
