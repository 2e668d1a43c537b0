#include "cli/member_numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace yoriai::cli {
namespace {

std::string joined(std::span<const core::MemberNumber> members, std::string_view between) {
  std::vector<std::uint32_t> numbers;
  numbers.reserve(members.size());
  for (const auto member : members) numbers.push_back(member.value);
  return fmt::format("{}", fmt::join(numbers, between));
}

}  // namespace

std::string listed_numbers(std::span<const core::MemberNumber> members) {
  return joined(members, ", ");
}

Words some_numbers(std::span<const core::MemberNumber> members) {
  constexpr std::size_t kNamedAtMost = 20;  // a line that a person still reads
  const auto named = members.first(std::min(members.size(), kNamedAtMost));
  const auto numbers = listed_numbers(named);
  if (named.size() == members.size()) return {numbers, numbers};
  const auto more = members.size() - named.size();
  return {fmt::format("{}、ほか{}人", numbers, more), fmt::format("{} and {} more", numbers, more)};
}

Words members_words(std::span<const core::MemberNumber> members) {
  if (members.empty()) return {"なし", "nobody"};
  return {joined(members, "番、") + "番",
          (members.size() == 1 ? "member " : "members ") + joined(members, ", ")};
}

}  // namespace yoriai::cli
