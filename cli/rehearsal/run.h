// Plays a scenario on a book that is not founded yet, and tells what happened.
#pragma once

#include <functional>
#include <memory>

#include "cli/file_fault.h"
#include "cli/rehearsal/script.h"
#include "cli/rehearsal/venue.h"

namespace yoriai::cli {

enum class ToldKind : std::uint8_t { time, deed, due, expectation };

// One line of the account. Not `good`: it went otherwise than the scenario says.
struct Told {
  ToldKind kind = ToldKind::deed;
  std::uint32_t line = 0;  // of the scenario; 0 for what falls due by itself
  std::string written;     // the line as it stands there
  Words what;              // what came of it; empty when there is nothing to add
  bool good = true;
};
using Listener = std::function<void(const Told&)>;

struct Played {
  std::uint32_t steps = 0;
  std::uint32_t expectations = 0;
  std::vector<Told> differences;
  [[nodiscard]] bool as_expected() const { return differences.empty(); }
};

// Plays to the end, or to the first line that the book refuses against expectation. A fault is a
// line that names somebody or something that is not there. The book is signed at the end.
FileResult<Played> play(const Script& script, const core::Charter& charter, Venue& venue,
                        const Listener& listener);

}  // namespace yoriai::cli
