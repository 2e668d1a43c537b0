#include "net/certificate.h"

#include <gtest/gtest.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include "tests/support/keys.h"

namespace yoriai::net {
namespace {

struct FreeSsl {
  void operator()(SSL* ssl) const { SSL_free(ssl); }
};
using Ssl = std::unique_ptr<SSL, FreeSsl>;

// Two ends of one connection in memory.
struct Meeting {
  Meeting(SSL_CTX* client_context, SSL_CTX* server_context)
      : client(SSL_new(client_context)), server(SSL_new(server_context)) {
    BIO* one = nullptr;
    BIO* other = nullptr;
    BIO_new_bio_pair(&one, 0, &other, 0);
    SSL_set_bio(client.get(), one, one);
    SSL_set_bio(server.get(), other, other);
    SSL_set_connect_state(client.get());
    SSL_set_accept_state(server.get());
  }

  // Whether both sides came to an end of the handshake.
  bool shake_hands() {
    ERR_clear_error();
    for (int round = 0; round < 10; ++round) {
      if (!step(client.get()) || !step(server.get())) return false;
    }
    return SSL_is_init_finished(client.get()) == 1 && SSL_is_init_finished(server.get()) == 1;
  }

  Ssl client;
  Ssl server;

 private:
  bool step(SSL* side) {
    const int done = SSL_do_handshake(side);
    if (done == 1) return true;
    const int error = SSL_get_error(side, done);
    if (error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE) return true;
    why = ERR_GET_REASON(ERR_peek_error());
    return false;
  }

 public:
  int why = 0;  // of the first fault
};

const ledger::SecretKey& alice() { return tests::key_named("tls/alice"); }
const ledger::SecretKey& bob() { return tests::key_named("tls/bob"); }

TEST(Certificate, BothSidesLearnTheOthersKey) {
  const auto client = tls_context(alice());
  const auto server = tls_context(bob());
  Meeting meeting(client.get(), server.get());
  EXPECT_EQ(proven_key(meeting.client.get()), std::nullopt);
  ASSERT_TRUE(meeting.shake_hands());
  EXPECT_EQ(proven_key(meeting.client.get()), bob().public_key());
  EXPECT_EQ(proven_key(meeting.server.get()), alice().public_key());
  EXPECT_EQ(SSL_version(meeting.client.get()), TLS1_3_VERSION);
}

TEST(Certificate, OneContextServesBothSides) {
  const auto both = tls_context(alice());
  Meeting meeting(both.get(), both.get());
  ASSERT_TRUE(meeting.shake_hands());
  EXPECT_EQ(proven_key(meeting.server.get()), alice().public_key());
}

TEST(Tls12, IsRefused) {
  const auto client = tls_context(alice());
  const auto server = tls_context(bob());
  SSL_CTX_set_min_proto_version(client.get(), TLS1_2_VERSION);
  SSL_CTX_set_max_proto_version(client.get(), TLS1_2_VERSION);
  Meeting meeting(client.get(), server.get());
  EXPECT_FALSE(meeting.shake_hands());
  EXPECT_EQ(meeting.why, SSL_R_UNSUPPORTED_PROTOCOL);
}

TEST(ClientWithoutCertificate, IsRefused) {
  const std::unique_ptr<SSL_CTX, FreeTlsContext> bare(SSL_CTX_new(TLS_client_method()));
  const auto server = tls_context(bob());
  SSL_CTX_set_alpn_protos(bare.get(), reinterpret_cast<const unsigned char*>("\x08yoriai/1"), 9);
  Meeting meeting(bare.get(), server.get());
  EXPECT_FALSE(meeting.shake_hands());
  EXPECT_EQ(meeting.why, SSL_R_PEER_DID_NOT_RETURN_A_CERTIFICATE);
}

TEST(CertificateOfAnotherKindOfKey, IsRefused) {
  const std::unique_ptr<SSL_CTX, FreeTlsContext> client(SSL_CTX_new(TLS_client_method()));
  const auto server = tls_context(bob());
  std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_EC_gen("P-256"), &EVP_PKEY_free);
  std::unique_ptr<X509, decltype(&X509_free)> certificate(X509_new(), &X509_free);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 0);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
  X509_set_pubkey(certificate.get(), key.get());
  ASSERT_GT(X509_sign(certificate.get(), key.get(), EVP_sha256()), 0);
  ASSERT_EQ(SSL_CTX_use_certificate(client.get(), certificate.get()), 1);
  ASSERT_EQ(SSL_CTX_use_PrivateKey(client.get(), key.get()), 1);
  // Were such signatures taken, the key would still be none.
  SSL_CTX_set1_sigalgs_list(server.get(), "ed25519:ECDSA+SHA256");
  Meeting meeting(client.get(), server.get());
  EXPECT_FALSE(meeting.shake_hands());
  EXPECT_EQ(meeting.why, SSL_R_CERTIFICATE_VERIFY_FAILED);
}

TEST(AnotherProtocol, IsRefusedAndWithoutAnyNoKeyIsProven) {
  const auto server = tls_context(bob());
  const auto other = tls_context(alice());
  SSL_CTX_set_alpn_protos(other.get(), reinterpret_cast<const unsigned char*>("\x08http/1.1"), 9);
  Meeting refused(other.get(), server.get());
  EXPECT_FALSE(refused.shake_hands());

  const auto none = tls_context(alice());
  SSL_CTX_set_alpn_protos(none.get(), nullptr, 0);
  Meeting meeting(none.get(), server.get());
  ASSERT_TRUE(meeting.shake_hands());
  EXPECT_EQ(proven_key(meeting.server.get()), std::nullopt);
}

}  // namespace
}  // namespace yoriai::net
