#include "tests/fault/crash_file_system.h"

#include <rocksdb/env.h>

#include <cstring>

namespace yoriai::tests {
namespace {

using rocksdb::IODebugContext;
using rocksdb::IOOptions;
using rocksdb::IOStatus;
using rocksdb::Slice;

// As RocksDB's own layer speaks of an errno; never one that RocksDB would try again by itself.
IOStatus status_of(int error) {
  if (error == 0) return IOStatus::OK();
  return IOStatus::IOError("the disk fails on purpose", std::strerror(error));
}

IOStatus unused() { return IOStatus::NotSupported("not modelled by the crash disk"); }

class CrashFile final : public rocksdb::FSWritableFileOwnerWrapper {
 public:
  CrashFile(std::unique_ptr<rocksdb::FSWritableFile> file, CrashDisk& disk, DiskModel::Node node)
      : FSWritableFileOwnerWrapper(std::move(file)), disk_(disk), node_(node) {}

  IOStatus Append(const Slice& data, const IOOptions& options, IODebugContext* debug) override {
    IOStatus really;
    const int error = disk_.append(node_, {data.data(), data.size()}, [&](std::string_view part) {
      really = target()->Append(Slice(part.data(), part.size()), options, debug);
    });
    return error == 0 ? really : status_of(error);
  }
  IOStatus Append(const Slice& data, const IOOptions& options,
                  const rocksdb::DataVerificationInfo& /*info*/, IODebugContext* debug) override {
    return Append(data, options, debug);
  }
  IOStatus PositionedAppend(const Slice& /*data*/, std::uint64_t /*offset*/,
                            const IOOptions& /*options*/, IODebugContext* /*debug*/) override {
    return unused();
  }
  IOStatus PositionedAppend(const Slice& /*data*/, std::uint64_t /*offset*/,
                            const IOOptions& /*options*/,
                            const rocksdb::DataVerificationInfo& /*info*/,
                            IODebugContext* /*debug*/) override {
    return unused();
  }
  IOStatus Truncate(std::uint64_t size, const IOOptions& options, IODebugContext* debug) override {
    IOStatus really;
    const int error =
        disk_.truncate(node_, size, [&] { really = target()->Truncate(size, options, debug); });
    return error == 0 ? really : status_of(error);
  }
  // The real folder needs no sync: what survives is the model's to say.
  IOStatus Sync(const IOOptions& options, IODebugContext* debug) override {
    const auto flushed = target()->Flush(options, debug);
    return flushed.ok() ? status_of(disk_.sync(node_)) : flushed;
  }
  IOStatus Fsync(const IOOptions& options, IODebugContext* debug) override {
    return Sync(options, debug);
  }
  IOStatus RangeSync(std::uint64_t /*offset*/, std::uint64_t /*size*/, const IOOptions& /*options*/,
                     IODebugContext* /*debug*/) override {
    return IOStatus::OK();  // a hint; it promises nothing
  }
  IOStatus Allocate(std::uint64_t /*offset*/, std::uint64_t /*size*/, const IOOptions& /*options*/,
                    IODebugContext* /*debug*/) override {
    return IOStatus::OK();
  }

 private:
  CrashDisk& disk_;
  DiskModel::Node node_;
};

class CrashDirectory final : public rocksdb::FSDirectoryWrapper {
 public:
  CrashDirectory(std::unique_ptr<rocksdb::FSDirectory> directory, CrashDisk& disk,
                 DiskModel::Node node)
      : FSDirectoryWrapper(std::move(directory)), disk_(disk), node_(node) {}
  IOStatus Fsync(const IOOptions& /*options*/, IODebugContext* /*debug*/) override {
    return status_of(disk_.sync(node_));
  }
  IOStatus FsyncWithDirOptions(const IOOptions& /*options*/, IODebugContext* /*debug*/,
                               const rocksdb::DirFsyncOptions& /*how*/) override {
    return status_of(disk_.sync(node_));
  }

