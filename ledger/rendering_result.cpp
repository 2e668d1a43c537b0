#include "ledger/rendering_parts.h"

namespace yoriai::ledger::rendering {
namespace {

std::string option(const core::OptionCount& count) {
  return json::object({{"for", number(count.in_favour)},
                       {"against", number(count.against)},
                       {"net", json::number(count.net())},
                       {"supporters", number(count.supporters)}});
}

std::string house(const core::HouseResult& house) {
  return json::object({{"house", number(house.house)},
                       {"roll", number(house.roll)},
                       {"voted", number(house.voted)},
                       {"copied", number(house.copied)},
                       {"didNotFit", number(house.did_not_fit)},
                       {"cut", number(house.cut)},
                       {"endedNowhere", number(house.ended_nowhere)},
                       {"didNotVote", number(house.did_not_vote)},
                       {"present", number(house.present())},
                       {"cast", number(house.cast())},
                       {"blank", number(house.blank)},
                       {"quorumMet", json::boolean(house.quorum_met)},
                       {"thresholdMet", json::boolean(house.threshold_met)},
                       {"options", json::array(house.options, option)}});
}

std::string count(const core::TallyResult& result) {
  return json::object(
      {{"outcome", name(result.outcome)},
       {"winner", result.winner ? number(*result.winner) : json::null()},
       {"order", json::array(result.order, [](auto position) { return number(position); })},
       {"houses", json::array(result.houses, house)}});
}

std::string represented(const core::Represented& row) {
  return json::object({{"member", number(row.member)},
                       {"next", number(row.next)},
                       {"end", number(row.end)},
                       {"length", number(row.length)},
                       {"fate", name(row.fate)}});
}

}  // namespace

std::string result(const core::ResultDocument& document) {
  const auto& result = document.result;
  const auto any_number = [](auto value) { return number(value); };
  return json::object(
      {{"ledger", hex(document.ledger)},
       {"proposal", proposal(document.proposal)},
       {"number", number(document.number)},
       {"rulesVersion", number(document.rules_version)},
       {"charter", hex(document.charter)},
       {"kind", number(document.kind)},
       {"topic", number(document.topic)},
       {"method", name(document.method)},
       {"credits", number(document.credits)},
       {"negative", json::boolean(document.negative)},
       {"opensAt", time(document.opens_at)},
       {"closesAt", time(document.closes_at)},
       {"graceMs", number(document.grace.ms)},
       {"rollDigest", hex(document.roll_digest)},
       {"decided", count(result.decided.result)},
       {"withoutLate", result.without_late ? count(*result.without_late) : json::null()},
       {"purse", number(document.purse)},
       {"spending", name(document.spending)},
       {"payments", json::array(result.payments, any_number)},
       {"returned", number(result.returned)},
       {"represented", json::array(result.decided.represented, represented)},
       {"lateUncounted", json::array(result.late_uncounted, any_number)}});
}

}  // namespace yoriai::ledger::rendering
