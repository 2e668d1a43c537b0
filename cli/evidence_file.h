// Evidence that a peer lied, as files in the folder of a book: kept by the peer that saw the lie,
// and judged by anybody (specs/peers.md section 11).
#pragma once

#include <filesystem>
#include <optional>

#include "cli/failure.h"
#include "core/state.h"
#include "net/evidence.h"

namespace yoriai::cli {

// Durable in <book>/evidence; gives the file, which may be there already. None once there is enough
// against that peer. Throws EnvironmentError when it cannot be written.
std::optional<std::filesystem::path> keep_evidence(const std::filesystem::path& book,
                                                   const net::Evidence& evidence);

// Fails when it is no evidence file, and says what is missing when it proves nothing.
Attempted<net::Evidence> read_evidence(const std::filesystem::path& file);
// What the accused did, to be said after its name.
Words lie_words(const net::Evidence& evidence);
// Whether it is about this book, and about one of its peers, now or once; who runs that peer, or
// an empty text when it is none any more.
Attempted<std::string> accused_in(const core::State& state, const net::Evidence& evidence);

}  // namespace yoriai::cli
