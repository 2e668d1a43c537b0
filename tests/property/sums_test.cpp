// Every sum in a result: of a house the channels make its figures, the houses make the whole, and
// the six numbers make the roll. The parts are added up here anew, from who is on the roll and
// which ballot stands, channel by channel.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "core/result_document.h"
#include "tests/support/cases.h"
#include "tests/support/history.h"
#include "tests/support/player.h"

namespace yoriai::tests {
namespace {

using Difference = std::optional<std::string>;
using Rows = std::vector<core::OptionCount>;

constexpr std::uint64_t kHistories = 2'000;

// A closed vote with all that its sums are made of.
struct Closed {
  const core::Proposal& proposal;
  core::ResultDocument document;
  core::StandingBallots standing;
  std::map<core::MemberNumber, std::size_t> position;  // of everybody on the roll
  std::map<core::MemberNumber, core::MemberNumber> copies;

  Closed(const core::Proposal& closed, core::ByteView bytes)
      : proposal(closed),
        document(core::decode_result(bytes).value()),
        standing(closed.box.standing(/*with_receipts=*/true)) {
    const auto& roll = closed.box.roll();
    for (std::size_t i = 0; i < roll.size(); ++i) position[roll[i].number] = i;
    for (const auto& row : document.result.decided.represented) {
      if (row.fate == core::Fate::copied) copies[row.member] = row.end;
    }
  }
  [[nodiscard]] const std::vector<core::HouseResult>& houses() const {
    return document.result.decided.result.houses;
  }
};

std::uint64_t sum_of_six(const core::HouseFigures& figures) {
  return std::uint64_t{figures.voted} + figures.copied + figures.did_not_fit + figures.cut +
         figures.ended_nowhere + figures.did_not_vote;
}

// Each house's six numbers make its roll, in people and in votes; the rolls make the whole.
Difference six_numbers(const Closed& vote) {
  std::uint64_t people = 0;
  for (const auto& house : vote.houses()) {
    if (sum_of_six(house) != house.roll) return "the six numbers are not the roll";
    if (house.cards && sum_of_six(*house.cards) != house.cards->roll) {
      return "the six numbers in votes are not the roll in votes";
    }
    people += house.roll;
  }
  if (people != vote.proposal.box.roll().size()) return "the houses' rolls are not the whole";
  return std::nullopt;
}

// Who voted in this house, by the channel in which the ballot that stands came.
core::ByChannel voters_by_channel(const Closed& vote, core::HouseIndex house) {
  core::ByChannel out{};
  const auto& roll = vote.proposal.box.roll();
  for (std::size_t i = 0; i < roll.size(); ++i) {
    if (roll[i].house != house || !vote.standing.stands(i)) continue;
    ++out.at(static_cast<std::size_t>(vote.standing.channel(i)));
  }
  for (const auto& station : vote.document.result.stations) {
    const auto in_box = station.house == house ? station.marked : 0;
    out.at(static_cast<std::size_t>(core::Channel::box)) += in_box;
  }
  return out;
}

Difference channels_of_voters(const Closed& vote) {
  std::uint64_t whole = 0;
  std::uint64_t voted = 0;
  for (const auto& house : vote.houses()) {
    const auto channels = voters_by_channel(vote, house.house);
    if (channels != house.by_channel) return "a channel is not as many as came by it";
    std::uint64_t sum = 0;
    for (const auto people : house.by_channel) sum += people;
    if (sum != house.voted) return "the channels are not who voted";
    whole += sum;
    voted += house.voted;
  }
  return whole == voted ? std::nullopt : Difference("the houses are not the whole");
}

// One ballot more, as often as `times` says, for so many people.
void add(Rows& rows, core::Method method, const core::Ballot& ballot, std::uint32_t times) {
  for (std::size_t i = 0; i < ballot.votes.size(); ++i) {
    const auto votes = ballot.votes[i];
    (votes > 0 ? rows[i].in_favour : rows[i].against) +=
        static_cast<std::uint64_t>(votes > 0 ? votes : -votes) * times;
    if (votes > 0) ++rows[i].supporters;
  }
  for (const auto choice : ballot.choices) {
    const bool against = method == core::Method::yes_no && choice.value == 0;
    auto& row = rows.at(method == core::Method::yes_no ? 0 : choice.value);
    (against ? row.against : row.in_favour) += times;
    if (!against) ++row.supporters;
  }
}

// What came by one channel for each option of a house: the ballots themselves, and their copies.
std::array<Rows, core::kChannelCount> options_by_channel(const Closed& vote,
                                                         const core::HouseResult& house) {
  std::array<Rows, core::kChannelCount> out;
  out.fill(Rows(house.options.size()));
  core::Ballot ballot;
  for (const auto& person : vote.proposal.box.roll()) {
    if (person.house != house.house) continue;
    const auto copied = vote.copies.find(person.number);
    const auto whose = copied == vote.copies.end() ? person.number : copied->second;
    const auto at = vote.position.at(whose);
    if (!vote.standing.stands(at) || !vote.standing.takes_side(at)) continue;
    vote.standing.read(at, ballot);
    add(out.at(static_cast<std::size_t>(vote.standing.channel(at))), vote.document.method, ballot,
        house.cards ? person.weight.value : 1);
  }
  for (const auto& station : vote.document.result.stations) {
    if (station.house != house.house) continue;
    auto& rows = out.at(static_cast<std::size_t>(core::Channel::box));
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] += station.options[i];
  }
  return out;
}

// The figures of a ranking are those of its worst comparison: nothing to add up.
Difference channels_of_options(const Closed& vote) {
  if (vote.document.method == core::Method::ranked) return std::nullopt;
  for (const auto& house : vote.houses()) {
    Rows sum(house.options.size());
    for (const auto& rows : options_by_channel(vote, house)) {
      for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += rows[i];
    }
    if (sum != house.options) return "the channels are not the votes on the options";
  }
  Rows whole(vote.houses().front().options.size());
  for (const auto& house : vote.houses()) {
    if (house.advisory) continue;
    for (std::size_t i = 0; i < whole.size(); ++i) whole[i] += house.options[i];
  }
  if (whole != core::sum_over_houses(vote.houses())) return "the houses are not the total";
  return std::nullopt;
}

// Whoever handed on their voice has a row that says where it ended.
Difference represented(const Closed& vote) {
  std::uint64_t handed_on = 0;
  std::uint64_t copied = 0;
  for (const auto& house : vote.houses()) {
    handed_on += house.copied + house.did_not_fit + house.cut + house.ended_nowhere;
    copied += house.copied;
  }
  const auto& rows = vote.document.result.decided.represented;
  if (rows.size() != handed_on || vote.copies.size() != copied) return "rows are not the figures";
  return std::nullopt;
}

Difference any_difference(const Closed& vote) {
  if (auto found = six_numbers(vote)) return found;
  if (auto found = channels_of_voters(vote)) return found;
  if (auto found = represented(vote)) return found;
  return channels_of_options(vote);
}

TEST(Sums, ChannelsHousesAndTotalsAddUpInEveryHistory) {
  std::map<std::string, int> seen;
  std::uint64_t histories = 0;
  for (const std::uint64_t seed : cases()) {
    if (histories == kHistories) break;
    ++histories;
    const Played played = play(make_history(seed));
    for (std::size_t i = 0; i < played.proposals.size(); ++i) {
      const auto& id = played.proposals[i];
      const Closed vote(*played.village->state().find(id), played.village->document(id));
      const auto found = any_difference(vote);
      ASSERT_FALSE(found) << "seed " << seed << ": vote " << i << ": " << *found;
      if (vote.houses().size() > 1) ++seen["several houses"];
      if (!vote.document.result.stations.empty()) ++seen["boxes"];
      if (!vote.copies.empty()) ++seen["copies"];
      for (const auto& house : vote.houses()) {
        if (house.cards) ++seen["cards"];
        const auto& channels = house.by_channel;
        if (std::ranges::count(channels, 0U) < 4) ++seen["three channels in a house"];
      }
    }
  }
  RecordProperty("histories", std::to_string(histories));
  if (histories < kHistories) return;
  for (const char* name :
       {"several houses", "boxes", "copies", "cards", "three channels in a house"}) {
    EXPECT_GT(seen[name], 0) << name << " never came about";
  }
}

}  // namespace
}  // namespace yoriai::tests
