#include "cli/read_file.h"

#include <fmt/format.h>

#include <array>
#include <fstream>

namespace yoriai::cli {

FileResult<std::string> read_file(const std::filesystem::path& path, std::size_t most) {
  const auto wrong = [&path](Words what) {
    return core::Unexpected{FileFault{path.string(), 0, 0, std::move(what)}};
  };
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) {
    return wrong(Text{"これはフォルダーです。ファイルを指定してください。",
                      "this is a folder; name a file"});
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return wrong(Text{"ファイルがないか、読めません。名前と場所を確かめてください。",
                      "there is no such file, or it cannot be read; check its name and place"});
  }
  std::string bytes;
  std::array<char, 64 * 1024> piece{};
  while (file && bytes.size() <= most) {
    file.read(piece.data(), piece.size());
    bytes.append(piece.data(), static_cast<std::size_t>(file.gcount()));
  }
  if (file.bad()) return wrong(Text{"途中で読めなくなりました。", "reading it failed half-way"});
  if (bytes.size() > most) {
    return wrong({fmt::format("ファイルが大きすぎます（{}バイトまで）。", most),
                  fmt::format("the file is too large ({} bytes at most)", most)});
  }
  return bytes;
}

}  // namespace yoriai::cli
