// Whom a connection is let in as: what the first messages of both sides must say (specs/peers.md
// section 13), and what may come after them.
#pragma once

#include <functional>
#include <optional>

#include "net/message.h"

namespace yoriai::net {

// What a Hello is judged against.
struct Door {
  core::LedgerId ledger;
  InstanceId own_instance;
  std::function<bool(const core::PublicKey&)> is_peer;
};

// Why a connection with this Hello, from whoever proved to have this key, ends; none: it is let in.
std::optional<Farewell> judge_hello(const Hello& hello, const core::PublicKey& proven,
                                    const Door& door);

// Whether this message may come from somebody who was let in so.
bool may_say(ConnectionRole role, const Message& message);
// Whether a peer may say it to a client.
bool is_answer(const Message& message);

}  // namespace yoriai::net
