// The high-water on disk: a directory with one file per ledger, named by the first 32 hex digits of
// the ledger id (specs/book.md section 11 has the bytes).
#pragma once

#include <filesystem>
#include <map>
#include <vector>

#include "ledger/high_water_slot.h"
#include "ledger/posix_file.h"

namespace yoriai::ledger {

class HighWaterFile final : public HighWater {
 public:
  // A writer lives with a torn slot, which its next write replaces. A reader refuses one, because
  // the newest word might be the one that is gone.
  enum class Use : std::uint8_t { read, write };
  HighWaterFile(std::filesystem::path directory, Use use)
      : directory_(std::move(directory)), use_(use) {}

  // Throws EnvironmentError::high_water when there is a file, but its word is lost.
  [[nodiscard]] std::optional<HighWaterMark> read(const core::LedgerId& ledger) const override;
  // Makes the file at the first write. The first write that fails is the last: later ones throw
  // too.
  void write(const core::LedgerId& ledger, const HighWaterMark& mark) override;
  void drop_tail(const core::LedgerId& ledger, std::uint64_t size,
                 const core::Digest& last_entry) override;
  // The marks of all ledgers.
  [[nodiscard]] std::map<core::LedgerId, HighWaterMark> all() const;

 private:
  // A file this object has written to; nobody else writes meanwhile.
  struct OpenFile {
    FileDescriptor file;
    HighWaterSlot newest;
  };
  [[nodiscard]] std::filesystem::path path_of(const core::LedgerId& ledger) const;
  [[nodiscard]] HighWaterSlot newest_in(const std::filesystem::path& path) const;
  template <class Write>
  void unless_failed(Write&& write);
  OpenFile create(const core::LedgerId& ledger, const HighWaterMark& mark) const;
  OpenFile& opened(const core::LedgerId& ledger);
  void write_next(OpenFile& open, const core::LedgerId& ledger, const HighWaterMark& mark) const;

  std::filesystem::path directory_;
  Use use_;
  std::map<core::LedgerId, OpenFile> open_;
  bool failed_ = false;
};

}  // namespace yoriai::ledger
