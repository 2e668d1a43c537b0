#include "tests/fault/crash_disk.h"

#include <atomic>
#include <cerrno>
#include <chrono>
#include <stdexcept>
#include <thread>

namespace yoriai::tests {
namespace {

// Long beside everything else that a batch needs, so that who does not wait is caught.
constexpr auto kDelay = std::chrono::milliseconds(400);

std::atomic<CrashDisk*> the_disk = nullptr;

}  // namespace

CrashDisk::CrashDisk(std::filesystem::path folder, Deaf deaf)
    : folder_(std::move(folder)), deaf_(deaf) {
  std::filesystem::create_directories(folder_);
  CrashDisk* none = nullptr;
  if (!the_disk.compare_exchange_strong(none, this)) throw std::logic_error("two disks");
}

CrashDisk::~CrashDisk() { the_disk = nullptr; }

CrashDisk* CrashDisk::holding(const std::filesystem::path& path) {
  CrashDisk* disk = the_disk;
  const auto within = [](const std::string& file, const std::string& folder) {
    return file == folder || file.starts_with(folder + "/");
  };
  return disk != nullptr && within(path.string(), disk->folder_.string()) ? disk : nullptr;
}

std::filesystem::path CrashDisk::inside(const std::filesystem::path& path) const {
  return path.lexically_relative(folder_);
}

void CrashDisk::strike(DiskCall call, std::uint64_t n, Fate fate) {
  const std::lock_guard lock(mutex_);
  plan_ = {call, n, fate};
}

void CrashDisk::cut_power_at(std::uint64_t n, Moment moment) {
  const std::lock_guard lock(mutex_);
  cut_left_ = n;
  cut_moment_ = moment;
}

void CrashDisk::cut_power() {
  const std::lock_guard lock(mutex_);
  powered_ = false;
}

bool CrashDisk::powered() const {
  const std::lock_guard lock(mutex_);
  return powered_;
}

std::uint64_t CrashDisk::calls(DiskCall call) const {
  const std::lock_guard lock(mutex_);
  return calls_[static_cast<std::size_t>(call)];
}

CrashDisk::Struck CrashDisk::struck() const {
  const std::lock_guard lock(mutex_);
  return struck_;
}

void CrashDisk::process_restart() {
  const std::lock_guard lock(mutex_);
  powered_ = true;
  plan_ = {};
  cut_left_ = 0;
  calls_[0] = calls_[1] = 0;
  struck_ = {};
}

void CrashDisk::power_cut_and_restart(Dice& dice) {
  process_restart();
  const std::lock_guard lock(mutex_);
  model_.settle(dice);
  model_.write_out(folder_);
  paths_.clear();
}

bool CrashDisk::deaf_to(const std::filesystem::path& path) const {
  switch (deaf_) {
    case Deaf::to_none:
      return false;
    case Deaf::to_all:
      return true;
    case Deaf::to_log:
      return path.extension() == ".log";
    case Deaf::to_high_water:
      return path.string().find("/high-water") != std::string::npos;
  }
  return false;
}

// With the lock held.
CrashDisk::Verdict CrashDisk::begin(DiskCall call, DiskModel::Node node) {
  if (!powered_) return {EIO, false, false, false};
  ++calls_[static_cast<std::size_t>(call)];
  if (cut_left_ > 0 && --cut_left_ == 0) {
    // What a write brought before the cut is not synced, so that it is settled by the dice.
    const bool done = call == DiskCall::write || cut_moment_ == Moment::after;
    return {EIO, done, false, true};
  }
  if (plan_.left == 0 || plan_.call != call || --plan_.left > 0) return {};
  struck_ = {paths_[node], model_.unsynced_names(node)};
  if (plan_.fate == Fate::delay) {
    // With the lock held: a slow disk keeps everybody waiting who writes.
    std::this_thread::sleep_for(kDelay);
    return {};
  }
  if (plan_.fate == Fate::fail) return {EIO, false, false, false};
  return {EIO, call == DiskCall::sync, call == DiskCall::write, false};
}

int CrashDisk::make_file(const std::filesystem::path& path, bool emptied, DiskModel::Node* node) {
  const std::lock_guard lock(mutex_);
  if (!powered_) return EIO;
  const auto there = model_.find(inside(path));
  if (there && emptied && model_.size(*there) > 0) model_.truncate(*there, 0);
  *node = there ? *there : model_.make_file(inside(path));
  paths_[*node] = path;
  return 0;
}

int CrashDisk::make_directory(const std::filesystem::path& path) {
  const std::lock_guard lock(mutex_);
  if (!powered_) return EIO;
  model_.make_directory(inside(path));
  return 0;
}

int CrashDisk::remove(const std::filesystem::path& path, const Really& really) {
  const std::lock_guard lock(mutex_);
  if (!powered_) return EIO;
  model_.remove(inside(path));
  really();
  return 0;
}

int CrashDisk::rename(const std::filesystem::path& from, const std::filesystem::path& to,
                      const Really& really) {
  const std::lock_guard lock(mutex_);
  if (!powered_) return EIO;
  model_.rename(inside(from), inside(to));
  really();
  return 0;
}

int CrashDisk::write_locked(DiskModel::Node file, std::size_t offset, std::string_view bytes,
                            const ReallyWrite& really) {
  const auto verdict = begin(DiskCall::write, file);
  const auto through = bytes.substr(0, verdict.done   ? bytes.size()
                                       : verdict.half ? bytes.size() / 2
                                                      : 0);
  model_.write(file, offset, through);
  if (!through.empty()) really(through);
  if (verdict.cut_after) powered_ = false;
  return verdict.error;
}

int CrashDisk::write(DiskModel::Node file, std::size_t offset, std::string_view bytes,
                     const ReallyWrite& really) {
  const std::lock_guard lock(mutex_);
  return write_locked(file, offset, bytes, really);
}

int CrashDisk::append(DiskModel::Node file, std::string_view bytes, const ReallyWrite& really) {
  const std::lock_guard lock(mutex_);
  return write_locked(file, model_.size(file), bytes, really);
}

int CrashDisk::truncate(DiskModel::Node file, std::size_t size, const Really& really) {
  const std::lock_guard lock(mutex_);
  if (!powered_) return EIO;
  model_.truncate(file, size);
  really();
  return 0;
}

int CrashDisk::sync(DiskModel::Node node) {
  const std::lock_guard lock(mutex_);
  const auto verdict = begin(DiskCall::sync, node);
  if (verdict.done && !deaf_to(paths_[node])) model_.sync(node);
  if (verdict.cut_after) powered_ = false;
  return verdict.error;
}

std::optional<DiskModel::Node> CrashDisk::find(const std::filesystem::path& path) {
  const std::lock_guard lock(mutex_);
  const auto node = model_.find(inside(path));
  if (node) paths_[*node] = path;
  return node;
}

}  // namespace yoriai::tests
