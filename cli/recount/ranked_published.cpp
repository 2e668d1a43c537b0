#include "cli/recount/ranked_published.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/csv.h"
#include "cli/whole_number.h"

namespace yoriai::cli {
namespace {

using Names = std::vector<std::string>;

class Reader {
 public:
  Reader(std::string_view file, const Names& options) : file_(file), options_(options) {}

  FileResult<PublishedRanking> read(const std::vector<CsvRow>& rows) {
    if (rows.front().fields != Names{"option", "other", "votes", "other_votes"}) {
      return wrong(rows.front().line,
                   Text{"順位の票の公表ファイルの見出しは「option,other,votes,other_votes」です。",
                        "what was published of rankings has the headings "
                        "option,other,votes,other_votes"});
    }
    if (rows.size() < 2) {
      return wrong(0, Text{"公表された数が一つもありません。", "nothing published stands here"});
    }
    for (std::size_t i = 1; i < rows.size(); ++i) YORIAI_CHECK(take(rows[i]));
    return std::move(out_);
  }

 private:
  using Done = FileResult<bool>;

  [[nodiscard]] core::Unexpected<FileFault> wrong(std::uint32_t line, Words what) const {
    return core::Unexpected{FileFault{std::string(file_), line, 0, std::move(what)}};
  }

  FileResult<std::size_t> option(const CsvRow& row, const std::string& name) const {
    const auto at = std::find(options_.begin(), options_.end(), name);
    if (at != options_.end()) return static_cast<std::size_t>(at - options_.begin());
    return wrong(row.line, {fmt::format("「{}」という選択肢は、票のファイルにありません。", name),
                            fmt::format("the ballots have no option \"{}\"", name)});
  }

  Done take(const CsvRow& row) {
    const auto& fields = row.fields;
    YORIAI_TRY(const auto first, option(row, fields[0]));
    if (fields[1].empty() && fields[2].empty() && fields[3].empty()) return take_winner(row, first);
    YORIAI_TRY(const auto other, option(row, fields[1]));
    const auto votes = whole_number(fields[2], UINT64_MAX);
    const auto other_votes = whole_number(fields[3], UINT64_MAX);
    if (!votes || !other_votes) {
      return wrong(row.line, Text{"二つの選択肢には、それぞれの票数（0以上の整数）が必要です。",
                                  "two options go with the votes of each, whole numbers"});
    }
    const auto is_same = [&](const PublishedPair& pair) {
      return (pair.option == first && pair.other == other) ||
             (pair.option == other && pair.other == first);
    };
    if (first == other || std::ranges::any_of(out_.pairs, is_same)) {
      return wrong(row.line, Text{"この二つの選択肢は、前の行にあるか、同じものです。",
                                  "these two options were there before, or are one"});
    }
    out_.pairs.push_back({first, other, *votes, *other_votes});
    return true;
  }

  Done take_winner(const CsvRow& row, std::size_t winner) {
    if (std::ranges::find(out_.winners, winner) != out_.winners.end()) {
      return wrong(row.line, Text{"当選の行が二つあります。", "this winner was there before"});
    }
    out_.winners.push_back(winner);
    return true;
  }

  std::string_view file_;
  const Names& options_;
  PublishedRanking out_;
};

std::vector<std::size_t> winners_of(const core::SchulzeResult& result) {
  std::vector<std::size_t> out;
  for (const auto option : result.order.front()) out.push_back(option.value);
  return out;
}

std::string join(const Names& options, const std::vector<std::size_t>& chosen,
                 std::string_view between) {
  std::string out;
  for (const auto option : chosen) {
    if (!out.empty()) out += between;
    out += options[option];
  }
  return out;
}

boost::json::object json_of(const PublishedPair& pair) {
  return {{"option", pair.option},
          {"other", pair.other},
          {"votes", pair.votes},
          {"other_votes", pair.other_votes}};
}

boost::json::array json_of(const std::vector<PublishedPair>& pairs) {
  boost::json::array out;
  for (const auto& pair : pairs) out.push_back(json_of(pair));
  return out;
}

}  // namespace

FileResult<PublishedRanking> parse_published_ranking(std::string_view text, std::string_view file,
                                                     const Names& options) {
  YORIAI_TRY(const auto rows, parse_csv(text, file));
  return Reader(file, options).read(rows);
}

RankedDifferences compare_rankings(const PublishedRanking& published,
                                   const core::SchulzeResult& result) {
  RankedDifferences out;
  const auto& counted = result.pairs;
  for (const auto& pair : published.pairs) {
    const bool same = counted.at(pair.option, pair.other) == pair.votes &&
                      counted.at(pair.other, pair.option) == pair.other_votes;
    if (!same) out.pairs.push_back(pair);
  }
  const auto ours = winners_of(result);
  out.winners = !published.winners.empty() &&
                !std::is_permutation(ours.begin(), ours.end(), published.winners.begin(),
                                     published.winners.end());
  return out;
}

std::vector<Words> ranked_differences_lines(const RankedFile& file,
                                            const PublishedRanking& published,
                                            const core::SchulzeResult& result) {
  const auto parted = compare_rankings(published, result);
  const auto compared = published.pairs.size();
  if (parted.none()) {
    return {{fmt::format("公表された数と同じです（一対一{}組{}）。", compared,
                         published.winners.empty() ? "" : "と当選"),
             fmt::format("As published: {}{}.", counted(compared, "pair"),
                         published.winners.empty() ? "" : ", and the winner")}};
  }
  std::vector<Words> lines{{fmt::format("公表された数と違うのは、一対一{}組のうち{}組です。",
                                        compared, parted.pairs.size()),
                            fmt::format("Our count and the published one part in {} of {}.",
                                        parted.pairs.size(), counted(compared, "pair"))}};
  for (const auto& pair : parted.pairs) {
    const auto& name = file.options[pair.option];
    const auto& other = file.options[pair.other];
    const auto votes = result.pairs.at(pair.option, pair.other);
    const auto other_votes = result.pairs.at(pair.other, pair.option);
    lines.push_back({fmt::format("　{}―{}：公表{}対{}、数え直し{}対{}", name, other, pair.votes,
                                 pair.other_votes, votes, other_votes),
                     fmt::format("  {} : {}: published {} : {}, our count {} : {}", name, other,
                                 pair.votes, pair.other_votes, votes, other_votes)});
  }
  if (published.winners.empty()) return lines;
  const auto ours = winners_of(result);
  const auto& theirs = published.winners;
  lines.push_back(
      parted.winners
          ? Words{fmt::format("　当選が違います：公表「{}」、数え直し「{}」",
                              join(file.options, theirs, "、"), join(file.options, ours, "、")),
                  fmt::format("  Another winner: published {}, our count {}",
                              join(file.options, theirs, ", "), join(file.options, ours, ", "))}
          : Words(Text{"　当選は同じです。", "  The winner is the same."}));
  return lines;
}

void add_published(boost::json::object& out, const PublishedRanking& published,
                   const core::SchulzeResult& result) {
  const auto parted = compare_rankings(published, result);
  boost::json::array winners(published.winners.begin(), published.winners.end());
  out["same_as_published"] = parted.none();
  out["published_pairs"] = json_of(published.pairs);
  out["published_winners"] = std::move(winners);
  out["parting_pairs"] = json_of(parted.pairs);
  out["winners_part"] = parted.winners;
}

}  // namespace yoriai::cli
