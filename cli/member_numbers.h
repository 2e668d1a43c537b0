// Several members in a line, by their numbers.
#pragma once

#include <span>
#include <string>

#include "cli/language.h"
#include "core/ids.h"

namespace yoriai::cli {

// "2, 5"
std::string listed_numbers(std::span<const core::MemberNumber> members);
// As many as a person still reads: "2, 5 and 30 more"
Words some_numbers(std::span<const core::MemberNumber> members);
// "members 2, 5", "nobody"
Words members_words(std::span<const core::MemberNumber> members);

}  // namespace yoriai::cli
