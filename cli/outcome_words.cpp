// What a vote came to, in a sentence, and what may follow from it.
#include <fmt/format.h>

#include "cli/explain.h"
#include "cli/wall_time.h"

namespace yoriai::cli {
namespace {

using core::Outcome;
using core::Proposal;
using core::ResultDocument;

const core::TallyResult& decided(const ResultDocument& document) {
  return document.result.decided.result;
}

std::string winner_name(const ResultDocument& document, const Proposal& proposal) {
  const auto& winner = decided(document).winner;
  return winner ? proposal.draft.options[winner->value] : std::string{};
}

// That it was voted on again.
Words repeated_words(const Proposal& proposal, const Text& why) {
  const auto number = proposal.repeated_in.value;
  return {fmt::format("{}議案{}で、もう一度投票にかけました。", why.ja, number),
          fmt::format("{} It is voted on again in proposal {}.", why.en, number)};
}

// What may still come of a tie, or has.
Words tie_words(const Proposal& proposal, bool by_own_rule) {
  const Words nothing{"同数のため、決まりませんでした。", "A tie: nothing is decided."};
  if (!by_own_rule) return nothing;
  if (proposal.cast_by != core::kNobody) {
    const bool passed = proposal.outcome == Outcome::passed;
    return {fmt::format("可否同数で、議長（{}番）が{}と決めました。", proposal.cast_by.value,
                        passed ? "可決" : "否決"),
            fmt::format("A tie, which the chair (member {}) decided: {}.", proposal.cast_by.value,
                        passed ? "passed" : "not passed")};
  }
  if (proposal.repeated_in.value > 0) return repeated_words(proposal, {"同数でした。", "A tie."});
  const auto& kind = proposal.kind();
  if (kind.tie == core::TieRule::chair && proposal.draft.method == core::Method::yes_no) {
    const auto last = proposal.closed_at + kind.casting;
    return {
        fmt::format("可否同数です。議長が{}までに決められます。", show_instant(Language::ja, last)),
        fmt::format("A tie. The chair may decide it until {}.", show_instant(Language::en, last))};
  }
  if (kind.tie == core::TieRule::second_round && !proposal.draft.repeats) {
    const auto last = proposal.closed_at + kind.repeat_within;
    return {fmt::format("同数です。{}までに、もう一度投票にかけられます。",
                        show_instant(Language::ja, last)),
            fmt::format("A tie. It may be drafted for a second round until {}.",
                        show_instant(Language::en, last))};
  }
  return nothing;
}

Words no_quorum_words(const Proposal& proposal, bool by_own_rule) {
  Words words{"定足数に足りず、成立しませんでした。",
              "Too few took part: the quorum was not met, so nothing is decided."};
  if (!by_own_rule) return words;
  if (proposal.repeated_in.value > 0) {
    return repeated_words(proposal, {"定足数に足りませんでした。", "The quorum was not met."});
  }
  const auto& kind = proposal.kind();
  if (!kind.second_call || proposal.draft.repeats) return words;
  const auto last = proposal.closed_at + kind.repeat_within;
  words.ja +=
      fmt::format("{}までに、もう一度投票にかけられます。", show_instant(Language::ja, last));
  words.en += fmt::format(" It may be drafted for a second call until {}.",
                          show_instant(Language::en, last));
  return words;
}

Words said(const ResultDocument& document, const Proposal& proposal, bool by_own_rule) {
  const auto winner = winner_name(document, proposal);
  switch (decided(document).outcome) {
    case Outcome::passed:
      if (core::chooses_projects(document.method)) {
        const auto chosen = decided(document).chosen.size();
        return {fmt::format("{}件の案に決まりました。", chosen),
                fmt::format("Decided: {}.", counted(chosen, "project"))};
      }
      if (winner.empty()) return {"可決されました。", "Passed."};
      return {fmt::format("「{}」に決まりました。", winner), fmt::format("Decided: {}.", winner)};
    case Outcome::failed:
      return {"否決されました。", "Not passed."};
    case Outcome::no_quorum:
      return no_quorum_words(proposal, by_own_rule);
    case Outcome::tied:
      return tie_words(proposal, by_own_rule);
    case Outcome::not_opened:
      return {"開票人の鍵が期限までにそろわず、票は開かれませんでした。投票は無効です。",
              "Not opened: not all of its keys were published in time, so the vote is void."};
  }
  return {};
}

}  // namespace

Words outcome_words(const ResultDocument& document, const Proposal& proposal) {
  // By another rule the ballots may come to something that nothing can follow.
  return said(document, proposal, decided(document).outcome == proposal.counted);
}

Words bare_outcome_words(const ResultDocument& document, const Proposal& proposal) {
  return said(document, proposal, /*by_own_rule=*/false);
}

}  // namespace yoriai::cli
