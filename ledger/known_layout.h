// Messages whose layout is known beforehand. Where the fields of a Cap'n Proto message lie is said
// by its pointer words; so one that is as long as a sample, and differs from it at most in bits of
// the fields, has its fields where the sample has them. Those are read from there, in a tenth of
// the time; whatever else comes, the library reads. The samples are the library's own writing, so
// nothing here knows how a message is built.
//
// So what fits is in strict form, too, but for one thing: a last word of numbers that are all zero
// is left away there. Whoever reads by a layout leaves such a message to the library.
#pragma once

#include <algorithm>
#include <cstring>
#include <span>
#include <type_traits>
#include <vector>

#include "core/bytes.h"

namespace yoriai::ledger {

class KnownLayout {
 public:
  // Two samples of one layout that differ in every bit of every field.
  KnownLayout(core::ByteView sample, core::ByteView inverse);

  [[nodiscard]] std::size_t size() const { return sample_.size(); }
  // Whether the message, which begins on a word's boundary, is laid out in this way.
  [[nodiscard]] bool fits(core::ByteView message) const;
  // Where the sample has the field with these bytes, the first one if there are several.
  [[nodiscard]] std::size_t place_of(core::ByteView content) const;
  template <class Number>
  [[nodiscard]] std::size_t place_of_number(Number number) const {
    return place_of(std::as_bytes(std::span(&number, 1)));
  }

 private:
  struct Word {  // with the bits that belong to no field
    std::size_t at = 0;
    std::uint64_t bits = 0;
    std::uint64_t value = 0;
  };
  core::ByteVector sample_;
  core::ByteVector inverse_;
  std::vector<Word> frame_;
};

// A field out of a message that fits; its place is inside.
template <class Value>
void read_at(core::ByteView message, std::size_t place, Value& out) {
  static_assert(std::is_trivially_copyable_v<Value>);
  std::memcpy(&out, message.subspan(place, sizeof out).data(), sizeof out);
}

// A sample or its inverse: what samples are filled with is a byte for each field, turned over in
// the other one.
enum class Flip : std::uint8_t { none = 0x00, all = 0xff };

inline std::byte filled_byte(unsigned byte, Flip flip) {
  return static_cast<std::byte>(byte ^ static_cast<unsigned>(flip));
}
template <class Number>
Number filled_number(unsigned byte, Flip flip) {
  Number out{};
  std::memset(&out, std::to_integer<int>(filled_byte(byte, flip)), sizeof out);
  return out;
}
template <class Id>
Id filled(std::uint8_t byte) {
  Id out;
  out.data.fill(std::byte{byte});
  return out;
}
template <class Id>
Id filled_id(unsigned byte, Flip flip) {
  return filled<Id>(std::to_integer<std::uint8_t>(filled_byte(byte, flip)));
}

// The first of these layouts that fits reads the message.
template <class Layouts, class Out>
bool read_by_any(const Layouts& layouts, core::ByteView message, Out& out) {
  return std::ranges::any_of(layouts, [&](const auto& one) { return one.read(message, out); });
}

}  // namespace yoriai::ledger
