// Four peers over stores of their own, at sockets of this machine, each on a thread of its own; and
// members who speak to them over TLS.
#pragma once

#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>

#include "ledger/book_folder.h"
#include "net/runner.h"
#include "tests/support/open_vote.h"
#include "tests/unit/net/wire_client.h"

namespace yoriai::bench {

using Clock = std::chrono::steady_clock;

class Peer {
 public:
  // Peers are numbered from 1. The folder holds its book.
  Peer(std::size_t number, const std::filesystem::path& folder);
  ~Peer() { stop(); }
  Peer(const Peer&) = delete;
  Peer& operator=(const Peer&) = delete;

  void listen(const std::vector<net::KnownPeer>& known = {});
  void run();
  void stop();

  [[nodiscard]] net::KnownPeer address() const;
  [[nodiscard]] std::uint16_t port() const { return runner_->port(); }
  [[nodiscard]] const core::PublicKey& key() const { return keys_.node.public_key(); }
  [[nodiscard]] std::uint64_t final_size() const { return final_size_; }
  // When it does not run.
  [[nodiscard]] ledger::Book& book() { return folder_->book(); }
  struct FinalAt {
    std::uint64_t size;
    Clock::time_point at;
  };
  [[nodiscard]] const std::vector<FinalAt>& finals() const { return finals_; }

 private:
  net::PeerKeys keys_;
  std::unique_ptr<ledger::BookFolder> folder_;
  std::unique_ptr<net::Runner> runner_;
  std::atomic<std::uint64_t> final_size_ = 0;
  std::vector<FinalAt> finals_;
  std::jthread thread_;
};

// A book in each of four folders under `home`, in the middle of a vote; and the peers over them.
class FourPeers {
 public:
  using Filling = std::function<void(std::size_t number, ledger::BookFolder&)>;
  FourPeers(const tests::OpenVote& vote, const std::filesystem::path& home,
            const Filling& filling = {});
  ~FourPeers();
  FourPeers(const FourPeers&) = delete;
  FourPeers& operator=(const FourPeers&) = delete;

  // All dial each other.
  void start();
  void stop();
  [[nodiscard]] Peer& at(std::size_t number) { return *peers_.at(number - 1); }
  // Whether all have so many final entries within that time.
  [[nodiscard]] bool all_final(std::uint64_t size, std::chrono::seconds patience) const;

 private:
  std::filesystem::path home_;
  std::vector<std::unique_ptr<Peer>> peers_;
};

core::Instant system_now();
// So many different ballots, numbered from 0, made on all cores.
std::vector<ledger::EventBytes> ballots_of(tests::OpenVote& vote, std::size_t count);

}  // namespace yoriai::bench
