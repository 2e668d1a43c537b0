#include "net/held_events.h"

#include <algorithm>

#include "ledger/event_codec.h"
#include "net/limits.h"
#include "net/lines.h"

namespace yoriai::net {

HeldEvents::HeldEvents(Desk& desk) : desk_(desk) {
  const auto said = desk_.book.record().receipts.number;
  std::vector<core::EventId> unsaid;
  desk_.store.held(desk_.ledger(), [&](ledger::HeldEvent event) {
    if (event.own.number > said) {
      unsaid.push_back(event.id);
    } else {
      put_in_memory(std::move(event));
    }
    return true;
  });
  // Their receipts never left, and others will have these numbers.
  if (!unsaid.empty()) desk_.store.erase_held(desk_.ledger(), unsaid);
  find_places();
}

// After a start: those in the book below what this peer cosigned are there for ever. Their places
// are looked for when one may still get receipts.
void HeldEvents::find_places() {
  const auto& book = desk_.book;
  const bool all = std::ranges::any_of(
      items_, [&](const auto& entry) { return lacks_receipts(desk_.state(), entry.second); });
  const auto from = all ? 0 : book.record().signed_size;
  book.store().scan(desk_.ledger(), from, book.tree().size(),
                    [&](std::uint64_t index, const ledger::StoredEntry& line) {
                      if (const auto facts = facts_of(line)) {
                        note_place(facts->event, core::EntryIndex{index});
                        if (facts->carried) note_place(*facts->carried, core::EntryIndex{index});
                      }
                      return true;
                    });
  std::vector<core::EventId> done;
  for (const auto& [number, item] : items_) {
    if (!item.index && desk_.state().holds_event(item.held.id)) done.push_back(item.held.id);
  }
  erase(done);
}

bool insert_receipt(std::vector<core::Receipt>& receipts, const core::Receipt& receipt) {
  if (receipts.size() >= core::kMaxReceipts) return false;
  const auto place = std::ranges::lower_bound(receipts, receipt.peer, {}, &core::Receipt::peer);
  if (place != receipts.end() && place->peer == receipt.peer) return false;  // the first one stands
  receipts.insert(place, receipt);
  return true;
}

std::vector<core::Receipt> HeldEvents::receipts_of(HeldItem& item) {
  judge_receipts(item);
  auto receipts = item.held.receipts;
  const auto& own = item.held.own;
  receipts.insert(std::ranges::lower_bound(receipts, own.peer, {}, &core::Receipt::peer), own);
  if (receipts.size() > core::kMaxReceipts) receipts.resize(core::kMaxReceipts);
  return receipts;
}

bool is_late_ballot(const core::State& state, const HeldItem& item, core::Instant now) {
  if (!item.ballot_for) return false;
  const auto* proposal = state.find(*item.ballot_for);
  return proposal != nullptr && proposal->phase == core::Phase::open &&
         proposal->terms.closes_at < now;
}

bool lacks_receipts(const core::State& state, const HeldItem& item) {
  if (!item.ballot_for) return false;
  const auto* proposal = state.find(*item.ballot_for);
  if (proposal == nullptr || proposal->phase != core::Phase::open) return false;
  const auto position = core::position_in(proposal->box.roll(), item.voter);
  return position && proposal->box.is_late(*position, item.held.id);
}

void HeldEvents::put_in_memory(ledger::HeldEvent event) {
  const auto header = ledger::decode_header(event.event.header);
  YORIAI_ASSERT(header.has_value());  // judged before it was stored
  std::optional<core::ProposalId> ballot_for;
  core::MemberNumber voter;
  const auto wording = wording_of(event.event);
  if (core::is_ballot(header->kind)) {
    const auto body = ledger::decode_body(
        header->kind, core::ByteView(event.event.salted_body).subspan(core::BodySalt::kSize));
    YORIAI_ASSERT(body.has_value());
    const auto note = [&](const auto& ballot) {
      ballot_for = ballot.proposal;
      voter = ballot.voter;
    };
    if (const auto* paper = std::get_if<core::PaperEntered>(&*body)) {
      note(*paper);
    } else {
      note(std::get<core::BallotCast>(*body));
    }
  }
  const auto number = event.own.number;
  numbers_[event.id] = number;
  ++by_author_[header->author];
  items_.emplace(number, HeldItem{std::move(event),
                                  header->author,
                                  ballot_for,
                                  voter,
                                  {},
                                  {},
                                  {},
                                  {},
                                  false,
                                  {},
                                  wording ? wording->size : 0,
                                  {}});
}

HeldItem* HeldEvents::find(const core::EventId& id) {
  const auto number = numbers_.find(id);
  return number == numbers_.end() ? nullptr : &items_.at(number->second);
}

std::size_t HeldEvents::of_author(const core::PublicKey& author) const {
  const auto found = by_author_.find(author);
  return found == by_author_.end() ? 0 : found->second;
}

void HeldEvents::add(std::vector<ledger::HeldEvent> events,
                     const std::vector<ledger::Blob>& blobs) {
  auto to_store = take_unstored();
  to_store.insert(to_store.end(), events.begin(), events.end());
  if (to_store.empty()) return;
  desk_.store.put_held(desk_.ledger(), to_store, blobs);
  if (events.empty()) return;
  const auto& last = events.back();
  desk_.book.record_receipts(last.own.number, receipt_hash(last.own, desk_.ledger(), last.id));
  for (auto& event : events) put_in_memory(std::move(event));
}

bool HeldEvents::has_receipt(const core::EventId& id, const core::Receipt& receipt) {
  const auto* item = find(id);
  const auto is_in = [&](const std::vector<core::Receipt>& receipts) {
    return std::ranges::find(receipts, receipt) != receipts.end();
  };
  return item != nullptr && (is_in(item->held.receipts) || is_in(item->unjudged));
}

// The first one of a peer stands: so what it said before is judged now.
void HeldEvents::add_receipt(const core::EventId& id, const core::Receipt& receipt) {
  auto* item = find(id);
  if (item == nullptr) return;
  judge_receipts(*item);
  if (insert_receipt(item->held.receipts, receipt)) unstored_.insert(id);
}

bool HeldEvents::keep_unjudged(const core::EventId& id, const core::Receipt& receipt) {
  auto* item = find(id);
  const auto has_one_in = [&](const std::vector<core::Receipt>& receipts) {
    return std::ranges::find(receipts, receipt.peer, &core::Receipt::peer) != receipts.end();
  };
  if (item == nullptr || has_one_in(item->held.receipts) || has_one_in(item->unjudged)) {
    return false;
  }
  item->unjudged.push_back(receipt);
  return true;
}

void HeldEvents::judge_receipts(HeldItem& item) {
  for (const auto& receipt : std::exchange(item.unjudged, {})) {
    if (!is_good(receipt, desk_.ledger(), item.held.id)) {
      desk_.out.end_with(receipt.peer);
    } else if (insert_receipt(item.held.receipts, receipt)) {
      unstored_.insert(item.held.id);
    }
  }
}

// Those whose receipts the store does not have yet.
std::vector<ledger::HeldEvent> HeldEvents::take_unstored() {
  std::vector<ledger::HeldEvent> events;
  for (const auto& id : std::exchange(unstored_, {})) {
    if (const auto* item = find(id)) events.push_back(item->held);
  }
  return events;
}

void HeldEvents::erase(std::span<const core::EventId> ids) {
  if (ids.empty()) return;
  desk_.store.erase_held(desk_.ledger(), ids);
  for (const auto& id : ids) forget(id);
}

void HeldEvents::part_with(std::span<const ledger::LastWord> words) {
  if (words.empty()) return;
  desk_.store.refuse_held(desk_.ledger(), words);
  for (const auto& word : words) forget(word.event);
}

void HeldEvents::forget(const core::EventId& id) {
  unstored_.erase(id);
  const auto number = numbers_.find(id);
  if (number == numbers_.end()) return;
  const auto item = items_.find(number->second);
  if (--by_author_[item->second.author] == 0) by_author_.erase(item->second.author);
  refused_.erase(number->second);
  items_.erase(item);
  numbers_.erase(number);
}

void HeldEvents::note_verdict(HeldItem& item, const std::optional<core::Refused>& refused) {
  item.last_refusal = refused;
  if (refused) {
    refused_.insert(item.held.own.number);
  } else {
    refused_.erase(item.held.own.number);
  }
}

bool HeldEvents::make_room() {
  if (refused_.empty()) return false;
  const std::vector oldest{items_.at(*refused_.begin()).held.id};
  erase(oldest);
  return true;
}

void HeldEvents::note_place(const core::EventId& id, core::EntryIndex index) {
  auto* item = find(id);
  if (item == nullptr || item->index) return;
  item->index = index;
  note_verdict(*item, std::nullopt);
  places_.emplace(index, id);
}

void HeldEvents::note_in_tail(const core::EventId& id, core::EntryIndex index) {
  if (tail_.size() < kMaxTail) tail_.insert_or_assign(id, index);
}

std::optional<core::EntryIndex> HeldEvents::place_in_tail(const core::EventId& id) const {
  const auto place = tail_.find(id);
  return place == tail_.end() ? std::nullopt : std::optional(place->second);
}

void HeldEvents::release_below(std::uint64_t final_size) {
  std::erase_if(tail_, [&](const auto& place) { return place.second.value < final_size; });
  const auto end = places_.lower_bound({core::EntryIndex{final_size}, core::EventId{}});
  std::vector<core::EventId> done;
  for (auto place = places_.begin(); place != end;) {
    const auto* item = find(place->second);
    if (item != nullptr && lacks_receipts(desk_.state(), *item)) {
      ++place;
      continue;
    }
    done.push_back(place->second);
    place = places_.erase(place);
  }
  for (const auto& id : done) forget(id);
  released_.insert(released_.end(), done.begin(), done.end());
  if (released_.size() >= kMaxReleased) sweep();
}

void HeldEvents::sweep() {
  if (!released_.empty()) desk_.store.erase_held(desk_.ledger(), std::exchange(released_, {}));
}

void HeldEvents::forget_places_from(std::uint64_t size) {
  const auto begin = places_.lower_bound({core::EntryIndex{size}, core::EventId{}});
  for (auto place = begin; place != places_.end(); ++place) {
    if (auto* item = find(place->second)) item->index.reset();
  }
  places_.erase(begin, places_.end());
  std::erase_if(tail_, [&](const auto& place) { return place.second.value >= size; });
}

}  // namespace yoriai::net
