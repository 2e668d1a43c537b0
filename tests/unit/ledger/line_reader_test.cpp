#include "ledger/line_reader.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "ledger/store.h"

namespace yoriai::ledger {
namespace {

using Found = LineReader::Found;

TEST(LineReader, GivesLinesWithoutTheirFeedAndCountsThem) {
  std::istringstream in("one\n\ntwo\r\n");
  LineReader lines(in, 10);
  EXPECT_EQ(lines.next(), Found::line);
  EXPECT_EQ(lines.text(), "one");
  EXPECT_EQ(lines.next(), Found::line);
  EXPECT_EQ(lines.text(), "");
  EXPECT_EQ(lines.next(), Found::line);
  EXPECT_EQ(lines.text(), "two\r");
  EXPECT_EQ(lines.number(), 3U);
  EXPECT_EQ(lines.next(), Found::end);
}

TEST(LineReader, ALineWithoutItsFeedIsCutShort) {
  std::istringstream in("one\ntwo");
  LineReader lines(in, 10);
  EXPECT_EQ(lines.next(), Found::line);
  EXPECT_EQ(lines.next(), Found::cut_short);
  EXPECT_EQ(lines.number(), 2U);
}

TEST(LineReader, ALineOfTheGreatestLengthPasses) {
  std::istringstream in("12345\n123456\n");
  LineReader lines(in, 5);
  EXPECT_EQ(lines.next(), Found::line);
  EXPECT_EQ(lines.next(), Found::too_long);
}

TEST(LineReader, WhatCannotBeReadIsTheEnvironmentsFault) {
  std::ifstream folder("/");
  LineReader lines(folder, 5);
  EXPECT_THROW(static_cast<void>(lines.next()), EnvironmentError);
}

}  // namespace
}  // namespace yoriai::ledger
