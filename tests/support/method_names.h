// Tests over all methods, called by the method's name.
#pragma once

#include <gtest/gtest.h>

#include <array>
#include <string>

#include "core/charter.h"

namespace yoriai::tests {

inline constexpr std::array<const char*, core::kMethodCount> kMethodNames{
    "yes_no", "one_of", "approval", "quadratic", "ranked", "equal_shares", "greedy"};

// For INSTANTIATE_TEST_SUITE_P, whose parameter is a method or its number.
template <class Parameter>
std::string method_name(const testing::TestParamInfo<Parameter>& info) {
  return kMethodNames.at(static_cast<std::size_t>(info.param));
}

}  // namespace yoriai::tests
