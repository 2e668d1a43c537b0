// What the process answers to whoever started it, and which HTTP status a refusal would have: one
// table for every edge, so that no two of them can disagree.
//
//   0   done, or the answer is yes
//   1   the answer is no: an audit failed, a figure differs from what was expected
//   2   not understood: the command line, or a file given to read
//   3   refused by the rules of the book; nothing was changed
//   4   the machine is in the way: disk, lock, clock, nothing at that path
//   5   the stored book is damaged, or shorter than what was acknowledged; nothing was touched
//   70  a bug of ours (a broken invariant aborts instead)
#pragma once

#include "core/refusal.h"
#include "ledger/store.h"

namespace yoriai::cli {

enum class ExitCode : std::uint8_t {
  ok = 0,
  negative = 1,
  usage = 2,
  refused = 3,
  environment = 4,
  damaged = 5,
  bug = 70,
};

struct Answer {
  ExitCode exit;
  std::uint16_t http;
};

Answer answer_to(core::Refusal code);
ExitCode exit_of(ledger::EnvironmentError::Cause cause);

}  // namespace yoriai::cli
