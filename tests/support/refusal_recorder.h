// Remembers which refusals the public entry points gave while a test program ran.
#pragma once

#include <set>

#include "core/result.h"

namespace yoriai::tests {

const std::set<core::Refusal>& refusals_seen();
void record(core::Refusal code);

// Passes a result on, having taken down why it is none.
template <class T>
const core::Result<T>& seen(const core::Result<T>& result) {
  if (!result) record(result.error().code);
  return result;
}

}  // namespace yoriai::tests
