#include "core/ranked.h"

#include <algorithm>

#include "core/assert.h"

namespace yoriai::core {
namespace {

// Those not named are behind every named one, and even with each other.
std::uint32_t place_of(const Ranking& ranking, std::size_t option) {
  const auto place = ranking.places[option];
  return place == 0 ? UINT32_MAX : place;
}

// A win counts as many votes as are on its side, whatever the other side has.
PairTable winning_votes(const PairTable& pairs) {
  const auto options = pairs.options();
  PairTable wins(options);
  for (std::size_t a = 0; a < options; ++a) {
    for (std::size_t b = 0; b < options; ++b) {
      if (pairs.at(a, b) > pairs.at(b, a)) wins.at(a, b) = pairs.at(a, b);
    }
  }
  return wins;
}

// A path is as strong as its weakest win. Floyd and Warshall's order of going through them.
void take_detours(PairTable& strengths) {
  const auto options = strengths.options();
  for (std::size_t by = 0; by < options; ++by) {
    for (std::size_t from = 0; from < options; ++from) {
      if (from == by) continue;
      for (std::size_t to = 0; to < options; ++to) {
        if (to == from || to == by) continue;
        const auto detour = std::min(strengths.at(from, by), strengths.at(by, to));
        strengths.at(from, to) = std::max(strengths.at(from, to), detour);
      }
    }
  }
}

// Again and again those whom none of the rest beats. "Beats" is transitive, so there always are.
std::vector<std::vector<OptionIndex>> in_groups(const PairTable& strengths) {
  std::vector<OptionIndex> left;
  for (std::uint16_t option = 0; option < strengths.options(); ++option) left.emplace_back(option);
  std::vector<std::vector<OptionIndex>> groups;
  while (!left.empty()) {
    const auto is_beaten = [&](OptionIndex one) {
      return std::any_of(left.begin(), left.end(), [&](OptionIndex other) {
        return strengths.at(other.value, one.value) > strengths.at(one.value, other.value);
      });
    };
    std::vector<OptionIndex> beaten;
    auto& group = groups.emplace_back();
    for (const auto option : left) (is_beaten(option) ? beaten : group).push_back(option);
    YORIAI_ASSERT(!group.empty());
    left = std::move(beaten);
  }
  return groups;
}

}  // namespace

PairTable& PairTable::operator+=(const PairTable& more) {
  YORIAI_ASSERT(more.options_ == options_);
  for (std::size_t i = 0; i < cells_.size(); ++i) cells_[i] += more.cells_[i];
  return *this;
}

// Without a branch, because the places follow no pattern.
void add_ranking(PairTable& pairs, const Ranking& ranking) {
  const std::size_t options = pairs.options();
  YORIAI_ASSERT(ranking.places.size() == options);
  for (std::size_t a = 0; a < options; ++a) {
    const auto place = place_of(ranking, a);
    for (std::size_t b = 0; b < options; ++b) {
      pairs.at(a, b) += static_cast<std::uint64_t>(place < place_of(ranking, b)) * ranking.times;
    }
  }
}

PairTable count_pairs(std::uint16_t options, std::span<const Ranking> rankings) {
  PairTable pairs(options);
  for (const auto& ranking : rankings) add_ranking(pairs, ranking);
  return pairs;
}

SchulzeResult count_schulze(std::uint16_t options, std::span<const Ranking> rankings) {
  return order_by_pairs(count_pairs(options, rankings));
}

SchulzeResult order_by_pairs(PairTable pairs) {
  auto strengths = winning_votes(pairs);
  take_detours(strengths);
  auto order = in_groups(strengths);
  return {std::move(pairs), std::move(strengths), std::move(order)};
}

}  // namespace yoriai::core
