#include "cli/book_lines.h"

#include <fmt/format.h>

#include "ledger/entry_codec.h"
#include "ledger/event_codec.h"

namespace yoriai::cli {

BookLine read_line(std::uint64_t index, const ledger::StoredEntry& stored) {
  auto entry = ledger::decode_entry(stored.entry);
  auto header = entry ? ledger::decode_header(entry->header)
                      : core::Result<core::Header>(core::Unexpected{entry.error()});
  if (!header) {
    throw ledger::EnvironmentError(
        ledger::EnvironmentError::Cause::damaged,
        fmt::format("line {} of the stored book cannot be read", index + 1));
  }
  return {index + 1, entry->accepted_at, *std::move(header), ledger::event_id(entry->header)};
}

}  // namespace yoriai::cli
