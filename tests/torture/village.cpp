// For the torture of running peers: members and keys by the hundred, in one go.
//   village make FOLDER VOTERS PORT PORT PORT PORT
//       books, keys and settings of four peers in the middle of a vote; says which of them leads
//   village cast FOLDER VOTERS FIRST SEED PORT PORT PORT PORT
//       casts ballots, numbered from FIRST, until its input ends; see casting.h
//   village lines BOOK
//       leaf and event of each entry that was acknowledged, in order; may run beside the peer
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "core/sha256.h"
#include "ledger/book_folder.h"
#include "ledger/entry_codec.h"
#include "ledger/key_file.h"
#include "net/words.h"
#include "tests/torture/casting.h"

namespace yoriai::tests {
namespace {

namespace fs = std::filesystem;

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

int make(const fs::path& folder, std::uint32_t voters, char** ports) {
  const auto made_ms = now_ms();
  std::ofstream(folder / "made") << made_ms << '\n';
  const OpenVote vote(core::Instant{made_ms}, voters);
  for (std::size_t peer = 1; peer <= 4; ++peer) {
    const auto home = folder / std::to_string(peer);
    fs::create_directory(home);
    const auto book = ledger::BookFolder::create(home / "book");
    vote.enter_into(book->found(), book->peer_store());
    fs::create_directories(book->keys());
    write_keys(book->keys() / "peer.key", peer);
    write_settings(home / "node.toml", peer, ports);
    const auto& node = Village::peer_key(peer).public_key();
    if (node == vote.village().state().sequencer()) std::cout << peer << '\n';
  }
  return 0;
}

std::uint64_t made_ms_in(const fs::path& folder) {
  std::uint64_t ms = 0;
  std::ifstream(folder / "made") >> ms;
  return ms;
}

std::uint16_t port_of(const char* text) { return static_cast<std::uint16_t>(std::stoi(text)); }

int cast(char** arguments) {
  OpenVote vote(core::Instant{made_ms_in(arguments[0])},
                static_cast<std::uint32_t>(std::stoul(arguments[1])));
  PeerPorts ports{};
  for (std::size_t at = 0; at < ports.size(); ++at) ports[at] = port_of(arguments[4 + at]);
  Casting casting(vote, ports, std::stoull(arguments[2]), std::stoull(arguments[3]));
  std::jthread ear([&] {
    while (std::cin.get() != std::char_traits<char>::eof()) {
    }
    casting.stop();
  });
  casting.run();
  return 0;
}

int lines(const fs::path& book_path) {
  const auto folder = ledger::BookFolder::open_to_read(book_path);
  const auto& book = folder->book();
  const auto size = book.tree().size();
  folder->store().scan(book.state().ledger(), 0, size, [](std::uint64_t, const auto& stored) {
    const auto entry = ledger::decode_entry(stored.entry).value();
    std::cout << core::to_hex(ledger::leaf_hash(stored.entry).view()) << ' '
              << core::to_hex(core::sha256(entry.header).view()) << '\n';
    return true;
  });
  return 0;
}

}  // namespace
}  // namespace yoriai::tests

int main(int argc, char** argv) {
  using namespace yoriai::tests;
  std::signal(SIGPIPE, SIG_IGN);  // a peer may be gone
  const std::string_view what = argc > 1 ? argv[1] : "";
  if (what == "make" && argc == 8) {
    return make(argv[2], static_cast<std::uint32_t>(std::stoul(argv[3])), argv + 4);
  }
  if (what == "cast" && argc == 10) return cast(argv + 2);
  if (what == "lines" && argc == 3) return lines(argv[2]);
  return 2;
}
