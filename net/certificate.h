// What proves who speaks on a connection (specs/peers.md section 13): TLS 1.3, and on both sides a
// certificate of one's own making whose key is the node key. What else a certificate says is not
// looked at: the key is compared with the Hello and with the book, by whoever asks for it here.
#pragma once

#include <memory>
#include <optional>

#include "ledger/secret_key.h"

struct ssl_ctx_st;
struct ssl_st;

namespace yoriai::net {

struct FreeTlsContext {
  void operator()(ssl_ctx_st* context) const;
};
using TlsContext = std::unique_ptr<ssl_ctx_st, FreeTlsContext>;

// For either side of a connection. Throws EnvironmentError when OpenSSL gets no memory or no
// random numbers.
TlsContext tls_context(const ledger::SecretKey& node);

// The key that the other side proved to have; none before the handshake is over, or when the two
// did not agree on this protocol.
std::optional<core::PublicKey> proven_key(const ssl_st* connection);

}  // namespace yoriai::net
