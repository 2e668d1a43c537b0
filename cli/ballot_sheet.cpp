#include "cli/ballot_sheet.h"

#include <algorithm>
#include <array>

#include "cli/explain.h"

namespace yoriai::cli {
namespace {

using core::Ballot;
using core::Channel;
using core::Method;
using core::OptionCount;

// Equal ballots that count for so many people with so many votes.
struct Times {
  std::uint32_t people = 0;
  std::uint64_t votes = 0;
};

void add_numbers(std::vector<OptionCount>& rows, const std::vector<std::int32_t>& numbers,
                 const Times& times) {
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const std::int64_t vote = numbers[i];
    const auto size = static_cast<std::uint64_t>(vote < 0 ? -vote : vote) * times.votes;
    (vote < 0 ? rows[i].against : rows[i].in_favour) += size;
    if (vote > 0) rows[i].supporters += times.people;
  }
}

// Options on the best place that a ranking names.
void add_first_places(std::vector<OptionCount>& rows, const std::vector<std::int32_t>& places,
                      const Times& times) {
  std::int32_t best = 0;
  for (const auto place : places) {
    if (place > 0 && (best == 0 || place < best)) best = place;
  }
  for (std::size_t i = 0; best > 0 && i < places.size(); ++i) {
    if (places[i] != best) continue;
    rows[i].in_favour += times.votes;
    rows[i].supporters += times.people;
  }
}

void add_names(std::vector<OptionCount>& rows, const Ballot& ballot, Method method,
               const Times& times) {
  if (method == Method::yes_no) {
    const bool yes = ballot.choices.front().value == 1;
    (yes ? rows.front().in_favour : rows.front().against) += times.votes;
    if (yes) rows.front().supporters += times.people;
    return;
  }
  for (const auto choice : ballot.choices) {
    rows[choice.value].in_favour += times.votes;
    rows[choice.value].supporters += times.people;
  }
}

void add_ballot(SheetRow& row, const Ballot& ballot, Method method, const Times& times) {
  row.people += times.people;
  if (ballot.form == core::BallotForm::blank) {
    row.blank += times.people;
  } else if (ballot.form != core::BallotForm::choice) {
    row.spoilt += times.people;
  } else if (method == Method::quadratic) {
    add_numbers(row.options, ballot.votes, times);
  } else if (method == Method::ranked) {
    add_first_places(row.options, ballot.votes, times);
  } else {
    add_names(row.options, ballot, method, times);
  }
}

void add_row(SheetRow& sum, const SheetRow& more) {
  sum.people += more.people;
  sum.blank += more.blank;
  sum.spoilt += more.spoilt;
  for (std::size_t i = 0; i < sum.options.size(); ++i) sum.options[i] += more.options[i];
}

class Sheets {
 public:
  Sheets(const core::ResultDocument& document, const core::Proposal& proposal)
      : document_(document), proposal_(proposal), houses_(proposal.charter->rules.houses.size()) {
    for (auto& house : houses_) {
      for (std::size_t at = 0; at < house.channels.size(); ++at) {
        const auto channel = static_cast<Channel>(at);
        house.channels[at] = empty_row(channel_name(channel), channel_word(channel));
      }
      house.delegated = empty_row("delegation", Text{"委任", "by delegation"});
    }
  }

  std::vector<HouseSheet> made() {
    add_people();
    for (const auto& count : proposal_.box.counts().counts()) add_box(count);
    std::vector<HouseSheet> sheets;
    for (auto& house : houses_) sheets.push_back(sheet_of(house));
    return sheets;
  }

 private:
  struct House {
    std::array<SheetRow, core::kChannelCount> channels;
    std::vector<SheetRow> boxes;
    SheetRow delegated;
  };

  [[nodiscard]] SheetRow empty_row(std::string_view key, const Words& name) const {
    SheetRow row;
    row.key = key;
    row.name = name;
    row.options.resize(std::max<std::size_t>(proposal_.option_count(), 1));
    return row;
  }

  [[nodiscard]] Times times_of(const core::RollRow& person) const {
    const bool cards = proposal_.charter->rules.houses[person.house.value].counts_cards();
    return {1, cards ? person.weight.value : 1};
  }

  void add_people() {
    const auto& roll = proposal_.box.roll();
    const auto direct = proposal_.box.standing(/*with_receipts=*/true);
    Ballot ballot;
    for (std::size_t i = 0; i < roll.size(); ++i) {
      if (!direct.stands(i)) continue;
      direct.read(i, ballot);
      const auto channel = static_cast<std::size_t>(direct.channel(i));
      add_ballot(houses_[roll[i].house.value].channels[channel], ballot, document_.method,
                 times_of(roll[i]));
    }
    for (const auto& row : document_.result.decided.represented) {
      if (row.fate != core::Fate::copied) continue;
      const auto& person = roll[*core::position_in(roll, row.member)];
      direct.read(*core::position_in(roll, row.end), ballot);
      add_ballot(houses_[person.house.value].delegated, ballot, document_.method, times_of(person));
    }
  }

  void add_box(const core::BoxCount& count) {
    auto row = empty_row(channel_name(Channel::box), channel_word(Channel::box));
    row.station = count.station;
    row.name.ja += "「" + count.station + "」";
    row.name.en += ", " + count.station;
    for (const auto& papers : count.papers) {
      const Ballot ballot{core::BallotForm::choice, papers.choices, papers.votes};
      add_ballot(row, ballot, document_.method, {papers.count, papers.count});
    }
    row.people += count.blank + count.spoilt;
    row.blank = count.blank;
    row.spoilt = count.spoilt;
    houses_[count.house.value].boxes.push_back(std::move(row));
  }

  [[nodiscard]] HouseSheet sheet_of(House& house) const {
    HouseSheet sheet{{},
                     empty_row("voted", Text{"投票", "voted"}),
                     empty_row("together", Text{"合計", "together"})};
    const auto take = [&](SheetRow& row, bool voted) {
      if (voted) add_row(sheet.voted, row);
      add_row(sheet.together, row);
      if (row.people > 0) sheet.rows.push_back(std::move(row));
    };
    for (auto& row : house.channels) take(row, true);
    for (auto& row : house.boxes) take(row, true);
    take(house.delegated, false);
    return sheet;
  }

  const core::ResultDocument& document_;
  const core::Proposal& proposal_;
  std::vector<House> houses_;
};

}  // namespace

std::vector<HouseSheet> ballot_sheets(const core::ResultDocument& document,
                                      const core::Proposal& proposal) {
  if (document.result.decided.result.outcome == core::Outcome::not_opened) return {};
  return Sheets(document, proposal).made();
}

}  // namespace yoriai::cli
