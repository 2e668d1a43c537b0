#include "cli/recount/pb_file.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "cli/recount/pb_words.h"

namespace yoriai::cli {
namespace {

constexpr std::string_view kMeta =
    "META\nkey;value\nbudget;1100\nvote_type;approval\nnum_votes;3\nnum_projects;2\n";
constexpr std::string_view kProjects = "PROJECTS\nproject_id;cost;name\n1;700;Bike path\nx;90;\n";
constexpr std::string_view kVotes = "VOTES\nvoter_id;vote\nA;1,x\nB;x\nC;\n";

FileResult<PbFile> read(std::string_view meta, std::string_view projects, std::string_view votes) {
  return parse_pb(std::string(meta) + std::string(projects) + std::string(votes), "a.pb");
}

TEST(PbFile, TablesAndWhatTheySay) {
  const auto file = read(kMeta, kProjects, kVotes);
  ASSERT_TRUE(file.has_value()) << file.error().what.en;
  EXPECT_EQ(file->vote.purse.value, 1100U);
  EXPECT_EQ(file->vote.costs, (std::vector{core::Amount{700}, core::Amount{90}}));
  EXPECT_EQ(file->projects.at(0).name, "Bike path");
  EXPECT_EQ(file->projects.at(1).name, "x");
  EXPECT_EQ(file->ballots, 3U);
  using core::OptionIndex;
  EXPECT_EQ(file->vote.groups,
            (std::vector<core::ApprovalGroup>{
                {{}, 1}, {{OptionIndex{0}, OptionIndex{1}}, 1}, {{OptionIndex{1}}, 1}}));
}

TEST(PbFile, BlanksQuotesEmptyLinesAndCarriageReturns) {
  const auto file = parse_pb(
      "META\r\nkey; value\r\nvote_type; approval\r\nbudget; 500.00\r\n\r\nPROJECTS\r\n"
      "name;selected;cost;project_id;votes\r\n\"Pond; \"\"koi\"\"\";1;5;7 ;2\r\nLamps;2;5;8;\r\n"
      "VOTES\r\nage;vote;voter_id\r\n30; 7, 8,7;1\r\n31;7;2\r\n",
      "a.pb");
  ASSERT_TRUE(file.has_value()) << file.error().line << file.error().what.en;
  EXPECT_EQ(file->vote.purse.value, 500U);
  EXPECT_EQ(file->projects.at(0).name, "Pond; \"koi\"");
  EXPECT_EQ(file->projects.at(0).selected, true);
  EXPECT_EQ(file->projects.at(0).published_votes, 2U);
  EXPECT_EQ(file->projects.at(1).selected, std::nullopt);
  EXPECT_EQ(file->named_twice, 1U);
}

struct Bad {
  std::string_view meta;
  std::string_view projects;
  std::string_view votes;
  std::uint32_t line;  // 0: the file as a whole
};
class BadPbFile : public testing::TestWithParam<Bad> {};
TEST_P(BadPbFile, IsRefusedAtItsLine) {
  const auto file = read(GetParam().meta, GetParam().projects, GetParam().votes);
  ASSERT_FALSE(file.has_value());
  EXPECT_EQ(file.error().line, GetParam().line) << file.error().what.en;
}
INSTANTIATE_TEST_SUITE_P(
    PbFile, BadPbFile,
    testing::Values(
        Bad{"", "", "", 0}, Bad{"META\n", "", "", 1}, Bad{kMeta, "", kVotes, 7},
        Bad{kMeta, kProjects, "", 0}, Bad{"META\nkey;value\nbudget;5\n", kProjects, kVotes, 2},
        Bad{"META\nkey;value\nvote_type;approval\n", kProjects, kVotes, 2},
        Bad{"META\nkey;value\nbudget;5\nvote_type;ordinal\n", kProjects, kVotes, 4},
        Bad{"META\nkey;value\nbudget;0\nvote_type;approval\n", kProjects, kVotes, 3},
        Bad{"META\nkey;value\nbudget;2.5\nvote_type;approval\n", kProjects, kVotes, 3},
        Bad{"META\nkey;value\nbudget;9007199254740993\n", kProjects, kVotes, 3},
        Bad{"META\nkey;value\nbudget;5\nvote_type;approval\nnum_votes;4\n", kProjects, kVotes, 0},
        Bad{"META\nkey;value\nbudget;5\nvote_type;approval\nnum_votes;x\n", kProjects, kVotes, 5},
        Bad{"META\nkey;key\n", kProjects, kVotes, 2},
        Bad{kMeta, "PROJECTS\nproject_id;price\n1;5\n", kVotes, 8},
        Bad{kMeta, "PROJECTS\nproject_id;cost\n1;0\n", kVotes, 9},
        Bad{kMeta, "PROJECTS\nproject_id;cost\n1;5\n1;6\n", kVotes, 10},
        Bad{kMeta, "PROJECTS\nproject_id;cost\n1;5;6\n", kVotes, 9},
        Bad{kMeta, kProjects, "VOTES\nvoter_id;vote\nA;2\n", 13},
        Bad{kMeta, kProjects, "VOTES\nvoter_id;vote\nA;1,,x\n", 13},
        Bad{kMeta, kProjects, "VOTES\nvoter_id;vote\nA;1\nA;1\n", 14},
        Bad{kMeta, kProjects, "VOTES\nvoter_id;vote\n;1\n", 13},
        Bad{kMeta, kProjects, "VOTES\nvoter_id;vote\nA;1\nMORE\n", 14}));

PbFile wieliczka() {
  std::ifstream in(YORIAI_SOURCE_DIR "/tests/data/wieliczka-green-2023/ballots.pb");
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  auto file = parse_pb(text, "ballots.pb");
  EXPECT_TRUE(file.has_value());
  return *std::move(file);
}

// The selection that the town published: see the README beside the file.
TEST(PbFile, WieliczkaComesOutAsPublished) {
  const auto file = wieliczka();
  EXPECT_EQ(file.ballots, 6586U);
  const PbRecount count(file);
  for (std::size_t i = 0; i < file.projects.size(); ++i) {
    EXPECT_EQ(count.approvals[i], file.projects[i].published_votes) << file.projects[i].name;
  }
  EXPECT_EQ(count.as_published, true);
  EXPECT_EQ(count.equal_shares.added, 164U);
  EXPECT_EQ(count.equal_shares.spent, 995'079U);
  EXPECT_EQ(count.equal_shares.spent_by_one_more, 1'045'079U);
}

}  // namespace
}  // namespace yoriai::cli
