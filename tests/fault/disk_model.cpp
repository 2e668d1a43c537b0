#include "tests/fault/disk_model.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace yoriai::tests {
namespace {

constexpr DiskModel::Node kRoot = 0;
// What a disk writes whole or not at all.
constexpr std::size_t kSectorBytes = 512;
constexpr int kHolesPercent = 20;

}  // namespace

DiskModel::DiskModel() {
  nodes_.emplace_back();
  nodes_[kRoot].directory = true;
}

std::optional<DiskModel::Node> DiskModel::find(const std::filesystem::path& path) const {
  Node at = kRoot;
  for (const auto& part : path) {
    if (part.empty() || part == ".") continue;
    const auto next = nodes_[at].names_now.find(part.string());
    if (next == nodes_[at].names_now.end()) return std::nullopt;
    at = next->second;
  }
  return at;
}

DiskModel::Content& DiskModel::parent_of(const std::filesystem::path& path) {
  const auto parent = find(path.parent_path());
  if (!parent) throw std::logic_error("no directory for " + path.string());
  return nodes_[*parent];
}

void DiskModel::apply(const Naming& naming, std::map<std::string, Node>& names) {
  if (!naming.goes.empty()) names.erase(naming.goes);
  if (!naming.comes.empty()) names[naming.comes] = naming.node;
}

void DiskModel::note(Content& directory, const Naming& naming) {
  apply(naming, directory.names_now);
  directory.namings.push_back(naming);
}

DiskModel::Node DiskModel::make_file(const std::filesystem::path& path) {
  nodes_.emplace_back();
  const Node made = nodes_.size() - 1;
  note(parent_of(path), {"", path.filename().string(), made});
  return made;
}

DiskModel::Node DiskModel::make_directory(const std::filesystem::path& path) {
  const auto made = make_file(path);
  nodes_[made].directory = true;
  return made;
}

void DiskModel::remove(const std::filesystem::path& path) {
  if (find(path)) note(parent_of(path), {path.filename().string(), "", 0});
}

void DiskModel::rename(const std::filesystem::path& from, const std::filesystem::path& to) {
  const auto node = find(from);
  if (!node || from.parent_path() != to.parent_path()) {
    throw std::logic_error("no such rename is modelled: " + from.string());
  }
  note(parent_of(from), {from.filename().string(), to.filename().string(), *node});
}

void DiskModel::apply(const Change& change, std::string& bytes) {
  if (change.bytes.empty()) return bytes.resize(change.offset);
  bytes.resize(std::max(bytes.size(), change.offset + change.bytes.size()));
  std::ranges::copy(change.bytes, bytes.begin() + static_cast<std::ptrdiff_t>(change.offset));
}

void DiskModel::write(Node file, std::size_t offset, std::string_view bytes) {
  if (bytes.empty()) return;
  auto& content = nodes_[file];
  content.size = std::max(content.size, offset + bytes.size());
  content.changes.push_back({offset, std::string(bytes)});
}

void DiskModel::truncate(Node file, std::size_t size) {
  nodes_[file].size = size;
  nodes_[file].changes.push_back({size, {}});
}

void DiskModel::sync(Node node) {
  auto& content = nodes_[node];
  for (const auto& change : content.changes) apply(change, content.bytes);
  content.changes.clear();
  content.names = content.names_now;
  content.namings.clear();
}

std::set<std::string> DiskModel::unsynced_names(Node directory) const {
  const auto& content = nodes_[directory];
  std::set<std::string> names;
  for (const auto& [name, node] : content.names_now) {
    const auto synced = content.names.find(name);
    if (synced == content.names.end() || synced->second != node) names.insert(name);
  }
  return names;
}

void DiskModel::settle(Dice& dice) {
  for (auto& node : nodes_) {
    if (node.directory) {
      settle_directory(node, dice);
    } else {
      settle_file(node, dice);
    }
  }
}

void DiskModel::settle_file(Content& file, Dice& dice) {
  std::size_t pending = 0;
  for (const auto& change : file.changes) pending += change.bytes.size();
  // Nothing and everything are the likeliest on real disks, and the most telling.
  const auto some = static_cast<std::size_t>(dice.below(static_cast<long long>(pending) + 1));
  auto kept = dice.one_of<std::size_t>({0, some, some, pending});
  const bool holes = dice.percent(kHolesPercent);
  for (auto& change : file.changes) {
    if (kept == 0) break;
    const auto before = file.bytes;
    if (change.bytes.size() > kept) change.bytes.resize(kept);
    kept -= change.bytes.size();
    apply(change, file.bytes);
    for (auto at = change.offset / kSectorBytes * kSectorBytes;
         holes && at < change.offset + change.bytes.size(); at += kSectorBytes) {
      if (dice.percent(50)) continue;
      // This sector did not make it: what was there before is there, or zeros.
      for (auto i = at; i < std::min(at + kSectorBytes, file.bytes.size()); ++i) {
        file.bytes[i] = i < before.size() ? before[i] : '\0';
      }
    }
  }
  file.changes.clear();
  file.size = file.bytes.size();
}

void DiskModel::settle_directory(Content& directory, Dice& dice) {
  const auto most = static_cast<long long>(directory.namings.size());
  auto kept = dice.below(most + 1);
  for (const auto& naming : directory.namings) {
    if (kept-- == 0) break;
    apply(naming, directory.names);
  }
  directory.namings.clear();
  directory.names_now = directory.names;
}

void DiskModel::write_out(const std::filesystem::path& folder) const {
  std::filesystem::create_directories(folder);
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    std::filesystem::remove_all(file.path());
  }
  write_out(kRoot, folder);
}

void DiskModel::write_out(Node node, const std::filesystem::path& path) const {
  const auto& content = nodes_[node];
  if (!content.directory) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << content.bytes;
    return;
  }
  std::filesystem::create_directories(path);
  for (const auto& [name, child] : content.names) write_out(child, path / name);
}

}  // namespace yoriai::tests
