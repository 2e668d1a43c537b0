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

TEST(WorkerThreads, WhatIsBegunIsDoneWhenItIsFinished) {
  constexpr int kTasks = 1000;
  for (const unsigned threads : {1U, 2U, 5U}) {
    ledger::WorkerThreads workers(threads);
    for (int again = 0; again < 3; ++again) {
      std::atomic<int> next = 0;
      std::atomic<int> done = 0;
      workers.begin([&] {
        while (next++ < kTasks) ++done;
      });
      workers.finish();
      EXPECT_EQ(done, kTasks);
      std::atomic<int> helped = 0;
      workers.run([&] { ++helped; }, [] {});
      EXPECT_LT(helped, static_cast<int>(threads));
    }
  }
}

}  // namespace
}  // namespace yoriai::tests
