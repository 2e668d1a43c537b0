// Equal Shares with add-1 and the greedy choice a second time, written from specs/rules.md alone:
// every voter by themselves, every unit a step of its own, small fractions.
#pragma once

#include <vector>

namespace yoriai::naive {

using Number = long long;

struct Election {
  Number purse = 0;
  std::vector<Number> costs;
  std::vector<std::vector<bool>> approves;  // by voter, then project
};

// What one project's supporters pay, as a fraction in lowest terms.
struct Payment {
  int project = 0;
  Number price = 0;
  Number price_parts = 1;
  Number payers = 0;
  bool operator==(const Payment&) const = default;
};

struct Shares {
  Number added = 0;
  std::vector<Payment> payments;  // in the order in which they were bought
  Number spent_by_one_more = -1;  // -1: everything that anybody approves is bought
  bool operator==(const Shares&) const = default;
};

Shares equal_shares(const Election& election);
std::vector<int> greedy(const Election& election);

}  // namespace yoriai::naive
