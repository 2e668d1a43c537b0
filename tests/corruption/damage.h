// Ways to damage a file, and the table of what came of it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace yoriai::tests {

// One damage: a byte changed, or the file cut to a length.
struct Damage {
  enum class Way : std::uint8_t { flip, cut };
  Way way;
  std::size_t at;          // of the byte; the length that is left
  unsigned char mask = 0;  // of the bits flipped; not 0
};
std::string damaged(const std::string& good, const Damage& damage);
std::string describe(const Damage& damage);

// Every byte flipped and every length cut, or as many of each as `most`, by seed: then the last
// bytes of the file are among them in any case.
// One length in `cut_every` is cut.
std::vector<Damage> damages_of(std::size_t size, std::size_t most, std::uint64_t seed,
                               std::size_t cut_every = 1);

enum class Verdict : std::uint8_t {
  refused_at_open,
  refused_at_audit,  // it opens; an audit says what is wrong
  refused_at_read,   // of the register, which no audit reads
  unchanged,
  sign_again,  // book unchanged; the last checkpoint has to be signed once more
  silent       // accepted although something is other or missing
};
inline constexpr std::size_t kVerdicts = 6;

struct TableRow {
  std::string file;
  std::size_t flips = 0;
  std::size_t cuts = 0;
  std::array<std::size_t, kVerdicts> verdicts{};

  void count(const Damage& damage, Verdict verdict) {
    ++(damage.way == Damage::Way::flip ? flips : cuts);
    ++verdicts.at(static_cast<std::size_t>(verdict));
  }
};
// Keeps the row, for the table that is printed when the program ends.
void add_to_table(const TableRow& row);
void print_table();

}  // namespace yoriai::tests
