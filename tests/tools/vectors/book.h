// A small book made from fixed seeds, entry by entry, through the same doors as any other.
#pragma once

#include <string>
#include <vector>

#include "core/admit.h"
#include "ledger/entry_codec.h"
#include "ledger/event_maker.h"
#include "ledger/merkle.h"

namespace yoriai::vectors {

struct BookLine {
  std::string name;
  std::vector<std::string> signers;  // names of keys, the author's first
  core::Kind kind;
  ledger::EventBytes event;
  ledger::Entry entry;
  core::ByteVector entry_bytes;
  core::Digest state_digest;  // with this entry applied
  core::Digest root;
  core::ByteVector document;  // of a closing
};

class Book {
 public:
  [[nodiscard]] const core::State& state() const { return state_; }
  [[nodiscard]] const ledger::MerkleTree& tree() const { return tree_; }
  [[nodiscard]] const std::vector<BookLine>& lines() const { return lines_; }

  // Signs, judges and enters; throws std::logic_error when it is refused. Receipts are the node
  // key's.
  core::EventId enter(const std::string& name, const core::Body& body,
                      const std::vector<std::string>& signers, core::Instant at,
                      const std::vector<core::Instant>& receipts = {});
  // Enters the openings and closings that are due by then, each when it falls due.
  void advance_to(core::Instant at);

 private:
  std::vector<core::VerifiedReceipt> receipts_for(const core::EventId& event,
                                                  const std::vector<core::Instant>& instants,
                                                  std::vector<core::Receipt>& plain);

  core::State state_;
  ledger::MerkleTree tree_;
  std::vector<BookLine> lines_;
  std::uint64_t receipts_ = 0;
  core::Digest last_receipt_;
};

// Every kind of event, every scope of delegation, late ballots, replaced keys, a death during a
// vote.
void tell_story(Book& book);

}  // namespace yoriai::vectors
