#include "tests/bench/signed_book.h"

#include <fmt/format.h>

#include <fstream>
#include <iostream>

#include "core/sha256.h"
#include "ledger/export_file.h"
#include "ledger/sequencing.h"
#include "tests/bench/parallel.h"
#include "tests/bench/row.h"
#include "tests/bench/stopwatch.h"
#include "tests/support/naive_merkle.h"

namespace yoriai::bench {
namespace {

// To be raised with every change of what is generated.
constexpr int kGeneration = 1;
constexpr std::string_view kWhole = "made";  // the file that says so; written last

// Founding: the node and three stewards sign; three keys of the peer and three of members are new.
constexpr std::uint64_t kFoundingSignatures = 4 + 6;
constexpr std::uint64_t kFoundingKeys = 6;
// Draft, announcement, opening and closing have one each.
constexpr std::uint64_t kOtherSignatures = 4;
// Two registrars and the new key sign, and the key proves its possession.
constexpr std::uint64_t kAdmissionSignatures = 4;

std::string description(std::uint32_t members) {
  return fmt::format("generation {} seed {} members {}\n", kGeneration, kSeed, members);
}

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

void say(const std::string& what) { std::cerr << what << std::endl; }

void enter_due(ledger::Book& book, core::Instant at) {
  const auto entered =
      ledger::enter_due_transitions(book, tests::Village::node_key(), at, /*clock_confirmed=*/true);
  require(entered.has_value() && entered->size() == 1, "one transition was to be entered");
}

core::Digest plain_leaf(core::ByteView entry) {
  static const core::ByteVector kLeafMark(1);
  return core::sha256({kLeafMark, entry});
}

}  // namespace

std::uint64_t BookFacts::signatures() const {
  return kFoundingSignatures + kOtherSignatures + (kAdmissionSignatures + 1) * ballots;
}

std::uint64_t BookFacts::new_keys() const { return kFoundingKeys + ballots; }

SignedBook::SignedBook(const Setting& setting)
    : members_(setting.members()), home_(setting.folder / fmt::format("book-{}", members_)) {
  if (setting.fresh || text_of(home_ / kWhole) != description(members_)) make();
  learn_facts();
}

void SignedBook::make() {
  const Stopwatch watch;
  say(fmt::format("making a signed book of {} members; this is done once …", members_));
  std::filesystem::remove_all(home_);
  std::filesystem::create_directories(home_);
  write_members(*ledger::BookFolder::create(folder()));
  write_ballots(*ledger::BookFolder::open_to_write(folder()));
  finish(*ledger::BookFolder::open_to_write(folder()));
  std::ofstream(home_ / kWhole) << description(members_);
  say(fmt::format("… made in {:.0f} s", watch.seconds()));
}

void SignedBook::write_members(ledger::BookFolder& folder) const {
  BulkWriter writer(folder.store(), folder.high_water(), community_.ledger());
  writer.write(community_.first_entries(), {Community::wording()});
  const auto& registrars = community_.registrars();
  writer.write_many(members_, [&](std::uint32_t i) {
    const auto key = member_key(i);
    const auto introduced = ledger::introduce(community_.ledger(), core::KeyRole::member, key);
    const std::vector<const ledger::SecretKey*> signers = {registrars.at(0), registrars.at(1),
                                                           &key};
    return as_stored(ledger::make_event(community_.ledger(), community_.admission(i, introduced),
                                        salt_of("admission", i), signers),
                     community_.joining_at(i));
  });
  enter_due(folder.book(community_.ledger()), community_.opens_at());
}

void SignedBook::write_ballots(ledger::BookFolder& folder) const {
  BulkWriter writer(folder.store(), folder.high_water(), community_.ledger());
  writer.write_many(members_, [&](std::uint32_t i) {
    const auto key = member_key(i);
    const std::vector<const ledger::SecretKey*> signers = {&key};
    return as_stored(
        ledger::make_event(community_.ledger(), community_.ballot(i), salt_of("cast", i), signers),
        community_.voting_at(i));
  });
}

void SignedBook::finish(ledger::BookFolder& folder) const {
  auto& book = folder.book(community_.ledger());
  enter_due(book, community_.counted_at());
  const auto note = book.sign_checkpoint(
      {tests::key_named("peer/log"), tests::key_named("peer/witness")}, community_.counted_at());
  std::ofstream file(export_file(), std::ios::binary);
  ledger::export_book(folder.store(), community_.ledger(), note,
                      [&](std::string_view line) { file << line; });
  require(file.flush().good(), "the export could not be written");
}

void SignedBook::learn_facts() {
  const auto opened = ledger::BookFolder::open_to_read(folder());
  const auto& store = opened->store();
  facts_.size = store.size(community_.ledger());
  facts_.ballots = members_;
  facts_.first_ballot = facts_.size - 1 - members_;
  store.scan(community_.ledger(), 0, facts_.size,
             [&](std::uint64_t, const ledger::StoredEntry& stored) {
               leaves_.push_back(plain_leaf(stored.entry));
               return true;
             });
  facts_.root = root_at(facts_.size);
  for (std::uint32_t i = 0; i < members_; ++i) facts_.count.add(community_.ballot(i).ballot, 1);
}

core::Digest SignedBook::root_at(std::uint64_t size) const {
  require(size <= leaves_.size(), "the book is shorter than that");
  std::vector<tests::NaiveHash> hashes;
  for (std::uint64_t i = 0; i < size; ++i) hashes.push_back(leaves_[i].data);
  return core::Digest{tests::naive_root(hashes)};
}

}  // namespace yoriai::bench
