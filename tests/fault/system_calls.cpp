// Our own calls to the operating system, on their way to the CrashDisk: the linker puts __wrap_x in
// the place of x (see CMakeLists.txt here) in this program alone, so that the code under test is
// the code that is shipped. Calls on other files go through as they are.
#include <fcntl.h>
#include <sys/types.h>

#include <cerrno>
#include <cstdarg>
#include <map>
#include <mutex>

#include "tests/fault/crash_disk.h"

// NOLINTBEGIN: the names are the linker's
extern "C" {
int __real_open(const char* path, int flags, ...);
int __real_close(int file);
ssize_t __real_pwrite(int file, const void* bytes, size_t size, off_t offset);
int __real_fdatasync(int file);
int __real_fsync(int file);
int __real_rename(const char* from, const char* to);
int __real_mkdir(const char* path, mode_t mode);
}

namespace {

using yoriai::tests::CrashDisk;
using yoriai::tests::DiskModel;

struct Opened {
  CrashDisk* disk = nullptr;
  DiskModel::Node node = 0;
};

std::mutex opened_mutex;
std::map<int, Opened> opened_files;

Opened opened(int file) {
  const std::lock_guard lock(opened_mutex);
  const auto found = opened_files.find(file);
  return found == opened_files.end() ? Opened{} : found->second;
}

int fail_with(int error) {
  errno = error;
  return -1;
}

int sync(const Opened& file) {
  const int error = file.disk->sync(file.node);
  return error == 0 ? 0 : fail_with(error);
}

// What the disk is told of an opening; an error number.
int tell_of_opening(CrashDisk& disk, const char* path, int flags, DiskModel::Node* node) {
  if ((flags & (O_CREAT | O_TRUNC)) != 0) {
    return disk.make_file(path, (flags & O_TRUNC) != 0, node);
  }
  const auto known = disk.find(path);
  if (!known) return ENOENT;
  *node = *known;
  return 0;
}

}  // namespace

extern "C" {

int __wrap_open(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const auto mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : mode_t{0};
  va_end(rest);
  auto* disk = CrashDisk::holding(path);
  const bool reads = (flags & O_ACCMODE) == O_RDONLY && (flags & O_DIRECTORY) == 0;
  if (disk == nullptr || reads) return __real_open(path, flags, mode);
  Opened told{disk, 0};
  if (const int error = tell_of_opening(*disk, path, flags, &told.node)) return fail_with(error);
  const int file = __real_open(path, flags, mode);
  if (file < 0) return file;
  const std::lock_guard lock(opened_mutex);
  opened_files[file] = told;
  return file;
}

int __wrap_close(int file) {
  {
    const std::lock_guard lock(opened_mutex);
    opened_files.erase(file);
  }
  return __real_close(file);
}

ssize_t __wrap_pwrite(int file, const void* bytes, size_t size, off_t offset) {
  const auto target = opened(file);
  if (target.disk == nullptr) return __real_pwrite(file, bytes, size, offset);
  ssize_t written = 0;
  const int error =
      target.disk->write(target.node, static_cast<size_t>(offset),
                         {static_cast<const char*>(bytes), size}, [&](std::string_view part) {
                           written = __real_pwrite(file, part.data(), part.size(), offset);
                         });
  return error == 0 ? written : fail_with(error);
}

int __wrap_fdatasync(int file) {
  const auto target = opened(file);
  return target.disk == nullptr ? __real_fdatasync(file) : sync(target);
}

int __wrap_fsync(int file) {
  const auto target = opened(file);
  return target.disk == nullptr ? __real_fsync(file) : sync(target);
}

int __wrap_rename(const char* from, const char* to) {
  auto* disk = CrashDisk::holding(from);
  if (disk == nullptr) return __real_rename(from, to);
  int done = 0;
  const int error = disk->rename(from, to, [&] { done = __real_rename(from, to); });
  return error == 0 ? done : fail_with(error);
}

int __wrap_mkdir(const char* path, mode_t mode) {
  auto* disk = CrashDisk::holding(path);
  if (disk == nullptr) return __real_mkdir(path, mode);
  if (!disk->powered()) return fail_with(EIO);
  const int done = __real_mkdir(path, mode);
  if (done == 0) disk->make_directory(path);
  return done;
}
}
// NOLINTEND
