#include "tests/bench/peers.h"

#include "tests/bench/parallel.h"

namespace yoriai::bench {
namespace {

std::filesystem::path home_of(const std::filesystem::path& home, std::size_t number) {
  return home / std::to_string(number);
}

}  // namespace

core::Instant system_now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
  return core::Instant{static_cast<std::uint64_t>(ms)};
}

Peer::Peer(std::size_t number, const std::filesystem::path& folder)
    : keys_{tests::Village::peer_key(number, "node"), tests::Village::peer_key(number, "witness"),
            tests::Village::peer_key(number, "log")},
      folder_(ledger::BookFolder::open_as_peer(folder)) {}

void Peer::listen(const std::vector<net::KnownPeer>& known) {
  net::RunnerSettings settings;
  settings.listen = {"127.0.0.1", 0};
  settings.peers = known;
  settings.now = system_now;
  net::RunnerEars ears;
  ears.final_size = [this](std::uint64_t size) {
    finals_.push_back({size, Clock::now()});
    final_size_ = size;
  };
  runner_ = std::make_unique<net::Runner>(folder_->book(), folder_->peer_store(), keys_, settings,
                                          std::move(ears));
}

void Peer::run() {
  thread_ = std::jthread([this] { runner_->run(); });
}

void Peer::stop() {
  if (!thread_.joinable()) return;
  runner_->stop();
  thread_.join();
  runner_.reset();
}

net::KnownPeer Peer::address() const { return {key(), {"127.0.0.1", port()}}; }

FourPeers::FourPeers(const tests::OpenVote& vote, const std::filesystem::path& home,
                     const Filling& filling)
    : home_(home) {
  std::filesystem::remove_all(home_);
  std::filesystem::create_directories(home_);
  for (std::size_t number = 1; number <= 4; ++number) {
    const auto folder = ledger::BookFolder::create(home_of(home_, number));
    vote.enter_into(folder->found(), folder->peer_store());
    if (filling) filling(number, *folder);
  }
  for (std::size_t number = 1; number <= 4; ++number) {
    peers_.push_back(std::make_unique<Peer>(number, home_of(home_, number)));
  }
}

FourPeers::~FourPeers() {
  stop();
  peers_.clear();
  std::error_code ignored;
  std::filesystem::remove_all(home_, ignored);
}

// Each dials those before it: one line is enough for two.
void FourPeers::start() {
  std::vector<net::KnownPeer> known;
  for (const auto& peer : peers_) {
    peer->listen(known);
    known.push_back(peer->address());
  }
  for (const auto& peer : peers_) peer->run();
}

void FourPeers::stop() {
  for (const auto& peer : peers_) peer->stop();
}

bool FourPeers::all_final(std::uint64_t size, std::chrono::seconds patience) const {
  const auto end = Clock::now() + patience;
  const auto done = [&] {
    return std::ranges::all_of(peers_, [&](const auto& p) { return p->final_size() >= size; });
  };
  while (!done()) {
    if (Clock::now() > end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return true;
}

std::vector<ledger::EventBytes> ballots_of(tests::OpenVote& vote, std::size_t count) {
  std::vector<ledger::EventBytes> out(count);
  for_each_index(count, [&](std::size_t i) {
    out[i] = vote.ballot(static_cast<std::uint32_t>(i % vote.voters()), i);
  });
  return out;
}

}  // namespace yoriai::bench
