// The lines of a book as people count them, with what each event's header says.
#pragma once

#include "core/event.h"
#include "ledger/book.h"

namespace yoriai::cli {

struct BookLine {
  std::uint64_t number = 0;  // from 1
  core::Instant at;
  core::Header header;
  core::EventId id;
};

BookLine read_line(std::uint64_t index, const ledger::StoredEntry& stored);

}  // namespace yoriai::cli
