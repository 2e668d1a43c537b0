#include "core/paper_trail.h"

#include <algorithm>

#include "core/assert.h"
#include "core/limits.h"

namespace yoriai::core {

std::vector<std::uint32_t> PaperTrail::slips() const {
  std::vector<std::uint32_t> out;
  for (std::uint32_t slip = 0; slip < slips_.size(); ++slip) {
    if (slips_[slip]) out.push_back(slip);
  }
  return out;
}

std::size_t PaperTrail::others_helped(const Helped& one) const {
  const auto begin = helped_.lower_bound({one.channel, one.helper, kNobody});
  const auto same = [&](const Helped& other) {
    return other.channel == one.channel && other.helper == one.helper;
  };
  std::size_t others = 0;
  for (auto at = begin; at != helped_.end() && same(*at); ++at) {
    if (at->voter != one.voter) ++others;
  }
  return others;
}

void PaperTrail::add(const PaperTrace& trace) {
  if (trace.slip != 0) {
    YORIAI_ASSERT(trace.slip <= kMaxSlip && !slip_used(trace.slip));
    if (trace.slip >= slips_.size()) slips_.resize(trace.slip + std::size_t{1});
    slips_[trace.slip] = true;
  }
  helped_.insert(trace.helped.begin(), trace.helped.end());
}

}  // namespace yoriai::core
