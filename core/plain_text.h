// Texts that people read and machines compare: which of them may stand in a book (specs/book.md
// section 3). Knows nothing of locales.
#pragma once

#include <optional>
#include <string_view>

namespace yoriai::core {

// Takes the first code point off the front of `text`; none, and `text` unchanged, when it is empty
// or its front is not well-formed UTF-8 (RFC 3629: no overlong form, no surrogate, nothing above
// U+10FFFF).
std::optional<char32_t> take_code_point(std::string_view& text);

bool is_utf8(std::string_view text);

// Unicode's White_Space property.
bool is_white_space(char32_t point);

// UTF-8 without control characters (U+0000–001F, U+007F–009F), U+FEFF or bidirectional controls
// (U+061C, U+200E, U+200F, U+202A–202E, U+2066–2069): what it shows is what it says.
bool is_plain_text(std::string_view text);

}  // namespace yoriai::core
