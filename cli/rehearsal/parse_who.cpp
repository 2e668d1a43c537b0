#include <fmt/format.h>

#include "cli/rehearsal/parse_parts.h"
#include "core/limits.h"

namespace yoriai::cli {
namespace {

// "17" or "1-300".
std::optional<std::pair<std::uint32_t, std::uint32_t>> parse_range(std::string_view word) {
  const std::size_t dash = word.find('-');
  const auto first = parse_number(word.substr(0, dash));
  const auto last = dash == std::string_view::npos ? first : parse_number(word.substr(dash + 1));
  if (!first || !last || *first < 1 || *last < *first || *last > core::kMaxMembers) {
    return std::nullopt;
  }
  return std::pair{static_cast<std::uint32_t>(*first), static_cast<std::uint32_t>(*last)};
}

}  // namespace

bool at_end(const WordReader& words) { return words.done() || words.sees("->"); }

FileResult<ProposalRef> take_proposal(WordReader& words) {
  if (!words.take("proposal")) return ProposalRef{};
  YORIAI_TRY(const std::uint64_t number, words.number(1, core::kMaxProposals));
  return ProposalRef{core::ProposalNumber{static_cast<std::uint32_t>(number)}};
}

FileResult<std::vector<std::string>> take_signers(WordReader& words) {
  if (!words.take("by")) return std::vector<std::string>{};
  return words.names();
}

FileResult<Who> parse_who(WordReader& words) {
  if (words.sees_number()) {
    YORIAI_TRY(const std::uint64_t count, words.number(1, core::kMaxMembers));
    YORIAI_TRY(std::string member_class, words.name());
    return Who{NextOnes{static_cast<std::uint32_t>(count), std::move(member_class)}};
  }
  YORIAI_TRY(std::string name, words.name());
  if (const auto range = parse_range(words.peek())) {
    words.take(words.peek());
    return Who{NumberedOnes{std::move(name), range->first, range->second}};
  }
  return Who{OnePerson{std::move(name)}};
}

FileResult<std::string> only_one(const WordReader& words, const Who& who) {
  if (const auto* person = std::get_if<OnePerson>(&who)) return person->name;
  if (const auto* numbered = std::get_if<NumberedOnes>(&who);
      numbered != nullptr && numbered->first == numbered->last) {
    return fmt::format("{} {}", numbered->member_class, numbered->first);
  }
  return words.wrong(Text{"これは一人ずつ書いてください。", "only one person at a time does this"});
}

}  // namespace yoriai::cli
