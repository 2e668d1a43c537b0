// Who tells a part of the book's story: one entry a minute, unless time is said to pass.
#pragma once

#include "tests/tools/vectors/book.h"

namespace yoriai::vectors {

using Names = std::vector<std::string>;

inline constexpr core::Duration kMinute{60'000};
inline constexpr core::Duration kHour{60 * kMinute.ms};
inline constexpr core::Duration kDay{24 * kHour.ms};

inline const core::Ballot kYes{core::BallotForm::choice, {core::OptionIndex{1}}, {}};
inline const core::Ballot kNo{core::BallotForm::choice, {core::OptionIndex{0}}, {}};

// A founder with these devices; the commitment follows from the name.
core::FoundingMember founder(const std::string& name, core::ClassIndex member_class,
                             std::uint32_t household, const Names& devices,
                             const std::vector<core::Role>& roles);
// With the keys "node", "witness" and "log".
core::FoundingPeer only_peer(const std::string& operator_name);

class Teller {
 protected:
  // Goes on from the last entry.
  explicit Teller(Book& book) : Teller(book, book.state().last_accepted_at()) {}
  Teller(Book& book, core::Instant now) : book_(book), now_(now) {}

  void later() { now_ = now_ + kMinute; }
  core::EventId enter(const std::string& name, const core::Body& body, const Names& signers,
                      const std::vector<ReceiptBy>& receipts = {}) {
    later();
    return book_.enter(name, body, signers, now_, receipts);
  }
  void go_to(core::Instant at) {
    book_.advance_to(at);
    now_ = at;
  }
  [[nodiscard]] core::LedgerId ledger() const { return book_.state().ledger(); }

  Book& book_;
  core::Instant now_;
};

}  // namespace yoriai::vectors
