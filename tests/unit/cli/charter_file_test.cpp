#include "cli/charter_file.h"

#include <gtest/gtest.h>

#include "cli/charter_words.h"
#include "cli/embedded_charters.h"
#include "core/limits.h"

namespace yoriai::cli {
namespace {

constexpr std::string_view kGood = R"(name = "むら"
time_zone = "Asia/Tokyo"
currency = "JPY"
houses = ["all"]
topics = ["road", "forest"]
[peers]
needed = 1
liars_survived = 0
[signatures]
stewards = 2
registrars = 2
recovery = 2
[ballots]
revisions = 50
min_grace = "30m"
[delegations]
longest = "none"
[roles]
facilitator = 1
registrar = 3
steward = 2
[[classes]]
name = "resident"
house = "all"
proposes = true
[[classes]]
name = "guest"
house = "all"
proposes = false
credits = 10
[[kinds]]
name = "ordinary"
methods = ["yes_no", "quadratic"]
seconds = 1
notice = "7d"
delegation = true
abstain_in_quorum = true
[[kinds.rules]]
house = "all"
quorum = "at least 1/10 of roll"
threshold = "more than 1/2 of cast"
)";

std::string with(std::string_view before, const std::string& after, const std::string& line) {
  std::string text(before);
  const auto at = text.find(after);
  EXPECT_NE(at, std::string::npos) << after;
  return text.insert(at + after.size(), line);
}

TEST(CharterFile, LimitsOfDelegationsArrive) {
  auto text = with(kGood, "delegation = true\n", "longest_chain = 3\n");
  text = with(text, "longest = \"none\"\n", "default = \"90d\"\n");
  text = with(text, "threshold = \"more than 1/2 of cast\"\n", "cap = \"at most 1/20 of roll\"\n");
  const auto read = parse_charter(text, "mura.toml");
  ASSERT_TRUE(read.has_value()) << describe(read.error()).en;
  EXPECT_EQ(read->default_delegation.ms, 90ULL * 86'400'000);
  EXPECT_EQ(read->kinds.front().longest_chain, 3);
  EXPECT_EQ(read->kinds.front().rules.front().cap, (core::DelegationCap{0, 1, 20}));
}

TEST(CharterFile, LimitsOfDelegationsThatLimitNothingAreRefused) {
  const auto fault = [](const std::string& text) {
    const auto read = parse_charter(text, "mura.toml");
    return read ? std::string("fine") : read.error().what.en;
  };
  auto none = std::string(kGood);
  none.replace(none.find("delegation = true"), 17, "delegation = false");
  EXPECT_NE(fault(with(none, "delegation = false\n", "longest_chain = 3\n")).find("too long"),
            std::string::npos);
  EXPECT_NE(fault(with(none, "of cast\"\n", "cap = \"at most 4 people\"\n")).find("capped"),
            std::string::npos);
  EXPECT_NE(fault(with(kGood, "of cast\"\n", "cap = \"at most 0 people\"\n")).find("a cap reads"),
            std::string::npos);
  auto longest = std::string(kGood);
  longest.replace(longest.find("longest = \"none\""), 16, "longest = \"30d\"");
  EXPECT_NE(fault(with(longest, "longest = \"30d\"\n", "default = \"31d\"\n")).find("longer"),
            std::string::npos);
}

TEST(CharterFile, WhatFollowsAVoteThatDecidedNothingArrives) {
  auto text = with(kGood, "facilitator = 1\n", "chair = 1\n");
  text = with(text, "delegation = true\n",
              "tie = \"chair\"\ncasting_within = \"3d\"\nsecond_call = true\n"
              "repeat_within = \"30d\"\nrepeat_notice = \"2d\"\nrecusal = true\n");
  text = with(text, "of cast\"\n", "second_quorum = \"at least 1/20 of roll\"\n");
  const auto read = parse_charter(text, "mura.toml");
  ASSERT_TRUE(read.has_value()) << describe(read.error()).en;
  const auto& kind = read->kinds.front();
  EXPECT_EQ(kind.tie, core::TieRule::chair);
  EXPECT_EQ(kind.casting.ms, 3ULL * 86'400'000);
  EXPECT_TRUE(kind.second_call && kind.recusal);
  EXPECT_EQ(kind.repeat_within.ms, 30ULL * 86'400'000);
  EXPECT_EQ(kind.repeat_notice.ms, 2ULL * 86'400'000);
  EXPECT_EQ(kind.rules.front().second_quorum, *parse_condition("at least 1/20 of roll"));
  const auto fault = [](const std::string& bad) {
    const auto charter = parse_charter(bad, "mura.toml");
    return charter ? std::string("fine") : charter.error().what.en;
  };
  EXPECT_NE(fault(with(kGood, "delegation = true\n", "tie = \"dice\"\n")).find("a tie rule is"),
            std::string::npos);
  EXPECT_NE(
      fault(with(kGood, "delegation = true\n", "casting_within = \"3d\"\n")).find("casting_within"),
      std::string::npos);
  EXPECT_NE(fault(with(kGood, "of cast\"\n", "advisory = true\n")).find("advisory"),
            std::string::npos);
}

TEST(CharterFile, VisibilitiesAndRetentionArrive) {
  auto text = with(kGood, "delegation = true\n", "visibility = [\"sealed\", \"open\"]\n");
  text = with(text, "longest = \"none\"\n", "[retention]\nvotes = \"3650d\"\n");
  const auto read = parse_charter(text, "mura.toml");
  ASSERT_TRUE(read.has_value()) << describe(read.error()).en;
  EXPECT_EQ(read->kinds.front().visibilities, 0b011);
  EXPECT_EQ(read->retention.ms, 3650ULL * 86'400'000);
  const auto fault = [](const std::string& bad) {
    const auto charter = parse_charter(bad, "mura.toml");
    return charter ? std::string("fine") : describe(charter.error()).en;
  };
  const auto seen = [&](const char* visibility) {
    return fault(with(kGood, "delegation = true\n", visibility));
  };
  EXPECT_NE(seen("visibility = [\"secret\"]\n").find("no visibility \"secret\""),
            std::string::npos);
  EXPECT_NE(seen("visibility = [\"box\"]\n").find("boxes need"), std::string::npos);
  EXPECT_NE(fault(with(kGood, "longest = \"none\"\n", "[retention]\nvotes = \"364d\"\n"))
                .find("\"365d\" at the least"),
            std::string::npos);
}

TEST(CharterFile, WhoSecondsAndAnnouncesArrives) {
  auto text = with(kGood, "longest = \"none\"\n", "[announcers]\nroles = [\"chair\"]\n");
  text = with(text, "facilitator = 1\n", "chair = 0\n");
  text = with(text, "proposes = true\n", "seconds = false\n");
  const auto read = parse_charter(text, "mura.toml");
  ASSERT_TRUE(read.has_value()) << describe(read.error()).en;
  EXPECT_EQ(read->announcer_roles, 1U << 5U);
  EXPECT_TRUE(read->classes.front().may_not_second);
  EXPECT_FALSE(read->classes.back().may_not_second);
}

TEST(CharterFile, CapsAreReadAsWritten) {
  EXPECT_EQ(parse_cap("none"), core::DelegationCap{});
  EXPECT_EQ(parse_cap("at most 4 people"), core::DelegationCap{4});
  EXPECT_EQ(parse_cap("at most 1 person"), core::DelegationCap{1});
  EXPECT_EQ(parse_cap("at most 1/20 of roll"), (core::DelegationCap{0, 1, 20}));
  for (const char* bad : {"", "4 people", "at most 4", "at most 4 persons", "at most 3/2 of roll",
                          "at most 1/2 of present", "at most 1/0 of roll", "at most 4 person"}) {
    EXPECT_EQ(parse_cap(bad), std::nullopt) << bad;
  }
}

TEST(CharterFile, EveryValueArrives) {
  const auto read = parse_charter(kGood, "mura.toml");
  ASSERT_TRUE(read.has_value()) << describe(read.error()).en;
  const core::Charter& charter = *read;
  EXPECT_EQ(charter.name, "むら");
  EXPECT_EQ(charter.preset, "");
  EXPECT_EQ(charter.currency, "JPY");
  EXPECT_EQ(charter.peers_needed, 1);
  EXPECT_EQ(charter.liars_survived, 0);
  EXPECT_EQ(charter.stewards_needed, 2);
  EXPECT_EQ(charter.recovery_needed, 2);
  EXPECT_EQ(charter.revisions, 50);
  EXPECT_EQ(charter.min_grace.ms, 1'800'000U);
  EXPECT_EQ(charter.max_delegation.ms, 0U);
  EXPECT_EQ(charter.topics, (std::vector<std::string>{"road", "forest"}));
  const std::vector<core::RoleRule> roles{
      {core::Role::steward, 2}, {core::Role::registrar, 3}, {core::Role::facilitator, 1}};
  EXPECT_EQ(charter.roles, roles);
  ASSERT_EQ(charter.classes.size(), 2U);
  EXPECT_TRUE(charter.classes[0].proposes);
  EXPECT_EQ(charter.classes[0].credits.value, 0U);
  EXPECT_EQ(charter.classes[1].credits.value, 10U);
  ASSERT_EQ(charter.kinds.size(), 1U);
  const core::ProposalKind& kind = charter.kinds[0];
  EXPECT_EQ(kind.methods, 0b1001);
  EXPECT_EQ(kind.seconds, 1);
  EXPECT_EQ(kind.notice.ms, 7ULL * 86'400'000);
  EXPECT_FALSE(kind.amendment);
  EXPECT_TRUE(kind.delegation && kind.abstain_in_quorum);
  core::HouseRule rule;
  rule.quorum = {1, 10, false, core::ConditionBase::roll};
  rule.threshold = {1, 2, true, core::ConditionBase::cast};
  EXPECT_EQ(kind.rules, (std::vector<core::HouseRule>{rule}));
}

TEST(CharterFile, NameOnTheCommandLineIsStronger) {
  EXPECT_EQ(parse_charter(kGood, "mura.toml", "月ヶ瀬")->name, "月ヶ瀬");
}

// The good file with one piece replaced (nothing: taken out), and where the fault must be named.
struct Slip {
  const char* piece;
  const char* instead;
  std::uint32_t line;
  const char* said;  // part of the English text
};
class CharterSlip : public testing::TestWithParam<Slip> {};
TEST_P(CharterSlip, IsNamedAtItsLine) {
  const Slip& slip = GetParam();
  std::string text(kGood);
  const auto at = text.find(slip.piece);
  ASSERT_NE(at, std::string::npos);
  text.replace(at, std::string_view(slip.piece).size(), slip.instead);
  const auto read = parse_charter(text, "mura.toml");
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().line, slip.line) << describe(read.error()).en;
  EXPECT_NE(read.error().what.en.find(slip.said), std::string::npos) << read.error().what.en;
  EXPECT_FALSE(read.error().what.ja.empty());
}
INSTANTIATE_TEST_SUITE_P(
    CharterFile, CharterSlip,
    testing::Values(
        Slip{"name = \"むら\"\n", "", 1, "no name"}, Slip{"\"むら\"", "\"\"", 1, "short text"},
        Slip{"\"むら\"", "\"む\\nら\"", 1, "short text"}, Slip{"\"むら\"", "7", 1, "short text"},
        Slip{"\"むら\"", "\"むら", 1, "not TOML"},
        Slip{"currency = \"JPY\"\n", "", 1, "\"currency\" is missing"},
        Slip{"JPY", "yen", 3, "three letters"},
        Slip{"houses = [\"all\"]", "houses = []", 4, "list"},
        Slip{"[\"road\", \"forest\"]", "[\"road\", \"road\"]", 5, "twice"},
        Slip{"[peers]", "[pears]", 1, "\"peers\" is missing"},
        Slip{"needed = 1", "needed = 0", 7, "1 to 1000"},
        Slip{"needed = 1", "needed = 1.5", 7, "whole number"},
        Slip{"liars_survived = 0\n", "liars_survived = 0\nliars = 0\n", 9, "not a key"},
        Slip{"recovery = 2\n", "", 9, "\"recovery\" is missing"},
        Slip{"\"30m\"", "\"half an hour\"", 15, "30m"}, Slip{"\"30m\"", "30", 15, "short text"},
        Slip{"longest = \"none\"", "longest = \"11y\"", 17, "length of time"},
        Slip{"registrar = 3", "mayor = 3", 20, "no role \"mayor\""},
        Slip{"house = \"all\"\nproposes = true", "house = \"lords\"\nproposes = true", 24,
             "not one of the houses"},
        Slip{"proposes = true", "proposes = \"yes\"", 25, "true or false"},
        Slip{"name = \"guest\"", "name = \"resident\"", 27, "twice"},
        Slip{"credits = 10", "credits = 0", 30, "from 1"},
        Slip{"\"quadratic\"", "\"lottery\"", 33, "no method \"lottery\""},
        Slip{"seconds = 1", "seconds = -1", 34, "from 0"},
        Slip{"notice = \"7d\"\n", "", 31, "\"notice\" is missing"},
        Slip{"delegation = true", "delegations = true", 31, "\"delegation\" is missing"},
        Slip{"1/10 of roll", "11/10 of roll", 40, "condition"},
        Slip{"more than 1/2", "over 1/2", 41, "condition"},
        Slip{"1/2 of cast", "1/2 of all", 41, "condition"},
        Slip{"1/10 of roll", "1/10 of cast", 40, "a quorum is of the roll"},
        Slip{"1/10 of roll", "1/10 of cards", 40, "a quorum is of the roll"},
        Slip{"1/2 of cast", "1/2 of cards", 41, "a threshold is of"},
        Slip{"[peers]", "[votes]\n\"lords\" = \"each card\"\n[peers]", 7, "not one of the houses"},
        Slip{"[peers]", "[votes]\nall = \"each coin\"\n[peers]", 7, "votes are for"},
        Slip{"[peers]", "[votes]\nall = \"each card, at most 0\"\n[peers]", 7, "votes are for"},
        Slip{"[peers]", "[votes]\nall = \"each card\"\n[peers]", 24, "has to be able to hold"},
        Slip{"credits = 10", "cards = \"two\"", 30, "how many cards"},
        Slip{"credits = 10", "cards = \"at most 16777217\"", 30, "how many cards"}));

