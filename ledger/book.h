// A book in use: the store, the state its entries come to, and the tree over them. Opening replays
// what is stored; appending judges, writes one synced batch, moves the high-water, and only then
// returns.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/admit.h"
#include "ledger/checkpoint.h"
#include "ledger/event_maker.h"
#include "ledger/high_water.h"
#include "ledger/merkle.h"
#include "ledger/signature_pool.h"
#include "ledger/store.h"
#include "ledger/verified_events.h"

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

struct CheckedSubmission;  // ledger/intake.h
struct CheckedLines;       // ledger/lines_ahead.h
class LinesAhead;

struct Accepted {
  core::EventId id;
  core::EntryIndex index;
  core::Instant accepted_at;
};

// Of the entries that were to be followed, the first that does not get in.
struct RefusedEntry {
  core::EntryIndex index;
  core::Refused why;
};

// A reader sees what was acknowledged; a writer also takes in what was written and never
// acknowledged. A peer among several writes, too, and lets go of what it never spoke of.
enum class Access : std::uint8_t { read, write, peer };

// When something was thrown while a batch or a checkpoint was on its way, what stands on disk is
// unknown: the process has to end, and using the book again is a bug that aborts.
class Book {
 public:
  // Opens the ledger in the store and replays it, a reader up to the high-water (specs/book.md
  // section 11). Throws EnvironmentError when store and high-water part, or a stored entry is not
  // what was written. Store and high-water outlive the book.
  static std::unique_ptr<Book> open(Store& store, HighWater& high_water,
                                    const core::LedgerId& ledger, Access access = Access::write);
  // A book without a first entry yet; its founding is the first append.
  static std::unique_ptr<Book> found(Store& store, HighWater& high_water);

  // Judges the submissions in order at the time `clock`, writes those admitted as one synced batch,
  // and returns a verdict for each. Signatures are checked on several threads.
  std::vector<core::Result<Accepted>> append(std::vector<Submission> submissions,
                                             core::Instant clock, bool clock_confirmed = false);
  // The same judgement for `--dry-run`, and of what is to be entered later: writes nothing.
  core::Result<core::EventId> check(const Submission& submission, core::Instant clock,
                                    bool clock_confirmed = false) const;
  // Verifies these events on several threads, so that check() and whatever enters them soon find
  // that done.
  void verify_ahead(std::span<const EventBytes* const> events);

  // Signs and stores the checkpoint of what was read back from the store. The keys are those of the
  // sequencer; others are a bug of the caller.
  std::string sign_checkpoint(const CheckpointSigner& signer, core::Instant now);

  // What a peer among several does besides (specs/peers.md section 3; ledger/book_following.cpp).

  // Takes in entries as another peer sequenced them, from the book's size on: all of them, as one
  // synced batch with the blobs that their bodies name, or none. First the bytes of all are judged,
  // then the signatures of all, then the rules in order. What the state moved before a refusal is
  // undone by a replay from the store, so whoever was lied to pays with a start; references into
  // the state are void then.
  core::Result<void, RefusedEntry> follow(std::vector<StoredEntry> lines, std::vector<Blob> blobs);
  // Begins to judge bytes and signatures of lines that will follow soon, on the other threads: when
  // follow() is called for these very lines, it finds that done. The last two such calls count.
  void look_ahead(std::vector<StoredEntry> lines);
  // Forgets the entries from `size` on: the high-water first, then the store; then the rest is
  // replayed. Fewer than the signed size, or none at all, is a bug.
  void drop_tail(std::uint64_t size);
  // How many entries a peer has taken in is on record with its next word about anything, and at
  // the latest by this: so that a batch and its ACK share a write. Until then a start removes them.
  void record_size();
  // Each is on disk when it returns, so that the word may leave. Going back is a bug.
  void record_ack(const core::Tree& tree);
  void record_held(const core::Tree& tree);
  void record_promise(core::Epoch epoch);
  void record_receipts(std::uint64_t last_number, const core::Digest& last_hash);
  void record_signed(std::uint64_t size);
  [[nodiscard]] const HighWaterMark& record() const {
    YORIAI_ASSERT(sound_);
    return mark_;
  }
  // The whole book as it came back from the store. Throws EnvironmentError::damaged when that is
  // not what was written.
  core::Tree read_back_tree();
  // Entries [first, end) from the store, as many as fit so many bytes, but at least one.
  [[nodiscard]] std::vector<StoredEntry> lines(std::uint64_t first, std::uint64_t end,
                                               std::size_t most_bytes) const;

  [[nodiscard]] const core::State& state() const {
    YORIAI_ASSERT(sound_);
    return state_;
  }
  [[nodiscard]] const MerkleTree& tree() const {
    YORIAI_ASSERT(sound_);
    return tree_;
  }
  [[nodiscard]] const Store& store() const { return store_; }
  [[nodiscard]] Store& store() { return store_; }
  // Of a founded book.
  [[nodiscard]] CheckpointKeys checkpoint_keys() const { return ledger::checkpoint_keys(state_); }

 private:
  Book(Store& store, HighWater& high_water, Access access)
      : store_(store), high_water_(high_water), access_(access) {}

  void load(const core::LedgerId& ledger);
  // Who may have signed the stored checkpoint: the peers in force at its size, which later entries
  // may change.
  CheckpointKeys replay(const core::LedgerId& ledger, std::uint64_t size);
  void compare_with_checkpoint(const CheckpointKeys& keys) const;
  [[nodiscard]] core::Digest root_at(std::uint64_t size) const;
  core::Result<Accepted> enter(const core::Result<CheckedSubmission>& submission,
                               const core::Result<core::Instant>& at, Batch& batch,
                               std::optional<StoredEntry> as_received = std::nullopt);
  void write(Batch batch);
  void write_mark();
  void start_again(const core::LedgerId& ledger, std::uint64_t size);
  SignaturePool& pool();
  void finish_looking_ahead();
  core::Result<CheckedLines, RefusedEntry> check_lines(const std::vector<StoredEntry>& lines);
  template <class Change>
  void record(Change&& change);
  void read_back();

  Store& store_;
  HighWater& high_water_;
  Access access_;
  core::State state_;
  MerkleTree tree_;
  HighWaterMark mark_;
  bool on_record_ = true;  // the high-water says mark_; a peer's may still lack the last batch
  MerkleTree read_back_;   // over those of its entries that came out of the store
  bool sound_ = true;      // state, tree, store and high-water agree
  std::vector<std::shared_ptr<LinesAhead>> ahead_;  // two at most; threads may work on the last
  bool looking_ahead_ = false;                      // they do
  std::optional<SignaturePool> pool_;               // from the first append on
  mutable VerifiedEvents verified_;                 // and not entered yet
};

}  // namespace yoriai::ledger
