// Why something does not count: every reason there is has a sentence of its own in both languages,
// and so has every line that names one. A value that is added without its words, or with words that
// nobody listed here, fails.
#include <gtest/gtest.h>

#include <set>

#include "cli/explain.h"
#include "cli/messages.h"
#include "cli/recount/compare.h"
#include "cli/room_words.h"
#include "cli/sealing_words.h"
#include "cli/status_words.h"

namespace yoriai::cli {
namespace {

// No two are alike, and none is missing in a language.
class Sentences {
 public:
  void add(const Words& words, std::size_t which) {
    EXPECT_FALSE(words.ja.empty() || words.en.empty()) << which;
    EXPECT_EQ(words.ja.find("{}"), std::string::npos) << words.ja;
    EXPECT_EQ(words.en.find("{}"), std::string::npos) << words.en;
    EXPECT_TRUE(japanese_.insert(words.ja).second) << words.ja;
    EXPECT_TRUE(english_.insert(words.en).second) << words.en;
  }

 private:
  std::set<std::string> japanese_;
  std::set<std::string> english_;
};

// The compiler sees to it that whoever switches over a value knows all of them; so what has no
// words after the last one that is listed is no value.
template <class Value, class WordsOf>
void each_up_to(Value last, WordsOf words_of) {
  Sentences sentences;
  const auto end = static_cast<std::size_t>(last) + 1;
  for (std::size_t at = 0; at < end; ++at) {
    sentences.add(Words(words_of(static_cast<Value>(at))), at);
  }
  EXPECT_TRUE(Words(words_of(static_cast<Value>(end))).en.empty())
      << "list it here: " << Words(words_of(static_cast<Value>(end))).en;
}

TEST(Reasons, WhyABallotIsSpoilt) { each_up_to(core::SpoiltBy::on_paper, spoilt_word); }
TEST(Reasons, HowABallotCame) { each_up_to(core::Channel::box, channel_word); }
TEST(Reasons, WhatBecameOfAVoiceThatWasHandedOn) { each_up_to(core::Fate::end_in_box, fate_words); }

TEST(Reasons, EverySpoiltBallotIsNamedWithItsOwn) {
  core::ResultDocument document;
  document.result.openers = {{core::MemberNumber{1}, true}, {core::MemberNumber{2}, true}};
  const auto last = static_cast<std::size_t>(core::SpoiltBy::on_paper);
  for (std::size_t by = 0; by <= last; ++by) {
    document.result.spoilt_ballots.push_back(
        {core::MemberNumber{static_cast<std::uint32_t>(by + 5)}, static_cast<core::SpoiltBy>(by)});
  }
  std::vector<Words> lines;
  add_sealing(lines, document);
  ASSERT_EQ(lines.size(), last + 2);
  for (std::size_t by = 0; by <= last; ++by) {
    const auto why = spoilt_word(static_cast<core::SpoiltBy>(by));
    EXPECT_NE(lines[by + 1].ja.find(why.ja), std::string::npos) << lines[by + 1].ja;
    EXPECT_NE(lines[by + 1].en.find(why.en), std::string::npos) << lines[by + 1].en;
    EXPECT_NE(lines[by + 1].en.find("Member " + std::to_string(by + 5)), std::string::npos);
  }
}

// One key that is missing is not several.
TEST(Reasons, AVoteThatIsNotOpenedNamesWhoseKeysAreMissing) {
  core::ResultDocument document;
  document.result.openers = {{core::MemberNumber{1}, true}, {core::MemberNumber{2}, false}};
  std::vector<Words> lines;
  add_sealing(lines, document);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_NE(lines[0].en.find("the key of member 2 did not come in time"), std::string::npos)
      << lines[0].en;
  document.result.openers[0].opened = false;
  add_sealing(lines, document);
  EXPECT_NE(lines[1].en.find("the keys of members 1, 2 did not"), std::string::npos) << lines[1].en;
  EXPECT_NE(lines[1].ja.find("1番、2番の鍵が期限までに出ず"), std::string::npos) << lines[1].ja;
}

// A ballot of every channel may stand behind one of every higher one.
TEST(Reasons, EveryBallotSetAsideIsNamedWithWhatCountsInItsPlace) {
  core::ResultDocument document;
  const auto box = static_cast<std::size_t>(core::Channel::box);
  for (std::size_t channel = 0; channel < box; ++channel) {
    for (std::size_t by = channel + 1; by <= box; ++by) {
      document.result.set_aside.push_back({core::MemberNumber{7},
                                           static_cast<core::Channel>(channel),
                                           static_cast<core::Channel>(by)});
    }
  }
  std::vector<Words> lines;
  add_set_aside(lines, document);
  ASSERT_EQ(lines.size(), document.result.set_aside.size() + 1);
  Sentences sentences;
  for (std::size_t at = 0; at < lines.size(); ++at) sentences.add(lines[at], at);
}

TEST(Reasons, WhyAnAnswerProvesNothing) {
  Sentences sentences;
  const auto last = static_cast<std::size_t>(net::StatusFault::refusal_bad);
  for (std::size_t fault = 0; fault <= last; ++fault) {
    sentences.add(bad_copy_words(static_cast<net::StatusFault>(fault)), fault);
  }
}

// Of ballots that somebody else collected.
class Recounting : public testing::Test {
 protected:
  Recounting() {
    comparison_.published = true;
    comparison_.currency = "JPY";
    OptionComparison option;
    option.title = "Bench";
    option.published_votes = 4;
    comparison_.options = {option};
    comparison_.order = {0};
  }

