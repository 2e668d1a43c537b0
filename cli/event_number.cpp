#include "cli/event_number.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/find.h"
#include "core/limits.h"
#include "net/event_places.h"

namespace yoriai::cli {
namespace {

constexpr std::size_t kLeastDigits = 8;
// Longer than any number of a proposal, and as short as the number of an event may be.
constexpr std::size_t kMostProposalDigits = 7;
static_assert(core::kMaxProposals < 10'000'000);

std::optional<std::uint32_t> proposal_number(const std::string& text) {
  const bool digits =
      !text.empty() && std::ranges::all_of(text, [](char c) { return '0' <= c && c <= '9'; });
  if (!digits || text.size() > kMostProposalDigits) return std::nullopt;
  return static_cast<std::uint32_t>(std::stoul(text));
}

}  // namespace

Attempted<std::string> event_digits(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return 'A' <= c && c <= 'F' ? c + 32 : c; });
  const bool hex = text.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (!hex || text.size() < kLeastDigits || text.size() > 2 * core::EventId::kSize) {
    return fail(ExitCode::usage,
                {"記録の番号（受付番号）を、8桁以上の16進数で書いてください：" + text,
                 "Write the number of the event, 8 to 64 hexadecimal digits: " + text});
  }
  return text;
}

core::Unexpected<Failure> several_events() {
  return fail(ExitCode::usage, {"この番号で始まる記録がいくつもあります。続きも書いてください。",
                                "Several events begin with these digits. Write more of them."});
}

Attempted<core::EventId> find_event(const ledger::Book& book, const std::string& text) {
  YORIAI_TRY(const auto digits, event_digits(text));
  std::optional<core::EventId> found;
  bool several = false;
  const auto look = [&](const core::EventId& id) {
    if (!core::to_hex(id.view()).starts_with(digits)) return;
    several = several || (found && *found != id);
    found = id;
  };
  book.store().scan(book.state().ledger(), 0, book.state().size().value,
                    [&](std::uint64_t /*index*/, const ledger::StoredEntry& line) {
                      const auto facts = net::facts_of(line);
                      if (!facts) return true;
                      look(facts->event);
                      if (facts->carried) look(*facts->carried);
                      return !several;
                    });
  if (several) return several_events();
  if (!found) return core::Unexpected{Failure(core::Refused{core::Refusal::subject_unknown})};
  return *found;
}

Attempted<AttestationSubject> attestation_subject(const ledger::Book& book,
                                                  const std::string& text) {
  if (const auto number = proposal_number(text)) {
    YORIAI_TRY(const auto* proposal, find_proposal(book.state(), *number));
    return AttestationSubject{proposal->id.draft,
                              {fmt::format("議案{}", *number), fmt::format("proposal {}", *number)},
                              fmt::format("yoriai show {}", *number)};
  }
  // Whole, it may be newer than the copy of the book at hand.
  auto id = core::id_from_hex<core::EventId>(text);
  if (!id) {
    YORIAI_TRY(id, find_event(book, text));
  }
  const auto digits = core::to_hex(id->view());
  return AttestationSubject{*id,
                            {"記録 " + digits.substr(0, 16), "event " + digits.substr(0, 16)},
                            "yoriai attestations " + digits};
}

}  // namespace yoriai::cli
