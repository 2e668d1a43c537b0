#include "tests/bench/delegating_book.h"

#include "ledger/merkle.h"
#include "ledger/sequencing.h"
#include "ledger/stored_entries.h"
#include "tests/bench/row.h"
#include "tests/bench/setting.h"

namespace yoriai::bench {
namespace {

ledger::EventBytes unsigned_event(const core::LedgerId& ledger, const core::Body& body,
                                  const core::BodySalt& salt, const core::PublicKey& author,
                                  const std::vector<core::PublicKey>& cosigners) {
  auto event = ledger::draft_event(ledger, body, salt, author, cosigners);
  event.signatures.resize(core::Signature::kSize * (1 + cosigners.size()));
  return event;
}

// What the founding says.
constexpr std::string_view kHost = "village.example";

// A well-spread number that follows from i (the finalizer of splitmix64).
std::uint64_t spread(std::uint64_t i) {
  i += kSeed + 0x9E3779B97F4A7C15U;
  i = (i ^ (i >> 30U)) * 0xBF58476D1CE4E5B9U;
  i = (i ^ (i >> 27U)) * 0x94D049BB133111EBU;
  return i ^ (i >> 31U);
}

}  // namespace

DelegatingBook::DelegatingBook(std::uint32_t voters, std::uint32_t delegators)
    : voters_(voters), delegators_(delegators) {
  write_members();
  write_ballots();
  size_without_delegations_ = store_.size(community_.ledger());
}

void DelegatingBook::write_members() {
  writer().write(community_.first_entries(), {Community::wording()});
  const auto& registrars = community_.registrars();
  writer().write_many(voters_ + delegators_, [&](std::uint32_t i) {
    const auto key = made_up_key(i);
    return as_stored(
        unsigned_event(community_.ledger(), community_.admission(i, key), salt_of("admission", i),
                       registrars.at(0)->public_key(), {registrars.at(1)->public_key(), key.key}),
        community_.joining_at(i));
  });
  sign();
  const auto book = ledger::Book::open(store_, high_water_, community_.ledger());
  const auto entered =
      ledger::enter_due_transitions(*book, tests::Village::node_key(), community_.opens_at(), true);
  require(entered.has_value() && entered->size() == 1, "the vote was to open");
}

void DelegatingBook::write_ballots() {
  writer().write_many(voters_, [&](std::uint32_t i) {
    return as_stored(unsigned_event(community_.ledger(), community_.ballot(i), salt_of("cast", i),
                                    made_up_key(i).key, {}),
                     community_.voting_at(i));
  });
}

void DelegatingBook::drop_delegations() {
  book_.reset();
  auto& entries = store_.entries_of(community_.ledger());
  entries.resize(size_without_delegations_);
  high_water_.put_back(community_.ledger(),
                       {entries.size(), ledger::leaf_hash(entries.back().entry), 0});
}

// What a peer signed it need not verify again when it opens the book.
void DelegatingBook::sign() {
  const auto size = store_.size(community_.ledger());
  ledger::MerkleTree tree;
  for (const auto& leaf : ledger::stored_leaves(store_, community_.ledger())(0, size)) {
    tree.append(leaf);
  }
  const auto& log = tests::key_named("peer/log");
  const auto& witness = tests::key_named("peer/witness");
  const auto origin = ledger::origin_of(kHost, community_.ledger());
  const ledger::Checkpoint checkpoint{origin, size, tree.root()};
  auto mark = high_water_.read(community_.ledger()).value();
  mark.signed_size = size;
  high_water_.put_back(community_.ledger(), mark);
  const auto cosignature =
      ledger::cosign_checkpoint(checkpoint, ledger::witness_name(kHost), 0, witness);
  store_.put_checkpoint(
      community_.ledger(),
      ledger::write_note({ledger::checkpoint_text(checkpoint),
                          {ledger::sign_checkpoint(checkpoint, log), cosignature}}));
}

// Always somebody who joined earlier, so that every chain ends with a voter.
std::uint32_t DelegatingBook::target_of(Shape shape, std::uint32_t delegator) const {
  switch (shape) {
    case Shape::forest:
      return static_cast<std::uint32_t>(spread(delegator) % delegator);
    case Shape::chain:
      return delegator - 1;
    case Shape::star:
      break;
  }
  return 0;
}

ledger::Book& DelegatingBook::open(Shape shape) {
  drop_delegations();
  writer().write_many(delegators_, [&](std::uint32_t nth) {
    const auto i = voters_ + nth;
    const auto body = community_.delegation(i, joining_member(target_of(shape, i)));
    return as_stored(
        unsigned_event(community_.ledger(), body, salt_of("delegate", i), made_up_key(i).key, {}),
        community_.voting_at(i));
  });
  sign();
  book_ = ledger::Book::open(store_, high_water_, community_.ledger());
  return *book_;
}

PlainCount DelegatingBook::expected(Shape shape) const {
  std::vector<std::uint32_t> voices(voters_ + delegators_, 1);
  for (auto i = voters_ + delegators_; i-- > voters_;) voices[target_of(shape, i)] += voices[i];
  PlainCount count;
  for (std::uint32_t i = 0; i < voters_; ++i) count.add(community_.ballot(i).ballot, voices[i]);
  return count;
}

}  // namespace yoriai::bench
