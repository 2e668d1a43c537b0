// Large pure work in pieces that do not touch one another. Here they are done one after the other;
// whoever has threads may do them side by side, and what comes of it is the same.
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>

namespace yoriai::core {

// Does piece(0) … piece(pieces − 1), in any order, each once. No piece throws.
using Spread =
    std::function<void(std::size_t pieces, const std::function<void(std::size_t)>& piece)>;

inline void in_turn(std::size_t pieces, const std::function<void(std::size_t)>& piece) {
  for (std::size_t at = 0; at < pieces; ++at) piece(at);
}

// What was given, if anything was.
inline Spread or_in_turn(const Spread* given) { return given == nullptr ? in_turn : *given; }

// The same for positions 0 … count − 1 in ranges of so many, the last of what is left:
// work(begin, end).
template <class Work>
void in_ranges(const Spread& spread, std::size_t count, std::size_t most, Work work) {
  spread((count + most - 1) / most, [&](std::size_t piece) {
    const auto begin = piece * most;
    work(begin, std::min(begin + most, count));
  });
}

// People of whom all is known in so little time that more pieces would not pay.
inline constexpr std::size_t kPeopleInPiece = std::size_t{1} << 14U;

}  // namespace yoriai::core
