// A disk that can fail, tear or delay a write or a sync, and whose power can be cut. RocksDB
// reaches it through CrashFileSystem, our own calls to the operating system through
// system_calls.cpp, so that both sides of the book lie on one disk and die in one moment.
//
// The running process sees a real folder; the model beside it knows what would be left. After a cut
// every call fails. restart() then makes the folder hold what survived.
#pragma once

#include <cstdint>
#include <functional>
#include <mutex>

#include "tests/fault/disk_model.h"

namespace yoriai::tests {

enum class DiskCall : std::uint8_t { write, sync };

class CrashDisk {
 public:
  // These syncs are promised and not done, as by a disk that lies or a program that does not ask:
  // every one, those of RocksDB's log (what `sync = false` would come to), those of the high-water.
  enum class Deaf : std::uint8_t { to_none, to_all, to_log, to_high_water };

  // The folder is made and belongs to this disk. One disk at a time sees our own calls.
  explicit CrashDisk(std::filesystem::path folder, Deaf deaf = Deaf::to_none);
  ~CrashDisk();
  CrashDisk(const CrashDisk&) = delete;
  CrashDisk& operator=(const CrashDisk&) = delete;
  // The disk that holds this path, or null.
  static CrashDisk* holding(const std::filesystem::path& path);

  // What is to happen at the n-th call of a kind from now on; 1 is the next.
  enum class Fate : std::uint8_t {
    fail,  // nothing is done
    tear,  // of a write half is done; a sync is done as always, and the error comes after
    delay  // it is done, later
  };
  void strike(DiskCall call, std::uint64_t n, Fate fate);
  // The power goes at the n-th write or sync from now on, before a sync is done or after it.
  enum class Moment : std::uint8_t { before, after };
  void cut_power_at(std::uint64_t n, Moment moment);
  void cut_power();

  // After a cut, or after the end of a process whose page cache nobody saved: the folder as the
  // disk has it, and a disk that obeys again.
  void power_cut_and_restart(Dice& dice);
  // The process ended, the machine did not: everything written is there.
  void process_restart();
  // What is on the disk now, when nothing waits to be synced, in another folder.
  void copy_to(const std::filesystem::path& folder) const { model_.write_out(folder); }

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  [[nodiscard]] bool powered() const;
  // Since the last restart.
  [[nodiscard]] std::uint64_t calls(DiskCall call) const;
  // What the strike hit: nothing yet, a file, or a directory with names that waited for a sync.
  struct Struck {
    std::filesystem::path path;
    std::set<std::string> unsynced_names;
  };
  [[nodiscard]] Struck struck() const;

  // What a process asks for; 0 or an error number. `really` does it to the real folder, with as
  // many bytes as get through.
  using Really = std::function<void()>;
  using ReallyWrite = std::function<void(std::string_view)>;
  int make_file(const std::filesystem::path& path, bool emptied, DiskModel::Node* node);
  int make_directory(const std::filesystem::path& path);
  int remove(const std::filesystem::path& path, const Really& really);
  int rename(const std::filesystem::path& from, const std::filesystem::path& to,
             const Really& really);
  int write(DiskModel::Node file, std::size_t offset, std::string_view bytes,
            const ReallyWrite& really);
  int append(DiskModel::Node file, std::string_view bytes, const ReallyWrite& really);
  int truncate(DiskModel::Node file, std::size_t size, const Really& really);
  int sync(DiskModel::Node node);
  [[nodiscard]] std::optional<DiskModel::Node> find(const std::filesystem::path& path);

 private:
  struct Plan {
    DiskCall call = DiskCall::write;
    std::uint64_t left = 0;  // 0: none
    Fate fate = Fate::fail;
  };
  // What becomes of the call that begins now.
  struct Verdict {
    int error = 0;
    bool done = true;   // as a whole
    bool half = false;  // not as a whole, but half of it
    bool cut_after = false;
  };
  Verdict begin(DiskCall call, DiskModel::Node node);
  [[nodiscard]] bool deaf_to(const std::filesystem::path& path) const;
  [[nodiscard]] std::filesystem::path inside(const std::filesystem::path& path) const;
  int write_locked(DiskModel::Node file, std::size_t offset, std::string_view bytes,
                   const ReallyWrite& really);

  const std::filesystem::path folder_;
  const Deaf deaf_;
  mutable std::mutex mutex_;
  DiskModel model_;
  std::map<DiskModel::Node, std::filesystem::path> paths_;  // under which a node was last opened
  bool powered_ = true;
  std::uint64_t calls_[2] = {0, 0};
  Plan plan_;
  std::uint64_t cut_left_ = 0;
  Moment cut_moment_ = Moment::before;
  Struck struck_;
};

}  // namespace yoriai::tests
