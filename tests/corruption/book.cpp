#include "tests/corruption/book.h"

#include "core/sha256.h"
#include "tests/support/kept_village.h"

namespace yoriai::tests {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kEntriesInBatch = 64;
constexpr std::size_t kEntriesInLog = 6;  // each a batch of its own, behind the last table
const core::MemberNumber kToErase{1'000'000};

void append_some(ledger::Book& book, const std::vector<Line>& lines, std::size_t to,
                 std::size_t most) {
  for (auto at = book.tree().size(); at < to;) {
    auto first = sent_as(lines[at]);
    const auto clock = first.at;
    std::vector<ledger::Submission> batch;
    batch.push_back(std::move(first.submission));
    for (++at; at < to && batch.size() < most; ++at) {
      auto next = sent_as(lines[at]);
      if (next.at != clock) break;
      batch.push_back(std::move(next.submission));
    }
    for (const auto& verdict : book.append(std::move(batch), clock, true)) (void)verdict.value();
  }
}

void sign(ledger::Book& book) {
  book.sign_checkpoint({key_named("peer/log"), key_named("peer/witness")},
                       book.state().last_accepted_at());
}

void put_row(ledger::Store& store, const core::LedgerId& ledger, std::uint32_t member) {
  const auto text = "a register line of member " + std::to_string(member);
  const auto bytes = core::bytes_of(text);
  store.put_register(ledger, {core::MemberNumber{member}, {bytes.begin(), bytes.end()}});
}

// Erasing a register line moves all that is in the log into tables.
void make_tables(ledger::Store& store, const core::LedgerId& ledger) {
  store.put_register(ledger, {kToErase, core::ByteVector(8)});
  store.erase_register(ledger, kToErase);
}

}  // namespace

Village village_of(const BookPlan& plan) {
  Village village;
  for (std::uint32_t i = 0; i < plan.joining; ++i) village.join();
  const auto last = village.state().members().next().value - 1;
  const auto vote = village.open(core::MemberNumber{2}, question());
  for (std::uint16_t revision = 1; revision <= plan.revisions; ++revision) {
    for (std::uint32_t member = 1; member <= last; ++member) {
      village.enter(village.ballot(core::MemberNumber{member}, vote,
                                   (member + revision) % 3 == 0 ? no() : yes(), revision));
    }
  }
  village.close(vote);
  for (std::size_t i = 0; i < kEntriesInLog; ++i) village.join();
  return village;
}

void keep_with_tables(const Village& village, const fs::path& folder, LastWrite last) {
  const auto& lines = village.lines();
  const auto in_tables = lines.size() - kEntriesInLog;
  const auto kept = ledger::BookFolder::create(folder);
  auto& book = kept->found();
  auto& store = kept->store();
  append_some(book, lines, in_tables / 2, kEntriesInBatch);
  const auto ledger = book.state().ledger();
  for (std::uint32_t member = 1; member <= 3; ++member) put_row(store, ledger, member);
  make_tables(store, ledger);
  append_some(book, lines, in_tables, kEntriesInBatch);
  sign(book);
  make_tables(store, ledger);
  put_row(store, ledger, 4);
  append_some(book, lines, lines.size(), 1);
  if (last == LastWrite::checkpoint) sign(book);
}

Reading replayed(const ledger::Book& book) {
  Reading reading;
  reading.size = book.tree().size();
  reading.root = book.tree().root();
  reading.state = core::state_digest(book.state());
  return reading;
}

void read_rest(ledger::BookFolder& folder, Reading& reading) {
  const auto& store = folder.store();
  const auto ledger = folder.book().state().ledger();
  core::ByteVector all;
  store.scan(ledger, 0, reading.size, [&](std::uint64_t /*index*/, const ledger::StoredEntry& e) {
    core::append(all, core::sha256(e.entry).view());
    core::append(all, core::sha256(e.salted_body).view());
    return true;
  });
  reading.entries_and_bodies = core::sha256(all);
  for (const auto& name : store.blobs(ledger)) {
    reading.blobs[core::to_hex(name.hash.view())] = store.blob(ledger, name).value();
  }
  for (auto& row : store.register_rows(ledger)) {
    reading.register_rows.push_back(std::move(row.salted_record));
  }
  reading.checkpoint = store.checkpoint(ledger);
}

FileContents contents_of(const fs::path& folder) {
  FileContents files;
  for (const auto& file : fs::recursive_directory_iterator(folder)) {
    if (file.is_regular_file()) {
      files[fs::relative(file.path(), folder)] = content_of(file.path());
    }
  }
  return files;
}

void put_contents(const fs::path& folder, const FileContents& files) {
  fs::remove_all(folder);
  fs::create_directories(folder / "keys");
  for (const auto& [name, bytes] : files) {
    fs::create_directories((folder / name).parent_path());
    put_content(folder / name, bytes);
  }
}

}  // namespace yoriai::tests
