#include "cli/late_words.h"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "cli/explain.h"
#include "cli/member_numbers.h"

namespace yoriai::cli {
namespace {

using core::MemberNumber;
using core::Proposal;
using core::ResultDocument;

bool stands_by_receipts(const core::BallotRegister& ballots) {
  if (ballots.by_receipts.empty()) return false;
  return ballots.by_book.empty() || ballots.by_receipts.back().rank > ballots.by_book.back().rank;
}

// The document as it would be, had every ballot after the deadline been left out.
ResultDocument by_the_book(const ResultDocument& document, const Proposal& proposal) {
  auto alone = document;
  auto& result = alone.result;
  result.decided.result = *document.result.without_late;
  result.without_late.reset();
  result.payments = core::payments(document.purse, document.spending, result.decided.result,
                                   proposal.draft.costs);
  result.returned = core::rest_of(document.purse, result.payments);
  return alone;
}

void add_uncounted(std::vector<Words>& lines, const Proposal& proposal, const LateVoters& late) {
  const auto needed = proposal.receipts_needed;
  const auto add = [&](const std::vector<MemberNumber>& who, const Text& instead) {
    if (who.empty()) return;
    const auto numbers = some_numbers(who);
    lines.push_back(
        {fmt::format("　　数えない人：{}（締切前の受取証が、別々の運営者{}者分に足りません）{}",
                     numbers.ja, needed, instead.ja),
         fmt::format("    Not counted: {} (too few receipts dated in time; those of {} are "
                     "needed){}",
                     numbers.en, counted(needed, "operator"), instead.en)});
  };
  add(late.without, {"", ""});
  add(late.earlier_holds, {"。前に出した票を数えます", "; what they cast before counts instead"});
}

void add_by_the_book(std::vector<Words>& lines, const ResultDocument& document,
                     const Proposal& proposal) {
  if (!document.result.without_late) {
    lines.push_back({"　　受取証で数えた票を除いても、結果の数字は変わりません",
                     "    Without those that count, the figures are the same"});
    return;
  }
  const auto alone = by_the_book(document, proposal);
  const auto outcome = bare_outcome_words(alone, proposal);
  lines.push_back({"　　受取証で数えた票を除くと：" + outcome.ja,
                   "    Without those that count: " + outcome.en});
  for (const auto& line : result_lines(alone, proposal)) {
    lines.push_back({"　　" + line.ja, "    " + line.en});
  }
}

boost::json::array numbers_json(const std::vector<MemberNumber>& members) {
  boost::json::array out;
  for (const auto member : members) out.push_back(member.value);
  return out;
}

}  // namespace

LateVoters late_voters(const ResultDocument& document, const Proposal& proposal) {
  LateVoters late;
  const auto& roll = proposal.box.roll();
  for (std::size_t i = 0; proposal.box.any_by_receipts() && i < roll.size(); ++i) {
    const bool marked = proposal.box.counts().marked().contains(i);
    if (!marked && stands_by_receipts(proposal.box.at(i))) {
      late.by_receipts.push_back(roll[i].number);
    }
  }
  for (const auto member : document.result.late_uncounted) {
    const auto at = *core::position_in(roll, member);
    const bool counts =
        proposal.box.counts().marked().contains(at) || proposal.box.at(at).standing(true);
    (counts ? late.earlier_holds : late.without).push_back(member);
  }
  return late;
}

std::vector<Words> late_lines(const ResultDocument& document, const Proposal& proposal) {
  const auto late = late_voters(document, proposal);
  const auto uncounted = document.result.late_uncounted.size();
  if (late.by_receipts.empty() && uncounted == 0 && !document.result.without_late) {
    return {{"　締切後に届いた票：なし", "  Ballots entered after the deadline: none"}};
  }
  const auto by = late.by_receipts.size();
  std::vector<Words> lines{
      {fmt::format("　締切後に届いた票：締切前の受取証で数えたもの{}人、数えないもの{}人", by,
                   uncounted),
       fmt::format("  Voters with ballots entered after the deadline: {} counted by receipts dated "
                   "in time, {} not counted",
                   by, uncounted)}};
  if (by > 0) {
    const auto numbers = some_numbers(late.by_receipts);
    lines.push_back({"　　受取証で数えた人：" + numbers.ja, "    By receipts: " + numbers.en});
  }
  add_uncounted(lines, proposal, late);
  add_by_the_book(lines, document, proposal);
  return lines;
}

boost::json::object late_json(const ResultDocument& document, const Proposal& proposal) {
  const auto late = late_voters(document, proposal);
  return {{"by_receipts", numbers_json(late.by_receipts)},
          {"receipts_needed", proposal.receipts_needed},
          {"uncounted", numbers_json(document.result.late_uncounted)},
          {"uncounted_but_earlier_counts", numbers_json(late.earlier_holds)}};
}

}  // namespace yoriai::cli
