#include "cli/number_ranges.h"

#include <gtest/gtest.h>

namespace yoriai::tests {
namespace {

std::string read(const std::vector<std::string>& lists) {
  const auto members = cli::read_members(lists, "--marked");
  if (!members) return "refused";
  std::string out;
  for (const auto member : *members) out += std::to_string(member.value) + ' ';
  return out;
}

TEST(NumberRanges, AreReadAscendingWhateverTheirOrder) {
  EXPECT_EQ(read({"3"}), "3 ");
  EXPECT_EQ(read({"5-7,2"}), "2 5 6 7 ");
  EXPECT_EQ(read({"9", "1-2", "4-4"}), "1 2 4 9 ");
}

TEST(NumberRanges, AreRefusedWhenTheyAreNoneOrNameSomebodyTwice) {
  for (const char* text :
       {"", "0", "3-", "-3", "7-5", "a", "1,,2", "1-3,", "16777217", "1-16777216"}) {
    EXPECT_EQ(read({text}), "refused") << text;
  }
  EXPECT_EQ(read({"1-3", "3"}), "refused");
}

}  // namespace
}  // namespace yoriai::tests
