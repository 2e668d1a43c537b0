#include "ledger/audit.h"

#include <gtest/gtest.h>

#include <sstream>

#include "core/sha256.h"
#include "ledger/entry_codec.h"
#include "ledger/export_lines.h"
#include "ledger/rendering.h"
#include "tests/support/exported_village.h"

namespace yoriai::tests {
namespace {

using ledger::BookFault;
using Lines = std::vector<std::string>;

std::uint64_t bad_line(const std::string& file) {
  const auto report = audit(file);
  return report.fault ? report.fault->line : 0;
}
std::uint64_t bad_line(const Lines& lines) { return bad_line(joined(lines)); }

BookFault what(const std::string& file) { return std::get<BookFault>(audit(file).fault->what); }

TEST(Audit, AGoodBookIsGoodInFull) {
  const auto village = voted_village();
  const KeptBook kept(village);
  const auto report = audit(kept.exported());
  EXPECT_TRUE(report.ok());
  EXPECT_EQ(report.checked, ledger::Checked::full);
  EXPECT_EQ(report.size, village.lines().size());
  EXPECT_EQ(report.signed_size, report.size);
  EXPECT_EQ(report.ledger, village.state().ledger());
  EXPECT_EQ(report.root, kept.book->tree().root());
  EXPECT_EQ(report.state_digest, core::state_digest(village.state()));
  EXPECT_EQ(report.checkpoint, kept.note);
  EXPECT_EQ(report.origin, kept.book->checkpoint_keys().origin);
}

TEST(Audit, CountsTheSignaturesOfEventsAndNewKeys) {
  // Founding: the node and three stewards sign; six keys are new.
  EXPECT_EQ(audit(KeptBook(Village()).exported()).signatures, 4U + 6U);
}

TEST(Audit, SeveralThreadsAnswerTheSame) {
  ledger::SignaturePool pool(3);
  auto lines = lines_of(voted_export());
  for (const std::size_t spoiled : {0U, 4U, 9U}) {
    auto file = lines;
    if (spoiled > 0) file[spoiled][40] = file[spoiled][40] == 'A' ? 'B' : 'A';
    std::istringstream in(joined(file));
    const auto report = ledger::audit_export(in, pool);
    EXPECT_EQ(report.fault ? report.fault->line : 0, spoiled > 0 ? spoiled + 1 : 0);
  }
}

// The heart of what an export is for: whoever changes one byte is found, and where.
TEST(Audit, AnyChangedByteIsFoundAtItsLine) {
  const auto& file = voted_export();
  std::uint64_t line = 1;
  auto spoiled = file;
  for (std::size_t at = 0; at < file.size(); ++at) {
    const auto flip = static_cast<char>(1U << (at % 7));  // stays in the same half of ASCII
    spoiled[at] = static_cast<char>(file[at] ^ flip);
    const auto found = bad_line(spoiled);
    ASSERT_EQ(found, line) << "byte " << at << " of " << file.size();
    spoiled[at] = file[at];
    if (file[at] == '\n') ++line;
  }
}

TEST(Audit, AnyLineRemovedIsFound) {
  const auto lines = lines_of(voted_export());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    auto file = lines;
    file.erase(file.begin() + static_cast<long>(i));
    EXPECT_EQ(bad_line(file), i + 1);
  }
  EXPECT_EQ(what(joined({lines.begin(), lines.end() - 1})), BookFault::checkpoint_missing);
}

TEST(Audit, AnyTwoLinesExchangedAreFoundAtTheFirst) {
  const auto lines = lines_of(voted_export());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (std::size_t j = i + 1; j < lines.size(); ++j) {
      auto file = lines;
      std::swap(file[i], file[j]);
      EXPECT_EQ(bad_line(file), i + 1) << i << " and " << j;
    }
  }
}

TEST(Audit, AnyLineTwiceIsFoundAtTheSecond) {
  const auto lines = lines_of(voted_export());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    auto file = lines;
    file.insert(file.begin() + static_cast<long>(i), lines[i]);
    EXPECT_EQ(bad_line(file), i + 2);
  }
}

