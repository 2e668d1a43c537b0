#include "tests/support/shuffle.h"

namespace yoriai::tests {
namespace {

// A delegation whose end is counted from its entry is another one at another time.
bool ends_by_its_time(const Village& village, const Delivery& delivery) {
  const auto* said = std::get_if<core::DelegationSet>(&delivery.event.body());
  return said != nullptr && said->expires_at.ms == 0 &&
         village.state().charter()->rules.default_delegation.ms > 0;
}

bool may_move(const Village& village, const Delivery& delivery) {
  const core::Kind kind = delivery.event.header().kind;
  if (ends_by_its_time(village, delivery)) return false;
  return core::is_ballot(kind) || kind == core::Kind::delegation_set ||
         kind == core::Kind::count_entered || kind == core::Kind::presence_noted ||
         kind == core::Kind::attested;
}

bool deadline_between(const Village& village, core::Instant before, core::Instant after) {
  for (const core::Proposal& proposal : village.state().proposals()) {
    if (before <= proposal.terms.closes_at && proposal.terms.closes_at < after) return true;
  }
  return false;
}

// Times stay in their places; what comes at them changes places.
void shuffle(std::vector<Delivery>& all, std::size_t from, std::size_t to, Dice& dice) {
  for (std::size_t i = to; i > from + 1; --i) {
    const std::size_t j =
        from + static_cast<std::size_t>(dice.below(static_cast<long long>(i - from)));
    std::swap(all[i - 1].event, all[j].event);
    std::swap(all[i - 1].receipts, all[j].receipts);
  }
}

}  // namespace

std::vector<Delivery> shuffled(const Village& village, Dice& dice) {
  std::vector<Delivery> all = village.deliveries();
  std::size_t from = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool goes_on = i > from && may_move(village, all[i]) && may_move(village, all[from]) &&
                         !deadline_between(village, all[i - 1].at, all[i].at);
    if (goes_on) continue;
    shuffle(all, from, i, dice);
    from = i;
  }
  shuffle(all, from, all.size(), dice);
  return all;
}

}  // namespace yoriai::tests
