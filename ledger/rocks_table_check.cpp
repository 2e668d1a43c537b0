#include "ledger/rocks_table_check.h"

#include <array>
#include <fstream>
#include <optional>

#include "ledger/posix_file.h"
#include "ledger/way_out.h"

namespace yoriai::ledger {
namespace {

// The end of a table (RocksDB's format versions 1 to 5): the kind of checksum; offset and size of
// the block that lists the others, and of the index, as varints filled up to 40 bytes; the version;
// a number that all such files end in. In front of the list, and of its own trailer, stand the
// properties.
constexpr std::size_t kFooterBytes = 53;
constexpr std::size_t kVersionAt = 41;
constexpr std::size_t kMagicAt = 45;
constexpr std::array<unsigned char, 8> kMagic{0xf7, 0xcf, 0xf4, 0x85, 0xb7, 0x41, 0xe2, 0x88};
constexpr std::size_t kTrailerBytes = 5;
constexpr unsigned char kLatestVersion = 5;
// Of the last byte of a block: an index of hashes follows, which no properties have.
constexpr unsigned char kHashIndexBit = 0x80;

using Footer = std::array<unsigned char, kFooterBytes>;

template <class Bytes>
bool read_at(std::ifstream& file, std::uint64_t at, Bytes& bytes) {
  file.seekg(static_cast<std::streamoff>(at));
  return static_cast<bool>(
      file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size())));
}

// The offset of the block that lists the others.
std::optional<std::uint64_t> list_offset(const Footer& footer) {
  constexpr unsigned kBits = 7;
  constexpr unsigned char kMore = 0x80;
  std::uint64_t value = 0;
  for (unsigned i = 0; i < 9; ++i) {
    const unsigned char byte = footer.at(1 + i);
    value |= std::uint64_t{byte & (kMore - 1U)} << (kBits * i);
    if ((byte & kMore) == 0) return value;
  }
  return std::nullopt;
}

bool ends_the_process(const std::filesystem::path& table) {
  std::error_code gone;
  const auto size = std::filesystem::file_size(table, gone);
  if (gone || size < kFooterBytes) return false;
  std::ifstream file(table, std::ios::binary);
  Footer footer{};
  if (!read_at(file, size - kFooterBytes, footer)) return false;
  // A file that is not finished, or of another kind, is nothing that RocksDB would take.
  if (!std::equal(kMagic.begin(), kMagic.end(), footer.begin() + kMagicAt)) return false;
  if (footer[kVersionAt] > kLatestVersion) return false;
  const auto list = list_offset(footer);
  if (!list || *list <= kTrailerBytes || *list > size) return false;
  std::array<unsigned char, 1> last{};
  return read_at(file, *list - kTrailerBytes - 1, last) && (last[0] & kHashIndexBit) != 0;
}

}  // namespace

void require_openable_tables(const std::filesystem::path& store) {
  for (const auto& path : list_directory(store)) {
    if (path.extension() != ".sst" || !ends_the_process(path)) continue;
    throw EnvironmentError(EnvironmentError::Cause::damaged,
                           path.string() + " is not as it was written. " + std::string(kWayOut));
  }
}

}  // namespace yoriai::ledger
