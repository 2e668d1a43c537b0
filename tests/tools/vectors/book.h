// A small book made from fixed seeds, entry by entry, through the same doors as any other.
#pragma once

#include <map>
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

// A receipt that comes with an event.
struct ReceiptBy {
  core::Instant at;
  std::string peer = "node";  // name of its node key
};

class Book {
 public:
  [[nodiscard]] const core::State& state() const { return state_; }
  [[nodiscard]] const ledger::MerkleTree& tree() const { return tree_; }
  [[nodiscard]] const std::vector<BookLine>& lines() const { return lines_; }

  // Signs, judges and enters; throws std::logic_error when it is refused.
  core::EventId enter(const std::string& name, const core::Body& body,
                      const std::vector<std::string>& signers, core::Instant at,
                      const std::vector<ReceiptBy>& receipts = {});
  // Signed and not entered.
  [[nodiscard]] ledger::EventBytes make(const std::string& name, const core::Body& body,
                                        const std::vector<std::string>& signers) const;
  // In the order of the peers' keys.
  std::vector<core::Receipt> receipts_for(const core::EventId& event,
                                          const std::vector<ReceiptBy>& wishes);
  // Enters the openings and closings that are due by then, each when it falls due.
  void advance_to(core::Instant at);

 private:
  struct Chain {  // of a peer's receipts
    std::uint64_t number = 0;
    core::Digest last;
  };
  [[nodiscard]] std::string sequencer_name() const;

  core::State state_;
  ledger::MerkleTree tree_;
  std::vector<BookLine> lines_;
  std::map<std::string, Chain> chains_;
};

// Every kind of event of members, every scope of delegation, late ballots, replaced keys, a death
// during a vote.
void tell_story(Book& book);
// Further peers, epochs, receipts added; after the other. Gives a ballot that is in the book only
// inside another event.
struct Carried {
  std::string name;
  std::vector<std::string> signers;
  core::Kind kind;
  ledger::EventBytes event;
};
Carried tell_of_peers(Book& book);
// An amendment that comes into force, a revocation, somebody recused, and a tie that the chair
// decides; after the others.
void tell_of_changes(Book& book);
// A sealed vote that is opened, with every way to spoil a ballot, and one that is not; after those.
void tell_of_seals(Book& book);
// A charter that counts cards, and cards that move while a vote is open.
void tell_of_cards(Book& book);
// What is said in office, and by a peer, of all that; of a ballot inside another event as well.
void tell_of_attestations(Book& book, const Carried& carried);

// Books of their own.
// A vote for each household: who of it spoke last, who moves, who dies.
void tell_of_households(Book& book);
// Rankings weighted by cards, beside a house of people and one that is heard.
void tell_of_card_rankings(Book& book);

}  // namespace yoriai::vectors
