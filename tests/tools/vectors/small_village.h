// Who tells a book of its own: founded by three, by one peer, and with votes that are told in a
// line for each ballot.
#pragma once

#include "tests/tools/vectors/teller.h"

namespace yoriai::vectors {

inline constexpr core::Instant kSmallVillageFounded{1'764'000'000'000};

class SmallVillage : protected Teller {
 protected:
  explicit SmallVillage(Book& book) : Teller(book, kSmallVillageFounded) {}

  // The first three, whose keys are "phone 1", "phone 2" and "phone 3"; all are registrars, the
  // first two stewards, the first facilitator.
  void found(const std::string& host, core::CharterRef charter,
             const std::vector<core::ClassIndex>& classes,
             const std::vector<std::uint32_t>& households);
  // With the key "phone N", or without one.
  void admit(std::uint32_t number, core::ClassIndex member_class, std::uint32_t household,
             bool has_key);
  void change(std::uint32_t member, core::MemberField what, std::uint32_t value);

  // Drafted, announced and open for a day.
  core::ProposalId open(core::ProposalDrafted body);
  void cast(const std::string& device, std::uint32_t voter, std::uint16_t revision,
            const core::Ballot& says, const std::vector<ReceiptBy>& receipts = {});
  void hand(std::uint32_t delegator, std::uint32_t target);
  [[nodiscard]] const core::Proposal& last() const { return book_.state().proposals().back(); }
  // Just after the deadline, when only receipts help.
  void pass_deadline() { go_to(last().terms.closes_at + kMinute); }
  void close() { go_to(last().terms.closes_at + kDay); }
};

}  // namespace yoriai::vectors
