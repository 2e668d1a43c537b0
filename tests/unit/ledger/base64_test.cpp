#include "ledger/base64.h"

#include <gtest/gtest.h>

namespace yoriai::tests {
namespace {

using core::ByteVector;
using ledger::from_base64;
using ledger::to_base64;

ByteVector bytes_of(std::string_view text) {
  const core::ByteView view = core::bytes_of(text);
  return {view.begin(), view.end()};
}

TEST(Base64, VectorsOfRfc4648) {
  const std::pair<const char*, const char*> rows[] = {{"", ""},
                                                      {"f", "Zg=="},
                                                      {"fo", "Zm8="},
                                                      {"foo", "Zm9v"},
                                                      {"foob", "Zm9vYg=="},
                                                      {"fooba", "Zm9vYmE="},
                                                      {"foobar", "Zm9vYmFy"}};
  for (const auto& [plain, text] : rows) {
    EXPECT_EQ(to_base64(bytes_of(plain)), text);
    EXPECT_EQ(from_base64(text), bytes_of(plain)) << text;
  }
}

TEST(Base64, LastTwoDigitsArePlusAndSlash) {
  const ByteVector bytes = {std::byte{0xFB}, std::byte{0xFF}};
  EXPECT_EQ(to_base64(bytes), "+/8=");
  EXPECT_EQ(from_base64("+/8="), bytes);
}

TEST(Base64, OtherTextsOfTheSameBytesAreRefused) {
  for (const char* text :
       {"Zg",    "Zg=",    "Zg===",    "Zg==\n",   " Zg==", "Zg ==",     "Zm8",  "Zm8==",
        "Zh==",  "Zm9=",   "Zm9v=",    "Zm9v====", "-_8=",  "=",         "====", "Z",
        "Zm9vZ", "Zm\n9v", "Zm9v\r\n", "Zg==Zg==", "Z*==",  "\xC3\xA9=="}) {
    EXPECT_EQ(from_base64(text), std::nullopt) << text;
  }
  EXPECT_EQ(from_base64(std::string_view("Zg=\0", 4)), std::nullopt);
}

TEST(Base64, EveryLengthComesBack) {
  ByteVector bytes;
  for (unsigned size = 0; size < 300; ++size) {
    const std::string text = to_base64(bytes);
    ASSERT_EQ(text.size(), (bytes.size() + 2) / 3 * 4);
    ASSERT_EQ(from_base64(text), bytes) << size;
    bytes.push_back(static_cast<std::byte>(size * 167 + 13));
  }
}

}  // namespace
}  // namespace yoriai::tests
