// All connections of a node: takes those of others, dials the peers it has an address of, lets in
// whom the book lets in, and gives out what the node says. Each of two peers dials the other, and
// speaks on the line it dialled while there is one: so that no rule is needed for which of two
// lines is the right one.
#pragma once

#include <list>
#include <map>
#include <set>

#include "net/connection.h"
#include "net/greeting.h"
#include "net/limits.h"
#include "net/outbox.h"
#include "net/runner.h"

namespace yoriai::net {

class Server final : public Outbox, public Connection::Owner {
 public:
  // What it asks and tells the node.
  struct Links {
    Door door;
    Hello hello;                                // its own
    std::function<std::size_t()> peers_needed;  // k of the sets in force
    std::function<void(const Sender&, Message)> took;
    std::function<void(const core::PublicKey&)> connected;
    std::function<void(const Parting&)> parted;
    std::function<void(core::Refusal)> refused;
    core::Duration client_idle = kClientIdle;
    std::function<void(const Sender&)> too_long;  // to whom a message was that fits no frame
  };

  // Listens from now on. Throws EnvironmentError when that cannot be.
  Server(asio::io_context& io, const ledger::SecretKey& node, const Address& listen, Links links);

  // Takes and makes connections.
  void open(const std::vector<KnownPeer>& peers);
  // Says goodbye to all; then the io_context has nothing left to do for it.
  void stop();
  // What fits no frame is dropped, and told.
  void send(const Sender& to, const Message& message) override;
  void send_to_each(std::span<const core::PublicKey> peers, const Message& message) override;
  void end_with(const core::PublicKey& peer) override;
  // Ends the connections of those who are no peers any more.
  void see_to_peers();
  // What it knows of them.
  [[nodiscard]] RunnerFigures figures() const;
  [[nodiscard]] std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

 private:
  using Line = std::shared_ptr<Connection>;
  using Clock = std::chrono::steady_clock;
  struct Lines {  // of one peer; either may be missing
    Line dialled;
    Line accepted;
    [[nodiscard]] Line& at(Connection::Side side) {
      return side == Connection::Side::dialled ? dialled : accepted;
    }
    [[nodiscard]] const Line& best() const { return dialled ? dialled : accepted; }
  };

  core::Result<Hello, Farewell> begin(const Connection& connection) override;
  std::optional<Farewell> greeted(Connection& connection, const Hello& hello) override;
  std::optional<Farewell> took(Connection& connection, Message message) override;
  void ended(Connection& connection, const Parting& parting) override;
  void closed(Connection& connection) override;

  [[nodiscard]] Line line_to(const Sender& to) const;
  std::optional<Farewell> let_in_client(Connection& connection);
  std::optional<Farewell> let_in_peer(Connection& connection, const core::PublicKey& peer);
  Line adopt(tcp::socket socket, Connection::Side side);
  bool make_room();
  [[nodiscard]] Line arriving_too_long() const;
  asio::awaitable<void> accept();
  asio::awaitable<void> keep_dialling(KnownPeer peer);
  asio::awaitable<Line> dial(KnownPeer peer);
  asio::awaitable<void> rest();
  void tell_unreached(const KnownPeer& peer, const std::string& fault);
  [[nodiscard]] bool too_few_connected() const;
  [[nodiscard]] bool is_resting(const core::PublicKey& peer) const;

  asio::io_context& io_;
  asio::ssl::context tls_;
  Links links_;
  tcp::acceptor acceptor_;
  bool stopping_ = false;
  std::set<Line> lines_;
  std::size_t sockets_ = 0;   // also of those that take leave
  std::list<Line> arriving_;  // accepted and before their Hello, the oldest first
  std::list<Line> leaving_;   // until their sockets are closed, the same
  std::map<std::string, std::size_t> clients_of_;  // by host
  std::map<core::PublicKey, Lines> peers_;
  std::map<ClientId, Line> clients_;
  std::map<const Connection*, Sender> let_in_;
  std::map<core::PublicKey, Clock::time_point> misbehaved_;
  std::set<asio::steady_timer*> resting_;  // of diallers, to be woken at the end
  std::uint64_t last_client_ = 0;
};

}  // namespace yoriai::net
