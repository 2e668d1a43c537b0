#include "cli/failure.h"

#include "cli/messages.h"

namespace yoriai::cli {

Failure::Failure(const core::Refused& refusal)
    : exit(answer_to(refusal.code).exit), what(message(refusal)), refused(refusal) {}

Failure::Failure(const FileFault& fault) : what(describe(fault)) {}

}  // namespace yoriai::cli
