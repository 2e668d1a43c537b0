// Members as they stand on a list that clerks tick off: "1-120,133,140-150".
#pragma once

#include "cli/failure.h"
#include "core/ids.h"

namespace yoriai::cli {

// "a,b": both; an empty word stays one.
std::vector<std::string> cut_at_commas(std::string_view text);

// Ascending; each once.
Attempted<std::vector<core::MemberNumber>> read_members(const std::vector<std::string>& lists,
                                                        std::string_view option);

}  // namespace yoriai::cli
