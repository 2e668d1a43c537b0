// Files of Pabulib that somebody else made, counted as far as they can be read.
#include "cli/recount/pb_file.h"

#include "core/equal_shares.h"
#include "core/greedy.h"
#include "core/limits.h"
#include "tests/fuzz/text_faults.h"

namespace yoriai::fuzz {
namespace {

// Beyond these an input says nothing new, and the fuzzer loses its time in counting.
constexpr std::size_t kMostProjects = 12;
constexpr std::size_t kMostGroups = 40;

void check_vote(const cli::PbFile& file) {
  YORIAI_ASSERT(file.vote.costs.size() == file.projects.size());
  YORIAI_ASSERT(file.projects.size() <= core::kMaxOptions);
  YORIAI_ASSERT(file.vote.purse.value >= 1 && file.vote.purse.value <= core::kMaxPurse);
  for (const auto cost : file.vote.costs) {
    YORIAI_ASSERT(cost.value >= 1 && cost.value <= core::kMaxPurse);
  }
  std::uint64_t ballots = 0;
  for (const auto& group : file.vote.groups) {
    ballots += group.voters;
    const auto& approved = group.approved;
    YORIAI_ASSERT(std::is_sorted(approved.begin(), approved.end(), std::less_equal<>()));
    YORIAI_ASSERT(approved.empty() || approved.back().value < file.projects.size());
  }
  YORIAI_ASSERT(ballots == file.ballots);
}

void check_count(const core::ProjectVote& vote) {
  if (vote.costs.size() > kMostProjects || vote.groups.size() > kMostGroups) return;
  const auto shares = core::choose_by_equal_shares(vote);
  YORIAI_ASSERT(shares.spent <= vote.purse.value);
  YORIAI_ASSERT(shares.spent == core::cost_of(vote, shares.chosen));
  YORIAI_ASSERT(core::choose_greedily(vote).spent <= vote.purse.value);
}

}  // namespace
}  // namespace yoriai::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace yoriai;
  const auto text = fuzz::text_of(data, size);
  const auto file = cli::parse_pb(text, fuzz::kFile);
  if (!file) {
    fuzz::check_fault(file.error(), text);
    return 0;
  }
  fuzz::check_vote(*file);
  fuzz::check_count(file->vote);
  return 0;
}