std::string with_cards(const std::string& weight) {
  auto text =
      with(kGood, "topics = [\"road\", \"forest\"]\n", "[votes]\nall = \"" + weight + "\"\n");
  text = with(text, "proposes = true\n", "cards = \"any\"\n");
  text = with(text, "credits = 10\n", "cards = \"at most 2\"\n");
  text.replace(text.find("\"quadratic\""), 11, "\"ranked\"");
  text.replace(text.find("1/10 of roll"), 12, "1/10 of cards");
  return text;
}

TEST(CharterFile, CardsArrive) {
  const auto read = parse_charter(with_cards("each card, at most 5"), "mura.toml");
  ASSERT_TRUE(read.has_value()) << describe(read.error()).en;
  EXPECT_EQ(read->houses, (std::vector<core::House>{{"all", core::HouseWeight::card, 5}}));
  EXPECT_EQ(read->classes[0].cards, core::kMaxCards);
  EXPECT_EQ(read->classes[1].cards, 2U);
  EXPECT_EQ(read->kinds[0].rules[0].quorum.base, core::ConditionBase::all_cards);
  const auto weight = [](const std::string& text) {
    return parse_charter(with_cards(text), "mura.toml")->houses.front();
  };
  EXPECT_EQ(weight("each card"), (core::House{"all", core::HouseWeight::card, 0}));
  const auto household = with(kGood, "\"forest\"]\n", "[votes]\nall = \"each household\"\n");
  EXPECT_EQ(parse_charter(household, "mura.toml")->houses.front(),
            (core::House{"all", core::HouseWeight::household, 0}));
  EXPECT_EQ(weight("each holder"), (core::House{"all", core::HouseWeight::holder, 0}));
}

