// The generated community: a village in which as many members as wanted join, and vote on one
// quadratic proposal. Whatever is asked for follows from kSeed and a member's number.
#pragma once

#include "ledger/high_water.h"
#include "ledger/store.h"
#include "tests/support/village.h"

namespace yoriai::bench {

inline constexpr std::uint16_t kOptions = 10;
inline constexpr std::uint32_t kCredits = 99;
// The founders; those who join come after them.
inline constexpr std::uint32_t kFounders = 3;
// So many events have the same time, as one batch of a busy sequencer would.
inline constexpr std::uint32_t kEventsInBatch = 1000;

core::MemberNumber joining_member(std::uint32_t i);  // i from 0

// Votes for and against each option, and how many are for it, counted without core's help.
struct PlainCount {
  std::array<std::uint64_t, kOptions> in_favour{};
  std::array<std::uint64_t, kOptions> against{};
  std::array<std::uint32_t, kOptions> supporters{};
  void add(const core::Ballot& ballot, std::uint32_t times);
};

class Community {
 public:
  Community();  // founded, the proposal announced

  [[nodiscard]] const core::LedgerId& ledger() const { return village_.state().ledger(); }
  [[nodiscard]] const core::ProposalId& proposal() const { return proposal_; }
  [[nodiscard]] core::Instant joining_at(std::uint32_t i) const;
  [[nodiscard]] core::Instant voting_at(std::uint32_t i) const;
  [[nodiscard]] core::Instant opens_at() const { return terms().opens_at; }
  [[nodiscard]] core::Instant counted_at() const;  // the closing is due
  [[nodiscard]] const std::vector<const ledger::SecretKey*>& registrars() const {
    return registrars_;
  }
  // The first entries, up to the announcement, and the blob that comes with them.
  [[nodiscard]] std::vector<ledger::StoredEntry> first_entries() const;
  static ledger::Blob wording();

  [[nodiscard]] core::MemberAdmitted admission(std::uint32_t i, const core::NewKey& key) const;
  [[nodiscard]] core::BallotCast ballot(std::uint32_t i) const;
  [[nodiscard]] core::DelegationSet delegation(std::uint32_t i, core::MemberNumber target) const;

 private:
  [[nodiscard]] const core::ProposalAnnounced& terms() const {
    return village_.state().find(proposal_)->terms;
  }
  tests::Village village_;
  core::ProposalId proposal_;
  std::vector<const ledger::SecretKey*> registrars_;
};

// What follows from the seed for the i-th of these.
core::Digest drawn(std::string_view what, std::uint64_t i);
ledger::SecretKey member_key(std::uint32_t i);
// A key nobody holds, for books that are not audited.
core::NewKey made_up_key(std::uint32_t i);
core::BodySalt salt_of(std::string_view what, std::uint32_t i);
ledger::StoredEntry as_stored(ledger::EventBytes event, core::Instant at);

// Appends and moves the high-water, as for entries that this machine has verified.
class BulkWriter {
 public:
  BulkWriter(ledger::Store& store, ledger::HighWater& high_water, const core::LedgerId& ledger)
      : store_(store), high_water_(high_water), ledger_(ledger) {}
  void write(std::vector<ledger::StoredEntry> entries, std::vector<ledger::Blob> blobs = {});
  // Makes entries `made(0)` … `made(count − 1)` on all cores and writes them in order.
  void write_many(std::uint32_t count,
                  const std::function<ledger::StoredEntry(std::uint32_t)>& made);

 private:
  ledger::Store& store_;
  ledger::HighWater& high_water_;
  core::LedgerId ledger_;
};

}  // namespace yoriai::bench
