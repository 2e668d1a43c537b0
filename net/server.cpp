#include "net/server.h"

#include <netinet/tcp.h>

#include <algorithm>

#include "ledger/store.h"
#include "net/certificate.h"
#include "net/limits.h"
#include "net/wire_codec.h"

namespace yoriai::net {
namespace {

using UserTimeout = asio::detail::socket_option::integer<IPPROTO_TCP, TCP_USER_TIMEOUT>;

// Small messages leave at once, and a machine that is gone is found to be.
void set_options(tcp::socket& socket) {
  error_code ignored;
  socket.set_option(tcp::no_delay(true), ignored);
  socket.set_option(asio::socket_base::keep_alive(true), ignored);
  socket.set_option(UserTimeout(static_cast<int>(kSilentLine.ms)), ignored);
}

tcp::acceptor listen_at(asio::io_context& io, const Address& address) {
  try {
    tcp::resolver resolver(io);
    const auto found = resolver.resolve(address.host, std::to_string(address.port));
    return tcp::acceptor(io, *found.begin());
  } catch (const boost::system::system_error& fault) {
    throw ledger::EnvironmentError(
        ledger::EnvironmentError::Cause::io,
        "listening at " + to_string(address) + ": " + fault.code().message());
  }
}

// What only a peer that is broken or lies gives cause for.
bool is_misbehaviour(const std::optional<Farewell>& said) {
  return said == Farewell::frame_too_long || said == Farewell::message_malformed ||
         said == Farewell::message_unexpected || said == Farewell::statement_bad;
}

}  // namespace

Server::Server(asio::io_context& io, const ledger::SecretKey& node, const Address& listen,
               Links links)
    : io_(io),
      tls_(tls_context(node).release()),
      links_(std::move(links)),
      acceptor_(listen_at(io, listen)) {}

void Server::open(const std::vector<KnownPeer>& peers) {
  asio::co_spawn(io_, accept(), rethrow);
  for (const auto& peer : peers) asio::co_spawn(io_, keep_dialling(peer), rethrow);
}

void Server::stop() {
  stopping_ = true;
  error_code ignored;
  acceptor_.close(ignored);
  for (auto* timer : resting_) timer->cancel();
  for (const auto& line : std::set(lines_)) line->say_goodbye(Farewell::stopping);
}

Server::Line Server::line_to(const Sender& to) const {
  if (const auto* peer = std::get_if<core::PublicKey>(&to)) {
    const auto found = peers_.find(*peer);
    return found == peers_.end() ? nullptr : found->second.best();
  }
  const auto found = clients_.find(std::get<ClientId>(to));
  return found == clients_.end() ? nullptr : found->second;
}

void Server::send(const Sender& to, const Message& message) {
  if (const auto* refusal = std::get_if<RefusalNotice>(&message)) {
    links_.refused(refusal->refused.code);
  }
  const auto line = line_to(to);
  if (!line) return;
  const auto bytes = encode_message(message);
  if (!fits_frame(bytes.size())) return links_.too_long(to);
  core::ByteVector frame;
  append_frame(frame, wire_number(message), bytes);
  line->send_frame(frame);
}

void Server::send_to_each(std::span<const core::PublicKey> peers, const Message& message) {
  std::vector<Line> lines;
  for (const auto& peer : peers) {
    if (auto line = line_to(peer)) lines.push_back(std::move(line));
  }
  if (lines.empty()) return;
  const auto bytes = encode_message(message);
  if (!fits_frame(bytes.size())) return links_.too_long(peers.front());
  core::ByteVector frame;
  append_frame(frame, wire_number(message), bytes);
  for (const auto& line : lines) line->send_frame(frame);
}

RunnerFigures Server::figures() const {
  RunnerFigures out;
  for (const auto& line : lines_) out.unsent_bytes += line->unsent_bytes();
  out.peers_connected = peers_.size();
  out.clients_connected = clients_.size();
  return out;
}

void Server::end_with(const core::PublicKey& peer) {
  const auto found = peers_.find(peer);
  if (found == peers_.end()) return;
  const auto lines = found->second;  // taking leave takes them out of the map
  for (const auto& line : {lines.dialled, lines.accepted}) {
    if (line) line->say_goodbye(Farewell::statement_bad);
  }
}

void Server::see_to_peers() {
  for (const auto& [connection, sender] : std::map(let_in_)) {
    const auto* peer = std::get_if<core::PublicKey>(&sender);
    if (peer == nullptr || links_.door.is_peer(*peer)) continue;
    const auto line = peers_[*peer].at(connection->side());
    if (line) line->say_goodbye(Farewell::peer_unknown);
  }
}

core::Result<Hello, Farewell> Server::begin(const Connection& connection) {
  if (connection.expected() && connection.key() != connection.expected()) {
    return core::Unexpected{Farewell::key_wrong};
  }
  return links_.hello;
}

std::optional<Farewell> Server::greeted(Connection& connection, const Hello& hello) {
  std::erase(arriving_, connection.shared_from_this());
  if (const auto why = judge_hello(hello, *connection.key(), links_.door)) return why;
  return hello.role == ConnectionRole::client ? let_in_client(connection)
                                              : let_in_peer(connection, hello.node);
}

std::optional<Farewell> Server::let_in_client(Connection& connection) {
  if (connection.side() == Connection::Side::dialled) return Farewell::message_unexpected;
  const auto of_host = clients_of_.find(connection.host());
  const bool host_full = of_host != clients_of_.end() && of_host->second >= kMaxClientsOfHost;
  if (clients_.size() >= kMaxClients || host_full) return Farewell::too_many;
  ++clients_of_[connection.host()];
  connection.allow(links_.client_idle, Farewell::idle);
  const ClientId id{++last_client_};
  clients_.emplace(id, connection.shared_from_this());
  let_in_.emplace(&connection, id);
  return std::nullopt;
}

// A new line takes the place of an older one of the same side: who dials again has lost that one.
std::optional<Farewell> Server::let_in_peer(Connection& connection, const core::PublicKey& peer) {
  if (is_resting(peer)) return Farewell::resting;
  const auto before = peers_[peer].at(connection.side());
  if (before) before->say_goodbye(Farewell::too_many);
  auto& lines = peers_[peer];
  const bool first = lines.best() == nullptr;
  lines.at(connection.side()) = connection.shared_from_this();
  let_in_.emplace(&connection, peer);
  if (first) links_.connected(peer);
  return std::nullopt;
}

std::optional<Farewell> Server::took(Connection& connection, Message message) {
  const auto& sender = let_in_.at(&connection);
  const auto role =
      std::holds_alternative<ClientId>(sender) ? ConnectionRole::client : ConnectionRole::peer;
  if (!may_say(role, message)) return Farewell::message_unexpected;
  if (role == ConnectionRole::client) connection.allow(links_.client_idle, Farewell::idle);
  links_.took(sender, std::move(message));
  return std::nullopt;
}

void Server::ended(Connection& connection, const Parting& parting) {
  const auto found = let_in_.find(&connection);
  bool to_tell = true;
  if (found != let_in_.end()) {
    if (const auto* peer = std::get_if<core::PublicKey>(&found->second)) {
      auto& lines = peers_[*peer];
      lines.at(connection.side()) = nullptr;
      if (!lines.best()) peers_.erase(*peer);
      if (is_misbehaviour(parting.said)) misbehaved_[*peer] = Clock::now();
    } else {
      clients_.erase(std::get<ClientId>(found->second));
      if (--clients_of_[connection.host()] == 0) clients_of_.erase(connection.host());
      to_tell = parting.heard != Farewell::stopping;  // it came, asked and went
    }
    let_in_.erase(found);
  }
  const auto line = connection.shared_from_this();
  std::erase(arriving_, line);
  lines_.erase(line);
  leaving_.push_back(line);
  if (to_tell) links_.parted(parting);
}

void Server::closed(Connection& connection) {
  --sockets_;
  std::erase(leaving_, connection.shared_from_this());
}

Server::Line Server::adopt(tcp::socket socket, Connection::Side side) {
  set_options(socket);
  auto line = std::make_shared<Connection>(std::move(socket), tls_, side, *this);
  lines_.insert(line);
  ++sockets_;
  return line;
}

// The oldest of the address that has most of them: so one address crowds out itself.
Server::Line Server::arriving_too_long() const {
  std::map<std::string, std::size_t> by_host;
  for (const auto& line : arriving_) ++by_host[line->host()];
  const auto most =
      std::ranges::max_element(by_host, {}, [](const auto& host) { return host.second; });
  return *std::ranges::find_if(arriving_,
                               [&](const Line& line) { return line->host() == most->first; });
}

// Who was here long without a Hello gives way, and who has had a last word: so strangers cannot
// keep peers out.
bool Server::make_room() {
  if (arriving_.size() >= kMaxArriving) {
    const auto oldest = arriving_too_long();
    oldest->say_goodbye(Farewell::too_many);
  }
  if (sockets_ >= kMaxConnections && !leaving_.empty()) {
    const auto oldest = leaving_.front();
    oldest->say_goodbye(Farewell::too_many);
  }
  return sockets_ < kMaxConnections;
}

asio::awaitable<void> Server::accept() {
  while (!stopping_) {
    auto [fault, socket] = co_await acceptor_.async_accept(kAsValues);
    if (stopping_) co_return;
    if (fault) {  // too many open files, most likely
      co_await rest();
      continue;
    }
    if (!make_room()) {  // the socket closes
      links_.parted({"?", std::nullopt, Farewell::too_many, std::nullopt, {}});
      continue;
    }
    const auto line = adopt(std::move(socket), Connection::Side::accepted);
    arriving_.push_back(line);
    asio::co_spawn(io_, Connection::live(line), rethrow);
  }
}

// The line is made anew whenever it ended.
asio::awaitable<void> Server::keep_dialling(KnownPeer peer) {
  while (!stopping_) {
    const auto line = co_await dial(peer);
    if (line) co_await Connection::live(line);
    if (stopping_) co_return;
    co_await rest();
  }
}

asio::awaitable<Server::Line> Server::dial(KnownPeer peer) {
  tcp::resolver resolver(io_);
  const auto port = std::to_string(peer.address.port);
  const auto [unknown, found] = co_await resolver.async_resolve(peer.address.host, port, kAsValues);
  if (unknown) {
    tell_unreached(peer, unknown.message());
    co_return nullptr;
  }
  const auto socket = std::make_shared<tcp::socket>(io_);
  asio::steady_timer patience(io_, milliseconds(kConnectWait));
  resting_.insert(&patience);
  // Too late, or stopping; of no effect on what was moved on by then.
  patience.async_wait([socket](error_code /*any*/) {
    error_code ignored;
    socket->close(ignored);
  });
  const auto [fault, reached] = co_await asio::async_connect(*socket, found, kAsValues);
  resting_.erase(&patience);
  patience.cancel();
  if (fault || stopping_) {
    tell_unreached(peer, fault.message());
    co_return nullptr;
  }
  const auto line = adopt(std::move(*socket), Connection::Side::dialled);
  line->expect(peer.node);
  co_return line;
}

void Server::tell_unreached(const KnownPeer& peer, const std::string& fault) {
  links_.parted({to_string(peer.address), peer.node, std::nullopt, std::nullopt, fault});
}

// Ten seconds; one, as soon as fewer than k are connected.
asio::awaitable<void> Server::rest() {
  const auto end = Clock::now() + milliseconds(kRest);
  asio::steady_timer timer(io_);
  resting_.insert(&timer);
  do {
    timer.expires_after(milliseconds(kShortRest));
    co_await timer.async_wait(kAsValues);
  } while (!stopping_ && !too_few_connected() && Clock::now() < end);
  resting_.erase(&timer);
}

bool Server::too_few_connected() const { return peers_.size() + 1 < links_.peers_needed(); }

bool Server::is_resting(const core::PublicKey& peer) const {
  const auto found = misbehaved_.find(peer);
  if (found == misbehaved_.end()) return false;
  const auto rest = too_few_connected() ? kShortRest : kRest;
  return Clock::now() < found->second + milliseconds(rest);
}

}  // namespace yoriai::net
