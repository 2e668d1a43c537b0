// What can be said of a submission before the book is asked: its bytes, its signatures, its blobs.
#pragma once

#include "ledger/book.h"

namespace yoriai::ledger {

struct CheckedSubmission {
  core::VerifiedEvent event;
  std::vector<core::Receipt> receipts;  // ascending by peer
  // None when one of them is badly signed.
  std::optional<std::vector<core::VerifiedReceipt>> verified_receipts;
  std::vector<Blob> blobs;
  bool blobs_true = false;  // each hashes to its name
};

// Refuses with the faults of header, body, entry and signatures, in the order of specs/events.md.
// Of those that are known, bytes and signatures were judged before.
std::vector<core::Result<CheckedSubmission>> check_submissions(std::vector<Submission> submissions,
                                                               SignaturePool& pool,
                                                               const VerifiedEvents& known);
// The same of one of which nothing is known.
core::Result<CheckedSubmission> check_submission(Submission submission);
// Bytes and signatures of an event alone.
core::Result<core::VerifiedEvent> verify(const EventBytes& event);

// The state's judgement; receipts that are badly signed are refused in their place among the
// faults.
core::Result<core::Admitted> judge(const core::State& state, const MerkleTree& tree,
                                   const CheckedSubmission& submission, core::Instant at);

// The blob that must be in the store no later than the event.
std::optional<core::BlobName> needed_blob(const core::Body& body);
// The blob of this name that came with the event, or null.
const Blob* brought_blob(const CheckedSubmission& submission, const core::BlobName& name);

}  // namespace yoriai::ledger
