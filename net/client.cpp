#include "net/client.h"

#include <deque>

#include "net/certificate.h"
#include "net/connection.h"
#include "net/greeting.h"
#include "net/limits.h"
#include "net/random_id.h"

namespace yoriai::net {

class Client::Inside final : public Connection::Owner {
 public:
  Inside(Address address, Counterpart counterpart)
      : address_(std::move(address)),
        door_{counterpart.ledger, random_id<InstanceId>(), std::move(counterpart.is_peer)},
        tls_(tls_context(ledger::SecretKey::generate()).release()) {}

  core::Result<core::PublicKey, Parting> connect();
  void leave();
  void say(const Message& message) {
    if (line_) line_->send(message);
  }
  std::optional<Message> hear(core::Duration patience);
  [[nodiscard]] const Address& address() const { return address_; }
  [[nodiscard]] const std::optional<Parting>& parting() const { return parting_; }

 private:
  using Clock = std::chrono::steady_clock;

  core::Result<Hello, Farewell> begin(const Connection& connection) override;
  std::optional<Farewell> greeted(Connection& connection, const Hello& hello) override;
  std::optional<Farewell> took(Connection& connection, Message message) override;
  void ended(Connection& connection, const Parting& parting) override;
  void closed(Connection& /*connection*/) override {}

  static asio::awaitable<void> live(Inside* self);
  void give_up(const std::string& fault);
  // Runs until it is so, or there is nothing to hope for.
  template <class Condition>
  bool run_until(core::Duration patience, const Condition& condition);

  Address address_;
  Door door_;
  asio::io_context io_{1};
  asio::ssl::context tls_;
  std::shared_ptr<Connection> line_;
  std::optional<core::PublicKey> peer_;
  std::optional<Parting> parting_;
  std::deque<Message> heard_;  // of what was read at once
};

asio::awaitable<void> Client::Inside::live(Inside* self) {
  tcp::resolver resolver(self->io_);
  const auto port = std::to_string(self->address_.port);
  const auto [unknown, found] =
      co_await resolver.async_resolve(self->address_.host, port, kAsValues);
  if (unknown) {
    self->give_up(unknown.message());
    co_return;
  }
  tcp::socket socket(self->io_);
  const auto [fault, reached] = co_await asio::async_connect(socket, found, kAsValues);
  if (fault) {
    self->give_up(fault.message());
    co_return;
  }
  self->line_ =
      std::make_shared<Connection>(std::move(socket), self->tls_, Connection::Side::dialled, *self);
  const auto line = self->line_;
  co_await Connection::live(line);
}

void Client::Inside::give_up(const std::string& fault) {
  if (!parting_) parting_ = Parting{to_string(address_), {}, {}, {}, fault};
}

template <class Condition>
bool Client::Inside::run_until(core::Duration patience, const Condition& condition) {
  const auto end = Clock::now() + milliseconds(patience);
  while (!condition() && !parting_) {
    if (io_.run_one_until(end) == 0) break;
  }
  return condition();
}

core::Result<core::PublicKey, Parting> Client::Inside::connect() {
  asio::co_spawn(io_, live(this), rethrow);
  const core::Duration patience{kConnectWait.ms + kHelloWait.ms};
  if (run_until(patience, [this] { return peer_.has_value(); })) return *peer_;
  give_up("no answer in time");
  return core::Unexpected{*parting_};
}

std::optional<Message> Client::Inside::hear(core::Duration patience) {
  if (!run_until(patience, [this] { return !heard_.empty(); })) return std::nullopt;
  auto message = std::move(heard_.front());
  heard_.pop_front();
  return message;
}

void Client::Inside::leave() {
  if (!line_ || parting_) return;
  line_->say_goodbye(Farewell::stopping);
  io_.run_for(milliseconds(kGoodbyeWait));
}

core::Result<Hello, Farewell> Client::Inside::begin(const Connection& /*connection*/) {
  return Hello{kProtocolVersion, door_.ledger, ConnectionRole::client, {}, door_.own_instance};
}

std::optional<Farewell> Client::Inside::greeted(Connection& connection, const Hello& hello) {
  if (const auto why = judge_hello(hello, *connection.key(), door_)) return why;
  if (hello.role != ConnectionRole::peer) return Farewell::message_unexpected;
  peer_ = hello.node;
  return std::nullopt;
}

std::optional<Farewell> Client::Inside::took(Connection& /*connection*/, Message message) {
  if (!is_answer(message)) return Farewell::message_unexpected;
  heard_.push_back(std::move(message));
  return std::nullopt;
}

void Client::Inside::ended(Connection& /*connection*/, const Parting& parting) {
  if (!parting_) parting_ = parting;
}

Client::Client(Address address, Counterpart counterpart)
    : inside_(std::make_unique<Inside>(std::move(address), std::move(counterpart))) {}
Client::~Client() { inside_->leave(); }

core::Result<core::PublicKey, Parting> Client::connect() { return inside_->connect(); }
const Address& Client::address() const { return inside_->address(); }
void Client::say(const Message& message) { inside_->say(message); }
std::optional<Message> Client::hear(core::Duration patience) { return inside_->hear(patience); }
const std::optional<Parting>& Client::parting() const { return inside_->parting(); }

}  // namespace yoriai::net
