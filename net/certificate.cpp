#include "net/certificate.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <array>
#include <string_view>

#include "ledger/store.h"

namespace yoriai::net {
namespace {

// As ALPN writes it: the length, then the name.
constexpr std::string_view kProtocolName = "\x08yoriai/1";
constexpr long kMaxCertificateBytes = 8 * 1024;  // ours have about 300

template <auto Free>
struct Freeing {
  template <class Value>
  void operator()(Value* value) const {
    Free(value);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Freeing<&EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freeing<&X509_free>>;

void require(bool done) {
  if (done) return;
  const auto code = ERR_get_error();
  std::array<char, 256> text{};
  ERR_error_string_n(code, text.data(), text.size());
  throw ledger::EnvironmentError(ledger::EnvironmentError::Cause::io,
                                 "OpenSSL: " + std::string(text.data()));
}

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

Key openssl_key(const ledger::SecretKey& node) {
  const auto seed = node.seed().view();
  Key key(EVP_PKEY_new_raw_private_key(
      EVP_PKEY_ED25519, nullptr, reinterpret_cast<const unsigned char*>(seed.data()), seed.size()));
  require(key != nullptr);
  return key;
}

// Valid at any time, since nobody looks.
Certificate certificate_of(EVP_PKEY* key) {
  Certificate made(X509_new());
  require(made != nullptr);
  require(X509_set_version(made.get(), X509_VERSION_3) == 1);
  require(ASN1_INTEGER_set(X509_get_serialNumber(made.get()), 1) == 1);
  require(ASN1_TIME_set_string_X509(X509_getm_notBefore(made.get()), "19700101000000Z") == 1);
  require(ASN1_TIME_set_string_X509(X509_getm_notAfter(made.get()), "99991231235959Z") == 1);
  auto* name = X509_get_subject_name(made.get());
  require(X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, bytes_of("yoriai"), -1, -1, 0) == 1);
  require(X509_set_issuer_name(made.get(), name) == 1);
  require(X509_set_pubkey(made.get(), key) == 1);
  require(X509_sign(made.get(), key, nullptr) > 0);
  return made;
}

std::optional<core::PublicKey> ed25519_key_of(X509* certificate) {
  auto* key = certificate == nullptr ? nullptr : X509_get0_pubkey(certificate);
  if (key == nullptr || EVP_PKEY_id(key) != EVP_PKEY_ED25519) return std::nullopt;
  core::PublicKey out;
  auto size = out.data.size();
  if (EVP_PKEY_get_raw_public_key(key, out.raw(), &size) != 1) return std::nullopt;
  return out;
}

// In place of the building of a chain. That the other side has the key is TLS's own proof.
int accept_any_node_key(X509_STORE_CTX* asked, void* /*unused*/) {
  if (ed25519_key_of(X509_STORE_CTX_get0_cert(asked))) return 1;
  X509_STORE_CTX_set_error(asked, X509_V_ERR_CERT_REJECTED);
  return 0;
}

int choose_protocol(SSL* /*connection*/, const unsigned char** chosen, unsigned char* chosen_bytes,
                    const unsigned char* offered, unsigned int offered_bytes, void* /*unused*/) {
  unsigned char* out = nullptr;
  const auto found =
      SSL_select_next_proto(&out, chosen_bytes, bytes_of(kProtocolName),
                            static_cast<unsigned>(kProtocolName.size()), offered, offered_bytes);
  if (found != OPENSSL_NPN_NEGOTIATED) return SSL_TLSEXT_ERR_ALERT_FATAL;
  *chosen = out;
  return SSL_TLSEXT_ERR_OK;
}

void set_protocol(SSL_CTX* context) {
  require(SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION) == 1);
  require(SSL_CTX_set_max_proto_version(context, TLS1_3_VERSION) == 1);
  require(SSL_CTX_set1_sigalgs_list(context, "ed25519") == 1);
  require(SSL_CTX_set_alpn_protos(context, bytes_of(kProtocolName),
                                  static_cast<unsigned>(kProtocolName.size())) == 0);
  SSL_CTX_set_alpn_select_cb(context, choose_protocol, nullptr);
  // Every connection proves its key anew: nothing is resumed.
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_options(context, SSL_OP_NO_TICKET | SSL_OP_NO_RENEGOTIATION);
  require(SSL_CTX_set_num_tickets(context, 0) == 1);
  // So that a connection's buffers stand still while it waits, and cost nothing then.
  SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER |
                                SSL_MODE_RELEASE_BUFFERS);
}

}  // namespace

void FreeTlsContext::operator()(ssl_ctx_st* context) const { SSL_CTX_free(context); }

TlsContext tls_context(const ledger::SecretKey& node) {
  TlsContext context(SSL_CTX_new(TLS_method()));
  require(context != nullptr);
  set_protocol(context.get());
  const auto key = openssl_key(node);
  const auto certificate = certificate_of(key.get());
  require(SSL_CTX_use_certificate(context.get(), certificate.get()) == 1);
  require(SSL_CTX_use_PrivateKey(context.get(), key.get()) == 1);
  SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
  SSL_CTX_set_cert_verify_callback(context.get(), accept_any_node_key, nullptr);
  SSL_CTX_set_max_cert_list(context.get(), kMaxCertificateBytes);
  return context;
}

std::optional<core::PublicKey> proven_key(const ssl_st* connection) {
  if (SSL_is_init_finished(connection) != 1) return std::nullopt;
  const unsigned char* name = nullptr;
  unsigned int bytes = 0;
  SSL_get0_alpn_selected(connection, &name, &bytes);
  const std::string_view chosen(reinterpret_cast<const char*>(name), bytes);
  if (chosen != kProtocolName.substr(1)) return std::nullopt;
  return ed25519_key_of(SSL_get0_peer_certificate(connection));
}

}  // namespace yoriai::net
