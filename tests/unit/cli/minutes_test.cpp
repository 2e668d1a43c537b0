#include "cli/minutes.h"

#include <gtest/gtest.h>

namespace yoriai::cli {
namespace {

MinutesDraft a_draft() {
  return {{"議事録", "Minutes"},
          {{{"結果", "Result"},
            {{"「<b>橋</b> & \"駅\"」に決まりました。", "Decided: <b>Bridge</b> & \"Station\"."},
             {"　橋　3票", "  Bridge: 3 votes"},
             {"　　うち1人", "    1 of them"}}}},
          {{"場所", "Place"}, {"経過", "Course"}},
          {{"議長", "chair"}, {"書記", "clerk"}}};
}

TEST(Minutes, PageShowsTextAsTextAndIndentsByLevel) {
  const auto page = minutes_html(a_draft(), Language::en);
  EXPECT_NE(page.find("<p>Decided: &lt;b&gt;Bridge&lt;/b&gt; &amp; &quot;Station&quot;.</p>"),
            std::string::npos)
      << page;
  EXPECT_NE(page.find("<p class=\"inner\">Bridge: 3 votes</p>"), std::string::npos);
  EXPECT_NE(page.find("<p class=\"innermost\">1 of them</p>"), std::string::npos);
  EXPECT_EQ(page.find("<b>"), std::string::npos);
  EXPECT_NE(page.find("<html lang=\"en\">"), std::string::npos);
}

TEST(Minutes, JapaneseIndentsAreTheSameLevels) {
  const auto page = minutes_html(a_draft(), Language::ja);
  EXPECT_NE(page.find("<p class=\"inner\">橋　3票</p>"), std::string::npos) << page;
  EXPECT_NE(page.find("<p class=\"innermost\">うち1人</p>"), std::string::npos);
  EXPECT_NE(page.find("<html lang=\"ja\">"), std::string::npos);
}

TEST(Minutes, TextLeavesRoomToSign) {
  EXPECT_EQ(minutes_text(a_draft(), Language::en),
            "Minutes\n\nResult\n  Decided: <b>Bridge</b> & \"Station\".\n    Bridge: 3 votes\n"
            "      1 of them\n\nPlace: ____________________\nCourse: ____________________\n\n"
            "chair  ____________________\nclerk  ____________________\n");
}

}  // namespace
}  // namespace yoriai::cli
