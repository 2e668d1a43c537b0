#include "core/sealed_box.h"

#include <gtest/gtest.h>
#include <sodium.h>

namespace yoriai::tests {
namespace {

using core::ByteVector;
using core::SealKey;
using core::SealSecret;

SealSecret secret_of(int fill) {
  SealSecret out;
  out.data.fill(static_cast<std::byte>(fill));
  return out;
}

const unsigned char* raw(const ByteVector& bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

TEST(SealedBox, OpensWithItsSecretAlone) {
  const ByteVector content(41, std::byte{7});
  const auto key = core::seal_key_of(secret_of(1));
  const auto box = core::seal_box(content, key, secret_of(2));
  EXPECT_EQ(box.size(), content.size() + core::kBoxBytes);
  EXPECT_EQ(core::open_box(box, key, secret_of(1)), content);
  EXPECT_FALSE(core::open_box(box, core::seal_key_of(secret_of(3)), secret_of(3)));
  EXPECT_NE(core::seal_box(content, key, secret_of(4)), box);
}

// The library's own sealing draws its key; what it makes opens here, and what is made here there.
TEST(SealedBox, IsTheLibrarysOwn) {
  const ByteVector content(100, std::byte{9});
  const auto secret = secret_of(5);
  const auto key = core::seal_key_of(secret);
  ByteVector theirs(content.size() + core::kBoxBytes);
  ASSERT_EQ(crypto_box_seal(reinterpret_cast<unsigned char*>(theirs.data()), raw(content),
                            content.size(), key.raw()),
            0);
  EXPECT_EQ(core::open_box(theirs, key, secret), content);
  const auto ours = core::seal_box(content, key, secret_of(6));
  ByteVector opened(content.size());
  EXPECT_EQ(crypto_box_seal_open(reinterpret_cast<unsigned char*>(opened.data()), raw(ours),
                                 ours.size(), key.raw(), secret.raw()),
            0);
  EXPECT_EQ(opened, content);
}

TEST(SealedBox, DoesNotOpenWithAnyByteChanged) {
  const ByteVector content(3, std::byte{1});
  const auto key = core::seal_key_of(secret_of(1));
  const auto box = core::seal_box(content, key, secret_of(2));
  for (std::size_t at = 0; at < box.size(); ++at) {
    auto other = box;
    other[at] ^= std::byte{1};
    EXPECT_FALSE(core::open_box(other, key, secret_of(1))) << at;
  }
  EXPECT_FALSE(core::open_box(ByteVector(core::kBoxBytes - 1), key, secret_of(1)));
  EXPECT_FALSE(core::open_box(ByteVector(core::kBoxBytes + 3), key, secret_of(1)));
}

// The points of small order on the curve and its twist, and other ways to write them: for such a
// key everybody knows what X25519 gives, which is nothing.
TEST(SealedBox, KeysOfSmallOrderAreUnfit) {
  const char* const small[] = {"0000000000000000000000000000000000000000000000000000000000000000",
                               "0100000000000000000000000000000000000000000000000000000000000000",
                               "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
                               "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
                               "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                               "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                               "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                               "0000000000000000000000000000000000000000000000000000000000000080",
                               "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"};
  for (const auto* text : small) {
    EXPECT_FALSE(core::seal_key_is_fit(*core::id_from_hex<SealKey>(text))) << text;
  }
  for (int fill = 1; fill < 20; ++fill) {
    EXPECT_TRUE(core::seal_key_is_fit(core::seal_key_of(secret_of(fill)))) << fill;
  }
}

}  // namespace
}  // namespace yoriai::tests
