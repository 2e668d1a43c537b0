#include <fmt/format.h>

#include <array>
#include <charconv>

#include "cli/charter_file.h"
#include "core/limits.h"

namespace yoriai::cli {
namespace {

constexpr std::array<std::string_view, 5> kBases{"roll", "present", "cast", "cards", "people"};
constexpr std::string_view kAtLeast = "at least ";
constexpr std::string_view kMoreThan = "more than ";
constexpr std::string_view kAtMost = "at most ";

bool take(std::string_view& text, std::string_view expected) {
  if (!text.starts_with(expected)) return false;
  text.remove_prefix(expected.size());
  return true;
}

std::optional<std::uint32_t> take_part(std::string_view& text) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || value == 0 || value > core::kMaxFractionPart) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return value;
}

}  // namespace

std::optional<core::Condition> parse_condition(std::string_view text) {
  if (text == "none") return core::Condition{};
  core::Condition out;
  out.strict = take(text, kMoreThan);
  if (!out.strict && !take(text, kAtLeast)) return std::nullopt;
  const auto numerator = take_part(text);
  if (!numerator || !take(text, "/")) return std::nullopt;
  const auto denominator = take_part(text);
  if (!denominator || *numerator > *denominator || !take(text, " of ")) return std::nullopt;
  out.numerator = *numerator;
  out.denominator = *denominator;
  for (std::size_t base = 0; base < kBases.size(); ++base) {
    if (kBases[base] != text) continue;
    out.base = static_cast<core::ConditionBase>(base);
    return out;
  }
  return std::nullopt;
}

std::string write_condition(const core::Condition& condition) {
  if (condition.numerator == 0) return "none";
  return fmt::format("{}{}/{} of {}", condition.strict ? kMoreThan : kAtLeast, condition.numerator,
                     condition.denominator, kBases.at(static_cast<std::size_t>(condition.base)));
}

std::optional<core::DelegationCap> parse_cap(std::string_view text) {
  if (text == "none") return core::DelegationCap{};
  if (!take(text, kAtMost)) return std::nullopt;
  const auto first = take_part(text);
  if (!first) return std::nullopt;
  if (text == " people" || (*first == 1 && text == " person")) return core::DelegationCap{*first};
  if (!take(text, "/")) return std::nullopt;
  const auto denominator = take_part(text);
  if (!denominator || *first > *denominator || text != " of roll") return std::nullopt;
  return core::DelegationCap{0, *first, *denominator};
}

}  // namespace yoriai::cli
