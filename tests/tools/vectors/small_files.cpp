#include "core/limits.h"
#include "core/tally.h"
#include "ledger/register_record.h"
#include "tests/tools/vectors/files.h"
#include "tests/tools/vectors/seeds.h"

namespace yoriai::vectors {

VectorFile registers_file() {
  VectorFile file{"registers", "Register records and the commitments to them", {}};
  const ledger::RegisterRecord records[] = {
      {"山田 太郎", "やまだ たろう", "新潟県長岡市山古志竹沢甲1", "1950-04-01", ""},
      {"Ann Example", "", "", "", "Holds a card"},
      {"李", "り", "丘の村 3", "2004-02-29", "移住"}};
  for (const auto& record : records) {
    const auto salt = derived_as<core::RegisterSalt>("register salt: " + record.name);
    file.cases.push_back({{"name", record.name},
                          {"record", json::array{record.name, record.reading, record.address,
                                                 record.born, record.note}},
                          {"salt", hex(salt)},
                          {"bytes", hex(ledger::encode_register_record(record))},
                          {"commitment", hex(ledger::commitment_to(salt, record))}});
  }
  return file;
}

VectorFile splits_file() {
  struct Split {
    const char* name;
    std::uint64_t sum;
    std::vector<std::uint64_t> weights;
  };
  const Split splits[] = {{"Awaji Island", 250'000, {314, 394, 311, 315, 394, 344, 441}},
                          {"equal remainders", 10, {1, 1, 1}},
                          {"more options than units", 2, {1, 1, 1, 1}},
                          {"a weight of nothing", 11, {0, 5, 0, 6}},
                          {"nobody", 5, {0, 0}},
                          {"the largest purse", core::kMaxPurse, {1, 1, 1, core::kMaxPurse}},
                          {"thirds of a large purse", core::kMaxPurse - 1, {7, 7, 7}}};
  VectorFile file{"splits", "Amounts shared by the largest remainder", {}};
  for (const auto& split : splits) {
    json::array shares;
    for (const auto share : core::split_amount(core::Amount{split.sum}, split.weights)) {
      shares.emplace_back(std::to_string(share.value));
    }
    file.cases.push_back({{"name", split.name},
                          {"sum", split.sum},
                          {"weights", json::array(split.weights.begin(), split.weights.end())},
                          {"shares", std::move(shares)}});
  }
  return file;
}

std::vector<VectorFile> all_files() {
  Book book;
  tell_story(book);
  const auto carried = tell_of_peers(book);
  tell_of_changes(book);
  tell_of_seals(book);
  tell_of_cards(book);
  Book households;
  tell_of_households(households);
  Book card_rankings;
  tell_of_card_rankings(card_rankings);
  // Of the book as it stood then.
  std::vector<VectorFile> files{statements_file(book), messages_file(book), evidence_file(book)};
  tell_of_attestations(book, carried);
  for (auto& file :
       {keys_file(book), charters_file(), events_file(book, carried), entries_file(book),
        states_file(book), roots_file(), checkpoints_file(book), registers_file(), results_file(),
        splits_file(), seals_file(), house_charters_file(),
        whole_book_file("households", "A whole book with a vote for each household", households),
        whole_book_file("card_rankings", "A whole book with rankings weighted by cards",
                        card_rankings)}) {
    files.push_back(file);
  }
  return files;
}

}  // namespace yoriai::vectors
