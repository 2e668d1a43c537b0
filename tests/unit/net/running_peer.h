// A peer of a village at a socket of this machine, on a thread of its own.
#pragma once

#include <atomic>
#include <chrono>
#include <csignal>
#include <mutex>
#include <thread>

#include "ledger/memory_high_water.h"
#include "ledger/memory_store.h"
#include "net/runner.h"
#include "tests/support/village.h"

namespace yoriai::tests {

// Tries until it is so, for so long at most.
template <class Condition>
bool comes_true(const Condition& condition,
                std::chrono::seconds patience = std::chrono::seconds(20)) {
  const auto end = std::chrono::steady_clock::now() + patience;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return true;
}

class RunningPeer {
 public:
  // Peers are numbered from 1.
  RunningPeer(const Village& village, std::size_t number)
      : keys_{Village::peer_key(number, "node"), Village::peer_key(number, "witness"),
              Village::peer_key(number, "log")},
        began_(std::chrono::steady_clock::now()),
        founded_(village.now()) {
    const auto& founding = village.lines().front();
    const auto book = ledger::Book::found(store_, high_water_);
    if (!book->follow({{founding.entry, founding.salted_body}}, {}))
      throw std::logic_error("follow");
    ledger_ = village.state().ledger();
  }
  ~RunningPeer() { stop(); }

  // Dials those given.
  void start(const std::vector<const RunningPeer*>& others) {
    std::vector<net::KnownPeer> known;
    for (const auto* other : others) known.push_back({other->key(), other->address()});
    start(std::move(known));
  }
  void start(std::vector<net::KnownPeer> known = {}) {
    book_ = ledger::Book::open(store_, high_water_, ledger_, ledger::Access::peer);
    net::RunnerSettings settings;
    settings.listen = {"127.0.0.1", 0};
    settings.now = [this] { return now(); };
    settings.peers = std::move(known);
    settings.client_idle = client_idle_;
    settings.stop_on_signals = told_to_stop_early_;
    net::RunnerEars ears;
    ears.connected = [this](const core::PublicKey&) { ++connected_; };
    ears.final_size = [this](std::uint64_t size) { final_size_ = size; };
    ears.figures = [this](const net::RunnerFigures& figures) {
      const std::lock_guard lock(mutex_);
      figures_ = figures;
    };
    ears.refused = [this](core::Refusal code) { refused_ = code; };
    ears.waited = [this](std::uint64_t entries, core::Duration) { waited_ += entries; };
    ears.parted = [this](const net::Parting& parting) {
      const std::lock_guard lock(mutex_);
      partings_.push_back(parting);
    };
    runner_ = std::make_unique<net::Runner>(*book_, store_, keys_, settings, std::move(ears));
    if (told_to_stop_early_) std::raise(SIGTERM);
    thread_ = std::thread([this] { run(); });
  }
  void stop() {
    if (!thread_.joinable()) return;
    runner_->stop();
    thread_.join();
    runner_.reset();
  }

  // How long a client may say nothing. Before it runs.
  void send_idle_clients_away_after(core::Duration span) { client_idle_ = span; }
  // Its disk refuses the next write. Before it runs.
  void break_disk() { store_.faults().fail_at(1, ledger::AfterFailure::lost); }
  // The machine is shut down when it listens and does not run yet. Before it runs.
  void be_told_to_stop_early() { told_to_stop_early_ = true; }
  // Whether run() ended, and whether because of its disk.
  [[nodiscard]] bool ended() const { return ended_; }
  [[nodiscard]] bool failed() const { return failed_; }

  [[nodiscard]] const core::PublicKey& key() const { return keys_.node.public_key(); }
  [[nodiscard]] std::uint16_t port() const { return runner_->port(); }
  [[nodiscard]] net::Address address() const { return {"127.0.0.1", port()}; }
  [[nodiscard]] std::uint64_t final_size() const { return final_size_; }
  [[nodiscard]] int connected() const { return connected_; }
  [[nodiscard]] net::RunnerFigures figures() {
    const std::lock_guard lock(mutex_);
    return figures_;
  }
  [[nodiscard]] core::Refusal refused() const { return refused_; }
  [[nodiscard]] std::uint64_t waited() const { return waited_; }
  // When it does not run.
  [[nodiscard]] const ledger::Book& book() const { return *book_; }
  [[nodiscard]] std::vector<net::Parting> partings() {
    const std::lock_guard lock(mutex_);
    return partings_;
  }

 private:
  void run() {
    try {
      runner_->run();
    } catch (const ledger::EnvironmentError&) {
      failed_ = true;
    }
    ended_ = true;
  }
  [[nodiscard]] core::Instant now() const {
    const auto since = std::chrono::steady_clock::now() - began_;
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
    return founded_ + core::Duration{static_cast<std::uint64_t>(ms)};
  }

  net::PeerKeys keys_;
  std::chrono::steady_clock::time_point began_;
  core::Instant founded_;
  core::LedgerId ledger_;
  core::Duration client_idle_ = net::kClientIdle;
  ledger::MemoryStore store_;
  ledger::MemoryHighWater high_water_;
  std::unique_ptr<ledger::Book> book_;
  std::atomic<std::uint64_t> final_size_ = 0;
  std::atomic<int> connected_ = 0;
  std::atomic<bool> failed_ = false;
  bool told_to_stop_early_ = false;
  std::atomic<bool> ended_ = false;
  std::atomic<core::Refusal> refused_{};
  std::atomic<std::uint64_t> waited_ = 0;
  std::mutex mutex_;
  net::RunnerFigures figures_;
  std::vector<net::Parting> partings_;
  std::unique_ptr<net::Runner> runner_;
  std::thread thread_;
};

}  // namespace yoriai::tests
