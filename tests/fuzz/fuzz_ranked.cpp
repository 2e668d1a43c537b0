// Rankings that somebody else collected, counted as far as they can be read: files of PrefLib, and
// a table of places.
#include <numeric>

#include "cli/recount/ranked_file.h"
#include "core/limits.h"
#include "tests/fuzz/text_faults.h"

namespace yoriai::fuzz {
namespace {

// Beyond this an input says nothing new, and the fuzzer loses its time in counting.
constexpr std::size_t kMostCounted = 12;

void check_order(const core::SchulzeResult& result, std::size_t options) {
  std::vector<bool> placed(options);
  for (const auto& group : result.order) {
    YORIAI_ASSERT(!group.empty());
    for (const auto option : group) {
      YORIAI_ASSERT(option.value < options && !placed[option.value]);
      placed[option.value] = true;
    }
  }
  YORIAI_ASSERT(std::ranges::all_of(placed, std::identity()));
}

void check_file(const cli::RankedFile& file) {
  YORIAI_ASSERT(!file.options.empty() && file.options.size() <= core::kMaxOptions);
  std::uint64_t ballots = 0;
  for (const auto& ranking : file.rankings) {
    ballots += ranking.times;
    YORIAI_ASSERT(ranking.times > 0 && ranking.places.size() == file.options.size());
    const auto fits = [&](std::uint16_t place) { return place <= file.options.size(); };
    YORIAI_ASSERT(std::ranges::all_of(ranking.places, fits));
  }
  YORIAI_ASSERT(ballots == file.ballots);
  if (file.options.size() > kMostCounted) return;
  const auto options = static_cast<std::uint16_t>(file.options.size());
  const auto result = core::count_schulze(options, file.rankings);
  check_order(result, options);
  for (std::size_t a = 0; a < options; ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      YORIAI_ASSERT(result.pairs.at(a, b) + result.pairs.at(b, a) <= ballots);
    }
  }
}

void check(const cli::FileResult<cli::RankedFile>& file, std::string_view text) {
  if (!file) return check_fault(file.error(), text);
  check_file(*file);
}

}  // namespace
}  // namespace yoriai::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace yoriai;
  const auto text = fuzz::text_of(data, size);
  fuzz::check(cli::parse_ranked(text, fuzz::kFile), text);
  if (const auto table = cli::parse_ballots(text, fuzz::kFile)) {
    fuzz::check(cli::rankings_of(*table, fuzz::kFile), text);
  }
  return 0;
}
