#include "cli/holdings.h"

#include <limits>

namespace yoriai::cli {
namespace {

// A topic that no charter has: only what was said of everything covers it.
constexpr core::TopicIndex kNoTopic{std::numeric_limits<std::uint16_t>::max()};

// Whom each has named, by member number; 0 for nobody.
std::vector<std::uint32_t> named_by(const core::State& state, const Subject& about,
                                    core::Instant at) {
  std::vector<std::uint32_t> next(state.members().all().size() + 1);
  for (const auto& member : state.members().all()) {
    if (!member.active()) continue;
    const auto said = state.delegations().applying(member.number, about.proposal,
                                                   about.topic.value_or(kNoTopic), at);
    if (said) next[member.number.value] = said->target.value;
  }
  return next;
}

// In a circle everybody carries all the others, and whoever comes into it from outside.
void count_circle(const std::vector<std::uint32_t>& next, std::uint32_t start,
                  std::vector<bool>& counted, std::vector<Holding>& out) {
  std::uint32_t voices = 0;
  for (auto at = start; !counted[at]; at = next[at]) {
    counted[at] = true;
    voices += out[at].in_all + 1;
  }
  out[start].in_all = voices - 1;
  for (auto at = next[start]; at != start; at = next[at]) out[at].in_all = voices - 1;
}

}  // namespace

// From those whom nobody names towards their delegates; what is left over then are circles.
std::vector<Holding> holdings(const core::State& state, const Subject& about, core::Instant at) {
  const auto next = named_by(state, about, at);
  std::vector<Holding> out(next.size());
  for (const auto named : next) ++out[named].direct;
  std::vector<std::uint32_t> waiting(next.size());
  std::vector<std::uint32_t> ready;
  for (std::uint32_t number = 1; number < next.size(); ++number) {
    waiting[number] = out[number].direct;
    if (waiting[number] == 0) ready.push_back(number);
  }
  std::vector<bool> counted(next.size());
  while (!ready.empty()) {
    const auto number = ready.back();
    ready.pop_back();
    counted[number] = true;
    const auto to = next[number];
    if (to == 0) continue;
    out[to].in_all += out[number].in_all + 1;
    if (--waiting[to] == 0) ready.push_back(to);
  }
  for (std::uint32_t number = 1; number < next.size(); ++number) {
    if (!counted[number]) count_circle(next, number, counted, out);
  }
  out[0] = {};
  return out;
}

}  // namespace yoriai::cli