// Points are a person's own.
TEST(CharterFile, PointsDoNotFitVotesForCards) {
  auto text = with_cards("each card");
  text.replace(text.find("\"ranked\""), 8, "\"quadratic\"");
  const auto read = parse_charter(text, "mura.toml");
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().line, 37U);
  EXPECT_NE(read.error().what.en.find("each card has a vote"), std::string::npos);
  text.replace(text.find("each card"), 9, "each holder");
  EXPECT_TRUE(parse_charter(text, "mura.toml").has_value());
}

TEST(CharterFile, FaultOfAQuoteNeverClosedLiesInsideTheFile) {
  const auto charter = parse_charter("name = \"\"\"N\nlast\n", "input");
  ASSERT_FALSE(charter);
  EXPECT_EQ(charter.error().line, 2U);
  EXPECT_EQ(charter.error().column, std::string_view("last").size() + 1);
}

// Columns count bytes, as those of scenarios do, whatever stands before them.
TEST(CharterFile, FaultsBehindJapaneseTextAreNamedAtTheirByte) {
  const auto column_of = [](const std::string& line, std::string_view fault) {
    std::string text(kGood);
    const std::string topics = "topics = [\"road\", \"forest\"]";
    text.replace(text.find(topics), topics.size(), line);
    const auto read = parse_charter(text, "mura.toml");
    EXPECT_FALSE(read.has_value());
    EXPECT_EQ(read.error().line, 5U);
    EXPECT_EQ(read.error().column, line.rfind(fault) + 1) << describe(read.error()).en;
  };
  column_of("topics = [\"道\", \"森\", \"道\"]", "\"道\"");
  column_of("topics = [\"道\", \"森\", 7]", "7");
  column_of("topics = [\"道\", \"森\"] x", "x");
}

