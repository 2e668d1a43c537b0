#include "cli/rehearsal_clock.h"

#include <chrono>

#include "cli/read_file.h"
#include "cli/wall_time.h"

namespace yoriai::cli {
namespace {

core::Instant instant_of(std::filesystem::file_time_type written) {
  const auto since = std::chrono::file_clock::to_sys(written).time_since_epoch();
  const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
  return core::Instant{static_cast<std::uint64_t>(std::max<std::int64_t>(0, ms))};
}

std::string_view first_line(std::string_view text) { return text.substr(0, text.find('\n')); }

}  // namespace

FileResult<RehearsalClock> RehearsalClock::open(std::filesystem::path file,
                                                std::function<core::Instant()> real) {
  RehearsalClock clock(std::move(file), std::move(real));
  YORIAI_CHECK(clock.read());
  return clock;
}

FileResult<bool> RehearsalClock::read() {
  std::error_code unknown;
  const auto written = std::filesystem::last_write_time(file_, unknown);
  if (!unknown && written == written_) return true;
  YORIAI_TRY(const auto text, read_file(file_));
  const auto shown = parse_instant(first_line(text));
  if (!shown) return core::Unexpected{FileFault{file_.string(), 1, 1, explain(shown.error())}};
  written_ = written;
  shown_ = *shown;
  since_ = instant_of(written);
  return true;
}

core::Instant RehearsalClock::now() {
  static_cast<void>(read());
  const auto real = real_();
  return {shown_.ms + (real.ms - std::min(real, since_).ms)};
}

}  // namespace yoriai::cli
