#include "ledger/private_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

#include "ledger/posix_file.h"
#include "ledger/sodium_ready.h"

namespace yoriai::ledger {
namespace {

constexpr mode_t kOwnerOnly = S_IRUSR | S_IWUSR;
constexpr mode_t kOthers = S_IRWXG | S_IRWXO;

// A file on the way to its name; removed unless it got there.
class NewFile {
 public:
  explicit NewFile(const std::filesystem::path& target) : path_(temporary_name(target)) {
    const int number = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kOwnerOnly);
    if (number < 0) throw error_of_errno("make", path_);
    file_ = FileDescriptor(number);
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile() {
    if (!path_.empty()) ::unlink(path_.c_str());
  }

  void fill(core::ByteView bytes) {
    write_in_place(file_, bytes, 0, path_);
    sync_data(file_, path_);
  }

  void take_the_place_of(const std::filesystem::path& target) {
    rename_file(path_, target);
    path_.clear();
  }

  void become(const std::filesystem::path& target) {
    if (::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE) == 0) {
      path_.clear();
      return;
    }
    // Some network file systems cannot rename so; a second name, then one less, comes to the same.
    if (errno != EINVAL || ::link(path_.c_str(), target.c_str()) != 0) {
      throw error_of_errno("make", target);
    }
  }

 private:
  static std::filesystem::path temporary_name(const std::filesystem::path& target) {
    make_sodium_ready();
    std::array<std::byte, 8> random{};
    randombytes_buf(random.data(), random.size());
    auto name = "." + target.filename().string() + "." + core::to_hex(random) + ".new";
    return target.parent_path() / name;
  }

  std::filesystem::path path_;
  FileDescriptor file_;
};

void put(const std::filesystem::path& path, core::ByteView bytes,
         void (NewFile::*arrive)(const std::filesystem::path&)) {
  const auto absolute = std::filesystem::absolute(path);
  NewFile file(absolute);
  file.fill(bytes);
  (file.*arrive)(absolute);
  sync_directory(absolute.parent_path());
}

}  // namespace

void write_private_file(const std::filesystem::path& path, core::ByteView bytes) {
  put(path, bytes, &NewFile::become);
}

void replace_private_file(const std::filesystem::path& path, core::ByteView bytes) {
  put(path, bytes, &NewFile::take_the_place_of);
}

PrivateFile read_private_file(const std::filesystem::path& path, std::size_t limit) {
  const FileDescriptor file = open_file(path, O_RDONLY);
  struct stat found {};
  if (::fstat(file.number(), &found) != 0) throw error_of_errno("look at", path);
  core::ByteVector bytes = read_start(file, limit + 1, path);
  PrivateFile out;
  out.longer_than_limit = bytes.size() > limit;
  out.open_to_others = (found.st_mode & kOthers) != 0;
  out.bytes.assign(bytes.begin(), bytes.end());
  sodium_memzero(bytes.data(), bytes.size());
  return out;
}

}  // namespace yoriai::ledger
