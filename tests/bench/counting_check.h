// Compares a result document with a count made apart from core's.
#pragma once

#include "core/result_document.h"
#include "tests/bench/community.h"

namespace yoriai::bench {

struct ExpectedTurnout {
  std::uint32_t roll = 0;
  std::uint32_t voted = 0;
  std::uint32_t copied = 0;
};

// Throws WrongAnswer.
void require_result(core::ByteView document, const ExpectedTurnout& turnout,
                    const PlainCount& count);

}  // namespace yoriai::bench
