#include "cli/numbers.h"

namespace yoriai::cli {

std::string grouped(std::uint64_t number) {
  auto digits = std::to_string(number);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<std::size_t>(at), ",");
  }
  return digits;
}

std::string grouped_net(std::int64_t number) {
  const auto size = static_cast<std::uint64_t>(number);
  return number < 0 ? "-" + grouped(0 - size) : grouped(size);
}

std::string counted_people(std::uint64_t count) {
  return grouped(count) + (count == 1 ? " person" : " people");
}

std::string capitalized(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() -= 'a' - 'A';
  return text;
}

}  // namespace yoriai::cli
