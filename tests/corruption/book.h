// A book in a folder whose every kind of file can be damaged: tables on disk, a live log behind
// them, a register, two blobs, a signed checkpoint. And all that can be read from it, to compare.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "ledger/book_folder.h"
#include "tests/support/files.h"
#include "tests/support/village.h"

namespace yoriai::tests {

// What the last write before the program ended was.
enum class LastWrite : std::uint8_t { entry, checkpoint };

struct BookPlan {
  std::uint32_t joining = 2;    // members beside the founders
  std::uint16_t revisions = 1;  // ballots of each of them
  LastWrite last = LastWrite::checkpoint;
};

// Keeps the village's book in a new folder.
void keep_with_tables(const Village& village, const std::filesystem::path& folder, LastWrite last);
Village village_of(const BookPlan& plan);

// Everything that can be read from a book.
struct Reading {
  std::uint64_t size = 0;
  core::Digest root;
  core::Digest state;
  core::Digest entries_and_bodies;
  std::map<std::string, core::ByteVector> blobs;
  std::vector<core::ByteVector> register_rows;
  std::optional<std::string> checkpoint;
};
// The first part comes from opening and replaying; the second is read from the store only here.
Reading replayed(const ledger::Book& book);
void read_rest(ledger::BookFolder& folder, Reading& reading);

using FileContents = std::map<std::filesystem::path, std::string>;  // by path in the folder
FileContents contents_of(const std::filesystem::path& folder);
// The folder holds exactly these files afterwards.
void put_contents(const std::filesystem::path& folder, const FileContents& files);

}  // namespace yoriai::tests
