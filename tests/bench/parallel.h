// Work spread over all cores, for making test data and for measuring what a machine can do at most.
#pragma once

#include <algorithm>
#include <cstddef>
#include <thread>
#include <vector>

namespace yoriai::bench {

inline unsigned cores() { return std::max(1U, std::thread::hardware_concurrency()); }

// Calls work(thread) once on each core.
template <class Work>
void on_all_cores(const Work& work) {
  std::vector<std::jthread> others;
  for (unsigned i = 1; i < cores(); ++i) others.emplace_back([&work, i] { work(i); });
  work(0);
}

// Calls work(i) for every i below n, in no order.
template <class Work>
void for_each_index(std::size_t n, const Work& work) {
  on_all_cores([&](unsigned thread) {
    for (std::size_t i = thread; i < n; i += cores()) work(i);
  });
}

}  // namespace yoriai::bench
