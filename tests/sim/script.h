// What the people of the simulated village do: events as bytes, made once, the same for every seed.
#pragma once

#include <string>
#include <vector>

#include "ledger/book.h"
#include "tests/support/village.h"

namespace yoriai::sim {

inline constexpr std::size_t kPeers = 4;   // n; f = 1
inline constexpr std::size_t kNeeded = 3;  // k

struct Deed {
  std::string what;
  ledger::EventBytes event;
  core::EventId id;
  std::vector<core::ByteVector> blobs;
  // Once the voting is open and so many ms of it have passed; else as soon as the one before it is
  // in the book.
  bool during_vote = false;
  std::uint64_t after_opening_ms = 0;
};

struct Script {
  ledger::StoredEntry founding;
  core::LedgerId ledger;
  core::Instant founded_at;
  core::Instant opens_at;
  core::Instant closes_at;
  core::Duration grace;
  core::ProposalId proposal;
  std::vector<Deed> deeds;
};

const Script& the_script();

}  // namespace yoriai::sim
