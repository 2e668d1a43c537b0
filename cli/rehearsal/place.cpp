#include "cli/rehearsal/place.h"

#include <cstdlib>
#include <exception>

#include "cli/rehearsal/one_book.h"
#include "cli/rehearsal/peer_venue.h"
#include "ledger/posix_file.h"

namespace yoriai::cli {
namespace {

namespace fs = std::filesystem;

fs::path for_peers(const std::string& folder, std::optional<PassingFolder>& passing) {
  if (folder.empty()) return passing.emplace().path();
  if (ledger::path_exists(folder)) {
    throw ledger::EnvironmentError(ledger::EnvironmentError::Cause::already_exists,
                                   folder + " is there already");
  }
  return fs::absolute(folder);
}

}  // namespace

PassingFolder::PassingFolder() {
  auto pattern = (fs::temp_directory_path() / "yoriai-rehearsal.XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) {
    throw ledger::error_of_errno("make the folder", pattern);
  }
  path_ = pattern;
}

PassingFolder::~PassingFolder() {
  if (std::uncaught_exceptions() > 0) return;
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

RehearsalPlace::RehearsalPlace(const std::string& folder, const Script& script)
    : book_folder_(folder) {
  if (script.peers.names.empty()) {
    scratch_.emplace(folder);
    venue_ = std::make_unique<OneBook>(scratch_->book());
    return;
  }
  const auto home = for_peers(folder, passing_);
  auto peers = std::make_unique<PeerVenue>(home, Secrets(script.source), script.peers.names);
  book_folder_ = peers->book_folder();
  venue_ = std::move(peers);
}

}  // namespace yoriai::cli
