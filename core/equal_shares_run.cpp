#include <algorithm>
#include <numeric>

#include "core/assert.h"
#include "core/detail/equal_shares_run.h"

namespace yoriai::core::detail {
namespace {

constexpr std::uint32_t kNothingLeft = UINT32_MAX;

// Voters with the same amount left are on one level; those with nothing left on none.
class Run {
 public:
  Run(const SupportedVote& supported, const WholeNumber& added)
      : vote_(supported.vote), horizon_(sum_of_costs(vote_)), level_of_(vote_.groups.size(), 0) {
    std::uint64_t voters = 0;
    for (const auto& group : vote_.groups) voters += group.voters;
    denominator_ = voters;
    levels_.push_back({vote_.purse.value + added * voters, voters});
    list_offers(supported.supporters);
  }

  EqualSharesRun finish() && {
    while (auto* best = best_offer()) buy(*best);
    return {std::move(bought_), horizon_.most()};
  }

 private:
  // What a project's supporters would each have to pay. Amounts only fall, so a price from an
  // earlier round is a lower bound.
  struct Offer {
    OptionIndex project;
    const Supporters* supporters = nullptr;
    std::uint64_t payers = 0;
    AmountLine price;  // over `denominator`
    WholeNumber denominator;
    bool of_this_round = false;
  };

  // With so much for everybody each voter pays for everything alone, and nothing changes any more.
  static WholeNumber sum_of_costs(const ProjectVote& vote) {
    return std::accumulate(vote.costs.begin(), vote.costs.end(), WholeNumber(0),
                           [](const auto& sum, Amount cost) { return sum + cost.value; });
  }

  [[nodiscard]] std::uint64_t cost_of(const Offer& offer) const {
    return vote_.costs[offer.project.value].value;
  }

  void list_offers(const std::vector<Supporters>& all) {
    for (std::uint16_t i = 0; i < all.size(); ++i) {
      if (all[i].voters == 0) continue;
      auto& offer = offers_.emplace_back();
      offer.project = OptionIndex{i};
      offer.supporters = &all[i];
      offer.price = {vote_.costs[i].value, 0};
      offer.denominator = all[i].voters;
    }
  }

  // By how much `a` has more effective votes than `b`, multiplied out: they are cost ÷ price.
  [[nodiscard]] AmountLine lead(const Offer& a, const Offer& b) const {
    return b.price * (a.denominator * cost_of(a)) - a.price * (b.denominator * cost_of(b));
  }
  [[nodiscard]] bool is_better(const Offer& a, const Offer& b) const {
    const WholeNumber left = b.price.at_once * a.denominator * cost_of(a);
    const WholeNumber right = a.price.at_once * b.denominator * cost_of(b);
    return left != right ? left > right : a.project < b.project;
  }

  // The best offer is worked out again until it is one of this round.
  Offer* best_offer() {
    for (auto& offer : offers_) offer.of_this_round = false;
    while (!offers_.empty()) {
      const auto best =
          std::min_element(offers_.begin(), offers_.end(),
                           [this](const Offer& a, const Offer& b) { return is_better(a, b); });
      if (best->of_this_round) return &*best;
      if (!work_out(*best)) offers_.erase(best);
    }
    return nullptr;
  }

  // By level, the supporters of a project who are on it.
  void count_by_level(const Offer& offer) {
    on_level_.assign(levels_.size(), 0);
    for (const auto group : offer.supporters->groups) {
      if (level_of_[group] != kNothingLeft)
        on_level_[level_of_[group]] += vote_.groups[group].voters;
    }
    touched_.clear();
    for (std::uint32_t level = 0; level < levels_.size(); ++level) {
      if (on_level_[level] > 0) touched_.push_back(level);
    }
  }

