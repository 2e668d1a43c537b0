#include "ledger/intake.h"

#include <algorithm>

#include "core/limits.h"
#include "core/sha256.h"
#include "core/signature_checker.h"
#include "ledger/event_codec.h"
#include "ledger/moment.h"
#include "ledger/worker_threads.h"

namespace yoriai::ledger {
namespace {

using core::Refusal;

// The form in which an entry keeps receipts: ascending by peer, one from each.
core::Status order_receipts(std::vector<core::Receipt>& receipts) {
  std::ranges::sort(receipts, {}, &core::Receipt::peer);
  const auto repeated = std::ranges::adjacent_find(receipts, {}, &core::Receipt::peer);
  if (receipts.size() > core::kMaxReceipts || repeated != receipts.end()) {
    return core::refuse(Refusal::entry_malformed);
  }
  return {};
}

core::Result<core::VerifiedEvent> verify_in_turn(Submission& submission) {
  const auto& [header, signatures, salted_body] = submission.event;
  YORIAI_TRY(auto decoded, EventDecoder::decode(header, signatures, salted_body));
  YORIAI_CHECK(order_receipts(submission.receipts));
  return core::SignatureChecker::check(std::move(decoded));
}

// Receipts name the ledger of the event they are for; a founding event is its own ledger's name.
core::LedgerId ledger_of(const core::VerifiedEvent& event) {
  if (event.header().kind == core::Kind::founded) return core::LedgerId{event.id().data};
  return event.header().ledger;
}

std::optional<std::vector<core::VerifiedReceipt>> verify_receipts(
    const std::vector<core::Receipt>& receipts, const core::VerifiedEvent& event) {
  std::vector<core::VerifiedReceipt> verified;
  for (const auto& receipt : receipts) {
    auto checked = core::SignatureChecker::check(receipt, ledger_of(event), event.id());
    if (!checked) return std::nullopt;
    verified.push_back(*std::move(checked));
  }
  return verified;
}

bool hashes_to_its_name(const Blob& blob) {
  return blob.bytes.size() == blob.name.size && core::sha256(blob.bytes) == blob.name.hash;
}

CheckedSubmission complete(Submission&& submission, core::VerifiedEvent&& event) {
  auto verified = verify_receipts(submission.receipts, event);
  const bool blobs_true = std::ranges::all_of(submission.blobs, hashes_to_its_name);
  return {std::move(event), std::move(submission.receipts), std::move(verified),
          std::move(submission.blobs), blobs_true};
}

core::Result<CheckedSubmission> check_one(Submission&& submission, const VerifiedEvents& known) {
  auto event = known.find(submission.event);
  if (!event) return check_submission(std::move(submission));
  YORIAI_CHECK(order_receipts(submission.receipts));
  return complete(std::move(submission), *std::move(event));
}

bool comes_before_receipts(const core::VerifiedEvent& event, Refusal code) {
  return event.header().kind == core::Kind::founded || code == Refusal::not_founded ||
         code == Refusal::wrong_ledger || code == Refusal::already_in_book ||
         code == Refusal::clock_behind;
}

}  // namespace

core::Result<core::VerifiedEvent> verify(const EventBytes& event) {
  YORIAI_TRY(auto decoded, EventDecoder::decode(event.header, event.signatures, event.salted_body));
  return core::SignatureChecker::check(std::move(decoded));
}

core::Result<CheckedSubmission> check_submission(Submission submission) {
  YORIAI_TRY(auto event, verify_in_turn(submission));
  return complete(std::move(submission), std::move(event));
}

std::vector<core::Result<CheckedSubmission>> check_submissions(std::vector<Submission> submissions,
                                                               SignaturePool& pool,
                                                               const VerifiedEvents& known) {
  std::vector<std::optional<core::Result<CheckedSubmission>>> answers(submissions.size());
  pool.for_each(submissions.size(), [&](std::size_t i) {
    answers[i].emplace(check_one(std::move(submissions[i]), known));
  });
  std::vector<core::Result<CheckedSubmission>> checked;
  checked.reserve(answers.size());
  for (auto& answer : answers) checked.push_back(*std::move(answer));
  return checked;
}

core::Result<core::Admitted> judge(const core::State& state, const MerkleTree& tree,
                                   const CheckedSubmission& submission, core::Instant at) {
  auto moment = moment_at(state, tree, submission.event.header().kind, at, {});
  if (submission.verified_receipts) {
    moment.receipts = *submission.verified_receipts;
    const core::Spread spread = run_pieces;
    moment.spread = &spread;
    return core::admit(state, submission.event, moment);
  }
  const auto fault = core::check(state, submission.event, moment);
  if (fault && comes_before_receipts(submission.event, fault->code)) {
    return core::Unexpected{*fault};
  }
  return core::refuse(Refusal::receipt_invalid);
}

std::optional<core::BlobName> needed_blob(const core::Body& body) {
  if (const auto* draft = std::get_if<core::ProposalDrafted>(&body)) return draft->wording;
  if (const auto* minutes = std::get_if<core::MinutesPublished>(&body)) return minutes->minutes;
  if (const auto* attested = std::get_if<core::Attested>(&body)) return attested->document;
  return std::nullopt;
}

const Blob* brought_blob(const CheckedSubmission& submission, const core::BlobName& name) {
  const auto found = std::ranges::find(submission.blobs, name, &Blob::name);
  return found == submission.blobs.end() ? nullptr : &*found;
}

}  // namespace yoriai::ledger
