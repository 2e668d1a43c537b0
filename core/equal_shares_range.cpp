#include <algorithm>
#include <bit>

#include "core/assert.h"
#include "core/detail/equal_shares_range.h"
#include "core/limits.h"

namespace yoriai::core::detail {
namespace {

__extension__ typedef __int128 Wide;

// Amounts are whole numbers of the 2^fraction_bits-th part of a unit, so that each has at most so
// many bits.
constexpr int kAmountBits = 62;
// Of a cost times a price, which offers are compared by. A price is at most a cost, in such parts.
constexpr int kProductBits = 126;
static_assert(2 * std::bit_width(kMaxPurse) < kProductBits);

// The true amount is neither less than `least` nor more than `most`.
struct Bounds {
  Wide least = 0;
  Wide most = 0;
};

Wide divided_up(Wide amount, Wide by) { return (amount + by - 1) / by; }

struct Offer {
  OptionIndex project;
  Wide cost = 0;  // in units
  const Supporters* supporters = nullptr;
  std::uint64_t payers = 0;
  Bounds price;  // of an earlier round: `least` alone is known, since prices only rise
  bool of_this_round = false;
};

// Cost ÷ price of `a` is certainly more, or as much with `a` the earlier project.
bool certainly_better(const Offer& a, const Offer& b) {
  // Where everybody pays in full they are the numbers of supporters, and equal ones are common.
  const bool in_full = a.payers == a.supporters->voters && b.payers == b.supporters->voters;
  if (in_full && a.of_this_round && b.of_this_round) {
    const auto [of_a, of_b] = std::pair(a.supporters->voters, b.supporters->voters);
    return of_a != of_b ? of_a > of_b : a.project < b.project;
  }
  return a.of_this_round && a.cost * b.price.least > b.cost * a.price.most;
}

bool looks_better(const Offer& a, const Offer& b) {
  return a.cost * b.price.least > b.cost * a.price.least;
}

class RangeRun {
 public:
  RangeRun(const SupportedVote& supported, AddedRange added)
      : vote_(supported.vote), supporters_(supported.supporters) {
    Wide voters = 0;
    for (const auto& group : vote_.groups) voters += group.voters;
    const Wide most = Wide{vote_.purse.value} / voters + added.most + 2;
    fraction_bits_ =
        std::min(kAmountBits - static_cast<int>(std::bit_width(static_cast<std::uint64_t>(most))),
                 kProductBits - 2 * static_cast<int>(std::bit_width(dearest())));
    YORIAI_ASSERT(fraction_bits_ > 0);
    const Wide purse = scaled(vote_.purse.value);
    has_.assign(vote_.groups.size(), {purse / voters + scaled(added.least),
                                      divided_up(purse, voters) + scaled(added.most)});
    list_offers();
  }

  std::optional<std::vector<OptionIndex>> finish() && {
    while (const auto* best = best_offer()) buy(*best);
    if (unsure_) return std::nullopt;
    return std::move(bought_);
  }

 private:
  [[nodiscard]] std::uint64_t dearest() const {
    std::uint64_t most = 0;
    for (const auto cost : vote_.costs) most = std::max(most, cost.value);
    return most;
  }

  [[nodiscard]] Wide scaled(Wide units) const { return units * (Wide{1} << fraction_bits_); }

  void list_offers() {
    for (std::uint16_t i = 0; i < supporters_.size(); ++i) {
      const auto& supporters = supporters_[i];
      if (supporters.voters == 0) continue;
      const Wide cost = vote_.costs[i].value;
      offers_.push_back({OptionIndex{i},
                         cost,
                         &supporters,
                         0,
                         {scaled(cost) / supporters.voters, 0},
                         /*of_this_round=*/false});
    }
  }

  // Offers that may be the best are worked out until one is certainly better than each other one.
  const Offer* best_offer() {
    for (auto& offer : offers_) offer.of_this_round = false;
    while (!offers_.empty() && !unsure_) {
      auto best = std::min_element(offers_.begin(), offers_.end(), looks_better);
      if (!best->of_this_round) {
        renew(best);
        continue;
      }
      for (auto other = offers_.begin(); other != offers_.end(); ++other) {
        if (other != best && other->of_this_round && certainly_better(*other, *best)) best = other;
      }
      const auto rival = std::find_if(offers_.begin(), offers_.end(), [&](const Offer& other) {
        return &other != &*best && !certainly_better(*best, other);
      });
      if (rival == offers_.end()) return &*best;
      if (rival->of_this_round) {
        unsure_ = true;
      } else {
        renew(rival);
      }
    }
    return nullptr;
  }

  void renew(std::vector<Offer>::iterator offer) {
    if (!can_pay(*offer)) {
      if (!unsure_) offers_.erase(offer);
      return;
    }
    Bounds rest{scaled(offer->cost), scaled(offer->cost)};
    offer->payers = 0;
    for (const auto group : payers_) offer->payers += vote_.groups[group].voters;
    while (!unsure_ && drop_the_poor(rest, offer->payers)) {
    }
    if (unsure_) return;
    YORIAI_ASSERT(offer->payers > 0);
    offer->price = {rest.least / offer->payers, divided_up(rest.most, offer->payers)};
    offer->of_this_round = true;
  }

  // Lists those who have something left.
  bool can_pay(const Offer& offer) {
    payers_.clear();
    Bounds all;
    for (const auto group : offer.supporters->groups) {
      const auto& has = has_[group];
      if (has.most == 0) continue;
      payers_.push_back(group);
      all.least += has.least * vote_.groups[group].voters;
      all.most += has.most * vote_.groups[group].voters;
    }
    const Wide cost = scaled(offer.cost);
    if (all.most < cost) return false;
    if (all.least < cost) unsure_ = true;
    return !unsure_;
  }

  // Takes all that those have who certainly have less than their part of the rest; false: nobody
  // has.
  bool drop_the_poor(Bounds& rest, std::uint64_t& payers) {
    const auto before = rest;
    const auto parts = static_cast<Wide>(payers);
    const auto end = std::remove_if(payers_.begin(), payers_.end(), [&](std::uint32_t group) {
      const auto& has = has_[group];
      if (has.least * parts >= before.most) return false;
      if (has.most * parts >= before.least) {
        unsure_ = true;
        return false;
      }
      const auto voters = vote_.groups[group].voters;
      rest.least -= has.most * voters;
      rest.most -= has.least * voters;
      payers -= voters;
      return true;
    });
    const bool dropped = end != payers_.end();
    payers_.erase(end, payers_.end());
    return dropped;
  }

  // What is left is max(0, what was there − price), on both sides.
  void buy(const Offer& best) {
    for (const auto group : best.supporters->groups) {
      auto& has = has_[group];
      has = {std::max<Wide>(0, has.least - best.price.most),
             std::max<Wide>(0, has.most - best.price.least)};
    }
    bought_.push_back(best.project);
    std::erase_if(
        offers_, [project = best.project](const Offer& offer) { return offer.project == project; });
  }

  const ProjectVote& vote_;
  const std::vector<Supporters>& supporters_;  // by project
  int fraction_bits_ = 0;
  bool unsure_ = false;
  std::vector<Bounds> has_;  // by group
  std::vector<Offer> offers_;
  std::vector<OptionIndex> bought_;
  std::vector<std::uint32_t> payers_;  // groups, of the offer that is being worked out
};

}  // namespace

std::optional<std::vector<OptionIndex>> bought_by_all(const SupportedVote& supported,
                                                      AddedRange added) {
  return RangeRun(supported, added).finish();
}

}  // namespace yoriai::core::detail
