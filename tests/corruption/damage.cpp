#include "tests/corruption/damage.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "tests/support/dice.h"

namespace yoriai::tests {
namespace {

constexpr std::size_t kEnd =
    256;  // bytes at the end of a large file that are all damaged, or half of the cases

std::vector<TableRow>& rows() {
  static std::vector<TableRow> all;
  return all;
}

Damage flip_at(std::size_t at, Dice& dice) {
  return {Damage::Way::flip, at, static_cast<unsigned char>(dice.between(1, 255))};
}

}  // namespace

std::string damaged(const std::string& good, const Damage& damage) {
  if (damage.way == Damage::Way::cut) return good.substr(0, damage.at);
  auto bytes = good;
  bytes[damage.at] = static_cast<char>(static_cast<unsigned char>(bytes[damage.at]) ^ damage.mask);
  return bytes;
}

std::string describe(const Damage& damage) {
  if (damage.way == Damage::Way::cut) return fmt::format("cut to {} bytes", damage.at);
  return fmt::format("byte {} xor {:02x}", damage.at, damage.mask);
}

std::vector<Damage> damages_of(std::size_t size, std::size_t most, std::uint64_t seed,
                               std::size_t cut_every) {
  Dice dice(seed);
  std::vector<Damage> all;
  if (size <= most) {
    for (std::size_t at = 0; at < size; ++at) {
      all.push_back(flip_at(at, dice));
      if (at % cut_every == 0) all.push_back({Damage::Way::cut, at});
    }
    return all;
  }
  for (std::size_t i = 0; i < most; ++i) {
    const auto anywhere = static_cast<std::size_t>(dice.below(static_cast<long long>(size)));
    const auto at = i < std::min(kEnd, most / 2) ? size - 1 - i : anywhere;
    all.push_back(flip_at(at, dice));
    if (i % 2 == 0) all.push_back({Damage::Way::cut, at});
  }
  return all;
}

void add_to_table(const TableRow& row) { rows().push_back(row); }

void print_table() {
  fmt::print("\n{:<34}{:>7}{:>7}{:>9}{:>9}{:>9}{:>11}{:>9}{:>9}\n", "file", "flips", "cuts",
             "at open", "at audit", "at read", "unchanged", "re-sign", "SILENT");
  for (const auto& row : rows()) {
    fmt::print("{:<34}{:>7}{:>7}{:>9}{:>9}{:>9}{:>11}{:>9}{:>9}\n", row.file, row.flips, row.cuts,
               row.verdicts[0], row.verdicts[1], row.verdicts[2], row.verdicts[3], row.verdicts[4],
               row.verdicts[5]);
  }
  std::fflush(stdout);
}

}  // namespace yoriai::tests