  // The price as if everybody still had enough, then without those who have not, again and again.
  // False: the supporters have too little together.
  bool work_out(Offer& offer) {
    count_by_level(offer);
    AmountLine rest{denominator_ * cost_of(offer), 0};
    if (!can_pay(rest)) return false;
    std::uint64_t payers = 0;
    for (const auto level : touched_) payers += on_level_[level];
    const auto payers_end = drop_the_poor(rest, payers);
    YORIAI_ASSERT(payers > 0);
    for (auto at = touched_.begin(); at != touched_.end(); ++at) {
      const auto over = levels_[*at] * payers - rest;
      horizon_.keep_from_zero(at < payers_end ? over : AmountLine{0, 0} - over);
    }
    offer.payers = payers;
    offer.price = std::move(rest);
    offer.denominator = denominator_ * payers;
    offer.of_this_round = true;
    return true;
  }

  bool can_pay(const AmountLine& cost) {
    AmountLine all{0, 0};
    for (const auto level : touched_) all = all + levels_[level] * on_level_[level];
    const auto missing = cost - all;
    if (missing.at_once > 0) {
      horizon_.keep_above_zero(missing);
      return false;
    }
    horizon_.keep_from_zero(all - cost);
    return true;
  }

  // Takes all that those have who have less than their part of the rest, until nobody has; gives
  // where in `touched_` the levels of those who pay in full end.
  std::vector<std::uint32_t>::iterator drop_the_poor(AmountLine& rest, std::uint64_t& payers) {
    auto end = touched_.end();
    for (bool again = true; again;) {
      const auto poor = std::partition(touched_.begin(), end, [&](std::uint32_t level) {
        return levels_[level].at_once * payers >= rest.at_once;
      });
      again = poor != end;
      for (auto at = poor; at != end; ++at) {
        rest = rest - levels_[*at] * on_level_[*at];
        payers -= on_level_[*at];
      }
      end = poor;
    }
    return end;
  }

  void keep_ahead_of_others(const Offer& best) {
    for (const auto& other : offers_) {
      if (&other == &best) continue;
      const auto by = lead(best, other);
      best.project < other.project ? horizon_.keep_from_zero(by) : horizon_.keep_above_zero(by);
    }
  }

  void buy(Offer& best) {
    keep_ahead_of_others(best);
    take_payments(best);
    denominator_ *= best.payers;
    bought_.push_back({best.project, best.supporters->voters, best.payers, std::move(best.price),
                       std::move(best.denominator)});
    const auto project = best.project;
    std::erase_if(offers_, [&](const Offer& offer) { return offer.project == project; });
  }

  // Each level becomes up to two: those who pay, and those whom the project does not concern.
  void take_payments(const Offer& best) {
    std::vector<bool> pays(vote_.groups.size());
    for (const auto group : best.supporters->groups) pays[group] = true;
    std::vector<AmountLine> levels;
    std::vector<std::uint32_t> level_after[2] = {
        std::vector<std::uint32_t>(levels_.size(), kNothingLeft),
        std::vector<std::uint32_t>(levels_.size(), kNothingLeft)};
    for (std::size_t group = 0; group < level_of_.size(); ++group) {
      const auto before = level_of_[group];
      if (before == kNothingLeft) continue;
      auto& after = level_after[pays[group] ? 1 : 0][before];
      if (after == kNothingLeft) {
        auto left = levels_[before] * best.payers;
        if (pays[group] && left.at_once < best.price.at_once) {
          level_of_[group] = kNothingLeft;
          continue;
        }
        if (pays[group]) left = left - best.price;
        after = static_cast<std::uint32_t>(levels.size());
        levels.push_back(std::move(left));
      }
      level_of_[group] = after;
    }
    levels_ = std::move(levels);
  }

  const ProjectVote& vote_;
  Horizon horizon_;
  WholeNumber denominator_;  // of all levels
  std::vector<AmountLine> levels_;
  std::vector<std::uint32_t> level_of_;  // by group
  std::vector<Offer> offers_;            // what may still be bought
  std::vector<EqualSharesRun::Bought> bought_;
  // Of the project that is being worked out.
  std::vector<std::uint64_t> on_level_;
  std::vector<std::uint32_t> touched_;
};

}  // namespace

EqualSharesRun run_equal_shares(const SupportedVote& supported, const WholeNumber& added) {
  return Run(supported, added).finish();
}

}  // namespace yoriai::core::detail
