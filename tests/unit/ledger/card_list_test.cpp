#include "ledger/card_list.h"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/scratch_folder.h"

namespace yoriai::ledger {
namespace {

constexpr const char* kKitty = "eip155:1/erc721:0x06012c8cf97bead5deae237070f9587f8e7a266d/771769";

core::RegisterSalt counting_salt() {
  core::RegisterSalt salt;
  for (std::size_t i = 0; i < salt.data.size(); ++i) salt.data[i] = static_cast<std::byte>(i);
  return salt;
}

// The example of specs/book.md 6.4.
TEST(CardRecord, CommitmentIsThatOfTheSpecification) {
  EXPECT_EQ(core::to_hex(commitment_to_card(counting_salt(), kKitty).view()),
            "ef9d203145e7d42974672dd8a40641dd260517e9d7b43330827dd75983069c43");
}

struct Case {
  const char* text;
  const char* reference;  // null: none
};

constexpr Case kCases[] = {
    {kKitty, kKitty},
    {"eip155:1/erc721:0x06012c8cf97BEaD5deAe237070F9587f8E7A266d/771769", kKitty},
    {"cosmos:Hub-3/nft:Abc.d%20-/T.1", "cosmos:Hub-3/nft:Abc.d%20-/T.1"},
    {"eip155:1/erc721:0x06", nullptr},       // no token
    {"eip155:1/erc721:0x06/", nullptr},      // an empty one
    {"eip155:1/erc721:0x06/7/8", nullptr},   // two
    {"ei:1/erc721:0x06/7", nullptr},         // a namespace has three characters at least
    {"eip155eip:1/erc721:0x06/7", nullptr},  // and eight at most
    {"EIP155:1/erc721:0x06/7", nullptr},
    {"eip155:/erc721:0x06/7", nullptr},
    {"eip155:1/erc721:0x0 6/7", nullptr},
    {"", nullptr},
};

TEST(CardRecord, ReferencesHaveOneForm) {
  for (const auto& row : kCases) {
    const auto reference = card_reference(row.text);
    EXPECT_EQ(reference.value_or("none"), row.reference == nullptr ? "none" : row.reference)
        << row.text;
  }
  const std::string longest(78, '9');
  EXPECT_TRUE(card_reference("eip155:1/erc721:0x06/" + longest).has_value());
  EXPECT_FALSE(card_reference("eip155:1/erc721:0x06/9" + longest).has_value());
}

TEST(CardList, ComesBackAsItWasPut) {
  const tests::ScratchFolder folder;
  core::LedgerId ledger;
  ledger.data[0] = std::byte{0xAB};
  EXPECT_EQ(read_card_list(folder.path(), ledger)->size(), 0U);
  const std::vector<CardLine> lines = {{counting_salt(), kKitty}, {{}, "cosmos:x/nft:a/1"}};
  put_card_list(folder.path(), ledger, {lines.front()});
  put_card_list(folder.path(), ledger, lines);
  EXPECT_EQ(*read_card_list(folder.path(), ledger), lines);
  const auto path = card_list_path(folder.path(), ledger);
  EXPECT_EQ(path.filename().string(), "cards-ab000000000000000000000000000000.txt");
  EXPECT_EQ(std::filesystem::status(path).permissions() & std::filesystem::perms::others_all,
            std::filesystem::perms::none);
}

TEST(CardList, NamesTheFirstLineThatIsNone) {
  const auto good = write_card_list({{counting_salt(), kKitty}});
  EXPECT_TRUE(parse_card_list(good).has_value());
  EXPECT_EQ(parse_card_list("").error().line, 1U);
  EXPECT_EQ(parse_card_list("yoriai cards v2\n").error().line, 1U);
  EXPECT_EQ(parse_card_list(good.substr(0, good.size() - 1)).error().line, 2U);  // cut short
  EXPECT_EQ(parse_card_list(good + "\n").error().line, 3U);
  auto capital = good;
  capital[capital.find("0x06012c8cf97bead") + 11] = 'B';
  EXPECT_EQ(parse_card_list(capital).error().line, 2U);  // not in its one form
}

TEST(CardList, KnowsWhatItSaysNothingOfOrTwice) {
  const CardLine one{counting_salt(), kKitty};
  const CardLine again{{}, kKitty};
  const auto in_doubt = [](const std::vector<CardLine>& lines, std::vector<core::CardRow> rows) {
    core::Cards cards;
    for (const auto& row : rows) cards.put(row);
    return cards_in_doubt(lines, cards);
  };
  const core::MemberNumber holder{7};
  EXPECT_EQ(in_doubt({}, {}), 0U);
  EXPECT_EQ(in_doubt({one}, {}), 0U);  // waits for its entry
  EXPECT_EQ(in_doubt({one}, {{one.commitment(), holder, false}}), 0U);
  EXPECT_EQ(in_doubt({one}, {{again.commitment(), holder, false}}), 1U);
  EXPECT_EQ(in_doubt({}, {{one.commitment(), core::kNobody, true}}), 0U);  // erased
  const core::CardRow live{one.commitment(), holder, false};
  EXPECT_EQ(in_doubt({one, again}, {live, {again.commitment(), core::kNobody, false}}), 1U);
  EXPECT_EQ(in_doubt({one, again}, {live, {again.commitment(), core::kNobody, true}}), 0U);
}

TEST(CardList, IsChangedByOneAtATime) {
  const tests::ScratchFolder folder;
  const auto held = lock_card_list(folder.path(), {});
  EXPECT_THROW(lock_card_list(folder.path(), {}), EnvironmentError);
}

}  // namespace
}  // namespace yoriai::ledger
