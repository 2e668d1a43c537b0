// expect: (cannot|could not) convert|no known conversion|no matching
#include "core/state.h"

const yoriai::core::Proposal* found(const yoriai::core::State& state,
                                    yoriai::core::MemberNumber number) {
  return state.find(number);
}
