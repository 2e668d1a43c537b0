// A book in use: the store, the state its entries come to, and the tree over them. Opening replays what
// is stored; appending judges, writes one synced batch, moves the high-water, and only then returns.
#pragma once

#include <memory>
#include <vector>

#include "core/admit.h"
#include "ledger/checkpoint.h"
#include "ledger/event_maker.h"
#include "ledger/high_water.h"
#include "ledger/merkle.h"
#include "ledger/store.h"

namespace yoriai::ledger {

// What a peer signs checkpoints with.
struct CheckpointSigner {
  const SecretKey& log;
  const SecretKey& witness;
};

// An event on its way in, with the blobs that must be stored no later than it.
struct Submission {
  EventBytes event;
  std::vector<Blob> blobs;
  std::vector<core::Receipt> receipts;
};

struct Accepted {
  core::EventId id;
  core::EntryIndex index;
  core::Instant accepted_at;
};

class Book {
 public:
  // Opens the ledger in the store and replays it up to the high-water (specs/book.md section 11).
  // Throws EnvironmentError when store and high-water part, or a stored entry is not what was written.
  static std::unique_ptr<Book> open(Store& store, HighWater& high_water, const core::LedgerId& ledger);
  // A book without a first entry yet; its founding is the first append.
  static std::unique_ptr<Book> found(Store& store, HighWater& high_water);

  // Judges the submissions in order at the time `clock`, writes those admitted as one synced batch, and
  // returns a verdict for each. Signatures are checked on several threads.
  std::vector<core::Result<Accepted>> append(std::vector<Submission> submissions, core::Instant clock,
                                             bool clock_confirmed = false);
  // The same judgement for `--dry-run`: writes nothing.
  core::Result<core::EventId> check(const Submission& submission, core::Instant clock,
                                    bool clock_confirmed = false) const;

  // Signs and stores the checkpoint of what was read back from the store.
  std::string sign_checkpoint(const CheckpointSigner& signer, core::Instant now);

  [[nodiscard]] const core::State& state() const { return state_; }
  [[nodiscard]] const MerkleTree& tree() const { return tree_; }
  [[nodiscard]] const Store& store() const { return store_; }
  [[nodiscard]] Store& store() { return store_; }
  [[nodiscard]] CheckpointKeys checkpoint_keys() const;

 private:
  Book(Store& store, HighWater& high_water) : store_(store), high_water_(high_water) {}

  Store& store_;
  HighWater& high_water_;
  core::State state_;
  MerkleTree tree_;
};

}  // namespace yoriai::ledger
