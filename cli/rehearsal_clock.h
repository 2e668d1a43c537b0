// The clock of a rehearsal that several nodes share: a file with the instant at which it was when
// the file was written; from then on its time passes as everybody's does. So two weeks are lived
// through in a minute, by writing the file again.
#pragma once

#include <filesystem>
#include <functional>

#include "cli/file_fault.h"
#include "core/time.h"

namespace yoriai::cli {

class RehearsalClock {
 public:
  // The file has to be there, with an instant as wall_time.h reads it.
  static FileResult<RehearsalClock> open(std::filesystem::path file,
                                         std::function<core::Instant()> real);
  // A file that cannot be read at this moment changes nothing.
  [[nodiscard]] core::Instant now();

 private:
  RehearsalClock(std::filesystem::path file, std::function<core::Instant()> real)
      : file_(std::move(file)), real_(std::move(real)) {}
  FileResult<bool> read();

  std::filesystem::path file_;
  std::function<core::Instant()> real_;
  std::filesystem::file_time_type written_;
  core::Instant shown_;  // by the file
  core::Instant since_;  // of the real clock, when the file was written
};

}  // namespace yoriai::cli
