#include "net/sequencer.h"

#include <algorithm>
#include <array>

#include "ledger/sequencing.h"
#include "net/limits.h"
#include "net/lines.h"

namespace yoriai::net {

// Whoever dropped what it had entered in this epoch, for the next one, puts nothing else there.
bool Sequencer::may_lead() const {
  const auto& said = desk_.book.record();
  const auto end = core::rank_of(desk_.tree());
  const bool dropped = said.acked.epoch == end.epoch && said.acked.size > end.size;
  return desk_.leads() && said.promised <= end.epoch && !dropped;
}

// A certificate of an older epoch says nothing about this one's first batch, also where it is for
// more entries: it may have come about after the promises that this epoch stands on.
bool Sequencer::is_certified() const {
  const auto& certified = finality_.certificate().tree;
  return certified.epoch == desk_.state().epoch() && certified.size >= desk_.book.tree().size();
}

// What the batch stands on: the last certificate, or what the promises for this epoch came to. None
// while the entries of the epoch are still being fetched: nothing follows its first one before that
// is certified.
std::optional<core::Certificate> Sequencer::base() const {
  const auto& certified = finality_.certificate();
  if (certified.tree.epoch == desk_.state().epoch()) return certified;
  const auto end = desk_.book.tree().size();
  const auto begun = epoch_begun_in(desk_.book.lines(end - 1, end, kMaxFrameBytes).front());
  if (!begun) return std::nullopt;
  return std::get<core::EpochBegun>(begun->body()).base;
}

bool Sequencer::awaits_certificate() const {
  return may_lead() && !is_certified() && desk_.up < sent_at_ + kCertifiedSoon;
}

void Sequencer::settle() {
  if (!may_lead()) return;
  if (!is_certified()) {
    // After a restart nobody may have heard of what was entered before it.
    if (batch_.lines.empty()) send_batch();
    return;
  }
  const auto before = desk_.book.tree().size();
  const auto due = clock_.is_off() ? Due::clock_off : enter_due();
  clock_.tell(due == Due::clock_off);
  if (due == Due::all_entered) {
    enter_activation();
    enter_held(before);
  }
  if (desk_.book.tree().size() > before) send_batch();
}

std::vector<core::Result<ledger::Accepted>> Sequencer::append(
    std::vector<ledger::Submission> batch) {
  const bool confirmed = clock_.is_confirmed();
  return desk_.book.append(std::move(batch), desk_.now, confirmed);
}

// One after the other, because each may bring the next. Nothing else may be entered before them.
Sequencer::Due Sequencer::enter_due() {
  const bool confirmed = clock_.is_confirmed();
  for (std::size_t entered = 0; entered < kMaxDueInBatch; ++entered) {
    auto due = ledger::make_transition_event(desk_.book, desk_.keys.node, desk_.now, confirmed,
                                             desk_.salt);
    if (!due) return Due::clock_off;
    if (!*due) return Due::all_entered;
    std::vector<ledger::Submission> one;
    one.push_back(**std::move(due));
    const auto verdict = append(std::move(one));
    YORIAI_ASSERT(verdict.front().has_value());  // made from this very state
  }
  return Due::more;
}

// The change is done when k of the old and of the new peers hold the very tree that the book ends
// with.
void Sequencer::enter_activation() {
  if (!desk_.state().pending_peers()) return;
  const auto tree = desk_.tree();
  const auto words = board_.held_of(tree);
  std::vector<core::PublicKey> who;
  core::PeersActivated body{tree, {}};
  for (const auto& held : words) {
    who.push_back(held.peer);
    body.held.push_back({held.peer, held.signature});
  }
  if (!desk_.are_enough(who)) return;
  enter_own(body);
}

void Sequencer::enter_own(const core::Body& body) {
  const auto verdict = append({desk_.own_event(body)});
  YORIAI_ASSERT(verdict.front().has_value());
}

void Sequencer::enter_held(std::uint64_t batch_first) {
  auto [batch, ids] = choose_held(batch_first);
  if (batch.empty()) return;
  const auto verdicts = append(std::move(batch));
  for (std::size_t at = 0; at < ids.size(); ++at) note(ids[at], verdicts[at]);
}

// What waits, in the order of the receipts, as much as one message holds beside what is in the
// batch already. What was refused before takes up no room unless it would be admitted now: else the
// same events could fill every batch.
Sequencer::Chosen Sequencer::choose_held(std::uint64_t batch_first) {
  Chosen chosen;
  auto bytes = bytes_from(batch_first);
  std::uint64_t wording_bytes = 0;
  for (auto& [number, item] : held_.items()) {
    // What waits for long is tried every time: a follower asks for it.
    const bool waits_long = item.held.own.received_at + kWaitsLong < desk_.now;
    if (item.index || (item.retry_at > desk_.up && !waits_long)) continue;
    if (item.last_refusal && still_refused(item)) continue;
    auto receipts = receipts_for(item);
    bytes += most_line_bytes(item.held.event, receipts.size());
    wording_bytes += item.wording_bytes;
    const bool full = bytes > kMaxLineBytes || wording_bytes > core::kMaxBlobBytes ||
                      chosen.ids.size() == kMaxBatchEvents;
    const bool alone = chosen.ids.empty() && desk_.book.tree().size() == batch_first;
    if (full && !alone) break;
    chosen.batch.push_back({item.held.event, {}, std::move(receipts)});
    chosen.ids.push_back(item.held.id);
  }
  return chosen;
}

// Of what the batch holds already.
std::size_t Sequencer::bytes_from(std::uint64_t first) const {
  std::size_t bytes = 0;
  const auto end = desk_.book.tree().size();
  if (first == end) return bytes;
  for (const auto& line : desk_.book.lines(first, end, kMaxFrameBytes)) {
    bytes += line.entry.size() + line.salted_body.size();
  }
  return bytes;
}

// Judged as a follower judges whether it is overdue: by the state before the batch.
bool Sequencer::still_refused(HeldItem& item) {
  const bool confirmed = clock_.is_confirmed();
  const auto verdict =
      desk_.book.check({item.held.event, {}, receipts_for(item)}, desk_.now, confirmed);
  if (verdict) return false;
  item.retry_at = desk_.up + kRetryRefused;
  held_.note_verdict(item, verdict.error());
  return true;
}

// Receipts stand in an entry only where they can matter: with a ballot after its deadline. So the
// others stay short.
std::vector<core::Receipt> Sequencer::receipts_for(HeldItem& item) {
  if (!is_late_ballot(desk_.state(), item, desk_.now)) return {};
  return held_.receipts_of(item);
}

void Sequencer::note(const core::EventId& id, const core::Result<ledger::Accepted>& verdict) {
  auto* item = held_.find(id);
  if (verdict) return held_.note_place(id, verdict->index);
  if (verdict.error().code == core::Refusal::already_in_book) {  // carried by another one
    return held_.note_place(id, core::EntryIndex{desk_.book.tree().size() - 1});
  }
  item->retry_at = desk_.up + kRetryRefused;
  held_.note_verdict(*item, verdict.error());
}

void Sequencer::send_batch() {
  // Alone it needs nobody's word, and has kept entries that no message holds.
  if (desk_.are_enough(std::array{desk_.self()})) return finality_.acknowledge();
  const auto stands_on = base();
  if (!stands_on) return;
  const auto first = stands_on->tree.size;
  const auto end = desk_.book.read_back_tree().size;
  auto lines = desk_.book.lines(first, end, kMaxFrameBytes);
  YORIAI_ASSERT(lines.size() == end - first);
  batch_ = {desk_.state().epoch(), core::EntryIndex{first}, {}, false, stands_on->tree, {}};
  batch_.blobs = wordings_of(desk_.book.store(), desk_.ledger(), lines);
  batch_.lines = std::move(lines);
  sent_at_ = desk_.up;
  // A start removes what is above the size written down: once sent, it must not be made otherwise.
  const auto ack = finality_.write_ack();
  desk_.to_others(Certified{*stands_on});
  desk_.to_others(batch_);
  if (ack) desk_.to_others(Acked{{*ack}});
}

void Sequencer::repeat() {
  if (!desk_.leads() || batch_.lines.empty() || batch_.epoch != desk_.state().epoch()) return;
  if (is_certified()) return;
  const auto has_it = board_.who_has(desk_.tree());
  for (const auto& peer : desk_.others()) {
    if (std::ranges::find(has_it, peer) != has_it.end()) continue;
    desk_.out.send(peer, Certified{finality_.certificate()});
    desk_.out.send(peer, batch_);
  }
}

}  // namespace yoriai::net
