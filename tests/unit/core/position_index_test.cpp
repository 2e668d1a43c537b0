#include "core/detail/position_index.h"

#include <gtest/gtest.h>

#include "core/ids.h"
#include "core/sha256.h"

namespace yoriai::core::detail {
namespace {

Digest field(std::uint32_t number) { return sha256(bytes_of(std::to_string(number))); }

TEST(PositionIndex, FindsEveryRowAndNoOther) {
  std::vector<Digest> rows;
  PositionIndex index;
  const auto row_at = [&rows](std::uint32_t at) -> const Digest& { return rows[at]; };
  EXPECT_EQ(index.find(field(0), row_at), PositionIndex::kNone);
  constexpr std::uint32_t kRows = 5000;
  for (std::uint32_t i = 0; i < kRows; ++i) {
    rows.push_back(field(i));
    index.insert_next(row_at);
  }
  for (std::uint32_t i = 0; i < kRows; ++i) ASSERT_EQ(index.find(rows[i], row_at), i);
  for (std::uint32_t i = kRows; i < 2 * kRows; ++i) {
    ASSERT_EQ(index.find(field(i), row_at), PositionIndex::kNone);
  }
}

TEST(PositionIndex, TellsApartFieldsThatBeginAlike) {
  std::vector<Digest> rows(200);
  PositionIndex index;
  const auto row_at = [&rows](std::uint32_t at) -> const Digest& { return rows[at]; };
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    rows[i].data.fill(std::byte{0xff});  // the last slot, so that the search goes round
    rows[i].data.back() = static_cast<std::byte>(i);
    index.insert_next(row_at);
  }
  for (std::uint32_t i = 0; i < rows.size(); ++i) EXPECT_EQ(index.find(rows[i], row_at), i);
}

}  // namespace
}  // namespace yoriai::core::detail
