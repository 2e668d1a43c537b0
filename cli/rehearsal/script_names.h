// Whom and what the lines of a scenario are about, by the names it gives them.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "core/ids.h"

namespace yoriai::cli {

// Whom a line is about.
struct OnePerson {
  std::string name;
};
struct NextOnes {  // "300 residents": the first of the crowd that no line has named for this
                   // proposal
  std::uint32_t count = 0;
  std::string member_class;
};
struct NumberedOnes {  // "residents 1-300", "resident 17"
  std::string member_class;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};
using Who = std::variant<OnePerson, NextOnes, NumberedOnes>;

// None: the proposal drafted last.
using ProposalRef = std::optional<core::ProposalNumber>;
// By number from 1, as people count, or by its words.
using OptionRef = std::variant<std::uint32_t, std::string>;

}  // namespace yoriai::cli
