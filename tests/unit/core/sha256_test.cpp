#include "core/sha256.h"

#include <gtest/gtest.h>

namespace yoriai::core {
namespace {

ByteVector message(std::size_t size) {
  ByteVector out(size);
  for (std::size_t i = 0; i < size; ++i) out[i] = static_cast<std::byte>(31 * i + size);
  return out;
}

void expect_each_as_alone(const std::vector<ByteVector>& messages) {
  const std::vector<ByteView> views(messages.begin(), messages.end());
  std::vector<Digest> digests(messages.size());
  sha256_each(views, digests);
  for (std::size_t i = 0; i < messages.size(); ++i) {
    EXPECT_EQ(digests[i], sha256(messages[i])) << i << ", " << messages[i].size() << " bytes";
  }
}

// Every length around the ends of blocks, each beside a longer, a shorter and an equal one.
TEST(Sha256Each, GivesEachMessagesOwnDigest) {
  std::vector<ByteVector> ascending;
  std::vector<ByteVector> mixed;
  for (std::size_t size = 0; size <= 300; ++size) {
    ascending.push_back(message(size));
    mixed.push_back(message(size * 97 % 301));
    mixed.push_back(message(size));
    mixed.push_back(message(size));
  }
  expect_each_as_alone(ascending);
  expect_each_as_alone(mixed);
}

TEST(Sha256Each, TakesNoMessageOneAndALongOne) {
  expect_each_as_alone({});
  expect_each_as_alone({message(65)});
  expect_each_as_alone({message(100'000), message(1), message(99'999)});
}

// FIPS 180-4, as NIST's example gives it.
TEST(Sha256Each, OfAbcIsThePublishedOne) {
  const std::vector<ByteView> messages = {bytes_of("abc"), bytes_of("abc"), bytes_of("abc")};
  std::vector<Digest> digests(messages.size());
  sha256_each(messages, digests);
  for (const auto& digest : digests) {
    EXPECT_EQ(to_hex(digest.view()),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}

}  // namespace
}  // namespace yoriai::core
