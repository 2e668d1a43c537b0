// For the tests of running peers, while the program does not found a book of several itself.
//   village_of_four make FOLDER PORT PORT PORT PORT    books, keys and settings of four peers
//   village_of_four admit FOLDER PORT N                hands the N-th admission to the peer there
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "core/sha256.h"
#include "ledger/book_folder.h"
#include "ledger/key_file.h"
#include "net/words.h"
#include "tests/support/village.h"
#include "tests/unit/net/wire_client.h"

namespace yoriai::tests {
namespace {

namespace fs = std::filesystem;

Village village_of(std::uint64_t founded_ms) {
  auto setup = four_peers();
  setup.founded_at = core::Instant{founded_ms};
  return Village(setup);
}

std::uint64_t now_ms() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::milliseconds>(since).count());
}

void write_keys(const fs::path& path, std::size_t peer) {
  ledger::KeyRing ring;
  for (const auto& [role, purpose] :
       {std::pair(core::KeyRole::node, "node"), std::pair(core::KeyRole::witness, "witness"),
        std::pair(core::KeyRole::log, "log")}) {
    const auto& seed = Village::peer_key(peer, purpose).seed();
    ring.push_back({role, ledger::SecretKey(ledger::SecretSeed(seed.view()))});
  }
  ledger::write_unsealed_key_file(path, ring);
}

void write_settings(const fs::path& path, std::size_t peer, char** ports) {
  std::ofstream out(path);
  out << "book = \"book\"\nlisten = \"127.0.0.1:" << ports[peer - 1] << "\"\npeers = [\n";
  for (std::size_t other = 1; other <= 4; ++other) {
    out << "  { node = \"" << core::to_hex(Village::peer_key(other).public_key().view())
        << "\", address = \"127.0.0.1:" << ports[other - 1] << "\" },\n";
  }
  out << "]\n";
}

int make(const fs::path& folder, char** ports) {
  const auto founded_ms = now_ms();
  std::ofstream(folder / "founded") << founded_ms << '\n';
  const auto village = village_of(founded_ms);
  const auto& founding = village.lines().front();
  for (std::size_t peer = 1; peer <= 4; ++peer) {
    const auto home = folder / std::to_string(peer);
    fs::create_directory(home);
    const auto book = ledger::BookFolder::create(home / "book");
    if (!book->found().follow({{founding.entry, founding.salted_body}}, {})) return 1;
    fs::create_directories(book->keys());
    write_keys(book->keys() / "peer.key", peer);
    write_settings(home / "node.toml", peer, ports);
  }
  // Which of them leads, for who wants to stop another one.
  for (std::size_t peer = 1; peer <= 4; ++peer) {
    if (Village::peer_key(peer).public_key() == village.state().sequencer()) {
      std::cout << peer << '\n';
    }
  }
  return 0;
}

int admit(const fs::path& folder, std::uint16_t port, int number) {
  std::uint64_t founded_ms = 0;
  std::ifstream(folder / "founded") >> founded_ms;
  auto village = village_of(founded_ms);
  while (--number > 0) village.join();
  WireClient client(port, ledger::SecretKey::generate());
  client.hello_as_client(village.state().ledger());
  const auto event = village.bytes_of(village.admission());
  client.say(net::Submit{event, {}, {}});
  const auto received = client.hear_until<net::Received>();
  const core::EventId id{core::sha256(event.header).data};
  return received && net::is_good(received->receipt, village.state().ledger(), id) ? 0 : 1;
}

}  // namespace
}  // namespace yoriai::tests

int main(int argc, char** argv) {
  using namespace yoriai::tests;
  const std::string_view what = argc > 1 ? argv[1] : "";
  if (what == "make" && argc == 7) return make(argv[2], argv + 3);
  if (what == "admit" && argc == 5) {
    return admit(argv[2], static_cast<std::uint16_t>(std::stoi(argv[3])), std::stoi(argv[4]));
  }
  return 2;
}
