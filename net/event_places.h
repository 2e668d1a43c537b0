// Where events stand in a book: an index over those of its entries that are never dropped, made
// anew at every start, a slice at a time. Sixteen bytes for each event; what it finds is compared
// with the entry itself.
#pragma once

#include <optional>

#include "ledger/book.h"
#include "net/lines.h"

namespace yoriai::net {

class EventPlaces {
 public:
  explicit EventPlaces(const ledger::Book& book) : book_(book) {}

  // Takes in up to kPlacesAtOnce of the entries below `end`, which stand for ever.
  void follow(std::uint64_t end);
  // The entry that brought this event into the book; none when it is not among those taken in, nor
  // among the next kPlacesAtOnce.
  [[nodiscard]] std::optional<core::EntryIndex> find(const core::EventId& id);
  // Whether the entry there brought it.
  [[nodiscard]] bool stands_at(core::EntryIndex index, const core::EventId& id) const;

 private:
  struct Place {
    std::uint64_t id_head = 0;  // the first eight bytes
    std::uint64_t index = 0;
    auto operator<=>(const Place&) const = default;
  };
  [[nodiscard]] std::vector<Place> places_in(std::uint64_t from, std::uint64_t to) const;
  [[nodiscard]] std::optional<core::EntryIndex> find_in(const std::vector<Place>& places,
                                                        const core::EventId& id) const;
  void look_above();

  const ledger::Book& book_;
  std::vector<Place> places_;  // ascending
  std::uint64_t followed_ = 0;
  // Those of the entries above, as long as the book ends in the same one.
  std::vector<Place> above_;
  core::Digest above_until_;
};

// Whether it is this line's own event, or the one that the line carries.
bool brings(const LineFacts& facts, const core::EventId& id);

}  // namespace yoriai::net
