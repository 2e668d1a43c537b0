// The verdicts on crafted Ed25519 input, and where another library's are others. When a test here
// fails after an upgrade, the library has changed its rules: books would be judged differently.
#include <gtest/gtest.h>
#include <openssl/evp.h>

#include <memory>
#include <set>

#include "core/low_order.h"
#include "core/signature_checker.h"
#include "tests/support/edge_signatures.h"

namespace yoriai::tests {
namespace {

using core::ByteVector;
using core::PublicKey;
using core::Signature;

// As the checker of events meets it: bytes of another length never become a Signature.
bool valid_here(const EdgeSignature& edge) {
  const auto signature = Signature::from(edge.signature);
  return signature && core::signature_is_valid(edge.key, edge.message, *signature);
}

const unsigned char* raw(const ByteVector& bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

bool valid_by_openssl(const EdgeSignature& edge) {
  const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
      EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, edge.key.raw(), PublicKey::kSize),
      EVP_PKEY_free);
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                        EVP_MD_CTX_free);
  if (!key || !context ||
      EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) != 1) {
    ADD_FAILURE() << "OpenSSL does not begin with " << edge.name;
    return false;
  }
  return EVP_DigestVerify(context.get(), raw(edge.signature), edge.signature.size(),
                          raw(edge.message), edge.message.size()) == 1;
}

bool low_order_r(const EdgeSignature& edge) {
  return edge.signature.size() >= core::kPointBytes &&
         core::encodes_low_order(core::ByteView(edge.signature).first<core::kPointBytes>());
}

TEST(EdgeSignatures, AreAllThere) {
  std::set<std::string> names;
  std::size_t cctv = 0;
  for (const auto& edge : edge_signatures()) {
    names.insert(edge.name);
    if (edge.name.starts_with("cctv ")) ++cctv;
  }
  EXPECT_EQ(cctv, 914U);
  EXPECT_EQ(names.size(), 914U + 151U);
}

TEST(EdgeSignatures, KeyIsAdmittedOrNotAsPinned) {
  for (const auto& edge : edge_signatures()) {
    EXPECT_EQ(core::key_is_admissible(edge.key), edge.key_admitted) << edge.name;
  }
}

TEST(EdgeSignatures, SignatureIsValidOrNotAsPinned) {
  for (const auto& edge : edge_signatures()) {
    EXPECT_EQ(valid_here(edge), edge.signature_valid) << edge.name;
  }
}

TEST(EdgeSignatures, OpenSslHasItsOwnVerdictAsPinned) {
  for (const auto& edge : edge_signatures()) {
    EXPECT_EQ(valid_by_openssl(edge), edge.openssl_valid) << edge.name;
  }
}

// Of what OpenSSL takes and a book does not, all but one come with a key that no book admits.
TEST(EdgeSignatures, LibrariesPartOverTheseAlone) {
  std::size_t good_here = 0;
  std::size_t good_by_openssl = 0;
  std::set<std::string> only_here;
  std::set<std::string> only_openssl;
  std::set<std::string> only_openssl_by_admitted_key;
  for (const auto& edge : edge_signatures()) {
    const bool here = valid_here(edge);
    const bool openssl = valid_by_openssl(edge);
    good_here += here ? 1 : 0;
    good_by_openssl += openssl ? 1 : 0;
    if (here && !openssl) only_here.insert(edge.name);
    if (!openssl || here) continue;
    only_openssl.insert(edge.name);
    if (core::key_is_admissible(edge.key)) only_openssl_by_admitted_key.insert(edge.name);
  }
  EXPECT_EQ(good_here, 43U + 88U);  // of CCTV and of Wycheproof
  EXPECT_EQ(good_by_openssl, 208U + 88U);
  EXPECT_EQ(only_here, std::set<std::string>{});
  EXPECT_EQ(only_openssl.size(), 165U);
  EXPECT_EQ(only_openssl_by_admitted_key, std::set<std::string>{"cctv 304"});
}

// specs/book.md 4.1: what an implementation over another library has to add.
TEST(EdgeSignatures, AdmittedKeyAndROfFullOrderMakeOpenSslAgree) {
  for (const auto& edge : edge_signatures()) {
    if (!core::key_is_admissible(edge.key)) continue;
    EXPECT_EQ(valid_by_openssl(edge) && !low_order_r(edge), valid_here(edge)) << edge.name;
  }
}

}  // namespace
}  // namespace yoriai::tests
