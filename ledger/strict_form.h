// Bytes have one form for what they say, and decoding refuses any other (specs/book.md section 3).
#pragma once

#include <cstdint>

namespace yoriai::ledger {

enum class StrictForm : std::uint8_t {
  required,  // written again, the values must give the same bytes
  // The form was judged before the bytes were stored, and who asks makes sure that they are the
  // same bytes still, by a hash that was signed. Everything else about them is judged as ever.
  known,
};

}  // namespace yoriai::ledger
