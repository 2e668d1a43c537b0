#include "ledger/book.h"

#include "ledger/high_water_check.h"
#include "ledger/stored_entries.h"
#include "ledger/way_out.h"

namespace yoriai::ledger {
namespace {

EnvironmentError no_such_book(const core::LedgerId& ledger) {
  return {EnvironmentError::Cause::not_found,
          "there is no book " + core::to_hex(ledger.view()).substr(0, 32) + " here"};
}

void replay(const StoredEntries& entries, std::uint64_t from, std::uint64_t to,
            StoredEntries::Signatures signatures, core::State& state, MerkleTree& tree) {
  entries.each(from, to, signatures, [&](const StoredEvent& stored) {
    const core::Moment moment{stored.index, stored.accepted_at, state.epoch(), stored.receipts};
    auto admitted = core::admit(state, stored.event, moment);
    if (!admitted) throw not_what_was_written(stored.index.value, admitted.error());
    core::apply(state, *std::move(admitted));
    tree.append(stored.leaf);
  });
}

}  // namespace

std::unique_ptr<Book> Book::open(Store& store, HighWater& high_water, const core::LedgerId& ledger,
                                 Access access) {
  std::unique_ptr<Book> book(new Book(store, high_water, access));
  book->load(ledger);
  return book;
}

std::unique_ptr<Book> Book::found(Store& store, HighWater& high_water) {
  return std::unique_ptr<Book>(new Book(store, high_water, Access::write));
}

void Book::load(const core::LedgerId& ledger) {
  using Signatures = StoredEntries::Signatures;
  const auto mark = high_water_.read(ledger);
  require_acknowledged(store_, ledger, mark, access_);
  const auto acknowledged = mark ? mark->size : 0;
  const auto size = access_ == Access::write ? store_.size(ledger) : acknowledged;
  if (size == 0) throw no_such_book(ledger);

  mark_ = *mark;
  const StoredEntries entries(store_, ledger);
  replay(entries, 0, acknowledged, Signatures::trusted, state_, tree_);
  replay(entries, acknowledged, size, Signatures::checked, state_, tree_);
  if (state_.ledger() != ledger) throw not_what_was_written(0, {core::Refusal::wrong_ledger});
  compare_with_checkpoint();
  read_back_ = size;
  if (access_ == Access::read) return;
  // Also when nothing is new: it puts a torn slot right.
  mark_.size = size;
  mark_.last_entry = tree_.leaf(size - 1);
  high_water_.write(ledger, mark_);
}

// What was signed is in the store still: the entries before the high-water, and their bodies, can
// only be looked at as a whole here.
void Book::compare_with_checkpoint() const {
  const auto note = store_.checkpoint(state_.ledger());
  if (!note) return;
  const auto checkpoint = open_checkpoint(*note, checkpoint_keys());
  // A writer at work may have signed more than a reader looks at.
  if (checkpoint && checkpoint->size > tree_.size() && access_ == Access::read) return;
  if (!checkpoint || checkpoint->size > tree_.size() ||
      tree_.root_at(checkpoint->size) != checkpoint->root) {
    throw EnvironmentError(
        EnvironmentError::Cause::damaged,
        "the stored checkpoint does not fit the stored entries. " + std::string(kWayOut));
  }
}

CheckpointKeys Book::checkpoint_keys() const {
  const auto& peer = state_.peers().at(0);
  return {origin_of(state_.host(), state_.ledger()), peer.log, witness_name(state_.host()),
          peer.witness};
}

void Book::read_back() {
  store_.scan(
      state_.ledger(), read_back_, tree_.size(),
      [&](std::uint64_t index, const StoredEntry& stored) {
        if (leaf_hash(stored.entry) != tree_.leaf(index)) {
          throw EnvironmentError(
              EnvironmentError::Cause::damaged,
              "entry " + std::to_string(index) +
                  " came back from the store other than it was written. Nothing was signed.");
        }
        read_back_ = index + 1;
        return true;
      });
}

std::string Book::sign_checkpoint(const CheckpointSigner& signer, core::Instant now) {
  YORIAI_ASSERT(sound_ && access_ == Access::write && state_.founded());
  const auto keys = checkpoint_keys();
  YORIAI_ASSERT(signer.log.public_key() == keys.log);
  YORIAI_ASSERT(signer.witness.public_key() == keys.witness);
  sound_ = false;  // unless all of this goes well
  read_back();
  const Checkpoint checkpoint{keys.origin, tree_.size(), tree_.root()};
  // Before the note can leave, so that nothing smaller or other is ever signed after it.
  mark_.signed_size = checkpoint.size;
  high_water_.write(state_.ledger(), mark_);

  constexpr std::uint64_t kMsPerSecond = 1000;
  const auto time_s = std::max(now, state_.last_accepted_at()).ms / kMsPerSecond;
  const SignedNote note{checkpoint_text(checkpoint),
                        {ledger::sign_checkpoint(checkpoint, signer.log),
                         cosign_checkpoint(checkpoint, keys.witness_name, time_s, signer.witness)}};
  auto written = write_note(note);
  store_.put_checkpoint(state_.ledger(), written);
  sound_ = true;
  return written;
}

}  // namespace yoriai::ledger
