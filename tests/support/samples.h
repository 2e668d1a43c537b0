// One of everything that has bytes, with a different value in every field.
#pragma once

#include <vector>

#include "core/result_document.h"
#include "ledger/entry_codec.h"

namespace yoriai::tests {

// An id of which every byte is this letter, so that it is easy to see in a dump.
template <class Id>
Id id_of(char letter) {
  Id id;
  id.data.fill(static_cast<std::byte>(letter));
  return id;
}

core::Charter sample_charter();
core::Header sample_header();
ledger::Entry sample_entry();
// One for every kind, in the order of their numbers.
std::vector<core::Body> sample_bodies();
// The same with every list, text and optional field empty, and numbers at their least.
std::vector<core::Body> bare_bodies();

// A proposal that has been counted, and its result with late ballots.
core::Proposal sample_proposal();
core::VoteResult sample_result();

}  // namespace yoriai::tests
