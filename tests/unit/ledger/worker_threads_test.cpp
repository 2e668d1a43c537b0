#include "ledger/worker_threads.h"

#include <gtest/gtest.h>

#include <atomic>

#include "core/ballot_box.h"
#include "core/spread.h"

namespace yoriai::tests {
namespace {

TEST(RunPieces, DoesEachPieceOnce) {
  for (const std::size_t pieces : {0U, 1U, 2U, 3U, 1000U}) {
    std::vector<std::atomic<int>> done(pieces);
    ledger::run_pieces(pieces, [&](std::size_t piece) { ++done.at(piece); });
    for (const auto& times : done) EXPECT_EQ(times, 1) << pieces;
  }
}

TEST(RunPieces, ARollsDigestDoesNotDependOnThreads) {
  core::Roll roll;
  for (std::uint32_t i = 1; i <= 5 * core::kPeopleInPiece + 3; ++i) {
    roll.push_back({core::MemberNumber{i}, {}, core::Weight{i}, {}});
  }
  EXPECT_EQ(core::roll_digest(roll, ledger::run_pieces), core::roll_digest(roll));
}

}  // namespace
}  // namespace yoriai::tests
