// The life of one book that is written, under load, until the power goes; opened again; written on
// until the power goes again; and so on. What is done and when the power goes follows from a seed;
// only how far RocksDB's threads in the background get meanwhile does not.
#pragma once

#include <memory>

#include "tests/fault/crash_disk.h"
#include "tests/fault/promises.h"

namespace rocksdb {
class Env;
}

namespace yoriai::ledger {
class BookFolder;
}

namespace yoriai::tests {

struct TormentFigures {
  std::uint64_t cuts = 0;
  std::uint64_t written = 0;       // entries handed to the disk
  std::uint64_t acknowledged = 0;  // of these, in time
  std::uint64_t batches = 0;       // acknowledged
  std::uint64_t kept = 0;          // entries that were there again and had not been acknowledged
  std::uint64_t cuts_in_opening = 0;
  std::uint64_t cuts_before_founding = 0;
};

class TormentedLife {
 public:
  // The folder is the life's own.
  TormentedLife(const Story& story, std::uint64_t seed, std::filesystem::path folder,
                CrashDisk::Deaf deaf);

  // One process until the power goes, and one that looks at what is left. What it found wrong, or
  // nothing.
  std::optional<std::string> cut_once(ledger::SignaturePool& pool, TormentFigures& figures);
  // What the last cut left, in another folder.
  void copy_remains_to(const std::filesystem::path& folder) const { disk_.copy_to(folder); }
  // Nothing is left to write.
  [[nodiscard]] bool over() const { return promises_.acknowledged() == story_.lines.size(); }

 private:
  void plan_the_cut();
  // Throws EnvironmentError when the power goes.
  void live(rocksdb::Env* env, TormentFigures& figures);
  std::unique_ptr<ledger::BookFolder> open(rocksdb::Env* env) const;
  void do_something(ledger::Book& book, TormentFigures& figures);
  void write_batch(ledger::Book& book, TormentFigures& figures);
  void sign(ledger::Book& book);
  void change_register(ledger::Book& book);

  const Story& story_;
  std::uint64_t seed_;
  std::uint64_t cut_ = 0;
  Dice dice_{0};  // of this cut
  std::filesystem::path folder_;
  CrashDisk disk_;
  Promises promises_;
  bool opened_ = false;  // in this process
};

}  // namespace yoriai::tests
