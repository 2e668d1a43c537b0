// Random choices for tests. Everything follows from the seed, on every machine.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <random>
#include <vector>

namespace yoriai::tests {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}

  // 0 … n − 1.
  long long below(long long n) {
    return static_cast<long long>(engine_() % static_cast<std::uint64_t>(n));
  }
  long long between(long long low, long long high) { return low + below(high - low + 1); }
  bool percent(long long chance) { return below(100) < chance; }

  template <class T>
  T one_of(std::initializer_list<T> items) {
    return items.begin()[below(static_cast<long long>(items.size()))];
  }
  template <class T>
  const T& one_of(const std::vector<T>& items) {
    return items[static_cast<std::size_t>(below(static_cast<long long>(items.size())))];
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace yoriai::tests
