#include "net/greeting.h"

#include "net/limits.h"

namespace yoriai::net {
namespace {

template <class... Kinds>
bool is_one_of(const Message& message) {
  return (std::holds_alternative<Kinds>(message) || ...);
}

}  // namespace

std::optional<Farewell> judge_hello(const Hello& hello, const core::PublicKey& proven,
                                    const Door& door) {
  if (hello.protocol != kProtocolVersion) return Farewell::protocol_unknown;
  if (hello.ledger != door.ledger) return Farewell::ledger_unknown;
  if (hello.instance == door.own_instance) return Farewell::own_instance;
  if (hello.role == ConnectionRole::client) {
    return hello.node.is_zero() ? std::nullopt : std::optional(Farewell::message_malformed);
  }
  if (hello.role != ConnectionRole::peer) return Farewell::message_malformed;
  if (hello.node != proven) return Farewell::key_wrong;
  if (!door.is_peer(proven)) return Farewell::peer_unknown;
  return std::nullopt;
}

bool may_say(ConnectionRole role, const Message& message) {
  if (role == ConnectionRole::client) return is_one_of<Submit, AskStatus>(message);
  return !is_one_of<Hello, AskStatus, EventStatus>(message);
}

bool is_answer(const Message& message) {
  return is_one_of<Received, Included, RefusalNotice, Overloaded, EventStatus>(message);
}

}  // namespace yoriai::net
