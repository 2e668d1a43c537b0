#include "tests/support/refusal_recorder.h"

namespace yoriai::tests {
namespace {

std::set<core::Refusal>& all() {
  static std::set<core::Refusal> codes;
  return codes;
}

}  // namespace

const std::set<core::Refusal>& refusals_seen() { return all(); }
void record(core::Refusal code) { all().insert(code); }

}  // namespace yoriai::tests
