// Hands an event that waits in a file to the peer at a port of this machine, as a member's device
// would, and asks for its receipt.
//   hand_in PORT LEDGER FILE
#include <iostream>

#include "cli/event_file.h"
#include "ledger/event_codec.h"
#include "net/words.h"
#include "tests/unit/net/wire_client.h"

namespace yoriai::tests {
namespace {

int hand_in(std::uint16_t port, const core::LedgerId& ledger, const char* file) {
  const auto waiting = cli::read_event_file(file);
  const auto whole = waiting ? cli::complete(*waiting) : std::nullopt;
  if (!whole) {
    std::cerr << file << ": no event that all have signed\n";
    return 2;
  }
  WireClient client(port, ledger::SecretKey::generate());
  client.hello_as_client(ledger);
  client.say(net::Submit{whole->event, {}, {}});
  const auto received = client.hear_until<net::Received>();
  const auto id = ledger::event_id(whole->event.header);
  return received && net::is_good(received->receipt, ledger, id) ? 0 : 1;
}

}  // namespace
}  // namespace yoriai::tests

int main(int argc, char** argv) {
  using namespace yoriai;
  const auto ledger = argc == 4 ? core::id_from_hex<core::LedgerId>(argv[2]) : std::nullopt;
  if (!ledger) return 2;
  return tests::hand_in(static_cast<std::uint16_t>(std::stoi(argv[1])), *ledger, argv[3]);
}
