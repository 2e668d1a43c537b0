// The same ballots counted by another rule than the one they were cast under: what would have been,
// for people who think about their rules. Nothing of it enters a book.
#pragma once

#include "core/proposal.h"

namespace yoriai::core {

struct OtherRule {
  std::optional<Method> method;
  std::optional<Condition> quorum;     // of every house
  std::optional<Condition> threshold;  // likewise
  bool direct_only = false;            // delegations count for nothing
  bool uncapped = false;               // nobody is cut, however many voices one person carries
  std::optional<TieRule> tie;
};

// Whether ballots of one method say what another one asks: choosing projects in either way, and
// approval; what points are for, or rankings name, or the one choice is, is approved of; a
// ranking's only first place is a vote for one of several.
bool can_be_read_as(Method cast, Method other);

// Of an open or closed proposal whose ballots can be read so. `represented` is what the count by
// its own rule gives: voices go the same ways, and the same limits cut the same ones, unless the
// other rule takes them away.
Counted count_by_other_rule(const Proposal& proposal, std::span<const Represented> represented,
                            const OtherRule& rule);

// The kinds that judge such a count.
std::vector<ProposalKind> kinds_by_other_rule(const Proposal& proposal, const OtherRule& rule);

}  // namespace yoriai::core
