#include "cli/published_minutes.h"

#include <fmt/format.h>

#include "cli/book_lines.h"
#include "cli/member_numbers.h"
#include "cli/wall_time.h"

namespace yoriai::cli {
namespace {

BookLine line_of(const ledger::Book& book, const core::EventId& event) {
  std::optional<BookLine> found;
  const auto size = book.state().size().value;
  book.store().scan(book.state().ledger(), 0, size,
                    [&](std::uint64_t index, const ledger::StoredEntry& stored) {
                      auto line = read_line(index, stored);
                      if (line.id == event) found = std::move(line);
                      return !found.has_value();
                    });
  YORIAI_ASSERT(found.has_value());
  return *std::move(found);
}

// Keys stay their owners' for ever, also when they have been replaced.
Words signers_of(const core::State& state, const core::Header& header) {
  std::vector<core::MemberNumber> signers;
  const auto add = [&](const core::PublicKey& key) {
    if (const auto* owner = state.members().owner(key)) signers.push_back(owner->member);
  };
  add(header.author);
  for (const auto& key : header.cosigners) add(key);
  return members_words(signers);
}

}  // namespace

std::vector<Words> publication_lines(const ledger::Book& book, const core::Proposal& proposal) {
  YORIAI_ASSERT(!proposal.minutes.empty());
  const auto& last = proposal.minutes.back();
  const auto line = line_of(book, last.event);
  const auto who = signers_of(book.state(), line.header);
  std::vector<Words> lines{
      {fmt::format("議案{}の議事録　{}に公表", proposal.draft.number.value,
                   show_instant(Language::ja, line.at)),
       fmt::format("Minutes of proposal {}, published {}", proposal.draft.number.value,
                   show_instant(Language::en, line.at))},
      {fmt::format("　署名：{}（帳簿の{}行目）", who.ja, line.number),
       fmt::format("  Signed by {} (line {} of the book)", who.en, line.number)}};
  if (last.effective_at.ms > 0) {
    lines.push_back(
        {fmt::format("　効力：{}から", show_instant(Language::ja, last.effective_at)),
         fmt::format("  In effect from {}", show_instant(Language::en, last.effective_at))});
  }
  const auto corrections = proposal.minutes.size() - 1;
  if (corrections > 0) {
    lines.push_back({fmt::format("　訂正{}回。前の議事録も帳簿に残っています。", corrections),
                     fmt::format("  Corrected {}; the minutes before are in the book as well.",
                                 counted(corrections, "time"))});
  }
  return lines;
}

Words published_words(const core::Proposal& proposal) {
  Words words{"議事録は公表されています", "Minutes are published"};
  const auto effective = proposal.minutes.back().effective_at;
  if (effective.ms > 0) {
    words.ja += fmt::format("（効力は{}から）", show_instant(Language::ja, effective));
    words.en += fmt::format(", in effect from {}", show_instant(Language::en, effective));
  }
  const auto number = proposal.draft.number.value;
  words.ja += fmt::format("。「yoriai minutes {} --published」で読めます。", number);
  words.en += fmt::format("; read them with `yoriai minutes {} --published`.", number);
  return words;
}

}  // namespace yoriai::cli
