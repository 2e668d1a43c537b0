#include "ledger/high_water_file.h"

#include <fcntl.h>

#include <chrono>
#include <thread>

#include "core/assert.h"
#include "ledger/way_out.h"

namespace yoriai::ledger {
namespace {

constexpr std::size_t kFileBytes = 2 * kHighWaterSlotBytes;
constexpr std::size_t kNameDigits = 32;
// A read may meet a write half done; the next one will not.
constexpr int kReadTries = 5;
constexpr auto kBetweenReads = std::chrono::milliseconds(5);

struct Slots {
  std::optional<HighWaterSlot> newest;
  bool torn = false;  // a slot is neither valid nor blank
};

Slots read_slots(core::ByteView file) {
  Slots slots;
  if (file.size() != kFileBytes) return slots;
  for (const std::size_t position : {0U, 1U}) {
    const auto bytes = file.subspan(position * kHighWaterSlotBytes, kHighWaterSlotBytes);
    auto slot = decode_slot(bytes);
    if (slot && slot_position(slot->sequence) != position) slot.reset();
    if (!slot) {
      slots.torn |= !std::ranges::all_of(bytes, [](std::byte b) { return b == std::byte{0}; });
    } else if (!slots.newest || slots.newest->sequence < slot->sequence) {
      slots.newest = slot;
    }
  }
  return slots;
}

bool names_a_ledger(const std::filesystem::path& path) {
  const auto name = path.filename().string();
  return name.size() == kNameDigits && core::from_hex(name).has_value();
}

EnvironmentError lost(const std::filesystem::path& path) {
  return {EnvironmentError::Cause::high_water,
          "the high-water file " + path.string() +
              " is damaged: how far the book was acknowledged is not known. " +
              std::string(kWayOutUnderNewKeys)};
}

EnvironmentError torn(const std::filesystem::path& path) {
  return {EnvironmentError::Cause::high_water,
          "one half of the high-water file " + path.string() +
              " is torn or damaged, so the last entries may be missing from view. Nothing was "
              "touched. Open the book once for writing (yoriai advance): that puts it right."};
}

}  // namespace

std::filesystem::path HighWaterFile::path_of(const core::LedgerId& ledger) const {
  return directory_ / core::to_hex(ledger.view()).substr(0, kNameDigits);
}

HighWaterSlot HighWaterFile::newest_in(const std::filesystem::path& path) const {
  const auto file = open_file(path, O_RDONLY);
  Slots slots;
  for (int tries = 0; tries < kReadTries; ++tries) {
    if (tries > 0) std::this_thread::sleep_for(kBetweenReads);
    slots = read_slots(read_start(file, kFileBytes + 1, path));
    if (slots.newest && !slots.torn) break;
  }
  if (!slots.newest) throw lost(path);
  if (slots.torn && use_ == Use::read) throw torn(path);
  return *slots.newest;
}

std::optional<HighWaterMark> HighWaterFile::read(const core::LedgerId& ledger) const {
  const auto path = path_of(ledger);
  if (!path_exists(path)) return std::nullopt;
  const auto slot = newest_in(path);
  if (slot.ledger != ledger) throw lost(path);
  return slot.mark;
}

std::map<core::LedgerId, HighWaterMark> HighWaterFile::all() const {
  std::map<core::LedgerId, HighWaterMark> marks;
  for (const auto& path : list_directory(directory_)) {
    if (!names_a_ledger(path)) continue;
    const auto slot = newest_in(path);
    if (path_of(slot.ledger) != path) throw lost(path);
    marks.emplace(slot.ledger, slot.mark);
  }
  return marks;
}

template <class Write>
void HighWaterFile::unless_failed(Write&& write) {
  YORIAI_ASSERT(use_ == Use::write);
  if (failed_) {
    throw EnvironmentError(EnvironmentError::Cause::io,
                           "the high-water is not written any more: a write has failed before");
  }
  failed_ = true;  // unless all of this goes well
  write();
  failed_ = false;
}

void HighWaterFile::write(const core::LedgerId& ledger, const HighWaterMark& mark) {
  unless_failed([&] {
    if (!open_.contains(ledger) && !path_exists(path_of(ledger))) {
      YORIAI_ASSERT(may_follow({}, mark));
      open_.emplace(ledger, create(ledger, mark));
      return;
    }
    auto& open = opened(ledger);
    YORIAI_ASSERT(may_follow(open.newest.mark, mark));
    write_next(open, ledger, mark);
  });
}

void HighWaterFile::drop_tail(const core::LedgerId& ledger, std::uint64_t size,
                              const core::Digest& last_entry) {
  unless_failed([&] {
    auto& open = opened(ledger);
    const auto mark = shortened(open.newest.mark, size, last_entry);
    YORIAI_ASSERT(may_follow_by_dropping(open.newest.mark, mark));
    write_next(open, ledger, mark);
  });
}

HighWaterFile::OpenFile HighWaterFile::create(const core::LedgerId& ledger,
                                              const HighWaterMark& mark) const {
  make_directory(directory_);
  const auto path = path_of(ledger);
  const auto unfinished = std::filesystem::path(path.string() + ".new");
  const HighWaterSlot first{ledger, 1, mark};
  core::ByteVector bytes(kFileBytes);
  std::ranges::copy(encode_slot(first), bytes.begin());

  OpenFile made{open_file(unfinished, O_RDWR | O_CREAT | O_TRUNC), first};
  write_in_place(made.file, bytes, 0, unfinished);
  sync_data(made.file, unfinished);
  rename_file(unfinished, path);
  sync_directory(directory_);
  return made;
}

HighWaterFile::OpenFile& HighWaterFile::opened(const core::LedgerId& ledger) {
  const auto known = open_.find(ledger);
  if (known != open_.end()) return known->second;
  const auto path = path_of(ledger);
  const auto newest = newest_in(path);
  if (newest.ledger != ledger) throw lost(path);
  return open_.emplace(ledger, OpenFile{open_file(path, O_RDWR), newest}).first->second;
}

void HighWaterFile::write_next(OpenFile& open, const core::LedgerId& ledger,
                               const HighWaterMark& mark) const {
  const HighWaterSlot next{ledger, open.newest.sequence + 1, mark};
  const auto path = path_of(ledger);
  write_in_place(open.file, encode_slot(next), slot_position(next.sequence) * kHighWaterSlotBytes,
                 path);
  sync_data(open.file, path);
  open.newest = next;
}

}  // namespace yoriai::ledger
