// The result for programs: every figure of the document under the names of specs/result.capnp.
#include <boost/json.hpp>

#include <array>

#include "cli/explain.h"
#include "cli/option_words.h"
#include "cli/pair_words.h"
#include "core/bytes.h"

namespace yoriai::cli {
namespace {

namespace json = boost::json;

std::string_view outcome_name(core::Outcome outcome) {
  switch (outcome) {
    case core::Outcome::passed:
      return "passed";
    case core::Outcome::failed:
      return "failed";
    case core::Outcome::no_quorum:
      return "no_quorum";
    case core::Outcome::tied:
      return "tied";
    case core::Outcome::not_opened:
      return "not_opened";
  }
  return {};
}

std::string_view spoilt_name(core::SpoiltBy by) {
  constexpr std::array<std::string_view, 4> kNames{"no_box", "made_for_another", "no_ballot",
                                                   "over_credits"};
  return kNames.at(static_cast<std::size_t>(by));
}

json::object channels_json(const core::ByChannel& by_channel) {
  json::object out;
  for (std::size_t at = 0; at < by_channel.size(); ++at) {
    out[channel_name(static_cast<core::Channel>(at))] = by_channel[at];
  }
  return out;
}

}  // namespace

json::array options_json(const std::vector<core::OptionCount>& counts) {
  json::array options;
  for (const auto& option : counts) {
    options.push_back(json::object{{"for", option.in_favour},
                                   {"against", option.against},
                                   {"net", option.net()},
                                   {"supporters", option.supporters}});
  }
  return options;
}

namespace {

json::array stations_json(const std::vector<core::StationResult>& stations) {
  json::array out;
  for (const auto& station : stations) {
    out.push_back(json::object{{"station", station.station},
                               {"house", station.house.value},
                               {"issued", station.issued},
                               {"marked", station.marked},
                               {"blank", station.blank},
                               {"spoilt", station.spoilt},
                               {"options", options_json(station.options)}});
  }
  return out;
}

// Of people and of votes in the same words.
json::object figures_json(const core::HouseFigures& figures) {
  return {{"roll", figures.roll},
          {"voted", figures.voted},
          {"copied", figures.copied},
          {"did_not_fit", figures.did_not_fit},
          {"cut", figures.cut},
          {"ended_nowhere", figures.ended_nowhere},
          {"did_not_vote", figures.did_not_vote},
          {"present", figures.present()},
          {"cast", figures.cast()},
          {"blank", figures.blank},
          {"spoilt", figures.spoilt},
          {"in_room", figures.in_room}};
}

// Of a house, or of all that decide together.
json::object total_json(const core::HouseResult& house) {
  auto out = figures_json(house);
  out["channels"] = channels_json(house.by_channel);
  out["options"] = options_json(house.options);
  if (house.cards) out["cards"] = figures_json(*house.cards);
  return out;
}

json::object house_json(const core::HouseResult& house) {
  auto out = total_json(house);
  out["house"] = house.house.value;
  out["quorum_met"] = house.quorum_met;
  out["threshold_met"] = house.threshold_met;
  out["advisory"] = house.advisory;
  if (house.cards) out["cards"].as_object()["all"] = house.cards->all;
  return out;
}

json::object count_json(const core::TallyResult& result) {
  json::array order;
  for (const auto option : result.order) order.push_back(option.value);
  json::array houses;
  for (const auto& house : result.houses) houses.push_back(house_json(house));
  json::object out{{"outcome", outcome_name(result.outcome)},
                   {"order", std::move(order)},
                   {"houses", std::move(houses)},
                   {"total", total_json(total_of(result.houses))}};
  if (result.pairs) {
    out["pairs"] = pairs_json(*result.pairs);
    out["tied"] = json::array(result.tied.begin(), result.tied.end());
  }
  if (!result.chosen.empty() || result.spent_by_one_more) {
    json::array chosen;
    for (const auto option : result.chosen) chosen.push_back(option.value);
    out["chosen"] = std::move(chosen);
    out["added"] = result.added;
    if (result.spent_by_one_more) out["spent_by_one_more"] = *result.spent_by_one_more;
  }
  out["winner"] = result.winner ? json::value(result.winner->value) : json::value(nullptr);
  return out;
}

void add_sealing_json(json::object& out, const core::VoteResult& result) {
  json::array openers;
  for (const auto& opener : result.openers) {
    openers.push_back(json::object{{"member", opener.member.value}, {"opened", opener.opened}});
  }
  json::array spoilt;
  for (const auto& one : result.spoilt_ballots) {
    spoilt.push_back(json::object{{"member", one.member.value}, {"by", spoilt_name(one.by)}});
  }
  out["openers"] = std::move(openers);
  out["spoilt_ballots"] = std::move(spoilt);
}

}  // namespace

std::string_view channel_name(core::Channel channel) {
  constexpr std::array<std::string_view, core::kChannelCount> kNames{
      "own", "proxy", "guardian", "assisted", "paper", "box"};
  return kNames.at(static_cast<std::size_t>(channel));
}

json::object result_json(const core::ResultDocument& document, const core::Proposal& proposal) {
  json::array payments;
  for (const auto payment : document.result.payments) payments.push_back(payment.value);
  json::array options;
  for (const auto& option : proposal.draft.options) options.push_back(json::value(option));
  json::array late;
  for (const auto member : document.result.late_uncounted) late.push_back(member.value);
  json::object out{{"proposal", document.number.value},
                   {"title", proposal.draft.title},
                   {"options", std::move(options)},
                   {"decided", count_json(document.result.decided.result)},
                   {"purse", document.purse.value},
                   {"payments", std::move(payments)},
                   {"returned", document.result.returned.value},
                   {"late_uncounted", std::move(late)},
                   {"roll_digest", core::to_hex(document.roll_digest.view())}};
  json::array aside;
  for (const auto& row : document.result.set_aside) {
    aside.push_back(json::object{{"member", row.member.value},
                                 {"channel", channel_name(row.channel)},
                                 {"by", channel_name(row.by)}});
  }
  out["set_aside"] = std::move(aside);
  out["stations"] = stations_json(document.result.stations);
  if (!document.result.openers.empty()) add_sealing_json(out, document.result);
  if (document.result.without_late) {
    out["without_late"] = count_json(*document.result.without_late);
  }
  return out;
}

}  // namespace yoriai::cli
