#include "cli/system_clock.h"

#include <chrono>

namespace yoriai::cli {

core::Instant system_now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
  // A clock before 1970 reads as the beginning of time; the book then refuses it as behind.
  return core::Instant{ms < 0 ? 0 : static_cast<std::uint64_t>(ms)};
}

}  // namespace yoriai::cli
