#include "core/box_counts.h"

#include <algorithm>
#include <tuple>

namespace yoriai::core {

void BoxCounts::add(BoxCount count, const std::vector<std::size_t>& marked) {
  const auto place = std::ranges::upper_bound(
      counts_, std::tie(count.station, count.event), {},
      [](const BoxCount& other) { return std::tie(other.station, other.event); });
  counts_.insert(place, std::move(count));
  for (const auto position : marked) marked_.insert(position);
}

void BoxCounts::note_present(const std::vector<std::size_t>& positions) {
  for (const auto position : positions) present_.insert(position);
}

BoxCounts BoxCounts::read_otherwise(const std::function<void(BoxCount&)>& read) const {
  auto other = *this;
  for (auto& count : other.counts_) read(count);
  return other;
}

}  // namespace yoriai::core
