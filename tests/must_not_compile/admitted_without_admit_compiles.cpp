#include "core/admit.h"

yoriai::core::Result<yoriai::core::Admitted> judged(const yoriai::core::State& state,
                                                    const yoriai::core::VerifiedEvent& event,
                                                    const yoriai::core::Moment& moment) {
  return yoriai::core::admit(state, event, moment);
}
