#include "ledger/rendering_parts.h"

namespace yoriai::ledger::rendering {
namespace {

std::string option(const core::OptionCount& count) {
  return json::object({{"for", number(count.in_favour)},
                       {"against", number(count.against)},
                       {"net", json::number(count.net())},
                       {"supporters", number(count.supporters)}});
}

std::string cards(const core::CardFigures& cards) {
  return json::object({{"all", number(cards.all)},
                       {"roll", number(cards.roll)},
                       {"voted", number(cards.voted)},
                       {"copied", number(cards.copied)},
                       {"didNotFit", number(cards.did_not_fit)},
                       {"cut", number(cards.cut)},
                       {"endedNowhere", number(cards.ended_nowhere)},
                       {"didNotVote", number(cards.did_not_vote)},
                       {"present", number(cards.present())},
                       {"cast", number(cards.cast())},
                       {"blank", number(cards.blank)},
                       {"spoilt", number(cards.spoilt)},
                       {"inRoom", number(cards.in_room)}});
}

std::string house(const core::HouseResult& house) {
  const auto with_channels = json::with_member(
      json::object({{"house", number(house.house)},
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
                    {"options", json::array(house.options, option)}}),
      house.by_channel != core::ByChannel{house.voted}, "channels",
      json::array(house.by_channel, [](std::uint32_t people) { return number(people); }));
  const auto with_spoilt =
      json::with_member(with_channels, house.spoilt > 0, "spoilt", number(house.spoilt));
  const auto with_room =
      json::with_member(with_spoilt, house.in_room > 0, "inRoom", number(house.in_room));
  const auto with_voice =
      json::with_member(with_room, house.advisory, "advisory", json::boolean(true));
  return house.cards ? json::with_member(with_voice, true, "cards", cards(*house.cards))
                     : with_voice;
}

// A row for each option.
std::string pairs(const core::PairTable& table) {
  std::vector<std::vector<std::uint64_t>> rows(table.options());
  for (std::size_t over = 0; over < rows.size(); ++over) {
    for (std::size_t under = 0; under < rows.size(); ++under) {
      rows[over].push_back(table.at(over, under));
    }
  }
  return json::array(rows, [](const auto& row) {
    return json::array(row, [](std::uint64_t votes) { return json::number(votes); });
  });
}

// What a method alone has stands only in its results.
std::string count(const core::TallyResult& result) {
  json::Members members{
      {"outcome", name(result.outcome)},
      {"winner", result.winner ? number(*result.winner) : json::null()},
      {"order", json::array(result.order, [](auto position) { return number(position); })},
      {"houses", json::array(result.houses, house)}};
  if (result.pairs) {
    members.emplace_back("pairs", pairs(*result.pairs));
    members.emplace_back("tied", json::array(result.tied, [](std::uint16_t options) {
                           return json::number(std::uint64_t{options});
                         }));
  }
  if (!result.chosen.empty() || result.spent_by_one_more) {
    members.emplace_back(
        "chosen", json::array(result.chosen, [](auto position) { return number(position); }));
    members.emplace_back("added", json::number(result.added));
    members.emplace_back("spentByOneMore", json::number(result.spent_by_one_more.value_or(0)));
  }
  return json::object(members);
}

std::string represented(const core::Represented& row) {
  return json::object({{"member", number(row.member)},
                       {"next", number(row.next)},
                       {"end", number(row.end)},
                       {"length", number(row.length)},
                       {"fate", name(row.fate)}});
}

std::string station(const core::StationResult& row) {
  return json::object({{"station", json::string(row.station)},
                       {"house", number(row.house)},
                       {"issued", number(row.issued)},
                       {"marked", number(row.marked)},
                       {"blank", number(row.blank)},
                       {"spoilt", number(row.spoilt)},
                       {"options", json::array(row.options, option)}});
}

std::string opener(const core::OpenerResult& row) {
  return json::object({{"member", number(row.member)}, {"opened", json::boolean(row.opened)}});
}

std::string spoilt(const core::SpoiltBallot& row) {
  return json::object({{"member", number(row.member)}, {"by", name(row.by)}});
}

std::string set_aside(const core::SetAside& row) {
  return json::object(
      {{"member", number(row.member)}, {"channel", name(row.channel)}, {"by", name(row.by)}});
}

}  // namespace

std::string result(const core::ResultDocument& document) {
  const auto& result = document.result;
  const auto any_number = [](auto value) { return number(value); };
  const auto with_set_aside = json::with_member(
      json::object(
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
           {"lateUncounted", json::array(result.late_uncounted, any_number)}}),
      !result.set_aside.empty(), "setAside", json::array(result.set_aside, set_aside));
  const auto with_stations = json::with_member(with_set_aside, !result.stations.empty(), "stations",
                                               json::array(result.stations, station));
  const auto with_openers = json::with_member(with_stations, !result.openers.empty(), "openers",
                                              json::array(result.openers, opener));
  return json::with_member(with_openers, !result.spoilt_ballots.empty(), "spoiltBallots",
                           json::array(result.spoilt_ballots, spoilt));
}

}  // namespace yoriai::ledger::rendering