TEST(CharterFile, PresetsLoadAndAreWellFormed) {
  ASSERT_FALSE(embedded_charters().empty());
  for (const EmbeddedCharter& preset : embedded_charters()) {
    const auto read = load_charter(std::string(preset.name), "つきがせ");
    ASSERT_TRUE(read.has_value()) << describe(read.error()).en;
    EXPECT_EQ(read->preset, preset.name);
    EXPECT_EQ(read->name, "つきがせ");
    EXPECT_TRUE(core::check_charter(*read).has_value());
    // A preset is a template: it names no community itself.
    EXPECT_FALSE(load_charter(std::string(preset.name)).has_value());
    // It says where its rule comes from and what a lawyer should look at.
    EXPECT_NE(preset.text.find("# Source of the rule:"), std::string_view::npos);
    EXPECT_NE(preset.text.find("lawyer"), std::string_view::npos);
  }
}

TEST(CharterFile, ThePresetsOfTheFirstStoriesAreThere) {
  const auto purse = load_charter("tsukigase-purse", "a");
  ASSERT_TRUE(purse.has_value());
  EXPECT_EQ(purse->kinds.at(0).methods, 1U << 1U);
  EXPECT_TRUE(purse->kinds.at(0).delegation);
  EXPECT_EQ(purse->kinds.at(0).rules.at(0), core::HouseRule{});
  const auto points = load_charter("qv-99-share", "a");
  ASSERT_TRUE(points.has_value());
  EXPECT_EQ(points->kinds.at(0).methods, 1U << 3U);
  EXPECT_EQ(points->classes.at(0).credits.value, 99U);
  const auto houses = load_charter("two-houses", "a");
  ASSERT_TRUE(houses.has_value());
  EXPECT_EQ(houses->houses.size(), 2U);
  EXPECT_EQ(houses->classes.at(1).house, core::HouseIndex{1});
  EXPECT_EQ(write_condition(houses->kinds.at(0).rules.at(0).quorum), "at least 1/2 of roll");
  EXPECT_EQ(write_condition(houses->kinds.at(0).rules.at(1).quorum), "more than 1/10 of roll");
}