TEST(Audit, CutAnywhereIsFoundAtTheCut) {
  const auto& file = voted_export();
  std::uint64_t line = 1;
  for (std::size_t size = 0; size < file.size(); ++size) {
    if (size % 97 == 0 || file[size] == '\n') {
      EXPECT_EQ(bad_line(file.substr(0, size)), line) << size;
    }
    if (file[size] == '\n') ++line;
  }
}

TEST(Audit, WhatFollowsTheCheckpointIsFound) {
  const auto& file = voted_export();
  const auto lines = lines_of(file).size();
  for (const auto* more : {"\n", "x", "{}\n"}) {
    EXPECT_EQ(bad_line(file + more), lines + 1);
    EXPECT_EQ(what(file + more), BookFault::lines_after_end);
  }
}

TEST(Audit, SomethingElseIsNotABook) {
  for (const auto* file : {"", "\n", "{}", "{\"yoriai\":\"book/2\"}\n"}) {
    EXPECT_EQ(bad_line(file), 1U);
    EXPECT_EQ(what(file), BookFault::not_a_book);
  }
}

TEST(Audit, OtherSpellingsOfALineAreFound) {
  const auto lines = lines_of(voted_export());
  auto file = lines;
  file[3].insert(file[3].size() - 1, " ");
  EXPECT_EQ(bad_line(file), 4U);
  file = lines;
  file[3].insert(file[3].size() - 1, "\r");
  EXPECT_EQ(bad_line(file), 4U);
  file = lines;
  file[3].insert(9, "0");
  EXPECT_EQ(bad_line(file), 4U);
}

// An entry written again with another time, so that its line is right in itself.
std::string line_with_time(const Village& village, std::size_t index, std::uint64_t later) {
  const auto& line = village.lines()[index];
  auto entry = ledger::decode_entry(line.entry).value();
  entry.accepted_at.ms += later;
  const core::EntryIndex at{index};
  const ledger::StoredEntry stored{ledger::encode_entry(entry), line.salted_body};
  return ledger::entry_line(at, stored,
                            ledger::render_entry(ledger::read_book_entry(at, stored).value())) +
         "\n";
}

TEST(Audit, WhatOnlyTheTreeKnowsIsFoundAtTheCheckpoint) {
  const auto village = voted_village();
  auto lines = lines_of(KeptBook(village).exported());
  const auto last = village.lines().size() - 1;
  lines[lines.size() - 2] = line_with_time(village, last, 0);
  ASSERT_EQ(bad_line(lines), 0U);
  lines[lines.size() - 2] = line_with_time(village, last, 1);
  EXPECT_EQ(bad_line(lines), lines.size());
  EXPECT_EQ(what(joined(lines)), BookFault::root_differs);
}

TEST(Audit, RefusalsOfTheRulesNameTheLineAndTheEntry) {
  const auto village = voted_village();
  auto lines = lines_of(KeptBook(village).exported());
  const auto last = village.lines().size() - 1;  // the closing, before it is due
  const auto earlier = std::uint64_t{0} - kDay.ms;
  lines[lines.size() - 2] = line_with_time(village, last, earlier);
  const auto report = audit(joined(lines));
  ASSERT_TRUE(report.fault);
  EXPECT_EQ(report.fault->line, lines.size() - 1);
  EXPECT_EQ(report.fault->index, core::EntryIndex{last});
  EXPECT_EQ(std::get<core::Refused>(report.fault->what).code, core::Refusal::not_due_yet);
  EXPECT_EQ(report.checked, ledger::Checked::structure);
  EXPECT_EQ(report.size, last);
}

TEST(Audit, AHeaderOfAnotherBookIsFound) {
  const auto village = voted_village();
  auto lines = lines_of(KeptBook(village).exported());
  const auto good = *ledger::parse_header_line(lines[0].substr(0, lines[0].size() - 1));
  const auto spoiled = [&](auto change) {
    auto header = good;
    change(header);
    lines[0] = ledger::header_line(header) + "\n";
    EXPECT_EQ(bad_line(lines), 1U);
    EXPECT_EQ(what(joined(lines)), BookFault::header_differs);
  };
  spoiled([](auto& header) { header.ledger = {}; });
  spoiled([](auto& header) { header.origin += "0"; });
  spoiled([](auto& header) { ++header.size; });
  spoiled([](auto& header) { --header.size; });
}

