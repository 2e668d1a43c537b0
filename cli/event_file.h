// An event waiting for signatures: what `--out` writes, `sign` adds to and `submit` enters. JSON
// with base64, so that it can be mailed; nothing in it is secret except as far as the event itself
// is.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "cli/failure.h"
#include "ledger/book.h"

namespace yoriai::cli {

struct WaitingEvent {
  ledger::EventBytes event;                                // `signatures` is filled by complete()
  std::vector<std::optional<core::Signature>> signatures;  // the author's first
  std::vector<ledger::Blob> blobs;
};

FileResult<WaitingEvent> read_event_file(const std::filesystem::path& path);
// Whether the file could be written; replaces one that is there when `replace`.
FileResult<std::filesystem::path> write_event_file(const std::filesystem::path& path,
                                                   const WaitingEvent& waiting, bool replace);

// Who must sign, in order, as the header says; none when the header is not strict.
core::Result<std::vector<core::PublicKey>> signers_of(const WaitingEvent& waiting);
// Adds what this key can sign; how many places that were.
std::size_t add_signatures(WaitingEvent& waiting, const std::vector<core::PublicKey>& signers,
                           const ledger::SecretKey& key);
// The event as the book takes it, when nobody's signature is missing.
std::optional<ledger::Submission> complete(const WaitingEvent& waiting);

}  // namespace yoriai::cli
