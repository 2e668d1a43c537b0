#include "core/plain_text.h"

#include <gtest/gtest.h>

namespace yoriai::tests {
namespace {

using core::is_plain_text;
using core::is_utf8;

TEST(PlainText, LettersOfEveryLengthAreFine) {
  for (const char* text :
       {"", "a", " ", "~", "é", "寄合", "　", "𠮷野家", "\xF4\x8F\xBF\xBF", "\xC2\xA0"}) {
    EXPECT_TRUE(is_plain_text(text)) << text;
  }
}

struct Hidden {
  const char* what;
  std::string_view text;
};

TEST(PlainText, WhatDoesNotShowIsRefused) {
  using namespace std::string_view_literals;
  const Hidden rows[] = {
      {"zero", "a\0b"sv},         {"line feed", "a\nb"},      {"tab", "\t"},
      {"last of C0", "\x1F"},     {"delete", "\x7F"},         {"first of C1", "\xC2\x80"},
      {"next line", "\xC2\x85"},  {"last of C1", "\xC2\x9F"}, {"mark", "\xEF\xBB\xBF"},
      {"U+061C", "\xD8\x9C"},     {"U+200E", "\xE2\x80\x8E"}, {"U+200F", "\xE2\x80\x8F"},
      {"U+202A", "\xE2\x80\xAA"}, {"U+202E", "\xE2\x80\xAE"}, {"U+2066", "\xE2\x81\xA6"},
      {"U+2069", "\xE2\x81\xA9"},
  };
  for (const Hidden& row : rows) {
    EXPECT_TRUE(is_utf8(row.text)) << row.what;
    EXPECT_FALSE(is_plain_text(row.text)) << row.what;
  }
}

TEST(PlainText, NeighboursOfWhatIsRefusedAreFine) {
  for (const char* text :
       {"\xC2\xA0", "\xD8\x9B", "\xD8\x9D", "\xE2\x80\x8D", "\xE2\x80\x90", "\xE2\x80\xA9",
        "\xE2\x80\xAF", "\xE2\x81\xA5", "\xE2\x81\xAA", "\xEF\xBB\xBE", "\xEF\xBC\x80"}) {
    EXPECT_TRUE(is_plain_text(text)) << text;
  }
}

TEST(Utf8, MalformedBytesAreRefused) {
  const Hidden rows[] = {
      {"lone continuation", "\x80"},
      {"cut short", "\xE5\xAF"},
      {"cut short, two", "\xC3"},
      {"cut short, four", "\xF0\xA0\xAE"},
      {"overlong slash", "\xC0\xAF"},
      {"overlong, last of two", "\xC1\xBF"},
      {"overlong, three", "\xE0\x9F\xBF"},
      {"overlong, four", "\xF0\x8F\xBF\xBF"},
      {"first surrogate", "\xED\xA0\x80"},
      {"last surrogate", "\xED\xBF\xBF"},
      {"above U+10FFFF", "\xF4\x90\x80\x80"},
      {"five bytes", "\xF8\x88\x80\x80\x80"},
      {"no lead at all", "\xFF"},
      {"letter for continuation", "\xC3\x41"},
  };
  for (const Hidden& row : rows) {
    EXPECT_FALSE(is_utf8(row.text)) << row.what;
    EXPECT_FALSE(is_plain_text(row.text)) << row.what;
  }
}

// What take_code_point must agree with: the encoding as RFC 3629 writes it down.
std::string encoded(char32_t c) {
  const auto byte = [](char32_t bits) {
    return static_cast<char>(static_cast<unsigned char>(bits));
  };
  if (c < 0x80) return {byte(c)};
  if (c < 0x800) return {byte(0xC0 | c >> 6U), byte(0x80 | (c & 0x3FU))};
  if (c < 0x10000) {
    return {byte(0xE0 | c >> 12U), byte(0x80 | (c >> 6U & 0x3FU)), byte(0x80 | (c & 0x3FU))};
  }
  return {byte(0xF0 | c >> 18U), byte(0x80 | (c >> 12U & 0x3FU)), byte(0x80 | (c >> 6U & 0x3FU)),
          byte(0x80 | (c & 0x3FU))};
}

TEST(Utf8, EveryCodePointIsReadBack) {
  for (char32_t c = 0; c <= 0x110000; ++c) {
    const std::string bytes = encoded(c) + "x";
    std::string_view text = bytes;
    const auto taken = core::take_code_point(text);
    const bool exists = c < 0x110000 && (c < 0xD800 || c > 0xDFFF);
    ASSERT_EQ(taken, exists ? std::optional(c) : std::nullopt) << static_cast<unsigned>(c);
    ASSERT_EQ(text, exists ? "x" : std::string_view(bytes));
  }
}

TEST(WhiteSpace, IsWhatUnicodeSays) {
  std::size_t count = 0;
  for (char32_t c = 0; c < 0x110000; ++c) count += core::is_white_space(c) ? 1U : 0U;
  EXPECT_EQ(count, 25U);  // PropList.txt: White_Space has 25 code points
  for (const char32_t c : {0x09U, 0x0DU, 0x20U, 0x85U, 0xA0U, 0x1680U, 0x2000U, 0x200AU, 0x2028U,
                           0x2029U, 0x202FU, 0x205FU, 0x3000U}) {
    EXPECT_TRUE(core::is_white_space(c)) << static_cast<unsigned>(c);
  }
  EXPECT_FALSE(core::is_white_space(0x200B));  // zero width: a mark, not a space
}

}  // namespace
}  // namespace yoriai::tests
