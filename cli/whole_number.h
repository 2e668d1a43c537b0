// Whole numbers and blanks in what people write.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace yoriai::cli {

// Without blanks, tabs and a carriage return at its ends.
std::string_view trimmed(std::string_view text);

// Digits alone, perhaps between blanks, up to `most`.
std::optional<std::uint64_t> whole_number(std::string_view text, std::uint64_t most);

}  // namespace yoriai::cli
