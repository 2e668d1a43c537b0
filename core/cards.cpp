#include "core/cards.h"

namespace yoriai::core {

const Card* Cards::find(const CardCommitment& commitment) const {
  const auto at = cards_.find(commitment);
  return at == cards_.end() ? nullptr : &at->second;
}

std::uint32_t Cards::held_by(MemberNumber member) const {
  const auto at = held_.find(member);
  return at == held_.end() ? 0 : at->second;
}

void Cards::put(const CardRow& row) {
  const auto [at, is_new] = cards_.try_emplace(row.card);
  auto& card = at->second;
  if (!is_new && !card.revoked) --live_;
  if (!row.revoked) ++live_;
  if (card.holder != kNobody && --held_[card.holder] == 0) held_.erase(card.holder);
  if (row.holder != kNobody) ++held_[row.holder];
  card = {row.holder, row.revoked};
}

}  // namespace yoriai::core
