#include "tests/fault/tormented_life.h"

#include <stdexcept>

#include "ledger/book_folder.h"
#include "tests/fault/crash_file_system.h"
#include "tests/support/keys.h"

namespace yoriai::tests {
namespace {

using ledger::BookFolder;
using ledger::EnvironmentError;
using Cause = EnvironmentError::Cause;

// An opening makes 20 to 60 writes and syncs, a batch 4: short lives die in opening, long ones at
// work.
constexpr long long kShortLife = 70;
constexpr long long kLongLife = 300;
constexpr long long kMostDeeds = 80;
constexpr long long kMembers = 12;
constexpr long long kMostRecordBytes = 3'000;
constexpr std::uint64_t kMostCuts = 1'000'000;

// Dice of their own for each thing, so that what one does not repeat does not change the others.
enum class For : std::uint8_t { deeds, remains };
Dice dice_for(For what, std::uint64_t seed, std::uint64_t cut) {
  auto mixed = (seed * kMostCuts + cut) * 2 + static_cast<std::uint64_t>(what);
  // splitmix64: seeds that are neighbours must not give lives that are alike.
  mixed += 0x9e3779b97f4a7c15U;
  mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
  return Dice(mixed ^ (mixed >> 31U));
}

}  // namespace

TormentedLife::TormentedLife(const Story& story, std::uint64_t seed, std::filesystem::path folder,
                             CrashDisk::Deaf deaf)
    : story_(story),
      seed_(seed),
      folder_(std::move(folder)),
      disk_(folder_ / "disk", deaf),
      promises_(story) {}

void TormentedLife::plan_the_cut() {
  const auto calls = dice_.percent(40) ? dice_.below(kShortLife) : dice_.below(kLongLife);
  disk_.cut_power_at(static_cast<std::uint64_t>(calls) + 1,
                     dice_.one_of({CrashDisk::Moment::before, CrashDisk::Moment::after}));
}

std::optional<std::string> TormentedLife::cut_once(ledger::SignaturePool& pool,
                                                   TormentFigures& figures) {
  dice_ = dice_for(For::deeds, seed_, ++cut_);
  plan_the_cut();
  opened_ = false;
  const auto env = env_on(disk_);
  try {
    live(env.get(), figures);
  } catch (const EnvironmentError&) {
    if (disk_.powered()) throw;  // nothing else is wrong with this disk
  }
  disk_.cut_power();
  ++figures.cuts;
  if (!opened_) ++figures.cuts_in_opening;
  if (promises_.acknowledged() == 0) ++figures.cuts_before_founding;
  auto dice = dice_for(For::remains, seed_, cut_);
  disk_.power_cut_and_restart(dice);
  const auto copy = folder_ / "copy";
  disk_.copy_to(copy);
  return promises_.broken_in(copy / "book", pool);
}

std::unique_ptr<BookFolder> TormentedLife::open(rocksdb::Env* env) const {
  const auto book = disk_.folder() / "book";
  if (promises_.acknowledged() > 0) return BookFolder::open_to_write(book, env);
  try {
    return BookFolder::create(book, env);
  } catch (const EnvironmentError& error) {
    if (error.cause() != Cause::already_exists) throw;
    return BookFolder::open_to_write(book, env);  // the founding was written
  }
}

void TormentedLife::live(rocksdb::Env* env, TormentFigures& figures) {
  const auto opened = open(env);
  const bool founded = !opened->ledgers().empty();
  auto& book = founded ? opened->book(story_.ledger) : opened->found();
  if (founded) {
    figures.kept += book.tree().size() - promises_.acknowledged();
    promises_.see(book);
  }
  opened_ = true;
  for (auto deeds = 10 + dice_.below(kMostDeeds); deeds > 0 && !over(); --deeds) {
    do_something(book, figures);
  }
}

void TormentedLife::do_something(ledger::Book& book, TormentFigures& figures) {
  const auto choice = dice_.below(100);
  if (book.tree().size() == 0 || choice < 75) return write_batch(book, figures);
  if (choice < 85) return sign(book);
  change_register(book);
}

void TormentedLife::write_batch(ledger::Book& book, TormentFigures& figures) {
  const auto first = book.tree().size();
  const auto most = static_cast<long long>(story_.together(first));
  const auto count = static_cast<std::size_t>(dice_.percent(50) ? 1 : dice_.between(1, most));
  std::vector<ledger::Submission> submissions;
  for (auto i = first; i < first + count; ++i) submissions.push_back(story_.lines[i].submission);
  promises_.begin_batch(count);
  figures.written += count;
  const auto verdicts = book.append(std::move(submissions), story_.lines[first].at, true);
  for (const auto& verdict : verdicts) {
    if (!verdict) throw std::logic_error("a line of the story was refused");
  }
  promises_.acknowledge_batch();
  figures.acknowledged += count;
  ++figures.batches;
}

void TormentedLife::sign(ledger::Book& book) {
  promises_.begin_signing();
  book.sign_checkpoint({key_named("peer/log"), key_named("peer/witness")},
                       story_.lines[promises_.acknowledged() - 1].at);
  promises_.acknowledge_signing();
}

void TormentedLife::change_register(ledger::Book& book) {
  const core::MemberNumber member{static_cast<std::uint32_t>(dice_.between(1, kMembers))};
  if (dice_.percent(15)) {
    promises_.begin_register(member, std::nullopt);
    book.store().erase_register(story_.ledger, member);
  } else {
    core::ByteVector record(static_cast<std::size_t>(dice_.between(40, kMostRecordBytes)),
                            static_cast<std::byte>(dice_.below(256)));
    promises_.begin_register(member, record);
    book.store().put_register(story_.ledger, {member, std::move(record)});
  }
  promises_.acknowledge_register();
}

}  // namespace yoriai::tests