 private:
  CrashDisk& disk_;
  DiskModel::Node node_;
};

class Silence final : public rocksdb::Logger {
 public:
  using rocksdb::Logger::Logv;
  void Logv(const char* /*format*/, va_list /*rest*/) override {}
  std::size_t GetLogFileSize() const override { return 0; }
};

}  // namespace

IOStatus CrashFileSystem::NewWritableFile(const std::string& path,
                                          const rocksdb::FileOptions& options,
                                          std::unique_ptr<rocksdb::FSWritableFile>* file,
                                          Debug* debug) {
  DiskModel::Node node = 0;
  const int error = disk_.make_file(path, true, &node);
  if (error != 0) return status_of(error);
  std::unique_ptr<rocksdb::FSWritableFile> really;
  auto status = target()->NewWritableFile(path, options, &really, debug);
  if (status.ok()) *file = std::make_unique<CrashFile>(std::move(really), disk_, node);
  return status;
}

IOStatus CrashFileSystem::NewDirectory(const std::string& path, const Options& options,
                                       std::unique_ptr<rocksdb::FSDirectory>* directory,
                                       Debug* debug) {
  std::unique_ptr<rocksdb::FSDirectory> really;
  auto status = target()->NewDirectory(path, options, &really, debug);
  if (!status.ok()) return status;
  const auto node = disk_.find(path);
  if (!node) return IOStatus::PathNotFound("the crash disk knows no " + path);
  *directory = std::make_unique<CrashDirectory>(std::move(really), disk_, *node);
  return status;
}

IOStatus CrashFileSystem::CreateDir(const std::string& path, const Options& options, Debug* debug) {
  if (!disk_.powered()) return status_of(EIO);
  auto status = target()->CreateDir(path, options, debug);
  return status.ok() ? status_of(disk_.make_directory(path)) : status;
}

IOStatus CrashFileSystem::CreateDirIfMissing(const std::string& path, const Options& options,
                                             Debug* debug) {
  if (target()->FileExists(path, options, debug).ok()) return IOStatus::OK();
  return CreateDir(path, options, debug);
}

IOStatus CrashFileSystem::DeleteFile(const std::string& path, const Options& options,
                                     Debug* debug) {
  IOStatus really;
  const int error =
      disk_.remove(path, [&] { really = target()->DeleteFile(path, options, debug); });
  return error == 0 ? really : status_of(error);
}

IOStatus CrashFileSystem::RenameFile(const std::string& from, const std::string& to,
                                     const Options& options, Debug* debug) {
  // RocksDB moves its chatter aside, which we never let it write.
  if (!disk_.find(from)) return IOStatus::PathNotFound(from);
  IOStatus really;
  const int error =
      disk_.rename(from, to, [&] { really = target()->RenameFile(from, to, options, debug); });
  return error == 0 ? really : status_of(error);
}

IOStatus CrashFileSystem::NewLogger(const std::string& /*path*/, const Options& /*options*/,
                                    std::shared_ptr<rocksdb::Logger>* logger, Debug* /*debug*/) {
  *logger = std::make_shared<Silence>();
  return IOStatus::OK();
}

IOStatus CrashFileSystem::ReopenWritableFile(const std::string& /*path*/,
                                             const rocksdb::FileOptions& /*options*/,
                                             std::unique_ptr<rocksdb::FSWritableFile>* /*file*/,
                                             Debug* /*debug*/) {
  return unused();
}
IOStatus CrashFileSystem::ReuseWritableFile(const std::string& /*path*/, const std::string& /*old*/,
                                            const rocksdb::FileOptions& /*options*/,
                                            std::unique_ptr<rocksdb::FSWritableFile>* /*file*/,
                                            Debug* /*debug*/) {
  return unused();
}
IOStatus CrashFileSystem::NewRandomRWFile(const std::string& /*path*/,
                                          const rocksdb::FileOptions& /*options*/,
                                          std::unique_ptr<rocksdb::FSRandomRWFile>* /*file*/,
                                          Debug* /*debug*/) {
  return unused();
}
IOStatus CrashFileSystem::NewMemoryMappedFileBuffer(
    const std::string& /*path*/, std::unique_ptr<rocksdb::MemoryMappedFileBuffer>* /*buffer*/) {
  return unused();
}
IOStatus CrashFileSystem::Truncate(const std::string& /*path*/, std::size_t /*size*/,
                                   const Options& /*options*/, Debug* /*debug*/) {
  return unused();
}
IOStatus CrashFileSystem::DeleteDir(const std::string& /*path*/, const Options& /*options*/,
                                    Debug* /*debug*/) {
  return unused();
}
IOStatus CrashFileSystem::LinkFile(const std::string& /*from*/, const std::string& /*to*/,
                                   const Options& /*options*/, Debug* /*debug*/) {
  return unused();
}

std::unique_ptr<rocksdb::Env> env_on(CrashDisk& disk) {
  return rocksdb::NewCompositeEnv(std::make_shared<CrashFileSystem>(disk));
}

}  // namespace yoriai::tests
