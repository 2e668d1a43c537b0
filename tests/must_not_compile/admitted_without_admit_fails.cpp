// expect: private
#include "core/admit.h"

yoriai::core::Admitted invented(const yoriai::core::State& state) {
  return yoriai::core::Admitted(state, std::unique_ptr<yoriai::core::detail::Delta>());
}
