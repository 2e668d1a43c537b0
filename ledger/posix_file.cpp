#include "ledger/posix_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <system_error>

namespace yoriai::ledger {
namespace {

EnvironmentError::Cause cause_of(int error) {
  using enum EnvironmentError::Cause;
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return not_found;
    case EEXIST:
      return already_exists;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:  // a limit on the size of files, which is room used up as well
      return disk_full;
    case EROFS:
    case EACCES:
    case EPERM:
      return read_only;
    default:
      return io;
  }
}

}  // namespace

FileDescriptor::~FileDescriptor() {
  if (number_ >= 0) ::close(number_);
}

EnvironmentError error_of_errno(const std::string& doing, const std::filesystem::path& path) {
  const int error = errno;
  return {cause_of(error),
          "cannot " + doing + " " + path.string() + ": " + std::generic_category().message(error)};
}

FileDescriptor open_file(const std::filesystem::path& path, int flags) {
  const int number = ::open(path.c_str(), flags | O_CLOEXEC, 0644);
  if (number < 0) throw error_of_errno("open", path);
  return FileDescriptor(number);
}

core::ByteVector read_start(const FileDescriptor& file, std::size_t limit,
                            const std::filesystem::path& path) {
  core::ByteVector bytes(limit);
  std::size_t filled = 0;
  while (filled < limit) {
    const auto got =
        ::pread(file.number(), bytes.data() + filled, limit - filled, static_cast<off_t>(filled));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw error_of_errno("read", path);
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  bytes.resize(filled);
  return bytes;
}

void write_in_place(const FileDescriptor& file, core::ByteView bytes, std::uint64_t offset,
                    const std::filesystem::path& path) {
  while (!bytes.empty()) {
    const auto put =
        ::pwrite(file.number(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) throw error_of_errno("write", path);
    bytes = bytes.subspan(static_cast<std::size_t>(put));
    offset += static_cast<std::uint64_t>(put);
  }
}

void sync_data(const FileDescriptor& file, const std::filesystem::path& path) {
  if (::fdatasync(file.number()) != 0) throw error_of_errno("sync", path);
}

void sync_directory(const std::filesystem::path& directory) {
  const auto opened = open_file(directory, O_RDONLY | O_DIRECTORY);
  if (::fsync(opened.number()) != 0) throw error_of_errno("sync", directory);
}

void rename_file(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (std::rename(from.c_str(), to.c_str()) != 0) throw error_of_errno("rename", from);
}

bool path_exists(const std::filesystem::path& path) {
  struct stat found {};
  if (::stat(path.c_str(), &found) == 0) return true;
  if (errno == ENOENT || errno == ENOTDIR) return false;
  throw error_of_errno("look for", path);
}

std::vector<std::filesystem::path> list_directory(const std::filesystem::path& directory) {
  std::vector<std::filesystem::path> paths;
  if (!path_exists(directory)) return paths;
  std::error_code error;
  for (std::filesystem::directory_iterator file(directory, error), end; file != end && !error;
       file.increment(error)) {
    paths.push_back(file->path());
  }
  if (error) {
    errno = error.value();
    throw error_of_errno("list", directory);
  }
  std::ranges::sort(paths);
  return paths;
}

void make_directory(const std::filesystem::path& directory, Privacy privacy) {
  std::vector<std::filesystem::path> missing;  // the innermost first
  for (auto at = std::filesystem::absolute(directory); !path_exists(at); at = at.parent_path()) {
    missing.push_back(at);
    if (at == at.parent_path()) break;
  }
  while (!missing.empty()) {
    const auto made = std::move(missing.back());
    missing.pop_back();
    const bool secret = missing.empty() && privacy == Privacy::secret;
    if (::mkdir(made.c_str(), secret ? 0700 : 0755) != 0 && errno != EEXIST) {
      throw error_of_errno("make", made);
    }
    sync_directory(made.parent_path());
  }
}

std::optional<FileDescriptor> try_lock(const std::filesystem::path& path) {
  auto file = open_file(path, O_RDWR | O_CREAT);
  if (::flock(file.number(), LOCK_EX | LOCK_NB) == 0) return file;
  if (errno == EWOULDBLOCK) return std::nullopt;
  throw error_of_errno("lock", path);
}

bool is_locked(const std::filesystem::path& path) {
  const auto file = open_file(path, O_RDONLY);
  // Shared, and let go at once: two who look do not see each other.
  if (::flock(file.number(), LOCK_SH | LOCK_NB) == 0) return false;
  if (errno == EWOULDBLOCK) return true;
  throw error_of_errno("look at the lock of", path);
}

bool can_write(const std::filesystem::path& directory) {
  if (::access(directory.c_str(), W_OK) == 0) return true;
  if (errno == EACCES || errno == EROFS) return false;
  throw error_of_errno("look at", directory);
}

}  // namespace yoriai::ledger
