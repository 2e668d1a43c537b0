// Amounts that grow as units are added for everybody, and how far that goes without changing what
// was found.
#pragma once

#include <boost/multiprecision/cpp_int.hpp>

#include "core/assert.h"

namespace yoriai::core::detail {

// Whole numbers of any size, of which most fit into the object itself.
inline constexpr unsigned kBitsInPlace = 512;
using WholeNumber = boost::multiprecision::number<
    boost::multiprecision::cpp_int_backend<kBitsInPlace, 0, boost::multiprecision::signed_magnitude,
                                           boost::multiprecision::unchecked,
                                           std::allocator<boost::multiprecision::limb_type>>,
    boost::multiprecision::et_off>;

// at_once + growth · units, the units being those added for everybody.
struct AmountLine {
  WholeNumber at_once;
  WholeNumber growth;
};

inline AmountLine operator*(const AmountLine& line, const WholeNumber& times) {
  return {line.at_once * times, line.growth * times};
}
inline AmountLine operator+(const AmountLine& a, const AmountLine& b) {
  return {a.at_once + b.at_once, a.growth + b.growth};
}
inline AmountLine operator-(const AmountLine& a, const AmountLine& b) {
  return {a.at_once - b.at_once, a.growth - b.growth};
}

// How many units may be added until something that holds now does not.
class Horizon {
 public:
  explicit Horizon(WholeNumber most) : most_(std::move(most)) {}
  [[nodiscard]] const WholeNumber& most() const { return most_; }

  // line ≥ 0, or line > 0, holds now.
  void keep_from_zero(const AmountLine& line) { keep(line, false); }
  void keep_above_zero(const AmountLine& line) { keep(line, true); }

 private:
  void keep(const AmountLine& line, bool strictly) {
    YORIAI_ASSERT(strictly ? line.at_once > 0 : line.at_once >= 0);
    if (line.growth >= 0) return;
    const WholeNumber there = line.at_once + line.growth * most_;
    if (strictly ? there > 0 : there >= 0) return;
    const WholeNumber fall = -line.growth;
    most_ = (strictly ? WholeNumber(line.at_once - 1) : line.at_once) / fall;
  }

  WholeNumber most_;
};

}  // namespace yoriai::core::detail
