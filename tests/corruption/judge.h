// What a damaged book comes to: opened for writing as the program does it, read to the last row,
// audited. The one thing that must not happen is that it is taken for whole when it is not.
#pragma once

#include <filesystem>

#include "tests/corruption/book.h"
#include "tests/corruption/damage.h"

namespace yoriai::tests {

// A book as it was written, and what reading it gives.
struct GoodBook {
  FileContents files;
  Reading reading;
};
GoodBook good_book(const BookPlan& plan);

class Judge {
 public:
  Judge(const GoodBook& good, std::filesystem::path folder)
      : good_(good), folder_(std::move(folder)) {}

  // Puts the book into the folder with one file damaged, and opens it. Failures of GoogleTest say
  // what a refusal lacks: the file or the way out; or that it touched something.
  Verdict judge(const std::filesystem::path& file, const Damage& damage);
  // The same for a reader; only whether it is taken for what it is not.
  Verdict judge_reading(const std::filesystem::path& file, const Damage& damage);

 private:
  void put(const std::filesystem::path& file, const Damage& damage);
  Verdict compare(ledger::BookFolder& opened);
  [[nodiscard]] bool audit_refuses(ledger::BookFolder& opened) const;
  void expect_good_refusal(const ledger::EnvironmentError& error) const;

  const GoodBook& good_;
  std::filesystem::path folder_;
  FileContents damaged_;
  bool intact_ = false;  // the folder holds damaged_, and nothing has written to it
  std::filesystem::path last_;
};

}  // namespace yoriai::tests
