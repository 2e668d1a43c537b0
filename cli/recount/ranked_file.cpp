#include "cli/recount/ranked_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "cli/utf8.h"
#include "cli/whole_number.h"
#include "core/limits.h"

namespace yoriai::cli {
namespace {

constexpr std::uint64_t kMostBallots = std::uint64_t{1} << 40U;  // sums stay far from 2^64

// Options on one place: "4", or "1,2" that stood in braces.
bool put_on_place(std::string_view group, std::uint16_t place, core::Ranking& ranking) {
  for (bool more = true; more;) {
    const auto comma = group.find(',');
    more = comma != std::string_view::npos;
    const auto option = whole_number(group.substr(0, comma), ranking.places.size());
    if (!option || *option == 0 || ranking.places[*option - 1] != 0) return false;
    ranking.places[*option - 1] = place;
    if (more) group.remove_prefix(comma + 1);
  }
  return true;
}

// "3,{1,2},4": what stands between two commas outside braces is one place.
bool take_places(std::string_view text, core::Ranking& ranking) {
  for (std::uint16_t place = 1;; ++place) {
    text = trimmed(text);
    const bool braces = text.starts_with('{');
    const auto end = text.find(braces ? '}' : ',');
    if (braces && end == std::string_view::npos) return false;
    const auto group = braces ? text.substr(1, end - 1) : text.substr(0, end);
    if (!put_on_place(group, place, ranking)) return false;
    text.remove_prefix(std::min(text.size(), braces ? end + 1 : end));
    text = trimmed(text);
    if (text.empty()) return true;
    if (text.front() != ',') return false;
    text.remove_prefix(1);
  }
}

class Reader {
 public:
  Reader(std::string_view text, std::string_view file) : rest_(text), file_(file) {}

  FileResult<RankedFile> read() {
    while (!rest_.empty()) {
      const auto line = next_line();
      if (line.empty()) continue;
      YORIAI_CHECK(line.front() == '#' ? take_heading(line) : take_ranking(line));
    }
    line_ = 0;
    if (out_.options.empty() || out_.rankings.empty()) {
      return wrong(Text{"選択肢の名前（# ALTERNATIVE NAME 1: …）と票（5: 1,2）の行が必要です。",
                        "names of options (# ALTERNATIVE NAME 1: …) and rankings (5: 1,2) belong "
                        "here"});
    }
    if (said_options_ && *said_options_ != out_.options.size()) {
      return wrong({fmt::format("選択肢は{}と書いてありますが、名前は{}あります。", *said_options_,
                                out_.options.size()),
                    fmt::format("it says that there are {} options, and names {}", *said_options_,
                                out_.options.size())});
    }
    if (said_ && *said_ != out_.ballots) {
      return wrong(
          {fmt::format("票は{}枚と書いてありますが、{}枚あります。", *said_, out_.ballots),
           fmt::format("it says that there are {} ballots, and has {}", *said_, out_.ballots)});
    }
    return std::move(out_);
  }

 private:
  std::string_view next_line() {
    ++line_;
    const auto end = std::min(rest_.find('\n'), rest_.size());
    const auto line = trimmed(rest_.substr(0, end));
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    return line;
  }

  [[nodiscard]] core::Unexpected<FileFault> wrong(Words what) const {
    return core::Unexpected{FileFault{std::string(file_), line_, 0, std::move(what)}};
  }

  FileResult<bool> take_heading(std::string_view line) {
    constexpr std::string_view kName = "# ALTERNATIVE NAME ";
    constexpr std::string_view kVoters = "# NUMBER VOTERS:";
    constexpr std::string_view kOptions = "# NUMBER ALTERNATIVES:";
    if (line.starts_with(kVoters)) {
      said_ = whole_number(line.substr(kVoters.size()), kMostBallots);
      if (!said_) return wrong(Text{"票の数が要ります。", "the number of voters belongs here"});
    }
    if (line.starts_with(kOptions)) {
      said_options_ = whole_number(line.substr(kOptions.size()), core::kMaxOptions);
      if (!said_options_) {
        return wrong(Text{"選択肢の数が要ります（200まで）。",
                          "the number of options belongs here (200 at most)"});
      }
    }
    if (!line.starts_with(kName)) return true;
    const auto colon = line.find(':');
    const auto number =
        whole_number(line.substr(kName.size(), colon - kName.size()), core::kMaxOptions);
    const auto name = colon == std::string_view::npos ? "" : trimmed(line.substr(colon + 1));
    if (!number || *number != out_.options.size() + 1 || name.empty() || !out_.rankings.empty()) {
      return wrong(Text{"選択肢の名前は、票より前に、1から順に書いてください（200まで）。",
                        "the names of the options stand before the rankings, numbered from 1 (200 "
                        "at most)"});
    }
    out_.options.emplace_back(name);
    return true;
  }

  FileResult<bool> take_ranking(std::string_view line) {
    const auto colon = line.find(':');
    const auto times = whole_number(line.substr(0, colon), kMostBallots - out_.ballots);
    if (colon == std::string_view::npos || !times || *times == 0) {
      return wrong(Text{"「5: 1,2,3」のように、枚数と順位を書いてください。",
                        "a ranking reads 5: 1,2,3, with the number of ballots first"});
    }
    core::Ranking ranking{std::vector<std::uint16_t>(out_.options.size()), *times};
    if (!take_places(line.substr(colon + 1), ranking)) {
      return wrong(Text{"順位には、名前のある選択肢の番号を一度ずつ書いてください。",
                        "a ranking names options by their numbers, each at most once"});
    }
    out_.ballots += *times;
    out_.rankings.push_back(std::move(ranking));
    return true;
  }

  std::string_view rest_;
  std::string_view file_;
  std::uint32_t line_ = 0;
  std::optional<std::uint64_t> said_;  // ballots
  std::optional<std::uint64_t> said_options_;
  RankedFile out_;
};

}  // namespace

bool is_ranked_file(std::string_view name) {
  constexpr std::array<std::string_view, 4> kEndings{".soc", ".soi", ".toc", ".toi"};
  return std::any_of(kEndings.begin(), kEndings.end(),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

FileResult<RankedFile> parse_ranked(std::string_view text, std::string_view file) {
  YORIAI_CHECK(require_utf8(text, file));
  return Reader(without_mark(text), file).read();
}

FileResult<RankedFile> rankings_of(const BallotFile& ballots, std::string_view file) {
  std::map<std::string, core::Ranking> by_voter;
  for (const auto& row : ballots.rows) {
    core::Ranking ranking;
    for (const auto place : row.votes) {
      if (place < 0 || static_cast<std::size_t>(place) > ballots.options.size()) {
        return core::Unexpected{FileFault{
            std::string(file),
            row.line,
            0,
            {fmt::format("順位は1から{}までです（付けない案は0）。", ballots.options.size()),
             fmt::format("a place is 1 to {}, or 0 for an option that is not named",
                         ballots.options.size())}}};
      }
      ranking.places.push_back(static_cast<std::uint16_t>(place));
    }
    by_voter.insert_or_assign(row.voter, std::move(ranking));
  }
  RankedFile out{ballots.options, {}, by_voter.size()};
  for (auto& [voter, ranking] : by_voter) out.rankings.push_back(std::move(ranking));
  return out;
}

}  // namespace yoriai::cli
