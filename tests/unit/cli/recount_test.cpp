#include "cli/recount/recount.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "cli/charter_file.h"
#include "cli/read_file.h"
#include "cli/recount/compare.h"
#include "cli/rehearsal/result_figures.h"
#include "cli/scratch_book.h"

namespace yoriai::cli {
namespace {

using Figures = std::vector<std::int64_t>;

std::string awaji(const std::string& name) {
  return *read_file(std::string(YORIAI_SOURCE_DIR "/tests/data/awaji-qv-2025/") + name);
}

// A count kept alive with all it looks at.
struct Count {
  std::string text;
  BallotFile ballots;
  std::optional<PublishedFile> published;
  core::Charter charter = *load_charter("qv-99-share", "Recount");
  ScratchBook scratch{""};
  std::unique_ptr<RecountTask> task;
  std::optional<Attempted<Recounted>> counted;

  [[nodiscard]] Figures row(FigureRow row) const { return row_of((*counted)->document, row); }
  [[nodiscard]] Comparison comparison() const {
    return compare(*task, charter, **counted, published ? &*published : nullptr);
  }
};

std::unique_ptr<Count> count(const std::string& ballots, const std::string& published = {},
                             std::uint64_t purse = 0) {
  auto out = std::make_unique<Count>();
  out->text = ballots;
  out->ballots = *parse_ballots(ballots, "ballots.csv");
  if (!published.empty()) {
    const auto table = *parse_published(published, "published.csv");
    out->published = *fit_published(table, "published.csv", out->ballots.options);
  }
  const auto& titles = out->published ? out->published->titles : out->ballots.options;
  out->task = std::make_unique<RecountTask>(
      RecountTask{out->text, out->ballots, titles, core::Amount{purse}, core::Credits{99}});
  out->counted = recount(*out->task, out->charter, out->scratch.book());
  return out;
}

TEST(Recount, AwajiByTheRule) {
  const auto awaji_count = count(awaji("ballots.csv"), awaji("published.csv"), 250'000);
  ASSERT_TRUE(awaji_count->counted->has_value());
  EXPECT_EQ(awaji_count->row(FigureRow::net), (Figures{314, 394, 311, 315, 394, 344, 441}));
  EXPECT_EQ(awaji_count->row(FigureRow::paid),
            (Figures{31238, 39196, 30939, 31337, 39196, 34222, 43872}));
  EXPECT_EQ(awaji_count->row(FigureRow::supporters), (Figures{106, 108, 100, 98, 107, 105, 109}));
  EXPECT_TRUE((*awaji_count->counted)->refused.empty());
  EXPECT_EQ(figure_of((*awaji_count->counted)->document, RollFigure::voted), 124U);
  EXPECT_EQ(figure_of((*awaji_count->counted)->document, RollFigure::roll), 124U);
  EXPECT_TRUE(awaji_count->scratch.book().state().rehearsal());
  // The founding, 122 admissions, draft, announcement, opening, 133 ballots, closing.
  EXPECT_EQ(awaji_count->scratch.book().state().size().value, 1U + 122 + 2 + 1 + 133 + 1);
}

TEST(Recount, AwajiPublishedFiguresAreExplained) {
  const auto awaji_count = count(awaji("ballots.csv"), awaji("published.csv"), 250'000);
  const Surplus surplus = surplus_of(awaji_count->ballots);
  EXPECT_EQ(surplus.voters, 7U);
  EXPECT_EQ(surplus.ballots, 9U);
  EXPECT_TRUE(surplus.identical);
  EXPECT_EQ(count_negatives(awaji_count->ballots, WhichBallots::all), 3U);
  EXPECT_EQ(count_negatives(awaji_count->ballots, WhichBallots::last_of_each), 2U);
  const Comparison comparison = awaji_count->comparison();
  EXPECT_FALSE(comparison.same);
  EXPECT_EQ(comparison.way, (Way{WhichBallots::all, Negatives::dropped}));
  const auto moved =
      std::count_if(comparison.options.begin(), comparison.options.end(),
                    [](const auto& option) { return option.place != option.published_place; });
  EXPECT_EQ(moved, 5);
  EXPECT_EQ(comparison.options[1].place, (Place{2, true}));
  EXPECT_EQ(comparison.options[2].published_place, (Place{5, false}));
  EXPECT_EQ(comparison.options[2].place, (Place{7, false}));
  for (const auto& option : comparison.options) {
    EXPECT_EQ(option.votes + option.by_ballots + option.by_negatives, option.published_votes);
  }
}

TEST(Recount, AwajiInWordsNamesEveryFinding) {
  const auto awaji_count = count(awaji("ballots.csv"), awaji("published.csv"), 250'000);
  std::string ja;
  std::string en;
  for (const Words& line :
       recount_lines(*awaji_count->task, **awaji_count->counted, awaji_count->comparison())) {
    ja += line.ja + "\n";
    en += line.en + "\n";
  }
  for (const auto* part :
       {"133枚", "124人", "7人", "9枚が余分", "3つ（一人一票にすると2つ）", "余分な票も全部数え",
        "マイナスの票を捨てる", "公表327票、規約では314票（差+13", "7件のうち5件"}) {
    EXPECT_NE(ja.find(part), std::string::npos) << part << "\n" << ja;
  }
  for (const auto* part :
       {"133 ballots of 124 voters", "surplus ballots: 9", "in the rows: 3", "(2 after",
        "negative votes dropped", "published 477, by the rule 441", "43,872 yen"}) {
    EXPECT_NE(en.find(part), std::string::npos) << part << "\n" << en;
  }
}

// What people do with a pencil: the last ballot of each voter, added up; then the money by largest
// remainder. Shares no code with the product.
struct Naive {
  Figures votes;
  Figures money;
};
Naive naive(const BallotFile& file, std::int64_t purse) {
  std::map<std::string, std::vector<std::int32_t>> last;
  for (const auto& row : file.rows) last[row.voter] = row.votes;
  Naive out{Figures(file.options.size()), Figures(file.options.size())};
  for (const auto& [voter, votes] : last) {
    for (std::size_t i = 0; i < votes.size(); ++i) out.votes[i] += votes[i];
  }
  std::int64_t sum = 0;
  for (const auto v : out.votes) sum += std::max<std::int64_t>(v, 0);
  std::vector<std::pair<std::int64_t, std::size_t>> rest;
  std::int64_t left = purse;
  for (std::size_t i = 0; i < out.votes.size(); ++i) {
    const auto product = purse * std::max<std::int64_t>(out.votes[i], 0);
    out.money[i] = product / sum;
    left -= out.money[i];
    rest.emplace_back(-(product % sum), i);
  }
  std::sort(rest.begin(), rest.end());
  for (std::size_t k = 0; left > 0; ++k, --left) ++out.money[rest[k].second];
  return out;
}

TEST(Recount, EveryBallotTakenOutGivesWhatTheNaiveSumGives) {
  const std::string all = awaji("ballots.csv");
  std::vector<std::string> lines;
  for (std::size_t from = 0; from < all.size(); from = all.find('\n', from) + 1) {
    lines.push_back(all.substr(from, all.find('\n', from) + 1 - from));
  }
  ASSERT_EQ(lines.size(), 134U);
  for (std::size_t out = 1; out < lines.size(); out += 22) {
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i) text += i == out ? "" : lines[i];
    const auto one = count(text, {}, 250'000);
    const Naive expected = naive(one->ballots, 250'000);
    EXPECT_EQ(one->row(FigureRow::net), expected.votes) << out;
    EXPECT_EQ(one->row(FigureRow::paid), expected.money) << out;
  }
}

TEST(Recount, LaterBallotReplacesTheEarlierWhole) {
  const auto changed = count("voter,a,b\nx,5,-2\ny,1,1\nx,0,3\n");
  EXPECT_EQ(changed->row(FigureRow::net), (Figures{1, 4}));
  EXPECT_EQ(changed->row(FigureRow::against), (Figures{0, 0}));
  EXPECT_FALSE(surplus_of(changed->ballots).identical);
}

TEST(Recount, BallotOverItsCreditsIsListedAndDoesNotCount) {
  const auto over = count("voter,a,b\nx,9,4\ny,9,5\n");
  const auto& refused = (*over->counted)->refused;
  ASSERT_EQ(refused.size(), 1U);
  EXPECT_EQ(refused[0].row->line, 3U);
  EXPECT_EQ(refused[0].why, (core::Refused{core::Refusal::over_credits, 7}));
  EXPECT_EQ(over->row(FigureRow::net), (Figures{9, 4}));
}

TEST(Recount, SameFiguresAsPublishedAreSaidToBeTheSame) {
  const auto same = count("voter,a,b\nx,5,2\ny,1,1\n", "option,title,votes\na,A,6\nb,B,3\n");
  EXPECT_TRUE(same->comparison().same);
  const auto strange = count("voter,a,b\nx,5,2\ny,1,1\n", "option,title,votes\na,A,7\nb,B,3\n");
  EXPECT_FALSE(strange->comparison().same);
  EXPECT_EQ(strange->comparison().way, std::nullopt);
}

TEST(Recount, AmountsAloneMayPartFromThePublishedOnes) {
  const std::string ballots = "voter,a,b\nx,5,2\ny,1,1\n";
  const auto same = count(ballots, "option,title,votes,amount\na,A,6,60\nb,B,3,30\n", 90);
  EXPECT_TRUE(same->comparison().same);
  const auto other = count(ballots, "option,title,votes,amount\na,A,6,70\nb,B,3,20\n", 90);
  const auto comparison = other->comparison();
  EXPECT_TRUE(comparison.same_votes);
  EXPECT_FALSE(comparison.same);
  const auto lines = recount_lines(*other->task, **other->counted, comparison);
  EXPECT_EQ(lines[lines.size() - 3].en, "The published votes are the same; the amounts are not.");
  EXPECT_EQ(lines[lines.size() - 2].en, "  A: 60 yen instead of 70 yen");
}

TEST(Recount, OneVoterIsTooFew) {
  EXPECT_FALSE(count("voter,a\nx,1\nx,2\n")->counted->has_value());
  EXPECT_FALSE(count("voter,a\n")->counted->has_value());
}

TEST(Recount, SameFileGivesTheSameBook) {
  const auto root = [](const std::string& text) {
    return count(text)->scratch.book().tree().root();
  };
  EXPECT_EQ(root("voter,a\nx,1\ny,2\n"), root("voter,a\nx,1\ny,2\n"));
  EXPECT_NE(root("voter,a\nx,1\ny,2\n"), root("voter,a\nx,1\ny,3\n"));
}

TEST(Ways, EachIsFoundForItsFigures) {
  const auto file = *parse_ballots("voter,a\nx,5\ny,-2\nx,4\nz,1\n", "f");
  const auto way = [&](std::int64_t figure) { return way_to(file, {figure}); };
  EXPECT_EQ(way(3), (Way{WhichBallots::last_of_each, Negatives::kept}));
  EXPECT_EQ(way(5), (Way{WhichBallots::last_of_each, Negatives::dropped}));
  EXPECT_EQ(way(8), (Way{WhichBallots::all, Negatives::kept}));
  EXPECT_EQ(way(10), (Way{WhichBallots::all, Negatives::dropped}));
  EXPECT_EQ(way(12), (Way{WhichBallots::all, Negatives::made_positive}));
  EXPECT_EQ(way(4), (Way{WhichBallots::first_of_each, Negatives::kept}));
  EXPECT_EQ(way(100), std::nullopt);
}

TEST(Ways, PlacesAreSharedByEqualVotes) {
  EXPECT_EQ(places_of({5, 9, 5, 1}),
            (std::vector<Place>{{2, true}, {1, false}, {2, true}, {4, false}}));
}

struct Bad {
  const char* text;
  std::uint32_t line;
};
class BadBallots : public testing::TestWithParam<Bad> {};
TEST_P(BadBallots, AreRefusedAtTheirLine) {
  const auto file = parse_ballots(GetParam().text, "b.csv");
  ASSERT_FALSE(file.has_value());
  EXPECT_EQ(file.error().line, GetParam().line);
}
INSTANTIATE_TEST_SUITE_P(Recount, BadBallots,
                         testing::Values(Bad{"", 1}, Bad{"voter\nx\n", 1}, Bad{"id,a\nx,1\n", 1},
                                         Bad{"voter,a,a\nx,1,1\n", 1}, Bad{"voter,a,\nx,1,1\n", 1},
                                         Bad{"voter,a\n,1\n", 2}, Bad{"voter,a\nx,1.5\n", 2},
                                         Bad{"voter,a\nx, 1\n", 2}, Bad{"voter,a\nx,\n", 2},
                                         Bad{"voter,a\nx,+1\n", 2},
                                         Bad{"voter,a\nx,1\ny,99999999999\n", 3},
                                         Bad{"voter,a\nx,1,2\n", 2}));

class BadPublished : public testing::TestWithParam<Bad> {};
TEST_P(BadPublished, AreRefusedAtTheirLine) {
  const auto read = [](std::string_view text) -> FileResult<PublishedFile> {
    YORIAI_TRY(const auto table, parse_published(text, "p.csv"));
    return fit_published(table, "p.csv", {"a", "b"});
  };
  const auto file = read(GetParam().text);
  ASSERT_FALSE(file.has_value());
  EXPECT_EQ(file.error().line, GetParam().line);
}
INSTANTIATE_TEST_SUITE_P(Recount, BadPublished,
                         testing::Values(Bad{"option,title\na,A\nb,B\n", 1},
                                         Bad{"option,votes,title\na,1,A\nb,1,B\n", 1},
                                         Bad{"option,title,votes\na,A,1\n", 0},
                                         Bad{"option,title,votes\nb,A,1\na,B,1\n", 2},
                                         Bad{"option,title,votes\na,A,1\nb,,1\n", 3},
                                         Bad{"option,title,votes\na,A,1\nb,B,many\n", 3},
                                         Bad{"option,title,votes,amount\na,A,1,5\nb,B,1,-5\n", 3}));

}  // namespace
}  // namespace yoriai::cli
