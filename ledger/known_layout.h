// Messages whose layout is known beforehand. Where the fields of a Cap'n Proto message lie is said
// by its pointer words; so one that is as long as a sample, and differs from it at most in bits of
// the fields, has its fields where the sample has them. Those are read from there, in a tenth of
// the time; whatever else comes, the library reads. The samples are the library's own writing, so
// nothing here knows how a message is built.
#pragma once

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

// What samples are filled with: a byte for each field, and its inverse in the other sample.
template <class Id>
Id filled(std::uint8_t byte) {
  Id out;
  out.data.fill(std::byte{byte});
  return out;
}

}  // namespace yoriai::ledger
