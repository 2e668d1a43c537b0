#include "cli/instant_option.h"

#include <fmt/format.h>

#include "cli/wall_time.h"

namespace yoriai::cli {

Attempted<core::Instant> instant_of(const std::string& text, std::string_view option) {
  const auto instant = parse_instant(text);
  if (instant) return *instant;
  const auto why = explain(instant.error());
  return fail(ExitCode::usage,
              {fmt::format("{}：{}", option, why.ja), fmt::format("{}: {}", option, why.en)});
}

}  // namespace yoriai::cli
