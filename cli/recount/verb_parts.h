// What was said to `yoriai recount`, and the parts of it, each for one kind of ballots.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>

#include "cli/app.h"
#include "core/event.h"

namespace yoriai::cli {

struct RecountOptions {
  std::string ballots;
  std::string rule;
  std::string method;
  std::string published;
  std::string into;
  std::optional<std::uint64_t> purse;  // none: as published
  std::optional<std::uint32_t> credits;
};

// The command as it was given; none of it may be lost when it is told what to do next.
std::string command(const RecountOptions& options);

struct GivenOption {
  std::string_view name;
  bool is_given;
};
// What such ballots have no use for is refused, not passed over.
core::Result<void, Failure> refuse(std::initializer_list<GivenOption> unfit, Text ballots);

// Points, and ballots that name options: through a book.
VerbResult recount_by_charter(Context& context, const RecountOptions& options, core::Method method);
// Rankings, by Schulze's method.
VerbResult recount_rankings(Context& context, const RecountOptions& options);
// Projects with costs: by the file's own budget, and beside the selection that it holds itself.
VerbResult recount_projects(Context& context, const RecountOptions& options);

}  // namespace yoriai::cli
