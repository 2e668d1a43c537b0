#include "ledger/export_file.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "ledger/export_lines.h"
#include "tests/support/exported_village.h"

namespace yoriai::tests {
namespace {

namespace json = boost::json;

TEST(ExportFile, HasTheHeaderEveryEntryItsBlobsAndTheCheckpoint) {
  const auto village = voted_village();
  const KeptBook kept(village);
  const auto lines = lines_of(kept.exported());
  ASSERT_EQ(lines.size(), village.lines().size() + 4);  // header, wording, result, checkpoint
  const auto header = json::parse(lines.front());
  EXPECT_EQ(header.at("ledger").as_string(), core::to_hex(village.state().ledger().view()));
  EXPECT_EQ(header.at("size").to_number<std::size_t>(), village.lines().size());
  EXPECT_EQ(json::parse(lines.back()).at("checkpoint").as_string(), kept.note);
  std::size_t index = 0;
  for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
    const auto line = json::parse(lines[i]);
    EXPECT_EQ(line.at("index").to_number<std::size_t>(), index) << lines[i];
    if (line.as_object().contains("entry")) ++index;
  }
  EXPECT_EQ(index, village.lines().size());
}

TEST(ExportFile, ABlobStandsJustBeforeTheEntryThatNamesIt) {
  const auto lines = lines_of(voted_export());
  std::vector<std::string> kinds;
  for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
    const auto line = json::parse(lines[i]);
    if (!line.as_object().contains("blob")) continue;
    const auto next = json::parse(lines[i + 1]).at("read");
    kinds.emplace_back(next.at("kind").as_string());
    const auto* name = kinds.back() == "VotingClosed" ? "result" : "wording";
    EXPECT_EQ(next.at("body").at(name), line.at("blob"));
    EXPECT_TRUE(line.at("read").as_object().contains(kinds.size() == 1 ? "text" : "result"));
  }
  EXPECT_EQ(kinds, (std::vector<std::string>{"ProposalDrafted", "VotingClosed"}));
}

TEST(ExportFile, ABlobThatTwoEntriesNameStandsThereOnce) {
  Village village;
  village.propose(core::MemberNumber{1}, question());
  village.propose(core::MemberNumber{2}, question());
  const auto file = KeptBook(village).exported();
  EXPECT_EQ(lines_of(file).size(), 1 + 3 + 1 + 1U);
  EXPECT_TRUE(audit(file).ok());
}

TEST(ExportFile, CoversWhatTheNoteCovers) {
  Village village;
  KeptBook kept(village);
  village.join();
  append_rest(*kept.book, village.lines());
  const auto lines = lines_of(kept.exported());
  EXPECT_EQ(lines.size(), 3U);
  EXPECT_TRUE(audit(joined(lines)).ok());
}

TEST(ExportFile, MissingOrSpoiledRowsOfTheStoreEndIt) {
  const auto village = voted_village();
  const auto& ledger = village.state().ledger();
  {
    KeptBook kept(village);
    kept.store.entries_of(ledger).back().entry[9] ^= std::byte{1};
    EXPECT_THROW(kept.exported(), ledger::EnvironmentError);
  }
  {
    KeptBook kept(village);
    kept.store.entries_of(ledger).pop_back();
    EXPECT_THROW(kept.exported(), ledger::EnvironmentError);
  }
  KeptBook kept(village);
  kept.note = "no note";
  EXPECT_THROW(kept.exported(), ledger::EnvironmentError);
}

TEST(ExportLines, ReadBackWhatWasWritten) {
  const ledger::BookHeader header{*core::LedgerId::from(core::ByteVector(32, std::byte{7})),
                                  "village.example/00", 12};
  EXPECT_EQ(ledger::parse_header_line(ledger::header_line(header)), header);
  const ledger::StoredEntry stored{{std::byte{1}}, {std::byte{2}, std::byte{3}}};
  const auto entry =
      ledger::parse_entry_line(ledger::entry_line(core::EntryIndex{4}, stored, "{}"));
  ASSERT_TRUE(entry);
  EXPECT_EQ(entry->index.value, 4U);
  EXPECT_EQ(entry->stored.entry, stored.entry);
  EXPECT_EQ(entry->stored.salted_body, stored.salted_body);
  const ledger::Blob blob{{{}, 1}, {std::byte{5}}};
  const auto read = ledger::parse_blob_line(ledger::blob_line(core::EntryIndex{6}, blob, "null"));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->index.value, 6U);
  EXPECT_EQ(read->blob.name, blob.name);
  EXPECT_EQ(read->blob.bytes, blob.bytes);
  EXPECT_EQ(ledger::parse_checkpoint_line(ledger::checkpoint_line("a\n\"b\"\n")), "a\n\"b\"\n");
}

TEST(ExportLines, OtherShapesAreNone) {
  for (const auto* line :
       {"", "{}", "null", R"({"yoriai":"book/2"})", R"({"index":1})",
        R"({"index":-1,"entry":"AA==","body":"AA=="})", R"({"index":1,"entry":"A","body":"AA=="})",
        R"({"blob":{"hash":"00","size":1},"index":0,"bytes":"AA=="})", R"({"checkpoint":)",
        R"({"checkpoint":1})", R"({"checkpoint":"a"},)"}) {
    EXPECT_FALSE(ledger::parse_header_line(line)) << line;
    EXPECT_FALSE(ledger::parse_entry_line(line)) << line;
    EXPECT_FALSE(ledger::parse_blob_line(line)) << line;
    EXPECT_FALSE(ledger::parse_checkpoint_line(line)) << line;
  }
}

}  // namespace
}  // namespace yoriai::tests
