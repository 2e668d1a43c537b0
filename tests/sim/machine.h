// One machine of a peer: a disk that outlives the process, and the process, when it runs.
#pragma once

#include <memory>

#include "ledger/memory_high_water.h"
#include "ledger/memory_store.h"
#include "net/node.h"
#include "tests/sim/network.h"

namespace yoriai::sim {

class Machine {
 public:
  // What it says, with the peer or client it is for.
  using Say = std::function<void(const net::Sender& to, const net::Message& message)>;
  using Tell = std::function<void(const net::Notice& notice)>;

  Machine(std::size_t peer, std::int64_t clock_ahead_ms, Setting::Syncs syncs, Say say, Tell tell);

  [[nodiscard]] std::size_t peer() const { return peer_; }
  [[nodiscard]] const core::PublicKey& key() const;
  [[nodiscard]] bool running() const { return node_ != nullptr; }
  [[nodiscard]] net::Node& node() { return *node_; }
  [[nodiscard]] ledger::Book& book() { return *book_; }
  [[nodiscard]] core::Instant clock(std::uint64_t true_ms) const {
    return core::Instant{true_ms + static_cast<std::uint64_t>(clock_ahead_ms_ + clock_set_ms_)};
  }
  // Somebody sets its clock; 0 puts it right.
  void set_clock(std::int64_t ms) { clock_set_ms_ = ms; }
  [[nodiscard]] const ledger::MemoryStore& disk() const { return store_; }

  void start(std::uint64_t true_ms);
  // The power goes: what was not synced is gone, and so is the process.
  void crash();
  // The power goes in the middle of its n-th write from now; what was being written is there
  // afterwards, or not.
  void fail_at_write(std::uint64_t n, bool kept);
  // The power goes before its n-th word from now: those that it was for before this one have it.
  void fail_at_word(std::uint64_t n) { out_.words_left = n; }
  // Neither of these is to happen any more.
  void mend();
  // Runs something of the node; a failure of the simulated disk is a crash.
  void receive(const net::Sender& from, const net::Message& message, std::uint64_t true_ms);
  void settle(std::uint64_t true_ms);
  void tick(std::uint64_t true_ms);
  void stand(std::uint64_t true_ms);

 private:
  void guard(const std::function<void()>& work);

  struct Out final : net::Outbox {
    explicit Out(Say way_out) : say(std::move(way_out)) {}
    void send(const net::Sender& to, const net::Message& message) override;
    Say say;
    std::uint64_t words_left = 0;  // until the one that is not said any more; 0: no such
  };

  std::size_t peer_;
  std::int64_t clock_ahead_ms_;
  std::int64_t clock_set_ms_ = 0;
  Setting::Syncs syncs_;
  ledger::MemoryStore store_;
  ledger::MemoryHighWater high_water_;
  net::PeerKeys keys_;
  Out out_;
  Tell tell_;
  std::uint64_t starts_ = 0;
  std::uint64_t salts_ = 0;  // used so far; two machines of one peer say the same
  std::unique_ptr<ledger::Book> book_;
  std::unique_ptr<net::Node> node_;
};

}  // namespace yoriai::sim
