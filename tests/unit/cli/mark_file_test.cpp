#include "cli/recount/mark_file.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "cli/recount/compare.h"
#include "cli/rehearsal/result_figures.h"
#include "cli/scratch_book.h"

namespace yoriai::cli {
namespace {

using core::Method;
using Names = std::vector<std::string>;
using Marks = std::vector<std::vector<std::int32_t>>;
using Figures = std::vector<std::int64_t>;

FileResult<BallotFile> read(const std::string& text, Method method, const Names& listed = {}) {
  return parse_marks(text, "m.csv", method, listed);
}

Marks marks_in(const BallotFile& file) {
  Marks out;
  for (const auto& row : file.rows) out.push_back(row.votes);
  return out;
}

TEST(MarkFile, ColumnsOfMarks) {
  const auto approvals = read("voter,Bench,Lamps\nx,1,1\ny,0,0\n", Method::approval);
  ASSERT_TRUE(approvals.has_value()) << approvals.error().what.en;
  EXPECT_EQ(approvals->options, (Names{"Bench", "Lamps"}));
  EXPECT_EQ(marks_in(*approvals), (Marks{{1, 1}, {0, 0}}));
  const auto one = read("voter,Bench,Lamps\nx,0,1\ny,0,0\n", Method::one_of);
  EXPECT_EQ(marks_in(*one), (Marks{{0, 1}, {0, 0}}));
  const auto answers = read("voter,賛成,反対\nx,1,0\ny,0,1\n", Method::yes_no);
  EXPECT_EQ(answers->options, (Names{"yes", "no"}));
  EXPECT_EQ(marks_in(*answers), (Marks{{1, 0}, {0, 1}}));
}

TEST(MarkFile, OptionByItsName) {
  const auto file = read("voter,choice\nx,Lamps\ny,Bench\nz,\nw,Lamps\n", Method::one_of);
  ASSERT_TRUE(file.has_value()) << file.error().what.en;
  EXPECT_EQ(file->options, (Names{"Lamps", "Bench"}));
  EXPECT_EQ(marks_in(*file), (Marks{{1, 0}, {0, 1}, {0, 0}, {1, 0}}));
  const auto listed = read("voter,choice\nx,Lamps\n", Method::one_of, {"Bench", "Lamps", "Road"});
  EXPECT_EQ(marks_in(*listed), (Marks{{0, 1, 0}}));
  const auto answers =
      read("voter,choice\na,yes\nb,賛成\nc,no\nd,against\ne,棄権\nf,\n", Method::yes_no);
  EXPECT_EQ(marks_in(*answers), (Marks{{1, 0}, {1, 0}, {0, 1}, {0, 1}, {0, 0}, {0, 0}}));
}

struct Bad {
  Method method;
  const char* text;
  std::uint32_t line;
};
class BadMarks : public testing::TestWithParam<Bad> {};
TEST_P(BadMarks, AreRefusedAtTheirLine) {
  const auto file = read(GetParam().text, GetParam().method);
  ASSERT_FALSE(file.has_value());
  EXPECT_EQ(file.error().line, GetParam().line) << file.error().what.en;
}
INSTANTIATE_TEST_SUITE_P(MarkFile, BadMarks,
                         testing::Values(Bad{Method::approval, "voter,a,b\nx,1,2\n", 2},
                                         Bad{Method::approval, "voter,a,b\nx,1,-1\n", 2},
                                         Bad{Method::approval, "voter,choice\nx,Lamps\n", 2},
                                         Bad{Method::one_of, "voter,a,b\nx,1,0\ny,1,1\n", 3},
                                         Bad{Method::one_of, "voter,choice\n,a\n", 2},
                                         Bad{Method::one_of, "voter,choice\nx,\n", 0},
                                         Bad{Method::yes_no, "voter,no,yes\nx,1,0\n", 1},
                                         Bad{Method::yes_no, "voter,yes,no\nx,1,1\n", 2},
                                         Bad{Method::yes_no, "voter,choice\nx,maybe\n", 2}));

TEST(MarkFile, NameThatWasNotPublishedIsRefused) {
  const auto file = read("voter,choice\nx,Bench\ny,Road\n", Method::one_of, {"Bench", "Lamps"});
  ASSERT_FALSE(file.has_value());
  EXPECT_EQ(file.error().line, 3U);
}

// Counted through a book of its own, and kept alive with all that the count looks at.
struct Count {
  BallotFile ballots;
  core::Charter charter;
  ScratchBook scratch{""};
  std::unique_ptr<RecountTask> task;
  Recounted counted;
};

std::unique_ptr<Count> count(const std::string& text, Method method) {
  auto out = std::make_unique<Count>();
  out->ballots = *read(text, method);
  out->charter = plain_charter(method);
  out->task = std::make_unique<RecountTask>(
      RecountTask{text, out->ballots, out->ballots.options, {}, {}, method});
  out->counted = *recount(*out->task, out->charter, out->scratch.book());
  return out;
}

Figures votes_of(const Comparison& comparison) {
  Figures out;
  for (const auto& option : comparison.options) out.push_back(option.votes);
  return out;
}

// What the last row of each voter names, added up by nothing but addition.
Figures plain_sum(const BallotFile& file) {
  std::map<std::string, std::vector<std::int32_t>> last;
  for (const auto& row : file.rows) last[row.voter] = row.votes;
  Figures out(file.options.size());
  for (const auto& [voter, votes] : last) {
    for (std::size_t i = 0; i < votes.size(); ++i) out[i] += votes[i];
  }
  return out;
}

TEST(MarkFile, EachMethodComesToThePlainSum) {
  const std::string one = "voter,a,b,c\nx,1,0,0\ny,0,1,0\nz,0,1,0\nw,0,0,0\nx,0,0,1\n";
  const std::string several = "voter,a,b,c\nx,1,1,0\ny,0,1,1\nz,0,1,0\nw,0,0,0\nx,1,0,1\n";
  const std::string answers = "voter,yes,no\nx,1,0\ny,0,1\nz,1,0\nw,0,0\nx,0,1\n";
  for (const auto& [text, method] :
       {std::pair{one, Method::one_of}, {several, Method::approval}, {answers, Method::yes_no}}) {
    const auto counted = count(text, method);
    const auto comparison = compare(*counted->task, counted->charter, counted->counted, nullptr);
    EXPECT_EQ(votes_of(comparison), plain_sum(counted->ballots));
    EXPECT_EQ(figure_of(counted->counted.document, RollFigure::blank), 1U);
    EXPECT_EQ(comparison.order.size(), counted->ballots.options.size());
    EXPECT_TRUE(counted->counted.refused.empty());
  }
}

TEST(MarkFile, PublishedSumOfAllRowsIsFoundAndTold) {
  const auto counted = count("voter,a,b\nx,1,0\ny,0,1\nx,1,0\n", Method::one_of);
  const PublishedFile published{{"a", "b"}, {2, 1}, {}};
  const auto comparison = compare(*counted->task, counted->charter, counted->counted, &published);
  EXPECT_FALSE(comparison.same);
  EXPECT_EQ(comparison.way, (Way{WhichBallots::all, Negatives::kept}));
  const auto lines = recount_lines(*counted->task, counted->counted, comparison);
  const auto says = [&](std::string_view words) {
    return std::ranges::any_of(lines, [&](const Words& line) { return line.en == words; });
  };
  EXPECT_TRUE(
      says("The published figures come out exactly with all ballots, the surplus ones "
           "too, counted (3)."));
  EXPECT_TRUE(
      says("  a: published 2, by the rule 1 (+1: surplus ballots +1), 1st (shared) instead "
           "of 1st"));
  EXPECT_TRUE(says("  Blank, naming nothing: 0 ballots"));
}

}  // namespace
}  // namespace yoriai::cli