// What a lawyer would look for first is there in words.
TEST(CharterFile, ChartersAreReadBackInWords) {
  const auto words_of = [](std::string_view preset) {
    std::string text;
    for (const auto& line : charter_lines(*load_charter(std::string(preset), "Hill"))) {
      text += line.en + "\n" + line.ja + "\n";
    }
    return text;
  };
  const auto houses = words_of("two-houses");
  for (const auto* said :
       {"Charter of Hill", "A proposal passes only when all of them agree.",
        "digital villager: one person, one vote in the house \"digital villagers\"; may propose.",
        "It has to be seconded by 1 other member, of any class that may.",
        "Topics: forest, village, cards.",
        "residents: Quorum: at least 1/2 of the roll. Threshold: more than 1/2 of the votes cast.",
        "「digital villagers」の定足数は名簿の1/10を超えること。"}) {
    EXPECT_NE(houses.find(said), std::string::npos) << said << "\nin\n" << houses;
  }
  const auto ninka = words_of("ninka-ordinary");
  for (const auto* said : {"It changes this charter.", "Threshold: at least 3/4 of the roll.",
                           "Nobody has to second it.",
                           "Offices, at the least: 2 stewards, 2 registrars, 1 facilitator, 1 "
                           "chair, 0 clerks.",
                           "Signatures: 2 stewards, 2 registrars (a lost key is replaced by 2 "
                           "registrars).",
                           "Two helpers (clerks) write for who cannot"}) {
    EXPECT_NE(ninka.find(said), std::string::npos) << said << "\nin\n" << ninka;
  }
  const auto land = words_of("two-houses-land");
  for (const auto* said : {"It is heard, and decides nothing.", "(but where it is only heard)"}) {
    EXPECT_NE(land.find(said), std::string::npos) << said << "\nin\n" << land;
  }
  for (const auto* said : {"With as many yes as no the chair decides, within 7 days.",
                           "Who has an interest of their own may be left off the roll"}) {
    EXPECT_NE(ninka.find(said), std::string::npos) << said << "\nin\n" << ninka;
  }
  const auto roukyo = words_of("roukyo-special");
  for (const auto* said : {"Voices one person may carry, their own aside: 4 at most",
                           "A delegation goes on over 1 step at most"}) {
    EXPECT_NE(roukyo.find(said), std::string::npos) << said << "\nin\n" << roukyo;
  }
  const auto soudaikai = words_of("soudaikai");
  for (const auto* said :
       {"delegates: Quorum: at least 1/2 of the roll. Threshold: at least 2/3 of those taking "
        "part.",
        "members: Quorum: none. Threshold: more than 1/2 of those taking part. It is heard, and",
        "「delegates」の定足数は名簿の1/2以上。可決は参加者の2/3以上。",
        "一人が「delegates」からあずかれる委任は2人まで"}) {
    EXPECT_NE(soudaikai.find(said), std::string::npos) << said << "\nin\n" << soudaikai;
  }
  EXPECT_NE(words_of("qv-99").find("99 credits at most"), std::string::npos);
  const auto cards = words_of("nishikigoi-approve");
  for (const auto* said :
       {"digital villager: one vote for each card; may propose. They may hold any number of cards.",
        "Quorum: more than 1/10 of all cards, claimed or not.",
        "「digital villager」はカード一枚が一票です。議案を出せます。カードは何枚でも持てます。",
        "定足数はすべてのカード（持ち主のないものも）の1/10を超えること。"}) {
    EXPECT_NE(cards.find(said), std::string::npos) << said << "\nin\n" << cards;
  }
}

