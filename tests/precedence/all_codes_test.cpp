// Runs after all tests of this program: together they have met every refusal there is.
#include <iostream>

#include "tests/precedence/order.h"

namespace yoriai::tests {

PairCount& pair_count() {
  static PairCount count;
  return count;
}

namespace {

class EveryCode : public testing::Environment {
 public:
  void TearDown() override {
    // A part of the tests says nothing of the whole.
    if (testing::GTEST_FLAG(filter) != "*") return;
    for (const core::Refusal code : core::all_refusals()) {
      EXPECT_EQ(refusals_seen().count(code), 1U) << to_string(code) << " was never given";
    }
    std::cout << refusals_seen().size() << " codes, " << pair_count().together
              << " pairs of neighbours together, " << pair_count().apart << " that cannot meet\n";
  }
};

const testing::Environment* const kEveryCode = testing::AddGlobalTestEnvironment(new EveryCode);

}  // namespace
}  // namespace yoriai::tests
