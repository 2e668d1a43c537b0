#include "cli/room_words.h"

#include <fmt/format.h>

#include "cli/explain.h"
#include "cli/option_words.h"

namespace yoriai::cli {
namespace {

using core::HouseResult;
using core::Proposal;
using core::ResultDocument;

// What the papers of one box say, option by option.
Words papers_line(const core::StationResult& station, const Proposal& proposal) {
  const auto figures = figures_words(station.options, proposal);
  return {"　　" + figures.ja, "    " + figures.en};
}

}  // namespace

void add_channels(std::vector<Words>& lines, const HouseResult& house) {
  if (house.by_channel == core::ByChannel{house.voted}) return;
  Words line;
  for (std::size_t at = 0; at < core::kChannelCount; ++at) {
    if (house.by_channel[at] == 0) continue;
    const auto word = channel_word(static_cast<core::Channel>(at));
    line.ja +=
        fmt::format("{}{}{}", line.ja.empty() ? "" : "＋", word.ja, grouped(house.by_channel[at]));
    line.en += fmt::format("{}{} {}", line.en.empty() ? "" : " + ", word.en,
                           grouped(house.by_channel[at]));
  }
  lines.push_back({fmt::format("　　投票{}＝{}", grouped(house.voted), line.ja),
                   fmt::format("    Voted {} = {}", grouped(house.voted), line.en)});
}

void add_presence(std::vector<Words>& lines, const HouseResult& house) {
  lines.push_back(
      {fmt::format(
           "　　参加{}＝投票{}＋委任で{}＋会場のみ{}。うち賛否や案を示した人{}、棄権{}、無効{}",
           house.present(), house.voted, house.copied, house.in_room, house.cast(), house.blank,
           house.spoilt),
       fmt::format("    Present {} = voted {} + by delegation {} + in the room alone {}; took a "
                   "side {}, abstained {}, spoilt {}",
                   house.present(), house.voted, house.copied, house.in_room, house.cast(),
                   house.blank, house.spoilt)});
}

void add_others(std::vector<Words>& lines, const HouseResult& house,
                std::uint32_t copies_of_spoilt) {
  if (house.spoilt > 0) {
    const auto copies = grouped(copies_of_spoilt);
    const Words copied = copies_of_spoilt == 0
                             ? Words{}
                             : Words{fmt::format("、うち委任で写した票{}", copies),
                                     fmt::format(" ({} of them by delegation)", copies)};
    lines.push_back(
        {fmt::format("　　うち無効の票{}{}（参加に数え、票には数えません）", grouped(house.spoilt),
                     copied.ja),
         fmt::format("    Spoilt ballots: {}{}; their voters took part, and take no side",
                     grouped(house.spoilt), copied.en)});
  }
  if (house.in_room > 0) {
    lines.push_back({fmt::format("　　ほかに会場の出席者{}人（投票せず、参加に数えます）",
                                 grouped(house.in_room)),
                     fmt::format("    In the room without voting, and present all the same: {}",
                                 counted_people(house.in_room))});
  }
}

void add_stations(std::vector<Words>& lines, const ResultDocument& document,
                  const Proposal& proposal) {
  for (const auto& station : document.result.stations) {
    const auto valid = station.marked - station.blank - station.spoilt;
    lines.push_back({fmt::format("　投票所「{}」", station.station),
                     fmt::format("  Station {}", station.station)});
    lines.push_back({fmt::format("　　渡した用紙{}＝箱の中{}＋箱に入らず{}", station.issued,
                                 station.marked, station.issued - station.marked),
                     fmt::format("    Papers handed out {} = in the box {} + not in the box {}",
                                 station.issued, station.marked, station.issued - station.marked)});
    lines.push_back(
        {fmt::format("　　箱の中{}＝有効{}＋白票{}＋無効{}＝名簿の印{}", station.marked, valid,
                     station.blank, station.spoilt, station.marked),
         fmt::format("    In the box {} = valid {} + blank {} + spoilt {} = marked {}",
                     station.marked, valid, station.blank, station.spoilt, station.marked)});
    lines.push_back(papers_line(station, proposal));
  }
}

void add_set_aside(std::vector<Words>& lines, const ResultDocument& document) {
  const auto& rows = document.result.set_aside;
  if (rows.empty()) return;
  lines.push_back(
      {fmt::format("　上の順の方法で投票があったため数えない票：{}（一人一票）", rows.size()),
       fmt::format("  Ballots set aside, because a ballot of a higher channel counts: {}",
                   rows.size())});
  for (const auto& row : rows) {
    const auto word = channel_word(row.channel);
    const auto by = channel_word(row.by);
    lines.push_back(
        {fmt::format("　　{}番の人の票（{}）：{}の票があるため", row.member.value, word.ja, by.ja),
         fmt::format("    Member {}'s ballot ({}): there is one {}", row.member.value, word.en,
                     by.en)});
  }
}

}  // namespace yoriai::cli
