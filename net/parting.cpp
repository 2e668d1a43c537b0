#include "net/parting.h"

namespace yoriai::net {

std::string_view to_string(Farewell reason) {
  switch (reason) {
    case Farewell::stopping:
      return "stopping";
    case Farewell::hello_late:
      return "hello_late";
    case Farewell::protocol_unknown:
      return "protocol_unknown";
    case Farewell::ledger_unknown:
      return "ledger_unknown";
    case Farewell::peer_unknown:
      return "peer_unknown";
    case Farewell::own_instance:
      return "own_instance";
    case Farewell::frame_too_long:
      return "frame_too_long";
    case Farewell::message_malformed:
      return "message_malformed";
    case Farewell::message_unexpected:
      return "message_unexpected";
    case Farewell::statement_bad:
      return "statement_bad";
    case Farewell::too_slow:
      return "too_slow";
    case Farewell::too_many:
      return "too_many";
    case Farewell::key_wrong:
      return "key_wrong";
    case Farewell::resting:
      return "resting";
    case Farewell::idle:
      return "idle";
  }
  return "unknown";
}

std::string describe(const Parting& parting) {
  auto text = parting.address + ": ";
  if (parting.said) return text.append("refused: ").append(to_string(*parting.said));
  if (parting.heard) return text.append("refused by it: ").append(to_string(*parting.heard));
  return text.append("broken off: ").append(parting.fault);
}

}  // namespace yoriai::net
