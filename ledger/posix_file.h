// The few calls to the operating system that durability is made of: opening, reading and writing in
// place, syncing a file and a directory, locking. All throw EnvironmentError, naming the file.
#pragma once

#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

#include "core/bytes.h"
#include "ledger/store.h"

namespace yoriai::ledger {

// An open file; closed when it goes.
class FileDescriptor {
 public:
  FileDescriptor() = default;
  explicit FileDescriptor(int number) : number_(number) {}
  FileDescriptor(FileDescriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  FileDescriptor& operator=(FileDescriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;
  ~FileDescriptor();
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_ = -1;
};

// What errno says after a failed call on a path.
EnvironmentError error_of_errno(const std::string& doing, const std::filesystem::path& path);

// `flags` as for open(2); files are made readable and writable by their owner, readable by others.
FileDescriptor open_file(const std::filesystem::path& path, int flags);
// Up to `limit` bytes from the beginning.
core::ByteVector read_start(const FileDescriptor& file, std::size_t limit,
                            const std::filesystem::path& path);
void write_in_place(const FileDescriptor& file, core::ByteView bytes, std::uint64_t offset,
                    const std::filesystem::path& path);
// fdatasync: the bytes survive a power cut.
void sync_data(const FileDescriptor& file, const std::filesystem::path& path);
// What was made, renamed or removed in the directory survives a power cut.
void sync_directory(const std::filesystem::path& directory);
void rename_file(const std::filesystem::path& from, const std::filesystem::path& to);
bool path_exists(const std::filesystem::path& path);
// The paths in a directory, sorted; none when there is no such directory.
std::vector<std::filesystem::path> list_directory(const std::filesystem::path& directory);
// Makes the directory and those above it, each synced into its parent. Fine when it is there. A
// secret one is its owner's alone.
enum class Privacy : std::uint8_t { open, secret };
void make_directory(const std::filesystem::path& directory, Privacy privacy = Privacy::open);

// The lock by which one process alone writes; let go when it goes. None when another holds it.
std::optional<FileDescriptor> try_lock(const std::filesystem::path& path);
// Whether some process holds that lock now. The file is there, and stays as it is.
bool is_locked(const std::filesystem::path& path);
// Whether this process could make files in the directory.
bool can_write(const std::filesystem::path& directory);

}  // namespace yoriai::ledger
