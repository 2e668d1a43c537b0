// What a disk holds and what of it would survive a power cut. Files and directories are nodes that
// names point to; a change to either waits in its node until that node is synced, which promises
// what POSIX promises and no more: fsync of a file saves its bytes and not its name, fsync of a
// directory saves its names and not the bytes behind them.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/dice.h"

namespace yoriai::tests {

class DiskModel {
 public:
  using Node = std::size_t;

  DiskModel();

  // Paths are relative to the disk's root and have parents that are there.
  [[nodiscard]] std::optional<Node> find(const std::filesystem::path& path) const;
  // An empty file, or directory, under a name that then stands for nothing else.
  Node make_file(const std::filesystem::path& path);
  Node make_directory(const std::filesystem::path& path);
  void remove(const std::filesystem::path& path);
  // In one directory, as every rename here is.
  void rename(const std::filesystem::path& from, const std::filesystem::path& to);

  [[nodiscard]] std::size_t size(Node file) const { return nodes_[file].size; }
  // The names in a directory that only a sync of it makes last; of a file none.
  [[nodiscard]] std::set<std::string> unsynced_names(Node directory) const;
  void write(Node file, std::size_t offset, std::string_view bytes);
  void truncate(Node file, std::size_t size);
  void sync(Node node);

  // The power goes: of what was not synced a random part survives. Of each file's bytes a
  // beginning, torn at any byte, now and then with sectors missing in it; of each directory's
  // changes the first few. Then everything that is left counts as synced.
  void settle(Dice& dice);
  // Makes the folder hold just what this disk does.
  void write_out(const std::filesystem::path& folder) const;

 private:
  struct Change {  // to a file's bytes; `bytes` empty: cut to `offset`
    std::size_t offset = 0;
    std::string bytes;
  };
  struct Naming {  // to a directory: a name goes, a name comes, or both at once
    std::string goes;
    std::string comes;
    Node node = 0;
  };
  struct Content {
    bool directory = false;
    std::string bytes;  // synced
    std::vector<Change> changes;
    std::size_t size = 0;               // with the changes
    std::map<std::string, Node> names;  // synced
    std::vector<Naming> namings;
    std::map<std::string, Node> names_now;
  };

  [[nodiscard]] Content& parent_of(const std::filesystem::path& path);
  static void apply(const Change& change, std::string& bytes);
  static void apply(const Naming& naming, std::map<std::string, Node>& names);
  static void note(Content& directory, const Naming& naming);
  static void settle_file(Content& file, Dice& dice);
  static void settle_directory(Content& directory, Dice& dice);
  void write_out(Node node, const std::filesystem::path& path) const;

  std::vector<Content> nodes_;
};

}  // namespace yoriai::tests
