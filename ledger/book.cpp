#include "ledger/book.h"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

#include "ledger/high_water_check.h"
#include "ledger/moment.h"
#include "ledger/peer_start.h"
#include "ledger/stored_entries.h"
#include "ledger/way_out.h"

namespace yoriai::ledger {
namespace {

EnvironmentError no_such_book(const core::LedgerId& ledger) {
  return {EnvironmentError::Cause::not_found,
          "there is no book " + core::to_hex(ledger.view()).substr(0, 32) + " here"};
}

// Starting a thread takes about as long as replaying so many entries.
constexpr std::uint64_t kWorthAThread = 512;

// Entering so many takes longer than fetching from memory what the next needs.
constexpr std::size_t kForeseen = 4;

unsigned threads_for(std::uint64_t entries) {
  return entries < kWorthAThread ? 1 : std::max(1U, std::thread::hardware_concurrency());
}

// What the stored checkpoint says it covers. Who relies on it compares the root afterwards.
std::uint64_t covered(const Store& store, const core::LedgerId& ledger) {
  const auto note = store.checkpoint(ledger);
  return note ? size_in(*note) : 0;
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
  const auto mark = high_water_.read(ledger);
  require_acknowledged(store_, ledger, mark, access_);
  const bool lets_go =
      access_ == Access::peer || (access_ == Access::write && mark && mark->dropping_from > 0);
  if (lets_go) drop_unspoken_tail(store_, ledger, mark);
  const auto acknowledged = mark ? mark->size : 0;
  const auto size = access_ == Access::write ? store_.size(ledger) : acknowledged;
  if (size == 0) throw no_such_book(ledger);

  mark_ = *mark;
  mark_.dropping_from = 0;
  const auto keys = replay(ledger, size);
  if (state_.ledger() != ledger) throw not_what_was_written(0, {core::Refusal::wrong_ledger});
  compare_with_checkpoint(keys);
  read_back_ = tree_;
  if (access_ == Access::read) return;
  // Also when nothing is new: it puts a torn slot right.
  mark_.size = size;
  mark_.last_entry = tree_.last_leaf();
  high_water_.write(ledger, mark_);
}

CheckpointKeys Book::replay(const core::LedgerId& ledger, std::uint64_t size) {
  using Trust = StoredEntries::Trust;
  const core::Spread spread = run_pieces;
  const auto enter_one = [&](const StoredEvent& stored) {
    auto moment =
        moment_at(state_, tree_, stored.event.header().kind, stored.accepted_at, stored.receipts);
    moment.spread = &spread;
    auto admitted = core::admit(state_, stored.event, moment);
    if (!admitted) throw not_what_was_written(stored.index.value, admitted.error());
    core::apply(state_, *std::move(admitted));
    tree_.append(stored.leaf);
  };
  const auto enter = [&](std::span<const StoredEvent> events) {
    for (std::size_t at = 0; at < events.size(); ++at) {
      if (at + kForeseen < events.size()) state_.foresee(events[at + kForeseen].event);
      enter_one(events[at]);
    }
  };
  state_.expect(size);
  WorkerThreads threads(threads_for(size));
  const StoredEntries entries(store_, ledger);
  const auto trusted = std::min(size, covered(store_, ledger));
  entries.each(0, trusted, Trust::signed_root, threads, enter);
  auto keys = state_.founded() ? checkpoint_keys() : CheckpointKeys{};
  entries.each(trusted, size, Trust::none, threads, enter);
  return keys;
}

// What was signed is in the store still: the entries that the replay trusted, and their bodies, can
// only be looked at as a whole here.
void Book::compare_with_checkpoint(const CheckpointKeys& keys) const {
  const auto note = store_.checkpoint(state_.ledger());
  if (!note) return;
  const auto checkpoint = open_checkpoint(*note, keys);
  if (!checkpoint || checkpoint->size > store_.size(state_.ledger()) ||
      root_at(checkpoint->size) != checkpoint->root) {
    throw EnvironmentError(
        EnvironmentError::Cause::damaged,
        "the stored checkpoint does not fit the stored entries. " + std::string(kWayOut));
  }
}

// A writer at work may have signed more than a reader looks at.
core::Digest Book::root_at(std::uint64_t size) const {
  const auto leaves = stored_leaves(store_, state_.ledger());
  if (size <= tree_.size()) return tree_.root_at(size, leaves);
  auto beyond = tree_;
  for (const auto& leaf : leaves(tree_.size(), size)) beyond.append(leaf);
  return beyond.root();
}

void Book::read_back() {
  const auto from = read_back_.size();
  const auto leaves = stored_leaves(store_, state_.ledger());
  for (const auto& leaf : leaves(from, tree_.size())) read_back_.append(leaf);
  if (read_back_.root() == tree_.root()) return;
  throw EnvironmentError(EnvironmentError::Cause::damaged,
                         fmt::format("of the entries {} to {} one came back from the store other "
                                     "than it was written. Nothing was signed.",
                                     from, tree_.size() - 1));
}

std::string Book::sign_checkpoint(const CheckpointSigner& signer, core::Instant now) {
  YORIAI_ASSERT(sound_ && access_ != Access::read && state_.founded());
  const auto keys = checkpoint_keys();
  const auto* witness = keys.witness_of(state_.sequencer());
  YORIAI_ASSERT(signer.log.public_key() == keys.logs.front());
  YORIAI_ASSERT(witness != nullptr && signer.witness.public_key() == witness->key);
  sound_ = false;  // unless all of this goes well
  read_back();
  const Checkpoint checkpoint{keys.origin, tree_.size(), tree_.root()};
  // Before the note can leave, so that nothing smaller or other is ever signed after it.
  mark_.signed_size = checkpoint.size;
  write_mark();

  constexpr std::uint64_t kMsPerSecond = 1000;
  const auto time_s = std::max(now, state_.last_accepted_at()).ms / kMsPerSecond;
  const SignedNote note{checkpoint_text(checkpoint),
                        {ledger::sign_checkpoint(checkpoint, signer.log),
                         cosign_checkpoint(checkpoint, witness->name, time_s, signer.witness)}};
  auto written = write_note(note);
  store_.put_checkpoint(state_.ledger(), written);
  sound_ = true;
  return written;
}

}  // namespace yoriai::ledger
