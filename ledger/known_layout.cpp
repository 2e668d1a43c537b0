#include "ledger/known_layout.h"

#include <algorithm>
#include <bit>

#include "core/assert.h"

namespace yoriai::ledger {
namespace {

constexpr std::size_t kWord = sizeof(std::uint64_t);

std::uint64_t word_at(core::ByteView bytes, std::size_t at) {
  std::uint64_t word = 0;
  read_at(bytes, at, word);
  return word;
}

}  // namespace

KnownLayout::KnownLayout(core::ByteView sample, core::ByteView inverse)
    : sample_(sample.begin(), sample.end()), inverse_(inverse.begin(), inverse.end()) {
  YORIAI_ASSERT(sample.size() == inverse.size() && sample.size() % kWord == 0);
  for (std::size_t at = 0; at < sample.size(); at += kWord) {
    const auto value = word_at(sample, at);
    const auto bits = ~(value ^ word_at(inverse, at));
    if (bits != 0) frame_.push_back({at, bits, value & bits});
  }
}

bool KnownLayout::fits(core::ByteView message) const {
  // Fields are read as they lie, so this is for processors that keep numbers as messages do.
  if (std::endian::native != std::endian::little) return false;
  if (message.size() != sample_.size()) return false;
  return std::all_of(frame_.begin(), frame_.end(), [&](const Word& word) {
    return (word_at(message, word.at) & word.bits) == word.value;
  });
}

std::size_t KnownLayout::place_of(core::ByteView content) const {
  const auto is_there = [&](std::size_t place) {
    for (std::size_t i = 0; i < content.size(); ++i) {
      const bool in_field = inverse_[place + i] == ~content[i];
      if (sample_[place + i] != content[i] || !in_field) return false;
    }
    return true;
  };
  YORIAI_ASSERT(content.size() <= sample_.size());
  std::size_t place = 0;
  while (place + content.size() < sample_.size() && !is_there(place)) ++place;
  YORIAI_ASSERT(is_there(place));
  return place;
}

}  // namespace yoriai::ledger
