// Somebody who speaks the protocol to a running peer, and breaks it where a test asks for that.
// Blocks, for ten seconds at most.
#pragma once

#include <arpa/inet.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <functional>

#include "net/certificate.h"
#include "net/frame.h"
#include "net/limits.h"
#include "net/wire_codec.h"

namespace yoriai::tests {

// To this machine's own 127.0.0.1.
inline void connect_here(int socket, std::uint16_t port) {
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const auto* address = reinterpret_cast<const sockaddr*>(&to);
  if (::connect(socket, address, sizeof to) != 0) throw std::runtime_error("no connection");
}

class WireClient {
 public:
  using Tamper = std::function<void(SSL_CTX*)>;

  WireClient(std::uint16_t port, const ledger::SecretKey& key, const Tamper& tamper = {},
             int receive_buffer = 0)
      : context_(net::tls_context(key)), socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    if (tamper) tamper(context_.get());
    if (receive_buffer > 0) set(SO_RCVBUF, receive_buffer);
    const timeval patience{10, 0};
    set(SO_RCVTIMEO, patience);
    set(SO_SNDTIMEO, patience);
    connect_here(socket_, port);
    ssl_ = SSL_new(context_.get());
    SSL_set_fd(ssl_, socket_);
    agreed_ = SSL_connect(ssl_) == 1;
  }
  WireClient(const WireClient&) = delete;
  WireClient& operator=(const WireClient&) = delete;
  ~WireClient() {
    SSL_free(ssl_);
    ::close(socket_);
  }

  // Whether TLS was agreed on, as far as this side knows.
  [[nodiscard]] bool agreed() const { return agreed_; }

  bool write(core::ByteView bytes) {
    return SSL_write(ssl_, bytes.data(), static_cast<int>(bytes.size())) > 0;
  }
  bool say(const net::Message& message) { return write(net::frame_of(message)); }
  void hello_as_peer(const core::LedgerId& ledger, const core::PublicKey& node) {
    say(net::Hello{net::kProtocolVersion, ledger, net::ConnectionRole::peer, node, instance()});
  }
  void hello_as_client(const core::LedgerId& ledger) {
    say(net::Hello{net::kProtocolVersion, ledger, net::ConnectionRole::client, {}, instance()});
  }

  // The next message; none when the connection ended, or nothing came.
  std::optional<net::Message> hear() {
    for (;;) {
      const auto frame = reader_.next();
      if (!frame) return std::nullopt;
      if (frame.value()) return net::decode_message(frame.value()->kind, frame.value()->bytes);
      std::array<std::byte, 16'384> chunk{};
      const int got = SSL_read(ssl_, chunk.data(), static_cast<int>(chunk.size()));
      if (got <= 0) return std::nullopt;
      reader_.add(core::ByteView(chunk).first(static_cast<std::size_t>(got)));
    }
  }
  template <class Kind>
  std::optional<Kind> hear_until() {
    while (auto message = hear()) {
      if (auto* wanted = std::get_if<Kind>(&*message)) return std::move(*wanted);
    }
    return std::nullopt;
  }
  // Why the other side ended the connection, if it said so.
  std::optional<net::Farewell> farewell() {
    const auto goodbye = hear_until<net::Goodbye>();
    return goodbye ? std::optional(goodbye->reason) : std::nullopt;
  }

 private:
  static net::InstanceId instance() {
    net::InstanceId id;
    id.data.fill(std::byte{'c'});
    return id;
  }
  template <class Value>
  void set(int option, const Value& value) const {
    ::setsockopt(socket_, SOL_SOCKET, option, &value, sizeof value);
  }

  net::TlsContext context_;
  int socket_;
  SSL* ssl_ = nullptr;
  bool agreed_ = false;
  net::FrameReader reader_;
};

}  // namespace yoriai::tests
