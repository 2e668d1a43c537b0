#include "core/proposal.h"

#include <algorithm>

namespace yoriai::core {
namespace {

// Of two limits for which 0 stands for none.
template <class Limit>
Limit lower(Limit a, Limit b) {
  if (a == Limit{} || b == Limit{}) return a == Limit{} ? b : a;
  return std::min(a, b);
}

// Caps stay with their kinds: which is the lower one depends on the roll.
void tighten(ProposalKind& kind, const ProposalKind& other) {
  kind.methods = static_cast<std::uint16_t>(kind.methods & other.methods);
  kind.seconds = std::max(kind.seconds, other.seconds);
  kind.notice = std::max(kind.notice, other.notice);
  kind.delegation = kind.delegation && other.delegation;
  kind.longest_chain = lower(kind.longest_chain, other.longest_chain);
  kind.amendment = kind.amendment || other.amendment;
  kind.recusal = kind.recusal && other.recusal;
  if (kind.tie != other.tie) kind.tie = TieRule::status_quo;
  kind.casting = lower(kind.casting, other.casting);
  kind.second_call = kind.second_call && other.second_call;
  kind.repeat_within = lower(kind.repeat_within, other.repeat_within);
  kind.repeat_notice = std::max(kind.repeat_notice, other.repeat_notice);
}

}  // namespace

std::uint16_t common_visibilities(const ProposalDrafted& draft, const Charter& charter) {
  auto common = visibilities_of(charter.kinds[draft.kind.value]);
  for (const auto further : draft.also) {
    common = static_cast<std::uint16_t>(common & visibilities_of(charter.kinds[further.value]));
  }
  return common;
}

std::vector<ProposalKind> kinds_of(const ProposalDrafted& draft, bool second_call,
                                   const Charter& charter) {
  std::vector<ProposalKind> kinds{charter.kinds[draft.kind.value]};
  for (const auto further : draft.also) {
    kinds.push_back(charter.kinds[further.value]);
    tighten(kinds.front(), kinds.back());
  }
  if (!draft.also.empty()) kinds.front().visibilities = common_visibilities(draft, charter);
  for (auto& kind : kinds) {
    for (auto& rule : kind.rules) {
      if (second_call) rule.quorum = rule.second_quorum;
    }
  }
  return kinds;
}

}  // namespace yoriai::core
