// Runs a fuzz target over kept inputs, without libFuzzer: for every compiler, in every test run.
//   replay FOLDER [MUTATIONS]   every file of the folder, and so many changes of each
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "tests/fuzz/target.h"
#include "tests/support/dice.h"

extern "C" __attribute__((weak)) std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data,
                                                                     std::size_t size,
                                                                     std::size_t most,
                                                                     unsigned /*seed*/) {
  return LLVMFuzzerMutate(data, size, most);
}

// One byte changed, put in or taken out.
extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most) {
  static yoriai::tests::Dice dice(1);
  const auto what = dice.below(3);
  const auto byte = static_cast<std::uint8_t>(dice.below(256));
  const auto at = static_cast<std::size_t>(dice.below(static_cast<long long>(size) + 1));
  if (what == 0 && size < most) {
    std::copy_backward(data + at, data + size, data + size + 1);
    data[at] = byte;
    return size + 1;
  }
  if (at == size) return size;
  if (what == 1) {
    std::copy(data + at + 1, data + size, data + at);
    return size - 1;
  }
  data[at] = byte;
  return size;
}

namespace {

constexpr std::size_t kRoomToGrow = 4096;

std::vector<std::uint8_t> contents(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Each change is made to what the one before gave, and begins anew now and then.
void run_changed(const std::vector<std::uint8_t>& input, unsigned mutations) {
  constexpr unsigned kInARow = 8;
  std::vector<std::uint8_t> buffer;
  std::size_t size = 0;
  for (unsigned seed = 0; seed < mutations; ++seed) {
    if (seed % kInARow == 0) {
      buffer = input;
      buffer.resize(input.size() + kRoomToGrow);
      size = input.size();
    }
    size = LLVMFuzzerCustomMutator(buffer.data(), size, buffer.size(), seed);
    const std::vector<std::uint8_t> exact(buffer.begin(),
                                          buffer.begin() + static_cast<std::ptrdiff_t>(size));
    LLVMFuzzerTestOneInput(exact.data(), exact.size());
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return 2;
  const auto mutations = count > 2 ? std::strtoul(arguments[2], nullptr, 10) : 0;
  std::vector<std::filesystem::path> files;
  for (const auto& file : std::filesystem::directory_iterator(arguments[1])) {
    files.push_back(file.path());
  }
  std::ranges::sort(files);
  if (files.empty()) return 2;
  for (const auto& file : files) {
    std::printf("%s\n", file.filename().c_str());  // the last one named is the one that failed
    std::fflush(stdout);
    const auto input = contents(file);
    LLVMFuzzerTestOneInput(input.data(), input.size());
    run_changed(input, static_cast<unsigned>(mutations));
  }
  std::printf("%zu inputs, %lu changes of each\n", files.size(), mutations);
  return 0;
}