TEST(CharterFile, OneOfSomethingIsNotSeveral) {
  auto charter = *load_charter("roukyo-special", "Hill");
  charter.revisions = 1;
  charter.stewards_needed = charter.registrars_needed = charter.recovery_needed = 1;
  charter.channels.helper_cap = charter.channels.proxy_cap = 1;
  for (auto& role : charter.roles) role.needed = 1;
  ASSERT_TRUE(core::check_charter(charter).has_value());
  std::string text;
  for (const auto& line : charter_lines(charter)) text += line.en + "\n";
  for (const auto* said :
       {"Offices, at the least: 1 steward, 1 registrar, 1 facilitator, 1 clerk.",
        "Signatures: 1 steward, 1 registrar (a lost key is replaced by 1 registrar).",
        "up to 1 time;", "no family, 1 voter each at most.", "for 1 other at most.",
        "over 1 step at most"}) {
    EXPECT_NE(text.find(said), std::string::npos) << said << "\nin\n" << text;
  }
}

TEST(CharterFile, PresetsStandByName) {
  const auto presets = embedded_charters();
  EXPECT_TRUE(std::ranges::is_sorted(presets, {}, &EmbeddedCharter::name));
}

TEST(CharterFile, HousesHaveNamesThatDiffer) {
  auto charter = *load_charter("two-houses", "a");
  EXPECT_TRUE(core::check_charter(charter).has_value());
  charter.houses[1].name = charter.houses[0].name;
  EXPECT_FALSE(core::check_charter(charter).has_value());
  charter.houses[1].name.clear();
  EXPECT_FALSE(core::check_charter(charter).has_value());
}

// No option of several has a figure that a threshold could be about.
TEST(CharterFile, ProjectsHaveNoThreshold) {
  auto charter = *load_charter("projects", "a");
  EXPECT_EQ(charter.kinds.at(0).methods, 0b1100000);
  EXPECT_TRUE(core::check_charter(charter).has_value());
  charter.kinds[0].rules[0].threshold = {1, 2, true, core::ConditionBase::cast};
  EXPECT_FALSE(core::check_charter(charter).has_value());
}

TEST(CharterFile, UnknownPresetIsAFileThatIsNotThere) {
  const auto read = load_charter("two-castles", "a");
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().file, "two-castles");
}

TEST(CharterFile, ConditionsReadBackAsWritten) {
  for (const auto* text :
       {"none", "more than 1/2 of cast", "at least 3/4 of roll", "at least 1/1 of present",
        "more than 1/10 of cards", "at least 1/2 of people"}) {
    const auto condition = parse_condition(text);
    ASSERT_TRUE(condition.has_value()) << text;
    EXPECT_EQ(write_condition(*condition), text);
  }
  for (const auto* text :
       {"", "1/2", "more than 0/2 of cast", "more than 1/0 of cast", "more than 1/2 of",
        "more than 1/2 of cast ", "at least 1 of roll", "at least -1/2 of roll"}) {
    EXPECT_FALSE(parse_condition(text).has_value()) << text;
  }
}

}  // namespace
}  // namespace yoriai::cli
