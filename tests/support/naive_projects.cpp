#include "tests/support/naive_projects.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace yoriai::naive {
namespace {

__extension__ typedef __int128 Big;

struct Part {
  Big over = 0;
  Big under = 1;
};

Big divisor(Big a, Big b) { return b == 0 ? a : divisor(b, a % b); }

Part part(Big over, Big under) {
  const Big shared = divisor(over < 0 ? -over : over, under);
  return shared == 0 ? Part{0, 1} : Part{over / shared, under / shared};
}
Part plus(Part a, Part b) { return part(a.over * b.under + b.over * a.under, a.under * b.under); }
Part minus(Part a, Part b) { return plus(a, {-b.over, b.under}); }
bool less(Part a, Part b) { return a.over * b.under < b.over * a.under; }

struct Offer {
  Part price;
  Number payers = 0;
};

// Of all numbers of payers, from everybody down, the first at which the richest so many can pay one
// price and all the others have less than that.
std::optional<Offer> offer_of(Number cost, std::vector<Part> left) {
  std::sort(left.begin(), left.end(), less);
  for (std::size_t poor = 0; poor < left.size(); ++poor) {
    Part rest{cost, 1};
    for (std::size_t i = 0; i < poor; ++i) rest = minus(rest, left[i]);
    const auto payers = static_cast<Number>(left.size() - poor);
    const Part price = part(rest.over, rest.under * payers);
    if (!less(left[poor], price)) return Offer{price, payers};
  }
  return std::nullopt;
}

std::vector<Payment> bought_with(const Election& election, Number added) {
  const auto voters = static_cast<Number>(election.approves.size());
  std::vector<Part> left(election.approves.size(),
                         part(election.purse + Big{added} * voters, voters));
  std::vector<Payment> payments;
  std::vector<bool> bought(election.costs.size());
  for (;;) {
    std::optional<Offer> best;
    std::size_t best_project = 0;
    for (std::size_t p = 0; p < election.costs.size(); ++p) {
      if (bought[p]) continue;
      std::vector<Part> purses;
      for (std::size_t v = 0; v < left.size(); ++v) {
        if (election.approves[v][p]) purses.push_back(left[v]);
      }
      const auto offer = offer_of(election.costs[p], purses);
      if (!offer) continue;
      // Effective votes are cost ÷ price.
      const auto votes = [&](const Offer& of, std::size_t project) {
        return part(election.costs[project] * of.price.under, of.price.over);
      };
      if (!best || less(votes(*best, best_project), votes(*offer, p))) {
        best = offer;
        best_project = p;
      }
    }
    if (!best) return payments;
    bought[best_project] = true;
    payments.push_back({static_cast<int>(best_project), static_cast<Number>(best->price.over),
                        static_cast<Number>(best->price.under), best->payers});
    for (std::size_t v = 0; v < left.size(); ++v) {
      if (!election.approves[v][best_project]) continue;
      left[v] = less(left[v], best->price) ? Part{} : minus(left[v], best->price);
    }
  }
}

Number spent(const Election& election, const std::vector<Payment>& payments) {
  Number sum = 0;
  for (const Payment& payment : payments) {
    sum += election.costs[static_cast<std::size_t>(payment.project)];
  }
  return sum;
}

Number approvals(const Election& election, std::size_t project) {
  return std::count_if(election.approves.begin(), election.approves.end(),
                       [project](const auto& voter) { return voter[project]; });
}

}  // namespace

Shares equal_shares(const Election& election) {
  std::size_t supported = 0;
  for (std::size_t p = 0; p < election.costs.size(); ++p) {
    if (approvals(election, p) > 0) ++supported;
  }
  Shares out;
  if (supported == 0) return out;
  for (Number added = 0;; ++added) {
    const auto payments = bought_with(election, added);
    if (spent(election, payments) > election.purse) {
      out.spent_by_one_more = spent(election, payments);
      return out;
    }
    out.added = added;
    out.payments = payments;
    if (payments.size() == supported) return out;
  }
}

std::vector<int> greedy(const Election& election) {
  std::vector<int> funded;
  Number left = election.purse;
  for (auto votes = static_cast<Number>(election.approves.size()); votes > 0; --votes) {
    for (std::size_t p = 0; p < election.costs.size(); ++p) {
      if (approvals(election, p) != votes || election.costs[p] > left) continue;
      left -= election.costs[p];
      funded.push_back(static_cast<int>(p));
    }
  }
  return funded;
}

}  // namespace yoriai::naive
