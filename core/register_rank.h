// Which of several values of one register stands: the highest by (channel, key generation,
// revision, event id), whatever the order in which they arrived (specs/rules.md section 6).
#pragma once

#include "core/event.h"

namespace yoriai::core {

struct RegisterRank {
  Channel channel = Channel::own;
  KeyGeneration generation;
  Revision revision;
  EventId event;
  auto operator<=>(const RegisterRank&) const = default;
};

struct CastBallot {
  RegisterRank rank;
  Ballot ballot;
};

}  // namespace yoriai::core
