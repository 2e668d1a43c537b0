// The way in: many submissions become one synced batch. The state moves first, so that each event
// is judged after the one before it; if the batch then cannot be written, the book is not sound any
// more.
#include <algorithm>

#include "core/sha256.h"
#include "ledger/book.h"
#include "ledger/entry_codec.h"
#include "ledger/intake.h"
#include "ledger/way_out.h"

namespace yoriai::ledger {
namespace {

using core::Refusal;

core::ByteVector copy_of(core::ByteView view) { return {view.begin(), view.end()}; }

bool holds(const Batch& batch, const core::BlobName& name) {
  return std::ranges::find(batch.blobs, name, &Blob::name) != batch.blobs.end();
}

// What must be stored with the event is in the store, or came with it in bytes that are true.
core::Status require_blobs(const Store& store, const core::State& state, const Batch& batch,
                           const CheckedSubmission& submission) {
  if (!submission.blobs_true) return core::refuse(Refusal::blob_missing);
  const auto needed = needed_blob(submission.event.body());
  if (!needed || brought_blob(submission, *needed) != nullptr || holds(batch, *needed)) return {};
  if (!store.blob(state.ledger(), *needed)) return core::refuse(Refusal::blob_missing);
  return {};
}

// A store may hold this very book already: it cannot be founded twice.
core::Status require_not_stored(const Store& store, const core::VerifiedEvent& event) {
  if (event.header().kind != core::Kind::founded) return {};
  if (store.size(core::LedgerId{event.id().data}) == 0) return {};
  return core::refuse(Refusal::already_founded);
}

core::Result<core::Admitted> judge_whole(const Store& store, const core::State& state,
                                         const MerkleTree& tree, const Batch& batch,
                                         const core::Result<CheckedSubmission>& submission,
                                         const core::Result<core::Instant>& at) {
  if (!submission) return core::Unexpected{submission.error()};
  if (!at) return core::Unexpected{at.error()};
  YORIAI_TRY(auto admitted, judge(state, tree, *submission, *at));
  YORIAI_CHECK(require_not_stored(store, submission->event));
  YORIAI_CHECK(require_blobs(store, state, batch, *submission));
  return admitted;
}

void add_blobs(Batch& batch, const CheckedSubmission& submission, core::ByteView document) {
  const auto needed = needed_blob(submission.event.body());
  const auto* brought = needed ? brought_blob(submission, *needed) : nullptr;
  if (brought != nullptr && !holds(batch, *needed)) batch.blobs.push_back(*brought);
  if (!document.empty()) {
    batch.blobs.push_back({{core::sha256(document), document.size()}, copy_of(document)});
  }
}

StoredEntry stored_form(const CheckedSubmission& submission, core::Instant at) {
  const auto& event = submission.event.event();
  return {entry_bytes({at, event.header_bytes(), event.signatures(), submission.receipts}),
          copy_of(event.body_bytes())};
}

}  // namespace

core::Result<Accepted> Book::enter(const core::Result<CheckedSubmission>& submission,
                                   const core::Result<core::Instant>& at, Batch& batch,
                                   std::optional<StoredEntry> as_received) {
  YORIAI_TRY(auto admitted, judge_whole(store_, state_, tree_, batch, submission, at));
  const Accepted accepted{submission->event.id(), state_.size(), *at};
  verified_.forget(accepted.id);
  add_blobs(batch, *submission, admitted.result_document());
  batch.entries.push_back(as_received ? *std::move(as_received) : stored_form(*submission, *at));
  tree_.append(leaf_hash(batch.entries.back().entry));
  core::apply(state_, std::move(admitted));
  return accepted;
}

std::vector<core::Result<Accepted>> Book::append(std::vector<Submission> submissions,
                                                 core::Instant clock, bool clock_confirmed) {
  YORIAI_ASSERT(sound_ && access_ != Access::read);
  const auto checked = check_submissions(std::move(submissions), pool(), verified_);
  const auto at = core::stamp(state_, clock, clock_confirmed);
  std::vector<core::Result<Accepted>> verdicts;
  verdicts.reserve(checked.size());
  Batch batch{{}, state_.size(), {}, {}};
  sound_ = false;  // until what the state already says is written
  for (const auto& submission : checked) verdicts.push_back(enter(submission, at, batch));
  if (!batch.entries.empty()) write(std::move(batch));
  sound_ = true;
  return verdicts;
}

void Book::write(Batch batch) {
  batch.ledger = state_.ledger();
  if (batch.first.value == 0) {
    const auto known = high_water_.read(batch.ledger);
    if (known && known->size > 0) {
      throw EnvironmentError(EnvironmentError::Cause::high_water,
                             "this book was kept here before, and its store is gone. " +
                                 std::string(kWayOutUnderNewKeys));
    }
    // Entries without a high-water must never be an honest crash's doing.
    high_water_.write(batch.ledger, {});
  }
  if (!on_record_) write_mark();  // it covers all before a batch is begun
  store_.append(batch);
  mark_.size = tree_.size();
  mark_.last_entry = tree_.last_leaf();
  on_record_ = false;
  if (access_ != Access::peer) write_mark();
}

void Book::write_mark() {
  high_water_.write(state_.ledger(), mark_);
  on_record_ = true;
}

core::Result<core::EventId> Book::check(const Submission& submission, core::Instant clock,
                                        bool clock_confirmed) const {
  YORIAI_ASSERT(sound_);
  SignaturePool alone(1);
  const auto checked = check_submissions({submission}, alone, verified_);
  if (checked.front()) verified_.remember(checked.front()->event);
  const auto at = core::stamp(state_, clock, clock_confirmed);
  YORIAI_CHECK(judge_whole(store_, state_, tree_, {}, checked.front(), at));
  return checked.front()->event.id();
}

void Book::verify_ahead(std::span<const EventBytes* const> events) {
  std::vector<const EventBytes*> fresh;
  for (const auto* event : events) {
    if (!verified_.find(*event)) fresh.push_back(event);
  }
  std::vector<std::optional<core::VerifiedEvent>> good(fresh.size());
  pool().for_each(fresh.size(), [&](std::size_t i) {
    if (auto event = verify(*fresh[i])) good[i] = *std::move(event);
  });
  for (const auto& event : good) {
    if (event) verified_.remember(*event);
  }
}

}  // namespace yoriai::ledger
