// Why a verb did not do what was asked: a refusal of the book, a fault in a file, a command line
// that cannot be meant, or an answer that is no. Faults of the machine are exceptions and end in
// main.
#pragma once

#include <vector>

#include "cli/exit_codes.h"
#include "cli/file_fault.h"

namespace yoriai::cli {

struct Failure {
  ExitCode exit = ExitCode::usage;
  Words what;
  std::optional<core::Refused> refused;
  std::vector<std::string> next;  // commands that make sense now

  // Implicit, so that YORIAI_TRY passes on what a function below refused.
  Failure(const core::Refused& refusal);
  Failure(const FileFault& fault);
  Failure(ExitCode code, Words words) : exit(code), what(std::move(words)) {}
};

template <class T>
using Attempted = core::Result<T, Failure>;
// How a verb ends.
using VerbResult = Attempted<ExitCode>;

inline core::Unexpected<Failure> fail(ExitCode code, Words what) {
  return core::Unexpected<Failure>{Failure{code, std::move(what)}};
}

}  // namespace yoriai::cli
