// Which of several values of one register stands: the highest by (channel, key generation,
// revision, event id), whatever the order in which they arrived (specs/rules.md section 6).
#pragma once

#include "core/ids.h"

namespace yoriai::core {

enum class Channel : std::uint8_t { own = 0, proxy = 1, guardian = 2, assisted = 3, paper = 4 };

struct RegisterRank {
  Channel channel = Channel::own;
  KeyGeneration generation;
  Revision revision;
  EventId event;
  auto operator<=>(const RegisterRank&) const = default;
};

}  // namespace yoriai::core
