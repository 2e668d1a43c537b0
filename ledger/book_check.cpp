#include "ledger/book_check.h"

#include "core/signature_checker.h"

namespace yoriai::ledger {
namespace {

// As much at a time as keeps all threads busy, without holding much in memory.
constexpr std::size_t kMostWaiting = 1024;
constexpr std::size_t kMostWaitingBytes = 32 * 1024 * 1024;

core::ByteVector copy_of(core::ByteView view) { return {view.begin(), view.end()}; }

std::size_t bytes_in(const BookEntry& entry) {
  return entry.bytes.size() + entry.event.body_bytes().size() +
         (entry.blob ? entry.blob->bytes.size() : 0);
}

std::uint64_t signatures_in(const BookEntry& entry) {
  return 1 + entry.event.header().cosigners.size() +
         core::introduced_keys(entry.event.body()).size() + entry.receipts.size();
}

// Receipts name the ledger of the event they are for; a founding event is its own ledger's name.
core::LedgerId ledger_of(const core::VerifiedEvent& event) {
  if (event.header().kind == core::Kind::founded) return core::LedgerId{event.id().data};
  return event.header().ledger;
}

core::Result<std::vector<core::VerifiedReceipt>> verify_receipts(
    const std::vector<core::Receipt>& receipts, const core::VerifiedEvent& event) {
  std::vector<core::VerifiedReceipt> verified;
  for (const auto& receipt : receipts) {
    YORIAI_TRY(auto good, core::SignatureChecker::check(receipt, ledger_of(event), event.id()));
    verified.push_back(std::move(good));
  }
  return verified;
}

}  // namespace

std::optional<Fault> BookCheck::take(BookEntry entry) {
  waiting_bytes_ += bytes_in(entry);
  signatures_ += signatures_in(entry);
  waiting_.push_back(std::move(entry));
  if (waiting_.size() < kMostWaiting && waiting_bytes_ < kMostWaitingBytes) return std::nullopt;
  return finish();
}

std::optional<Fault> BookCheck::finish() {
  std::vector<core::DecodedEvent> events;
  events.reserve(waiting_.size());
  for (auto& entry : waiting_) events.push_back(std::move(entry.event));
  auto verified = pool_.check_all(std::move(events));
  for (std::size_t i = 0; i < waiting_.size(); ++i) {
    auto& entry = waiting_[i];
    const auto verdict = judge(entry, std::move(verified[i]));
    if (!verdict) return Fault{entry.line, entry.index, verdict.error()};
  }
  waiting_.clear();
  waiting_bytes_ = 0;
  return std::nullopt;
}

core::Status BookCheck::judge(BookEntry& entry, core::Result<core::VerifiedEvent> event) {
  if (!event) return core::Unexpected{event.error()};
  YORIAI_TRY(const auto receipts, verify_receipts(entry.receipts, *event));
  const core::Moment moment{entry.index, entry.accepted_at, state_.epoch(), receipts};
  YORIAI_TRY(auto admitted, core::admit(state_, *event, moment));
  core::apply(state_, std::move(admitted));
  tree_.append(leaf_hash(entry.bytes));
  if (keep_) keep(entry, *event);
  return {};
}

void BookCheck::keep(BookEntry& entry, const core::VerifiedEvent& event) {
  keep_({entry.index,
         {std::move(entry.bytes), copy_of(event.event().body_bytes())},
         std::move(entry.blob)});
}

CheckpointKeys BookCheck::checkpoint_keys() const {
  const auto& peer = state_.peers().at(0);
  return {origin_of(state_.host(), state_.ledger()), peer.log, witness_name(state_.host()),
          peer.witness};
}

}  // namespace yoriai::ledger
