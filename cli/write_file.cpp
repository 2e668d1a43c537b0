#include "cli/write_file.h"

#include <fstream>

#include "ledger/store.h"

namespace yoriai::cli {

namespace fs = std::filesystem;

FileResult<fs::path> write_file(const fs::path& path, std::string_view bytes, bool replace) {
  const auto wrong = [&path](Text what) {
    return core::Unexpected{FileFault{path.string(), 0, 0, what}};
  };
  std::error_code error;
  if (!replace && fs::exists(path, error)) {
    return wrong(
        {"すでにあります。別の名前にしてください。", "It is already there; give another name."});
  }
  auto beside = path;
  beside += ".new";
  std::ofstream out(beside, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (out) fs::rename(beside, path, error);
  if (!out || error) {
    return wrong({"書けませんでした。フォルダーと空き容量を確かめてください。",
                  "It could not be written; check the folder and the free space."});
  }
  return path;
}

void write_file_or_throw(const fs::path& path, std::string_view bytes) {
  const auto written = write_file(path, bytes, true);
  if (written) return;
  throw ledger::EnvironmentError(ledger::EnvironmentError::Cause::io, describe(written.error()).en);
}

}  // namespace yoriai::cli
