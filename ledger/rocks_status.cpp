#include "ledger/rocks_status.h"

#include <cerrno>
#include <cstring>

#include "ledger/way_out.h"

namespace yoriai::ledger {
namespace {

using Cause = EnvironmentError::Cause;

// A status keeps no errno, only the text the system gave for it.
bool tells_of(const std::string& text, int error) {
  return text.find(std::strerror(error)) != std::string::npos;
}

Cause cause_of(const rocksdb::Status& status, const std::string& text) {
  if (status.IsNoSpace() || status.subcode() == rocksdb::Status::kSpaceLimit ||
      tells_of(text, EFBIG)) {
    return Cause::disk_full;
  }
  if (text.find("lock hold by current process") != std::string::npos ||
      text.find("While lock file") != std::string::npos) {
    return Cause::locked;
  }
  if (tells_of(text, EROFS) || tells_of(text, EACCES)) return Cause::read_only;
  // A file of a store that should be there, and is not, is damage too.
  if (status.IsCorruption() || status.IsInvalidArgument() || status.IsNotFound() ||
      status.IsPathNotFound()) {
    return Cause::damaged;
  }
  return Cause::io;
}

std::string_view advice(Cause cause) {
  switch (cause) {
    case Cause::disk_full:
      return "Make room on the disk, then start again.";
    case Cause::locked:
      return "Another process writes to this book. Wait for it, or read instead.";
    case Cause::read_only:
      return "The folder cannot be written to.";
    case Cause::damaged:
      return kWayOut;
    case Cause::not_found:
    case Cause::already_exists:
    case Cause::io:
    case Cause::high_water:
      break;
  }
  return "The disk does not answer as it should.";
}

}  // namespace

EnvironmentError error_of(const rocksdb::Status& status, const std::string& doing) {
  const auto text = status.ToString();
  const auto cause = cause_of(status, text);
  return {cause, "cannot " + doing + ": " + text + ". " + std::string(advice(cause))};
}

}  // namespace yoriai::ledger
