#include "cli/minutes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/attestation_words.h"
#include "cli/explain.h"
#include "cli/member_numbers.h"
#include "cli/messages.h"
#include "cli/office_holders.h"
#include "cli/wall_time.h"
#include "core/sha256.h"

namespace yoriai::cli {
namespace {

using core::Proposal;

constexpr std::string_view kLine = "____________________";  // to write on

MinutesPart item_of(const Proposal& proposal) {
  const auto& draft = proposal.draft;
  const auto& kind = proposal.kind().name;
  const auto method = word_for(draft.method);
  const auto seconds = members_words(proposal.seconds);
  MinutesPart part{{"議案", "The proposal"}, {}};
  part.lines = {
      {fmt::format("議案{}「{}」", draft.number.value, draft.title),
       fmt::format("Proposal {}: {}", draft.number.value, draft.title)},
      {fmt::format("種類：{}　決め方：{}", kind, method.ja),
       fmt::format("Kind: {}; method: {}", kind, method.en)},
      {fmt::format("提案：{}番　賛同：{}", proposal.author.value, seconds.ja),
       fmt::format("Proposed by member {}; seconded by {}", proposal.author.value, seconds.en)},
      {"本文の指紋：" + core::to_hex(draft.wording.hash.view()),
       "Fingerprint of the wording: " + core::to_hex(draft.wording.hash.view())}};
  return part;
}

MinutesPart result_of(const core::ResultDocument& document, const Proposal& proposal) {
  MinutesPart part{{"結果", "The result"}, {outcome_words(document, proposal)}};
  for (auto& line : result_lines(document, proposal)) part.lines.push_back(std::move(line));
  return part;
}

MinutesPart proof_of(const core::State& state, const Proposal& proposal) {
  const auto ledger = core::to_hex(state.ledger().view());
  const auto result = core::to_hex(proposal.result.hash.view());
  return {
      {"証明", "Proof"},
      {{"帳簿：" + ledger, "Book: " + ledger},
       {"結果文書の指紋：" + result, "Fingerprint of the result document: " + result},
       {fmt::format("作成時、帳簿は{}行。確かめるには yoriai audit", grouped(state.size().value)),
        fmt::format("The book had {} lines when this was drawn up; yoriai audit checks it",
                    grouped(state.size().value))}}};
}

std::vector<Words> blanks() {
  return {{"場所", "Place"}, {"経過の要領", "Course of the discussion"}, {"作成日", "Drawn up on"}};
}

Words signer(core::Role role, const std::vector<core::MemberNumber>& holders) {
  const auto word = word_for(role);
  if (holders.empty()) return word;
  const auto numbers = members_words(holders);
  return {fmt::format("{}（{}）", word.ja, numbers.ja),
          fmt::format("{} ({})", word.en, numbers.en)};
}

// Whoever decided a tie; else who was there to.
std::vector<core::MemberNumber> chair_of(const ledger::Book& book, const Proposal& proposal) {
  if (proposal.cast_by != core::kNobody) return {proposal.cast_by};
  return holders_at(book, core::Role::chair, proposal.closed_at);
}

// As a draft has a blank that nobody has written into, in text or as a page.
std::array<std::string, 2> untouched(const std::string& blank) {
  return {blank + ": " + std::string(kLine), ">" + blank + "</th><td></td></tr>"};
}

}  // namespace

std::vector<Words> blanks_in(std::string_view text) {
  std::vector<Words> found;
  for (const auto& blank : blanks()) {
    const auto is_there = [&](const std::string& in_language) {
      return std::ranges::any_of(untouched(in_language), [&](const std::string& as_drafted) {
        return text.find(as_drafted) != std::string_view::npos;
      });
    };
    if (is_there(blank.ja) || is_there(blank.en)) found.push_back(blank);
  }
  return found;
}

MinutesDraft draft_minutes(const ledger::Book& book, const Proposal& proposal,
                           const core::ResultDocument& document) {
  const auto& state = book.state();
  const auto& community = proposal.charter->rules.name;
  MinutesDraft draft;
  draft.title = {fmt::format("{}　議事録", community), fmt::format("{}: minutes", community)};
  if (state.rehearsal()) {
    draft.title.ja += "　※練習用の帳簿";
    draft.title.en += " - of a rehearsal";
  }
  const auto counts = count_trail(book.store(), state, proposal);
  draft.parts = {
      item_of(proposal),
      result_of(document, proposal),
      {{"投票のようす", "How it was voted"}, explanation_lines(document, proposal, counts)},
      proof_of(state, proposal)};
  auto attested = attestation_lines(state, proposal);
  if (!attested.empty()) {
    const MinutesPart part{{"承認・異議・報告など", "Approvals, objections, reports"}, attested};
    draft.parts.insert(draft.parts.end() - 1, part);
  }
  draft.blanks = blanks();
  draft.signers = {
      signer(core::Role::chair, chair_of(book, proposal)),
      signer(core::Role::clerk, holders_at(book, core::Role::clerk, proposal.closed_at))};
  return draft;
}

std::string minutes_text(const MinutesDraft& draft, Language language) {
  auto text = draft.title.in(language) + "\n";
  for (const auto& part : draft.parts) {
    text += "\n" + part.heading.in(language) + "\n";
    for (const auto& line : part.lines) text += "  " + line.in(language) + "\n";
  }
  text += "\n";
  for (const auto& blank : draft.blanks) text += fmt::format("{}: {}\n", blank.in(language), kLine);
  text += "\n";
  for (const auto& who : draft.signers) text += fmt::format("{}  {}\n", who.in(language), kLine);
  return text;
}

}  // namespace yoriai::cli
