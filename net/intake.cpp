#include "net/intake.h"

#include <algorithm>

#include "core/quorum.h"
#include "core/refusal_lasting.h"
#include "core/sha256.h"
#include "ledger/event_codec.h"
#include "net/frame.h"
#include "net/limits.h"
#include "net/lines.h"
#include "net/wire_codec.h"

namespace yoriai::net {
namespace {

// A peer waits so much longer than the one before it in the list.
constexpr core::Duration kTurn{2'000};

// These speak of this peer's own moment, not of the event.
bool is_about_the_moment(core::Refusal code) {
  return code == core::Refusal::transition_due || code == core::Refusal::clock_behind ||
         code == core::Refusal::clock_jump;
}

}  // namespace

Intake::Intake(Desk& desk, Board& board, HeldEvents& held, EventPlaces& places,
               std::size_t most_held)
    : desk_(desk), board_(board), held_(held), places_(places), most_held_(most_held) {
  for (const auto& bytes : desk.store.last_words(desk.ledger())) {
    const auto word = decode_message(wire_number(RefusalNotice{}), bytes);
    if (word) remember_refusal(std::get<RefusalNotice>(*word));
  }
}

void Intake::receive(const Sender& from, Submit message) {
  waiting_.push_back({from, std::move(message)});
}

bool Intake::receive(const core::PublicKey& from, const Received& message) {
  if (message.receipt.peer != from || held_.find(message.event) == nullptr) return true;
  return take_receipt(message.event, message.receipt, true);
}

// Of an event that is held. False when the signature is bad.
bool Intake::take_receipt(const core::EventId& id, const core::Receipt& receipt, bool from_signer) {
  if (held_.has_receipt(id, receipt)) return true;
  if (from_signer && held_.keep_unjudged(id, receipt)) {
    compare({id, receipt});
    board_.claim_receipt({id, receipt});
    return true;
  }
  if (!is_good(receipt, desk_.ledger(), id)) return false;
  compare({id, receipt});
  board_.heard_receipt(receipt.peer, receipt.number);
  held_.add_receipt(id, receipt);
  return true;
}

// One number for two is a lie; what is made up in somebody's name is none.
void Intake::compare(const EventReceipt& said) {
  const auto before = board_.compare(said);
  if (!before || !is_good(said.receipt, desk_.ledger(), said.event)) return;
  if (!is_good(before->receipt, desk_.ledger(), before->event)) return board_.put_instead(said);
  desk_.report(TwoReceipts{{*before, said}}, said.receipt.peer);
}

// Those that the sender did not sign itself, so that anybody may have made them up. Of a new event
// they are stored with it.
void Intake::take_receipts(const Arrival& arrival, Fresh& fresh) {
  const auto& [from, message] = arrival;
  if (message.receipts.empty()) return;
  const auto id = ledger::event_id(message.event.header);
  const auto coming = fresh.places.find(id);
  if (coming == fresh.places.end() && held_.find(id) == nullptr) return;
  for (const auto& receipt : message.receipts) {
    const bool of_other = receipt.peer != desk_.self() && desk_.is_peer(receipt.peer);
    if (!of_other || from == Sender(receipt.peer)) continue;
    if (coming == fresh.places.end()) {
      take_receipt(id, receipt, false);
    } else if (is_good(receipt, desk_.ledger(), id)) {
      compare({id, receipt});
      board_.heard_receipt(receipt.peer, receipt.number);
      insert_receipt(fresh.events[coming->second].receipts, receipt);
    }
  }
}

void Intake::keep_receipts_of_sender(const Arrival& arrival) {
  const auto* sender = std::get_if<core::PublicKey>(&arrival.from);
  if (sender == nullptr || *sender == desk_.self() || !desk_.is_peer(*sender)) return;
  const auto& [event, blobs, receipts] = arrival.message;
  const auto own = std::ranges::find(receipts, *sender, &core::Receipt::peer);
  if (own == receipts.end()) return;
  const auto id = ledger::event_id(event.header);
  if (held_.find(id) != nullptr) return void(take_receipt(id, *own, true));
  compare({id, *own});
  board_.claim_receipt({id, *own});
}

void Intake::settle() {
  passed_on_bytes_ = 0;
  Fresh fresh;
  const auto arrivals = std::exchange(waiting_, {});
  std::vector<const Submit*> submits;
  for (const auto& arrival : arrivals) submits.push_back(&arrival.message);
  verify_ahead(submits);
  for (const auto& arrival : arrivals) answer(arrival, fresh);
  for (const auto& arrival : arrivals) take_receipts(arrival, fresh);
  held_.add(std::move(fresh.events), fresh.blobs);
  for (const auto& [id, place] : fresh.places) {
    if (const auto index = held_.place_in_tail(id)) held_.note_place(id, *index);
  }
  for (const auto& arrival : arrivals) keep_receipts_of_sender(arrival);
  note_receipts_added();
  for (const auto& [sender, event] : fresh.to_answer) {
    auto* item = held_.find(event);
    answer_held(sender, *item);
    if (std::holds_alternative<ClientId>(sender)) {
      pass_on(*item);
    } else {
      item->pass_on_at = std::max(item->pass_on_at, desk_.up + kPassOnInTurn);
    }
  }
}

void Intake::verify_ahead(std::span<const Submit* const> submits) {
  std::vector<const ledger::EventBytes*> events;
  for (const auto* submit : submits) {
    const auto& event = submit->event;
    const auto id = ledger::event_id(event.header);
    if (held_.find(id) == nullptr && !desk_.state().holds_event(id)) events.push_back(&event);
  }
  desk_.book.verify_ahead(events);
}

void Intake::answer(const Arrival& arrival, Fresh& fresh) {
  const auto& message = arrival.message;
  const auto id = ledger::event_id(message.event.header);
  if (const auto* item = held_.find(id)) return answer_held(arrival.from, *item);
  if (fresh.places.contains(id)) return fresh.to_answer.emplace_back(arrival.from, id), void();
  const auto in_tail = held_.place_in_tail(id);
  if (desk_.state().holds_event(id) && !in_tail) {
    const bool asked = std::holds_alternative<ClientId>(arrival.from);
    return asked ? answer_included(arrival.from, id) : void();
  }
  auto brought = named_blobs(message.blobs);
  const ledger::Submission submission{message.event, brought, message.receipts};
  const auto verdict = desk_.check(submission);
  const bool good = verdict || (in_tail && verdict.error().code == core::Refusal::already_in_book);
  if (!good && !is_about_the_moment(verdict.error().code)) {
    return desk_.out.send(arrival.from, refusal_of(message.event, verdict.error()));
  }
  const bool may_hold = desk_.speaks() && (good || may_be_held(submission));
  if (!may_hold || !make_room_for(message, fresh.events.size())) {
    return desk_.out.send(arrival.from, Overloaded{id, kRetryRefused});
  }
  const auto wording = wording_of(message.event);
  std::erase_if(brought, [&](const ledger::Blob& blob) { return blob.name != wording; });
  fresh.places.emplace(id, fresh.events.size());
  fresh.events.push_back({id, message.event, next_receipt(fresh.events, id), {}});
  std::ranges::move(brought, std::back_inserter(fresh.blobs));
  fresh.to_answer.emplace_back(arrival.from, id);
}

core::Receipt Intake::next_receipt(const std::vector<ledger::HeldEvent>& fresh,
                                   const core::EventId& event) const {
  core::Receipt receipt;
  const auto& last = desk_.book.record().receipts;
  receipt.number = last.number + 1;
  receipt.previous = last.hash;
  receipt.received_at = desk_.now;
  if (!fresh.empty()) {
    const auto& before = fresh.back();
    receipt.number = before.own.number + 1;
    receipt.previous = receipt_hash(before.own, desk_.ledger(), before.id);
  }
  return sign_receipt(receipt, desk_.ledger(), event, desk_.keys.node);
}

// Of what only this peer's moment speaks against. Its author is judged after the moment, and so
// anybody's event could be held; and at the last entry's instant nothing is due that was not then.
bool Intake::may_be_held(const ledger::Submission& submission) const {
  const auto header = ledger::decode_header(submission.event.header);
  const auto* owner = desk_.state().members().owner(header->author);
  if (owner == nullptr || owner->retired) return false;
  const auto verdict = desk_.book.check(submission, desk_.state().last_accepted_at());
  return verdict || !core::holds_for_ever(verdict.error().code);
}

// `coming`: how many are to be held besides.
bool Intake::make_room_for(const Submit& message, std::size_t coming) {
  const auto header = ledger::decode_header(message.event.header);
  if (!header) return false;
  const bool own = header->author == desk_.self();  // one for each late ballot at most
  if (!own && held_.of_author(header->author) >= kMaxHeldOfAuthor) return false;
  return held_.size() + coming < most_held_ || held_.make_room();
}

void Intake::answer_held(const Sender& to, const HeldItem& item) {
  desk_.out.send(to, Received{item.held.id, item.held.own});
  if (item.index) desk_.out.send(to, Included{item.held.id, *item.index});
}

// A peer that has just started may not know yet where it stands.
void Intake::answer_included(const Sender& to, const core::EventId& id) {
  if (const auto index = places_.find(id)) return desk_.out.send(to, Included{id, *index});
  desk_.out.send(to, Overloaded{id, kResend});
}

RefusalNotice Intake::refusal_of(const ledger::EventBytes& event, const core::Refused& why) const {
  RefusalNotice notice;
  notice.event = ledger::event_id(event.header);
  notice.signatures = core::sha256(event.signatures);
  notice.refused = why;
  const auto tree = desk_.tree();
  notice.size = tree.size;
  notice.root = tree.root;
  return sign_refusal(notice, desk_.ledger(), desk_.keys.node);
}

// Whoever has a receipt can ask what became of it, also after a restart.
void Intake::keep_refusals(const std::vector<RefusalNotice>& refusals) {
  std::vector<ledger::LastWord> words;
  for (const auto& refusal : refusals) {
    words.push_back({refusal.event, encode_message(refusal)});
    remember_refusal(refusal);
  }
  held_.part_with(words);
}

void Intake::remember_refusal(const RefusalNotice& refusal) {
  if (refusals_.size() == ledger::PeerStore::kMostLastWords) refusals_.pop_front();
  refusals_.push_back(refusal);
}

const RefusalNotice* Intake::kept_refusal(const core::EventId& id) const {
  const auto found = std::ranges::find(refusals_, id, &RefusalNotice::event);
  return found == refusals_.end() ? nullptr : &*found;
}

// What is too much at once waits for see_to_held().
void Intake::pass_on(HeldItem& item) {
  constexpr core::Duration kAgain{20'000};
  if (passed_on_bytes_ >= kPassOnBytes) return;
  item.pass_on_at = desk_.up + kAgain;
  Submit message{item.held.event, {}, held_.receipts_of(item)};
  if (const auto name = wording_of(item.held.event)) {
    if (auto blob = desk_.book.store().blob(desk_.ledger(), *name)) {
      message.blobs.push_back(*std::move(blob));
      if (!fits_frame(encode_message(message).size())) message.blobs.clear();
    }
  }
  passed_on_bytes_ += most_line_bytes(message.event, message.receipts.size());
  for (const auto& blob : message.blobs) passed_on_bytes_ += blob.size();
  desk_.to_others(message);
}

// Goes on where it stopped the last time, so that everything has its turn.
void Intake::see_to_held(bool all_final) {
  passed_on_bytes_ = 0;
  judged_ = 0;
  std::vector<RefusalNotice> done;
  auto& items = held_.items();
  const auto begin = items.lower_bound(see_to_next_);
  const auto see_to_these = [&](auto from, auto to) {
    for (auto item = from; item != to; ++item) see_to(item->second, all_final, done);
  };
  see_to_these(begin, items.end());
  see_to_these(items.begin(), begin);
  keep_refusals(done);
  held_.sweep();
  held_before_ = desk_.book.record().receipts.number;
}

// What did not get into the book at once may need them; in portions. False when they are not judged
// yet.
bool Intake::judge_receipts(HeldItem& item) {
  const auto count = item.unjudged.size();
  if (count == 0) return true;
  if (item.held.own.number > held_before_ || judged_ >= kJudgedAtOnce) return false;
  judged_ += count;
  held_.judge_receipts(item);
  return true;
}

// Only this peer's own judgement, with a code that holds for ever, ends the duty; and only where
// the state it judges by is final as a whole: another branch may admit what this one does not.
void Intake::see_to(HeldItem& item, bool all_final, std::vector<RefusalNotice>& done) {
  if (item.index && !is_late_ballot(desk_.state(), item, desk_.now)) return;
  if (!judge_receipts(item)) return;
  add_receipts_for(item);
  if (item.index || item.pass_on_at > desk_.up || passed_on_bytes_ >= kPassOnBytes) return;
  const auto verdict = desk_.check({item.held.event, {}, held_.receipts_of(item)});
  if (verdict || !is_about_the_moment(verdict.error().code)) {
    held_.note_verdict(item, verdict ? std::nullopt : std::optional(verdict.error()));
  }
  see_to_next_ = item.held.own.number + 1;
  if (!verdict && all_final && core::holds_for_ever(verdict.error().code)) {
    done.push_back(refusal_of(item.held.event, verdict.error()));
  } else {
    pass_on(item);
  }
}

// Anybody's ballot that was on its way in time: an event of this peer's own carries it with its
// receipts, so that no sequencer can leave them away. One peer after the other, so that mostly one
// does.
void Intake::add_receipts_for(HeldItem& item) {
  if (item.receipts_added || item.add_receipts_at > desk_.up) return;
  if (!is_late_ballot(desk_.state(), item, desk_.now)) return;
  const auto& proposal = *desk_.state().find(*item.ballot_for);
  const auto turn = core::Duration{kTurn.ms * desk_.position()};
  if (desk_.now < proposal.terms.closes_at + turn) return;
  auto receipts = held_.receipts_of(item);
  std::erase_if(receipts, [&](const core::Receipt& receipt) {
    return receipt.received_at > proposal.terms.closes_at;
  });
  if (core::operators_of(desk_.state(), receipts) < proposal.receipts_needed) return;
  item.add_receipts_at = desk_.up + kRetryRefused;
  const auto& event = item.held.event;
  const core::ReceiptsAdded body{event.header, event.signatures, event.salted_body, receipts};
  const auto own = desk_.own_event(body).event;
  adding_.emplace_back(ledger::event_id(own.header), item.held.id);
  receive(ClientId{}, Submit{own, {}, {}});
}

// Whatever is not held is tried again: else the receipts that this peer knows might be left away.
void Intake::note_receipts_added() {
  for (const auto& [own, ballot] : std::exchange(adding_, {})) {
    auto* item = held_.find(ballot);
    if (item != nullptr && held_.find(own) != nullptr) item->receipts_added = true;
  }
}

}  // namespace yoriai::net
