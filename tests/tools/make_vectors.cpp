// yoriai_make_vectors FOLDER          writes the vectors of specs/vectors
// yoriai_make_vectors --check FOLDER  makes them again and compares; exit code 1 names what differs
#include <fmt/core.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>

#include "tests/tools/vectors/files.h"

namespace {

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

int check(const std::filesystem::path& folder) {
  int faults = 0;
  for (const auto& file : yoriai::vectors::all_files()) {
    const auto path = folder / (file.name + ".json");
    if (read(path) == to_text(file)) continue;
    fmt::print(stderr, "{} is not what the code makes\n", path.string());
    ++faults;
  }
  return faults == 0 ? 0 : 1;
}

int write(const std::filesystem::path& folder) {
  for (const auto& file : yoriai::vectors::all_files()) {
    std::ofstream out(folder / (file.name + ".json"), std::ios::binary);
    out << to_text(file);
    if (!out.flush()) {
      fmt::print(stderr, "{}.json could not be written\n", file.name);
      return 2;
    }
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 3 && std::string_view(argv[1]) == "--check") return check(argv[2]);
  if (argc == 2) return write(argv[1]);
  fmt::print(stderr, "usage: yoriai_make_vectors [--check] FOLDER\n");
  return 2;
}
