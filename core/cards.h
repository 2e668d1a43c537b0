// Cards that the book knows, by commitments that say nothing of which cards they are, and who holds
// each (specs/events.md 4.24).
#pragma once

#include <map>

#include "core/event.h"

namespace yoriai::core {

struct Card {
  MemberNumber holder;  // kNobody: it has not been claimed
  bool revoked = false;
  bool operator==(const Card&) const = default;
};

class Cards {
 public:
  [[nodiscard]] bool empty() const { return cards_.empty(); }
  // Revoked ones, too; ascending.
  [[nodiscard]] const std::map<CardCommitment, Card>& all() const { return cards_; }
  // Null when the book does not know it.
  [[nodiscard]] const Card* find(const CardCommitment& commitment) const;
  // Not revoked, claimed or not.
  [[nodiscard]] std::uint32_t live() const { return live_; }
  [[nodiscard]] std::uint32_t held_by(MemberNumber member) const;

  void put(const CardRow& row);

 private:
  std::map<CardCommitment, Card> cards_;
  std::map<MemberNumber, std::uint32_t> held_;  // how many, of those who hold any
  std::uint32_t live_ = 0;
};

}  // namespace yoriai::core
