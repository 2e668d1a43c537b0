#include "core/refusal.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

namespace yoriai::tests {
namespace {

using core::Refusal;

struct Row {
  Refusal code;
  unsigned number;
  std::string_view name;
};

// Numbers stand in signed answers and in books' histories: these must never change.
constexpr Row kStable[] = {
    {Refusal::header_too_large, 101, "header_too_large"},
    {Refusal::entry_not_strict, 115, "entry_not_strict"},
    {Refusal::signature_count_wrong, 201, "signature_count_wrong"},
    {Refusal::signature_invalid, 202, "signature_invalid"},
    {Refusal::key_inadmissible, 203, "key_inadmissible"},
    {Refusal::possession_invalid, 204, "possession_invalid"},
    {Refusal::receipt_invalid, 205, "receipt_invalid"},
    {Refusal::not_founded, 301, "not_founded"},
    {Refusal::cosigner_unexpected, 313, "cosigner_unexpected"},
    {Refusal::rules_version_unknown, 401, "rules_version_unknown"},
    {Refusal::member_number_not_next, 501, "member_number_not_next"},
    {Refusal::role_not_decided, 514, "role_not_decided"},
    {Refusal::proposal_number_not_next, 601, "proposal_number_not_next"},
    {Refusal::reason_missing, 623, "reason_missing"},
    {Refusal::voting_not_open, 701, "voting_not_open"},
    {Refusal::over_credits, 713, "over_credits"},
    {Refusal::result_differs, 720, "result_differs"},
};

TEST(Refusal, NumbersAndNamesAreStable) {
  for (const Row& row : kStable) {
    EXPECT_EQ(static_cast<unsigned>(row.code), row.number) << row.name;
    EXPECT_EQ(to_string(row.code), row.name);
  }
}

TEST(Refusal, ListHoldsEachOnceAscending) {
  const auto all = core::all_refusals();
  std::set<std::string_view> names;
  EXPECT_EQ(std::ranges::adjacent_find(all, std::ranges::greater_equal{}), all.end());
  for (const Refusal code : all) {
    EXPECT_TRUE(names.insert(to_string(code)).second) << to_string(code);
  }
  for (const Row& row : kStable) EXPECT_TRUE(names.contains(row.name)) << row.name;
}

TEST(Refusal, NamesAreOnesThatEveryToolCanKeep) {
  for (const Refusal code : core::all_refusals()) {
    const std::string_view name = to_string(code);
    EXPECT_EQ(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_"), std::string_view::npos)
        << name;
  }
}

TEST(Refused, CodeAndDetailBothCount) {
  const core::Refused refused{Refusal::over_credits, 5};
  EXPECT_EQ(refused, (core::Refused{Refusal::over_credits, 5}));
  EXPECT_NE(refused, (core::Refused{Refusal::over_credits, 6}));
  EXPECT_NE(refused, (core::Refused{Refusal::vote_out_of_range, 5}));
}

}  // namespace
}  // namespace yoriai::tests