TEST(Audit, EntriesThatTheCheckpointDoesNotCoverAreFound) {
  Village village;
  const KeptBook before(village);
  village.join();
  auto lines = lines_of(KeptBook(village).exported());
  const auto short_lines = lines_of(before.exported());
  lines.front() = short_lines.front();
  lines.back() = short_lines.back();
  EXPECT_EQ(bad_line(lines), 3U);
  EXPECT_EQ(what(joined(lines)), BookFault::entry_unsigned);
}

TEST(Audit, EntriesThatTheCheckpointMissesAreFound) {
  auto lines = lines_of(voted_export());
  lines.erase(lines.end() - 2);  // the closing; its result is then for nobody
  lines.erase(lines.end() - 2);
  EXPECT_EQ(bad_line(lines), lines.size());
  EXPECT_EQ(what(joined(lines)), BookFault::entries_missing);
}

TEST(Audit, ACheckpointByOtherKeysIsBad) {
  const Village village;
  const KeptBook kept(village);
  auto lines = lines_of(kept.exported());
  const auto checkpoint =
      ledger::Checkpoint{kept.book->checkpoint_keys().origin, 1, kept.book->tree().root()};
  const auto& key = key_named("stranger");
  const auto note = ledger::write_note(
      {ledger::checkpoint_text(checkpoint),
       {ledger::sign_checkpoint(checkpoint, key),
        ledger::cosign_checkpoint(checkpoint, kept.book->checkpoint_keys().witnesses.front().name,
                                  1, key)}});
  lines.back() = ledger::checkpoint_line(note) + "\n";
  EXPECT_EQ(bad_line(lines), lines.size());
  EXPECT_EQ(what(joined(lines)), BookFault::checkpoint_bad);
}

TEST(Audit, ABlobForNoEntryIsFound) {
  auto lines = lines_of(voted_export());
  const core::ByteVector bytes{std::byte{'x'}};
  const core::EntryIndex beyond{audit(voted_export()).size};
  const auto extra =
      ledger::blob_line(beyond, {{core::sha256(bytes), 1}, bytes}, R"({"text":"x"})");
  lines.insert(lines.end() - 1, extra + "\n");
  EXPECT_EQ(bad_line(lines), lines.size() - 1);
  EXPECT_EQ(what(joined(lines)), BookFault::blob_not_needed);
}

TEST(Audit, BlobsAreNeededTrueAndThereOnce) {
  const auto lines = lines_of(voted_export());
  const auto blob = std::find_if(lines.begin(), lines.end(),
                                 [](const auto& line) { return line.starts_with("{\"blob\""); });
  const auto at = static_cast<std::size_t>(blob - lines.begin());
  const auto parsed = *ledger::parse_blob_line(blob->substr(0, blob->size() - 1));
  const auto with = [&](core::EntryIndex index, const ledger::Blob& other) {
    auto file = lines;
    file[at] = ledger::blob_line(index, other, ledger::render_blob(other.bytes)) + "\n";
    return joined(file);
  };
  ASSERT_EQ(bad_line(with(parsed.index, parsed.blob)), 0U);
  const core::ByteVector bytes{std::byte{'x'}};
  const ledger::Blob other{{core::sha256(bytes), 1}, bytes};
  EXPECT_EQ(what(with(parsed.index, other)), BookFault::blob_not_needed);
  EXPECT_EQ(bad_line(with(parsed.index, other)), at + 1);
  EXPECT_EQ(what(with(parsed.index, {parsed.blob.name, bytes})), BookFault::blob_differs);
  EXPECT_EQ(what(with({}, parsed.blob)), BookFault::out_of_order);
  auto without = lines;
  without.erase(without.begin() + static_cast<long>(at));
  EXPECT_EQ(what(joined(without)), BookFault::blob_missing);
}

class StoredAudit : public testing::Test {
 protected:
  ledger::AuditReport audited() {
    ledger::SignaturePool pool(1);
    return ledger::audit_stored(kept_.store, ledger_, kept_.store.size(ledger_), pool);
  }
  BookFault fault() { return std::get<BookFault>(audited().fault->what); }

  Village village_ = voted_village();
  KeptBook kept_{village_};
  core::LedgerId ledger_ = village_.state().ledger();
};

