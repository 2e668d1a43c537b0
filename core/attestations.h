// What is attested of the things in a book, under each thing and each author
// (specs/events.md 4.27). No rule looks at what it says, only at how often an author has said
// something.
#pragma once

#include <map>
#include <vector>

#include "core/event.h"

namespace yoriai::core {

// Whose word it is: a member's, whatever the key, or a peer's.
struct Speaker {
  MemberNumber member;  // kNobody: a peer
  PublicKey node;       // zero: a member
  auto operator<=>(const Speaker&) const = default;
};

struct Attestation {
  EventId event;
  EntryIndex entry;
  Instant at;
  AttestationKind what = AttestationKind::approve;
  Role role = Role::steward;
  std::optional<BlobName> document;
};

class Attestations {
 public:
  struct Place {
    EventId subject;
    Speaker by;
    auto operator<=>(const Place&) const = default;
  };
  struct Said {
    Speaker by;
    Attestation attestation;
  };

  [[nodiscard]] bool empty() const { return said_.empty(); }
  // Ascending by place; in each in the order of the book.
  [[nodiscard]] const std::map<Place, std::vector<Attestation>>& all() const { return said_; }
  // How often this author has attested of it.
  [[nodiscard]] std::size_t count(const Place& place) const;
  // Of one subject, in the order of the book.
  [[nodiscard]] std::vector<Said> about(const EventId& subject) const;

  void add(const Place& place, const Attestation& attestation);

 private:
  std::map<Place, std::vector<Attestation>> said_;
};

}  // namespace yoriai::core
