// Speaks to a running peer with the keys of another one, and acknowledges two different books.
//   lie PORT LEDGER KEYFILE
#include <iostream>

#include "ledger/key_file.h"
#include "net/words.h"
#include "tests/unit/net/wire_client.h"

namespace yoriai::tests {
namespace {

int lie(std::uint16_t port, const core::LedgerId& ledger, const char* file) {
  const auto ring = ledger::read_key_file(file, nullptr);
  const auto* node = ring ? ledger::find_key(*ring, core::KeyRole::node) : nullptr;
  if (node == nullptr) {
    std::cerr << file << ": no key of a peer without a passphrase\n";
    return 2;
  }
  WireClient client(port, *node);
  client.hello_as_peer(ledger, node->public_key());
  for (const auto root : {std::byte{1}, std::byte{2}}) {
    core::Tree tree{core::Epoch{0}, 5, {}};
    tree.root.data.fill(root);
    client.say(net::Acked{{net::sign_ack(tree, core::Instant{1}, ledger, *node)}});
  }
  // Its answer to a question that comes after both shows that both were heard.
  client.say(net::GetHead{});
  return client.hear_until<net::Certified>() ? 0 : 1;
}

}  // namespace
}  // namespace yoriai::tests

int main(int argc, char** argv) {
  using namespace yoriai;
  const auto ledger = argc == 4 ? core::id_from_hex<core::LedgerId>(argv[2]) : std::nullopt;
  if (!ledger) return 2;
  return tests::lie(static_cast<std::uint16_t>(std::stoi(argv[1])), *ledger, argv[3]);
}
