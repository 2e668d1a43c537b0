#include <fmt/format.h>

#include <algorithm>

#include "cli/rehearsal/deeds.h"
#include "core/limits.h"
#include "ledger/card_record.h"

namespace yoriai::cli {
namespace {

// The n-th card that the scenario makes, from 1.
core::CardCommitment made_card(const Stage& stage, std::uint32_t number) {
  return ledger::commitment_to_card(stage.secrets().card_salt(number),
                                    fmt::format("example:1/cards:village/{}", number));
}

// As many events as the rows need.
Deeds recorded(Stage& stage, std::vector<core::CardRow> rows, const std::vector<std::string>& by) {
  const auto needed = stage.registrars_at(stage.state().members().all().size());
  YORIAI_TRY(const auto signers, stage.office(core::Role::registrar, needed, by));
  std::vector<Deed> deeds;
  for (std::size_t at = 0; at < rows.size(); at += core::kMaxCardRows) {
    const auto begin = rows.begin() + static_cast<std::ptrdiff_t>(at);
    const auto count = std::min(core::kMaxCardRows, rows.size() - at);
    core::CardsRecorded body{{begin, begin + static_cast<std::ptrdiff_t>(count)}};
    std::sort(body.cards.begin(), body.cards.end(),
              [](const auto& a, const auto& b) { return a.card < b.card; });
    deeds.push_back({std::move(body), signers, {}, {}, {}});
  }
  return deeds;
}

Understood<core::MemberNumber> number_of(const Stage& stage, const std::string& name) {
  if (name.empty()) return core::kNobody;
  YORIAI_TRY(const Player* player, stage.person(name));
  return player->number;
}

// So many more cards, numbered on from those that the book has.
std::vector<core::CardRow> new_cards(const Stage& stage, std::size_t already, std::uint32_t count,
                                     core::MemberNumber holder) {
  std::vector<core::CardRow> rows;
  const auto first = stage.state().cards().all().size() + already + 1;
  for (std::uint32_t i = 0; i < count; ++i) {
    rows.push_back({made_card(stage, static_cast<std::uint32_t>(first + i)), holder, false});
  }
  return rows;
}

}  // namespace

Deeds deeds_of(Stage& stage, const GetCards& action) {
  YORIAI_TRY(const auto people, stage.people(action.who, std::nullopt));
  std::vector<core::CardRow> rows;
  for (const Player* player : people) {
    const auto theirs = new_cards(stage, rows.size(), action.count, player->number);
    rows.insert(rows.end(), theirs.begin(), theirs.end());
  }
  return recorded(stage, std::move(rows), action.by);
}

Deeds deeds_of(Stage& stage, const RecordCards& action) {
  return recorded(stage, new_cards(stage, 0, action.count, core::kNobody), action.by);
}

Deeds deeds_of(Stage& stage, const PassCards& action) {
  YORIAI_TRY(const auto from, number_of(stage, action.from));
  YORIAI_TRY(const auto to, number_of(stage, action.to));
  std::vector<core::CardRow> rows;
  for (const auto& [commitment, card] : stage.state().cards().all()) {
    if (rows.size() == action.count) break;
    if (card.holder != from || card.revoked) continue;
    rows.push_back({commitment, action.revoked ? core::kNobody : to, action.revoked});
  }
  if (rows.size() < action.count) {
    return core::Unexpected<Words>{{fmt::format("そこには{}枚しかありません。", rows.size()),
                                    fmt::format("there are only {} such cards", rows.size())}};
  }
  return recorded(stage, std::move(rows), action.by);
}

}  // namespace yoriai::cli