TEST_F(StoredAudit, AGoodBookIsGoodInFull) {
  const auto report = audited();
  EXPECT_TRUE(report.ok());
  EXPECT_EQ(report.checked, ledger::Checked::full);
  EXPECT_EQ(report.root, kept_.book->tree().root());
  EXPECT_EQ(report.state_digest, core::state_digest(village_.state()));
}

TEST_F(StoredAudit, MayHoldMoreThanIsSigned) {
  village_.join();
  append_rest(*kept_.book, village_.lines());
  const auto report = audited();
  EXPECT_TRUE(report.ok());
  EXPECT_EQ(report.signed_size + 1, report.size);
}

TEST_F(StoredAudit, AnySpoiledEntryIsFound) {
  auto& entries = kept_.store.entries_of(ledger_);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    for (auto* bytes : {&entries[i].entry, &entries[i].salted_body}) {
      auto& last = bytes->back();
      last ^= std::byte{0x10};
      const auto report = audited();
      ASSERT_TRUE(report.fault) << i;
      EXPECT_EQ(report.fault->index, core::EntryIndex{i});
      last ^= std::byte{0x10};
    }
  }
}

TEST_F(StoredAudit, AWrongTimeIsFoundByTheRoot) {
  auto entry = ledger::decode_entry(village_.lines().back().entry).value();
  entry.accepted_at.ms += 1;
  kept_.store.entries_of(ledger_).back().entry = ledger::encode_entry(entry);
  EXPECT_EQ(fault(), BookFault::root_differs);
}

TEST_F(StoredAudit, FewerThanWereSignedIsFound) {
  kept_.store.entries_of(ledger_).pop_back();
  EXPECT_EQ(fault(), BookFault::entries_missing);
}

TEST_F(StoredAudit, ASpoiledCheckpointIsBad) {
  kept_.note[3] ^= 1;
  kept_.store.put_checkpoint(ledger_, kept_.note);
  EXPECT_EQ(fault(), BookFault::checkpoint_bad);
}

// The same entries in a store that lacks something else.
class StoredElsewhere : public StoredAudit {
 protected:
  std::optional<ledger::Fault> fault_without(const core::BlobName& left_out,
                                             const std::optional<core::ByteVector>& instead) {
    ledger::MemoryStore store;
    ledger::Batch batch{ledger_, {}, kept_.store.entries_of(ledger_), {}};
    for (const auto& name : kept_.store.blobs(ledger_)) {
      if (name == left_out && !instead) continue;
      const auto bytes = name == left_out ? *instead : *kept_.store.blob(ledger_, name);
      batch.blobs.push_back({name, bytes});
    }
    store.append(batch);
    ledger::SignaturePool pool(1);
    return ledger::audit_stored(store, ledger_, store.size(ledger_), pool).fault;
  }
};

TEST_F(StoredElsewhere, BlobsAreThereAndTrue) {
  for (const auto& name : kept_.store.blobs(ledger_)) {
    const auto missing = fault_without(name, std::nullopt);
    ASSERT_TRUE(missing);
    EXPECT_EQ(name_of(*missing), "blob_missing");
    const auto spoiled = fault_without(name, core::ByteVector(name.size));
    ASSERT_TRUE(spoiled);
    EXPECT_EQ(name_of(*spoiled), "blob_differs");
  }
}

TEST_F(StoredElsewhere, WithoutACheckpointItIsNotGood) {
  const auto fault = fault_without({}, std::nullopt);
  ASSERT_TRUE(fault);
  EXPECT_EQ(name_of(*fault), "checkpoint_missing");
}

TEST_F(StoredElsewhere, UnderAnotherNameItIsNotGood) {
  ledger::MemoryStore store;
  const core::LedgerId other{};
  store.append({other, {}, kept_.store.entries_of(ledger_), {}});
  for (const auto& name : kept_.store.blobs(ledger_)) {
    store.put_blob(other, {name, *kept_.store.blob(ledger_, name)});
  }
  store.put_checkpoint(other, kept_.note);
  ledger::SignaturePool pool(1);
  const auto report = ledger::audit_stored(store, other, store.size(other), pool);
  ASSERT_TRUE(report.fault);
  EXPECT_EQ(name_of(*report.fault), "wrong_ledger");
}

}  // namespace
}  // namespace yoriai::tests
