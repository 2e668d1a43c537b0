// A book that several peers keep: entries come from another one, may have to be dropped again, and
// every word that is about to leave is written down first.
#include <algorithm>
#include <memory>

#include "ledger/book.h"
#include "ledger/book_entry.h"
#include "ledger/entry_codec.h"
#include "ledger/intake.h"
#include "ledger/lines_ahead.h"
#include "ledger/stored_entries.h"

namespace yoriai::ledger {
namespace {

constexpr std::size_t kMostAhead = 2;  // pieces: one to be followed now, and the next

struct Lines {
  std::vector<core::Instant> times;
  std::vector<Submission> submissions;
};

core::Unexpected<RefusedEntry> refused_at(std::uint64_t index, const core::Refused& why) {
  return {RefusedEntry{core::EntryIndex{index}, why}};
}

core::Result<Lines, RefusedEntry> read_lines(const std::vector<StoredEntry>& stored,
                                             std::uint64_t first) {
  Lines lines;
  for (std::size_t i = 0; i < stored.size(); ++i) {
    auto entry = decode_entry(stored[i].entry);
    if (!entry) return refused_at(first + i, entry.error());
    lines.times.push_back(entry->accepted_at);
    lines.submissions.push_back(
        {{std::move(entry->header), std::move(entry->signatures), stored[i].salted_body},
         {},
         std::move(entry->receipts)});
  }
  return lines;
}

// Those that some body of the batch names, each once, and with bytes that are true.
std::vector<Blob> needed_of(std::vector<Blob> brought,
                            const std::vector<core::Result<CheckedSubmission>>& checked) {
  std::vector<Blob> needed;
  for (const auto& submission : checked) {
    const auto name = needed_blob(submission->event.body());
    if (!name || std::ranges::find(needed, *name, &Blob::name) != needed.end()) continue;
    const auto blob = std::ranges::find_if(brought, [&](const Blob& candidate) {
      return candidate.name == *name && hashes_to(candidate.bytes, *name);
    });
    if (blob != brought.end()) needed.push_back(std::move(*blob));
  }
  return needed;
}

}  // namespace

core::Result<void, RefusedEntry> Book::follow(std::vector<StoredEntry> lines,
                                              std::vector<Blob> blobs) {
  YORIAI_ASSERT(sound_ && access_ != Access::read);
  const auto first = state_.size();
  YORIAI_TRY(const auto read, check_lines(lines));
  const auto& checked = read.submissions;
  Batch batch{{}, first, {}, needed_of(std::move(blobs), checked)};
  sound_ = false;  // until what the state already says is written
  for (std::size_t i = 0; i < checked.size(); ++i) {
    const auto verdict = enter(checked[i], read.times[i], batch, std::move(lines[i]));
    if (verdict) continue;
    if (i > 0) start_again(state_.ledger(), first.value);
    sound_ = true;
    return refused_at(first.value + i, verdict.error());
  }
  if (!batch.entries.empty()) write(std::move(batch));
  sound_ = true;
  return {};
}

core::Result<CheckedLines, RefusedEntry> Book::check_lines(const std::vector<StoredEntry>& lines) {
  const auto first = state_.size().value;
  const auto ahead =
      std::ranges::find_if(ahead_, [&](const auto& some) { return some->are(lines); });
  if (ahead != ahead_.end()) {
    if (*ahead == ahead_.back()) finish_looking_ahead();
    const auto found = *ahead;
    ahead_.erase(ahead);
    return found->take(first);
  }
  YORIAI_TRY(auto read, read_lines(lines, first));
  auto checked = check_submissions(std::move(read.submissions), pool(), verified_);
  for (std::size_t i = 0; i < checked.size(); ++i) {
    if (!checked[i]) return refused_at(first + i, checked[i].error());
  }
  return CheckedLines{std::move(read.times), std::move(checked)};
}

// What one thread would take at a time is not worth waking another for.
void Book::look_ahead(std::vector<StoredEntry> lines) {
  YORIAI_ASSERT(sound_ && access_ != Access::read);
  if (lines.size() <= LinesAhead::kShare) return;
  auto& threads = pool().threads();
  if (ahead_.size() == kMostAhead) ahead_.erase(ahead_.begin());
  ahead_.push_back(std::make_shared<LinesAhead>(std::move(lines)));
  threads.begin([next = ahead_.back()] { next->work(); });
  looking_ahead_ = true;
}

// Everything else that uses the threads comes after it.
SignaturePool& Book::pool() {
  if (!pool_) pool_.emplace();
  finish_looking_ahead();
  return *pool_;
}

void Book::finish_looking_ahead() {
  if (std::exchange(looking_ahead_, false)) pool_->threads().finish();
}

// A state is neither copied nor moved, so another one is made in its place. Without memory for an
// empty one there is nothing to go on with.
void Book::start_again(const core::LedgerId& ledger, std::uint64_t size) {
  const auto of = ledger;  // it may be the state's own
  [this]() noexcept {
    std::destroy_at(&state_);
    std::construct_at(&state_);
  }();
  tree_ = {};
  if (size > 0) {
    compare_with_checkpoint(replay(of, size));
  }
  read_back_ = tree_;
}

void Book::drop_tail(std::uint64_t size) {
  YORIAI_ASSERT(sound_ && access_ != Access::read);
  YORIAI_ASSERT(size > 0 && size >= mark_.signed_size && size <= tree_.size());
  if (size == tree_.size()) return;
  sound_ = false;  // unless all of this goes well
  const auto ledger = state_.ledger();
  if (!on_record_) write_mark();
  const auto last_entry = stored_leaves(store_, ledger)(size - 1, size).front();
  high_water_.drop_tail(ledger, size, last_entry);
  store_.drop_tail(ledger, size);
  start_again(ledger, size);
  mark_.size = size;
  mark_.last_entry = last_entry;
  high_water_.write(ledger, mark_);  // the tail is gone
  sound_ = true;
}

template <class Change>
void Book::record(Change&& change) {
  YORIAI_ASSERT(sound_ && access_ != Access::read && state_.founded());
  auto next = mark_;
  change(next);
  YORIAI_ASSERT(may_follow(mark_, next));
  if (next == mark_ && on_record_) return;  // it was said before
  sound_ = false;                           // unless this goes well
  mark_ = next;
  write_mark();
  sound_ = true;
}

void Book::record_size() {
  record([](HighWaterMark& /*mark*/) {});
}

void Book::record_ack(const core::Tree& tree) {
  YORIAI_ASSERT(tree.size <= tree_.size());
  YORIAI_ASSERT(tree.size < tree_.size() || tree.root == tree_.root());
  record([&](HighWaterMark& mark) { mark.acked = tree; });
}

void Book::record_held(const core::Tree& tree) {
  record([&](HighWaterMark& mark) { mark.held = tree; });
}

void Book::record_promise(core::Epoch epoch) {
  record([&](HighWaterMark& mark) { mark.promised = epoch; });
}

void Book::record_receipts(std::uint64_t last_number, const core::Digest& last_hash) {
  record([&](HighWaterMark& mark) { mark.receipts = {last_number, last_hash}; });
}

void Book::record_signed(std::uint64_t size) {
  record([&](HighWaterMark& mark) { mark.signed_size = size; });
}

core::Tree Book::read_back_tree() {
  YORIAI_ASSERT(sound_ && state_.founded());
  sound_ = false;  // unless it is what was written
  read_back();
  sound_ = true;
  return {state_.epoch(), read_back_.size(), read_back_.root()};
}

std::vector<StoredEntry> Book::lines(std::uint64_t first, std::uint64_t end,
                                     std::size_t most_bytes) const {
  YORIAI_ASSERT(sound_ && first <= end && end <= tree_.size());
  const auto rows = store_.rows(state_.ledger(), first, end)->next(end - first, most_bytes);
  std::vector<StoredEntry> lines;
  lines.reserve(rows.size());
  for (std::size_t at = 0; at < rows.size(); ++at) {
    const auto entry = rows.entry(at);
    const auto body = rows.salted_body(at);
    lines.push_back({{entry.begin(), entry.end()}, {body.begin(), body.end()}});
  }
  return lines;
}

}  // namespace yoriai::ledger
