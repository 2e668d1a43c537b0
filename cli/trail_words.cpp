#include "cli/trail_words.h"

#include <fmt/format.h>

#include <array>
#include <boost/json.hpp>
#include <numeric>

#include "cli/explain.h"
#include "cli/wall_time.h"

namespace yoriai::cli {
namespace {

std::uint32_t sum_of(const core::ByChannel& numbers) {
  return std::accumulate(numbers.begin(), numbers.end(), 0U);
}

// "from the voter's own device 414 + on paper 1"; empty when there are none.
Words by_channel_words(const core::ByChannel& numbers) {
  Words words;
  for (std::size_t at = 0; at < numbers.size(); ++at) {
    if (numbers[at] == 0) continue;
    const auto word = channel_word(static_cast<core::Channel>(at));
    words.ja += fmt::format("{}{}{}", words.ja.empty() ? "" : "＋", word.ja, numbers[at]);
    words.en += fmt::format("{}{} {}", words.en.empty() ? "" : " + ", word.en, numbers[at]);
  }
  return words;
}

boost::json::object numbers_json(const core::ByChannel& numbers) {
  boost::json::object out;
  for (std::size_t at = 0; at < numbers.size(); ++at) {
    const auto channel = static_cast<core::Channel>(at);
    if (channel != core::Channel::box) out[channel_name(channel)] = numbers[at];
  }
  return out;
}

Words set_aside_words(const TracedBallot& one) {
  const auto by = channel_word(one.by);
  if (one.by_entry == 0) {
    return {"数えません。投票箱の票があるためです", "Set aside: there is one in a box"};
  }
  return {fmt::format("数えません。{}の票（{}行）があるためです", by.ja, one.by_entry),
          fmt::format("Set aside: there is one {} (entry {})", by.en, one.by_entry)};
}

// A word that came earlier and still ranks higher was said with a later revision or key.
Words replaced_words(const TracedBallot& one) {
  if (one.by_entry > one.ballot.entry) {
    return {fmt::format("{}行の票に置きかわりました", one.by_entry),
            fmt::format("Replaced by entry {}", one.by_entry)};
  }
  return {
      fmt::format("数えません。改訂か鍵の新しい票（{}行）がすでにありました", one.by_entry),
      fmt::format("It does not count: entry {}, with a later revision or key, was there already",
                  one.by_entry)};
}

Words end_words(const TracedBallot& one) {
  switch (one.end) {
    case BallotEnd::counts:
      if (one.says.form == core::BallotForm::spoilt) {
        return {"無効の票として数えます", "It stands, spoilt"};
      }
      if (one.says.form == core::BallotForm::sealed) {
        return {"この票が有効なはずでしたが、開かれませんでした",
                "It stands, and nobody opened it"};
      }
      return {"この票を数えます", "It counts"};
    case BallotEnd::taken_back:
      return {"取り下げたので、票はありません", "It was taken back, so there is no ballot"};
    case BallotEnd::replaced:
      return replaced_words(one);
    case BallotEnd::set_aside:
      return set_aside_words(one);
    case BallotEnd::late:
      return {"締切後に届き、締切前の受取証が足りないので数えません",
              "Too late: it lacks receipts dated in time, and does not count"};
  }
  return {};
}

// "on paper, slip 33, revision 1, cast by member 4"
Words came_words(const EnteredBallot& ballot) {
  const auto channel = channel_word(ballot.channel);
  Words words{std::string(channel.ja), std::string(channel.en)};
  if (ballot.slip > 0) {
    words.ja += fmt::format("・用紙{}番", ballot.slip);
    words.en += fmt::format(", slip {}", ballot.slip);
  }
  words.ja += fmt::format("・改訂{}", ballot.revision.value);
  words.en += fmt::format(", revision {}", ballot.revision.value);
  if (ballot.channel == core::Channel::own && ballot.author != ballot.voter) {
    words.ja += fmt::format("・{}番の人が投票", ballot.author.value);
    words.en += fmt::format(", cast by member {}", ballot.author.value);
  }
  if (ballot.carried) {
    words.ja += "・受取証を添えて";
    words.en += ", with receipts added";
  }
  return words;
}

std::string_view end_name(BallotEnd end) {
  constexpr std::array<std::string_view, 5> kNames{"counts", "taken_back", "replaced", "set_aside",
                                                   "late"};
  return kNames.at(static_cast<std::size_t>(end));
}

boost::json::object traced_one_json(const TracedBallot& one, const core::Proposal& proposal) {
  boost::json::object out{{"entry", one.ballot.entry},
                          {"at", iso_instant(one.ballot.accepted_at)},
                          {"channel", channel_name(one.ballot.channel)},
                          {"revision", one.ballot.revision.value},
                          {"author", one.ballot.author.value},
                          {"says", ballot_words(one.says, proposal).en},
                          {"end", end_name(one.end)}};
  if (one.ballot.slip > 0) out["slip"] = one.ballot.slip;
  if (one.by_entry > 0) out["by_entry"] = one.by_entry;
  if (one.end == BallotEnd::set_aside) out["by"] = channel_name(one.by);
  return out;
}

}  // namespace

std::vector<Words> trail_lines(const TrailCounts& counts) {
  const auto entered = sum_of(counts.entered);
  const auto replaced = sum_of(counts.replaced);
  const auto came = by_channel_words(counts.entered);
  std::vector<Words> lines{{fmt::format("　帳簿にある票：{}", entered),
                            fmt::format("  Ballots in the book: {}", entered)}};
  if (entered > 0) {
    lines.front().ja += "＝" + came.ja;
    lines.front().en += " = " + came.en;
  }
  const auto which = by_channel_words(counts.replaced);
  lines.push_back({fmt::format("　　うち、同じ人が同じ方法で出し直して置きかわった票：{}{}",
                               replaced, replaced == 0 ? "" : "＝" + which.ja),
                   fmt::format("    Replaced, because the same person spoke again by the same "
                               "channel: {}{}",
                               replaced, replaced == 0 ? "" : " = " + which.en)});
  return lines;
}

boost::json::object trail_json(const TrailCounts& counts) {
  return {{"entered", numbers_json(counts.entered)}, {"replaced", numbers_json(counts.replaced)}};
}

std::vector<Words> traced_lines(const std::vector<TracedBallot>& traced,
                                const core::Proposal& proposal) {
  std::vector<Words> lines;
  if (traced.empty()) return lines;
  lines.push_back({"　この人の票の記録：", "  Their ballots in the book:"});
  for (const auto& one : traced) {
    const auto& ballot = one.ballot;
    const auto came = came_words(ballot);
    const auto says = ballot_words(one.says, proposal);
    const auto end = end_words(one);
    lines.push_back(
        {fmt::format("　　{}行（{}）{}：{}。{}。", ballot.entry,
                     show_instant(Language::ja, ballot.accepted_at), came.ja, says.ja, end.ja),
         fmt::format("    Entry {} ({}), {}: {}. {}.", ballot.entry,
                     show_instant(Language::en, ballot.accepted_at), came.en, says.en, end.en)});
  }
  return lines;
}

boost::json::array traced_json(const std::vector<TracedBallot>& traced,
                               const core::Proposal& proposal) {
  boost::json::array out;
  for (const auto& one : traced) out.push_back(traced_one_json(one, proposal));
  return out;
}

}  // namespace yoriai::cli
