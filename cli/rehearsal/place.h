// The place that a rehearsal was given: in memory; a new folder; or, with peers, a folder in which
// they run, one that goes again when none was named.
#pragma once

#include <optional>

#include "cli/rehearsal/script.h"
#include "cli/rehearsal/venue.h"
#include "cli/scratch_book.h"

namespace yoriai::cli {

// A new folder for as long as this lives; it stays when an error ends that, for its logs.
class PassingFolder {
 public:
  PassingFolder();  // throws EnvironmentError
  ~PassingFolder();
  PassingFolder(const PassingFolder&) = delete;
  PassingFolder& operator=(const PassingFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

class RehearsalPlace {
 public:
  // `folder` may be empty.
  RehearsalPlace(const std::string& folder, const Script& script);
  [[nodiscard]] Venue& venue() { return *venue_; }
  // The book that is to be looked at later.
  [[nodiscard]] const std::filesystem::path& book_folder() const { return book_folder_; }

 private:
  std::optional<PassingFolder> passing_;  // goes last
  std::optional<ScratchBook> scratch_;
  std::unique_ptr<Venue> venue_;
  std::filesystem::path book_folder_;
};

}  // namespace yoriai::cli
