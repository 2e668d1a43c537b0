#include "net/connection.h"

#include "net/address.h"
#include "net/certificate.h"
#include "net/limits.h"
#include "net/wire_codec.h"

namespace yoriai::net {
namespace {

constexpr std::size_t kChunkBytes = std::size_t{64} * 1024;  // read at once

Address address_of(const tcp::socket& socket) {
  error_code none;
  const auto end = socket.remote_endpoint(none);
  return none ? Address{"?", 0} : Address{end.address().to_string(), end.port()};
}

}  // namespace

Connection::Connection(tcp::socket socket, asio::ssl::context& tls, Side side, Owner& owner)
    : stream_(std::move(socket), tls),
      side_(side),
      owner_(owner),
      patience_(stream_.get_executor()),
      wake_(stream_.get_executor(), asio::steady_timer::time_point::max()),
      chunk_(kChunkBytes) {
  const auto address = address_of(stream_.next_layer());
  host_ = address.host;
  parting_.address = to_string(address);
}

asio::awaitable<void> Connection::live(std::shared_ptr<Connection> self) {
  self->allow(kHelloWait, Farewell::hello_late);
  const auto as = self->side_ == Side::dialled ? asio::ssl::stream_base::client
                                               : asio::ssl::stream_base::server;
  const auto [refused] = co_await self->stream_.async_handshake(as, kAsValues);
  if (refused) {
    self->break_off("TLS: " + refused.message());
    co_return;
  }
  if (!self->begin()) co_return;
  asio::co_spawn(self->stream_.get_executor(), write_on(self), rethrow);
  while (self->stage_ != Stage::closed) {
    const auto room = asio::buffer(self->chunk_);
    const auto [fault, bytes] = co_await self->stream_.async_read_some(room, kAsValues);
    if (fault) {
      self->break_off(fault.message());
      co_return;
    }
    self->read_frames(bytes);
  }
}

asio::awaitable<void> Connection::write_on(std::shared_ptr<Connection> self) {
  while (self->stage_ != Stage::closed) {
    if (self->waiting_.empty()) {
      if (self->stage_ == Stage::leaving) {
        self->leave();
        co_return;
      }
      co_await self->wake_.async_wait(kAsValues);
      continue;
    }
    self->sending_.swap(self->waiting_);
    const auto bytes = asio::buffer(self->sending_);
    const auto [fault, sent] = co_await asio::async_write(self->stream_, bytes, kAsValues);
    self->sending_.clear();
    if (fault) self->break_off(fault.message());
  }
}

void Connection::allow(core::Duration time, Farewell reason) {
  patience_.expires_after(milliseconds(time));
  patience_.async_wait([self = shared_from_this(), reason](error_code cancelled) {
    if (!cancelled) self->say_goodbye(reason);
  });
}

bool Connection::begin() {
  if (stage_ == Stage::closed) return false;
  key_ = proven_key(stream_.native_handle());
  if (!key_) {
    break_off("TLS: no common protocol");
    return false;
  }
  stage_ = Stage::greeting;
  const auto hello = owner_.begin(*this);
  if (hello) {
    send(*hello);
  } else {
    say_goodbye(hello.error());
  }
  return true;
}

void Connection::read_frames(std::size_t bytes) {
  if (stage_ == Stage::leaving) return;  // a word too late
  reader_.add(core::ByteView(chunk_).first(bytes));
  while (stage_ == Stage::greeting || stage_ == Stage::open) {
    const auto next = reader_.next();
    if (next && !next.value()) return;
    const auto why = next ? take(*next.value()) : std::optional(next.error());
    if (why) say_goodbye(*why);
  }
}

std::optional<Farewell> Connection::take(const Frame& frame) {
  auto message = decode_message(frame.kind, frame.bytes);
  if (!message) return Farewell::message_malformed;
  if (const auto* goodbye = std::get_if<Goodbye>(&*message)) {
    parting_.heard = goodbye->reason;
    part();
    close();
    return std::nullopt;
  }
  return take_in_turn(*std::move(message));
}

std::optional<Farewell> Connection::take_in_turn(Message message) {
  const auto* hello = std::get_if<Hello>(&message);
  if ((hello != nullptr) != (stage_ == Stage::greeting)) return Farewell::message_unexpected;
  if (hello == nullptr) return owner_.took(*this, std::move(message));
  patience_.cancel();
  stage_ = Stage::open;
  return owner_.greeted(*this, *hello);
}

void Connection::send_frame(core::ByteView frame) {
  if (stage_ != Stage::greeting && stage_ != Stage::open) return;
  if (waiting_.size() + sending_.size() + frame.size() > kMaxUnsentBytes) {
    return say_goodbye(Farewell::too_slow);
  }
  core::append(waiting_, frame);
  wake_.cancel();
}

void Connection::say_goodbye(Farewell reason) {
  if (stage_ == Stage::leaving || stage_ == Stage::closed) return close();
  parting_.said = reason;
  if (stage_ == Stage::shaking_hands) {
    part();
    return close();
  }
  if (reason == Farewell::too_slow) waiting_.clear();
  core::append(waiting_, frame_of(Goodbye{reason}));
  stage_ = Stage::leaving;
  wake_.cancel();
  allow(kGoodbyeWait, reason);
  part();
}

void Connection::break_off(const std::string& fault) {
  parting_.fault = fault;
  part();
  close();
}

void Connection::part() {
  if (std::exchange(parted_, true)) return;
  parting_.peer = key_ ? key_ : expected_;
  const auto self = shared_from_this();
  owner_.ended(*this, parting_);
}

// The last word is written. The line stays open for reading a moment longer: closed with bytes
// unread, it would be reset, and the word lost.
void Connection::leave() {
  error_code ignored;
  stream_.next_layer().shutdown(tcp::socket::shutdown_send, ignored);
}

void Connection::close() {
  if (std::exchange(stage_, Stage::closed) == Stage::closed) return;
  patience_.cancel();
  wake_.cancel();
  error_code ignored;
  stream_.next_layer().close(ignored);
  owner_.closed(*this);
}

}  // namespace yoriai::net