  std::vector<Words> lines() { return recount_lines(task_, counted_, comparison_); }

  BallotFile ballots_ = *parse_ballots("voter,v0\na,3\na,-1\nb,2\n", "ballots.csv");
  RecountTask task_{"", ballots_, {"Bench"}, core::Amount{}, core::Credits{99}};
  Recounted counted_;
  Comparison comparison_;
};

TEST_F(Recounting, EveryWayOfCountingIsNamedInItsOwnWords) {
  std::set<std::string> japanese;
  std::set<std::string> english;
  std::size_t ways = 0;
  for (const auto which :
       {WhichBallots::last_of_each, WhichBallots::all, WhichBallots::first_of_each}) {
    for (const auto negatives : {Negatives::kept, Negatives::dropped, Negatives::made_positive}) {
      comparison_.way = Way{which, negatives};
      Words all;
      add_lines(all, lines());
      japanese.insert(all.ja);
      english.insert(all.en);
      ++ways;
    }
  }
  comparison_.way.reset();
  Words none;
  add_lines(none, lines());
  japanese.insert(none.ja);
  english.insert(none.en);
  EXPECT_EQ(japanese.size(), ways + 1);
  EXPECT_EQ(english.size(), ways + 1);
}

TEST_F(Recounting, BallotsThatDoNotCountSayWhy) {
  const core::Ballot ballot{core::BallotForm::choice, {}, {10}};
  for (const auto code : core::all_refusals()) {
    counted_.refused = {{&ballots_.rows[2], core::Refused{code, 1}, ballot}};
    const auto why = message(core::Refused{code, 1}, ballot);
    Words all;
    add_lines(all, lines());
    EXPECT_NE(all.ja.find("4行目（b）の票"), std::string::npos) << all.ja;
    EXPECT_NE(all.ja.find(why.ja), std::string::npos) << core::to_string(code);
    EXPECT_NE(all.en.find(why.en), std::string::npos) << core::to_string(code);
  }
}

// Who sent more than one ballot, and votes below zero.
TEST_F(Recounting, WhatIsLeftOutIsSaid) {
  Words all;
  add_lines(all, lines());
  for (const auto* said : {"余分", "マイナスの票"}) {
    EXPECT_NE(all.ja.find(said), std::string::npos) << all.ja;
  }
  for (const auto* said : {"surplus", "Negative"}) {
    EXPECT_NE(all.en.find(said), std::string::npos) << all.en;
  }
}

}  // namespace
}  // namespace yoriai::cli
