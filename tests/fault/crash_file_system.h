// RocksDB's view of a CrashDisk: a rocksdb::FileSystem under the real RocksDB, which tells the disk
// of every file made, written, synced, renamed and removed.
#pragma once

#include <rocksdb/env.h>
#include <rocksdb/file_system.h>

#include <memory>

#include "tests/fault/crash_disk.h"

namespace yoriai::tests {

class CrashFileSystem final : public rocksdb::FileSystemWrapper {
 public:
  // The disk outlives it.
  explicit CrashFileSystem(CrashDisk& disk)
      : FileSystemWrapper(rocksdb::FileSystem::Default()), disk_(disk) {}
  static const char* kClassName() { return "CrashFileSystem"; }
  const char* Name() const override { return kClassName(); }

  using Options = rocksdb::IOOptions;
  using Debug = rocksdb::IODebugContext;
  using Status = rocksdb::IOStatus;

  Status NewWritableFile(const std::string& path, const rocksdb::FileOptions& options,
                         std::unique_ptr<rocksdb::FSWritableFile>* file, Debug* debug) override;
  Status NewDirectory(const std::string& path, const Options& options,
                      std::unique_ptr<rocksdb::FSDirectory>* directory, Debug* debug) override;
  Status CreateDir(const std::string& path, const Options& options, Debug* debug) override;
  Status CreateDirIfMissing(const std::string& path, const Options& options, Debug* debug) override;
  Status DeleteFile(const std::string& path, const Options& options, Debug* debug) override;
  Status RenameFile(const std::string& from, const std::string& to, const Options& options,
                    Debug* debug) override;

  // RocksDB's own chatter is no part of a book.
  Status NewLogger(const std::string& path, const Options& options,
                   std::shared_ptr<rocksdb::Logger>* logger, Debug* debug) override;

  // Ways to write that our settings leave unused. If RocksDB took one all the same, its bytes would
  // slip past the disk: better it fails.
  Status ReopenWritableFile(const std::string& path, const rocksdb::FileOptions& options,
                            std::unique_ptr<rocksdb::FSWritableFile>* file, Debug* debug) override;
  Status ReuseWritableFile(const std::string& path, const std::string& old,
                           const rocksdb::FileOptions& options,
                           std::unique_ptr<rocksdb::FSWritableFile>* file, Debug* debug) override;
  Status NewRandomRWFile(const std::string& path, const rocksdb::FileOptions& options,
                         std::unique_ptr<rocksdb::FSRandomRWFile>* file, Debug* debug) override;
  Status NewMemoryMappedFileBuffer(
      const std::string& path, std::unique_ptr<rocksdb::MemoryMappedFileBuffer>* buffer) override;
  Status Truncate(const std::string& path, std::size_t size, const Options& options,
                  Debug* debug) override;
  Status DeleteDir(const std::string& path, const Options& options, Debug* debug) override;
  Status LinkFile(const std::string& from, const std::string& to, const Options& options,
                  Debug* debug) override;

 private:
  CrashDisk& disk_;
};

// What a store on this disk is opened with; the disk outlives it, and it outlives the store.
std::unique_ptr<rocksdb::Env> env_on(CrashDisk& disk);

}  // namespace yoriai::tests
