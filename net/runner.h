// A node at its sockets and its clock: one thread that takes all messages that wait, hands them to
// the node, lets it settle once, and sends what it says. The node and its book belong to that
// thread while run() runs.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "net/address.h"
#include "net/desk.h"
#include "net/limits.h"
#include "net/parting.h"

namespace yoriai::net {

struct KnownPeer {
  core::PublicKey node;
  Address address;
};

// What the operator of a running peer may ask for (specs/peers.md section 8).
enum class Order : std::uint8_t { stand, consent };

struct RunnerSettings {
  Address listen;
  std::vector<KnownPeer> peers;  // to be dialled; of others the node waits to be dialled
  std::function<core::Instant()> now;
  bool stop_on_signals = false;              // SIGTERM and SIGINT
  core::Duration client_idle = kClientIdle;  // who says nothing for so long is sent away
  // Asked about every kTick; may be empty.
  std::function<std::optional<Order>()> order = {};
};

// How a node stands, for those who watch over it.
struct RunnerFigures {
  std::uint64_t stored = 0;  // entries
  std::uint64_t certified = 0;
  std::uint64_t final_size = 0;
  std::size_t held_events = 0;
  std::size_t unsent_bytes = 0;  // of all connections
  std::size_t peers_connected = 0;
  std::size_t clients_connected = 0;
};

// What the operator may want to hear of; any may be empty. Called on the thread of run().
struct RunnerEars {
  std::function<void(const Notice&)> notice;
  std::function<void(const core::PublicKey&)> connected;  // a peer can be reached
  std::function<void(const Parting&)> parted;
  std::function<void(std::uint64_t)> final_size;      // so many entries are final now
  std::function<void(const RunnerFigures&)> figures;  // every kTick
  std::function<void(core::Refusal)> refused;         // told to a peer or a client
  // So many entries are final so long after this machine had stored them.
  std::function<void(std::uint64_t, core::Duration)> waited;
};

class Runner {
 public:
  // Listens from now on. The book is open for a peer, and these are its keys; all outlive the
  // runner. Throws EnvironmentError when nothing can listen there.
  Runner(ledger::Book& book, ledger::PeerStore& store, const PeerKeys& keys,
         const RunnerSettings& settings, RunnerEars ears);
  ~Runner();
  Runner(const Runner&) = delete;
  Runner& operator=(const Runner&) = delete;

  // Until stop(), or a signal. Throws EnvironmentError when the machine is in the way; then what
  // stands on disk is unknown, and the process has to end.
  void run();
  // From any thread: takes leave of all, then run() returns.
  void stop();
  [[nodiscard]] std::uint16_t port() const;

 private:
  class Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace yoriai::net
