#include "cli/language.h"

#include <gtest/gtest.h>

namespace yoriai::cli {
namespace {

TEST(Language, FirstNonEmptyVariableDecides) {
  EXPECT_EQ(language_of_locale("ja_JP.UTF-8", "en_US.UTF-8", "C"), Language::ja);
  EXPECT_EQ(language_of_locale("", "ja", "en_US.UTF-8"), Language::ja);
  EXPECT_EQ(language_of_locale("", "", "ja_JP.eucJP"), Language::ja);
  EXPECT_EQ(language_of_locale("C", "ja_JP", "ja_JP"), Language::en);
}

TEST(Language, AnythingButJapaneseIsEnglish) {
  for (const auto* locale : {"", "C", "POSIX", "de_DE.UTF-8", "jav", "j"}) {
    EXPECT_EQ(language_of_locale("", "", locale), Language::en) << locale;
  }
}

TEST(Language, OptionTakesTwoNamesOnly) {
  EXPECT_EQ(parse_language("ja"), Language::ja);
  EXPECT_EQ(parse_language("en"), Language::en);
  EXPECT_EQ(parse_language("JA"), std::nullopt);
  EXPECT_EQ(parse_language(""), std::nullopt);
}

}  // namespace
}  // namespace yoriai::cli
