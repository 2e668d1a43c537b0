#include "tests/support/table.h"

#include <algorithm>
#include <stdexcept>

#include "ledger/entry_codec.h"
#include "ledger/event_codec.h"

namespace yoriai::tests {
namespace {

constexpr std::size_t kPeers = 4;
constexpr core::Duration kStep{1'000};

core::ByteVector wording() {
  const auto view = core::bytes_of("wording");  // of question() and choice_of()
  return {view.begin(), view.end()};
}

}  // namespace

Table::Place::Place(Table& table, Seat seat, std::size_t peer)
    : keys{Village::peer_key(peer, "node"), Village::peer_key(peer, "witness"),
           Village::peer_key(peer, "log")},
      out(table, seat) {}

VillageSetup Table::village() {
  auto setup = four_peers();
  setup.charter.min_grace = kMinute;
  return setup;
}

Table::Table(const std::vector<std::size_t>& twins, const VillageSetup& setup)
    : people(setup), now_(setup.founded_at + kStep) {
  std::vector<std::size_t> peers = {1, 2, 3, 4};
  peers.insert(peers.end(), twins.begin(), twins.end());
  for (const auto peer : peers) {
    places_.push_back(std::make_unique<Place>(*this, places_.size() + 1, peer));
    found(*places_.back());
  }
  for (Seat seat = 1; seat <= places_.size(); ++seat) start(seat);
  people.sleep_until(now_);
  deliver_all();
}

void Table::found(Place& place) {
  const auto& founding = people.lines().front();
  auto book = ledger::Book::found(place.store, place.high_water);
  YORIAI_ASSERT(book->follow({{founding.entry, founding.salted_body}}, {}).has_value());
}

core::Instant Table::clock(Seat seat) {
  return core::Instant{now_.ms + static_cast<std::uint64_t>(at(seat).clock_ahead_ms)};
}

core::Tree Table::tree(Seat seat) {
  const auto& tree = book(seat).tree();
  return {book(seat).state().epoch(), tree.size(), tree.root()};
}

bool Table::has(Seat seat, const ledger::EventBytes& event) {
  return book(seat).state().holds_event(ledger::event_id(event.header));
}

bool Table::holds(Seat seat, const ledger::EventBytes& event) {
  bool found = false;
  disk(seat).held(people.state().ledger(), [&](const ledger::HeldEvent& held) {
    found = found || held.event == event;
    return true;
  });
  return found;
}

std::vector<net::Notice> Table::notices(Seat seat, net::Notice::What what) {
  std::vector<net::Notice> some;
  std::ranges::copy_if(at(seat).notices, std::back_inserter(some),
                       [&](const net::Notice& notice) { return notice.what == what; });
  return some;
}

void Table::crash(Seat seat) {
  at(seat).node.reset();
  at(seat).book.reset();
}

void Table::start(Seat seat) {
  auto& place = at(seat);
  place.book = ledger::Book::open(place.store, place.high_water, people.state().ledger(),
                                  ledger::Access::peer);
  net::Nonce nonce;
  nonce.data.fill(std::byte{++place.starts});
  nonce.data.front() = std::byte{static_cast<std::uint8_t>(seat)};
  place.node = std::make_unique<net::Node>(
      *place.book, place.store, place.keys, place.out,
      [&place](const net::Notice& notice) { place.notices.push_back(notice); }, nonce, clock(seat));
}

void Table::start_from_first_image(Seat seat) {
  crash(seat);
  const auto peer = seat;
  auto& place = *(places_[seat - 1] = std::make_unique<Place>(*this, seat, peer));
  found(place);
  start(seat);
}

void Table::Out::send(const net::Sender& to, const net::Message& message) {
  if (!std::holds_alternative<core::PublicKey>(to)) {
    table_.answers_.push_back({seat_, message});
    return;
  }
  for (Seat seat = 1; seat <= table_.places_.size(); ++seat) {
    const bool meant = table_.key(seat) == std::get<core::PublicKey>(to);
    if (meant && seat != seat_) table_.say(seat_, seat, message);
  }
}

void Table::say(Seat from, Seat to, const net::Message& message) {
  if (!cut_.contains(std::minmax(from, to))) on_the_way_.push_back({from, to, message});
}

void Table::say_to_all(Seat from, const net::Message& message) {
  for (Seat to = 1; to <= places_.size(); ++to) {
    if (key(to) != key(from)) say(from, to, message);
  }
}

void Table::submit(Seat to, const ledger::EventBytes& event,
                   const std::vector<core::ByteVector>& blobs,
                   const std::vector<core::Receipt>& receipts) {
  hand_over({kClient, to, net::Submit{event, blobs, receipts}});
}

std::optional<net::EventStatus> Table::ask_status(Seat to, const ledger::EventBytes& event) {
  hand_over({kClient, to, net::AskStatus{ledger::event_id(event.header)}});
  const auto* status = std::get_if<net::EventStatus>(&answers_.back().message);
  return status == nullptr ? std::nullopt : std::optional(*status);
}

void Table::hand_over(const Parcel& parcel) {
  auto& place = at(parcel.to);
  if (place.by_hand) place.heard.push_back(parcel.message);
  if (!place.node) return;
  net::Sender from = net::ClientId{1};
  if (parcel.from != kClient) from = key(parcel.from);
  place.node->receive(from, parcel.message, clock(parcel.to));
  place.node->settle(clock(parcel.to));
}

std::size_t Table::on_the_way(Seat from, Seat to) const {
  return static_cast<std::size_t>(std::ranges::count_if(
      on_the_way_, [&](const Parcel& parcel) { return parcel.from == from && parcel.to == to; }));
}

void Table::deliver_all() {
  constexpr std::size_t kEndless = 1'000'000;
  for (std::size_t handed = 0; !on_the_way_.empty(); ++handed) {
    if (handed == kEndless) throw std::logic_error("peers that never stop talking");
    const auto parcel = std::move(on_the_way_.front());
    on_the_way_.pop_front();
    hand_over(parcel);
  }
}

void Table::deliver(Seat from, Seat to) {
  std::vector<Parcel> some;
  for (const auto& parcel : on_the_way_) {
    if (parcel.from == from && parcel.to == to) some.push_back(parcel);
  }
  drop(from, to);
  for (const auto& parcel : some) hand_over(parcel);
}

void Table::drop(Seat from, Seat to) {
  std::erase_if(on_the_way_,
                [&](const Parcel& parcel) { return parcel.from == from && parcel.to == to; });
}

void Table::cut_off(Seat seat) {
  for (Seat other = 1; other <= places_.size(); ++other) {
    if (other != seat) cut(seat, other);
  }
}

void Table::skip(core::Duration span) {
  now_ = now_ + span;
  people.sleep_until(now_);
}

void Table::wait(core::Duration span) {
  for (const auto end = now_ + span; now_ < end;) {
    skip(kStep);
    for (Seat seat = 1; seat <= places_.size(); ++seat) {
      if (at(seat).node) at(seat).node->tick(clock(seat));
    }
    deliver_all();
  }
}

ledger::EventBytes Table::enter(const Attempt& attempt) {
  auto event = people.bytes_of(attempt);
  people.enter(attempt);
  std::vector<core::ByteVector> blobs;
  if (std::holds_alternative<core::ProposalDrafted>(attempt.body)) blobs.push_back(wording());
  submit(2, event, blobs);
  deliver_all();
  for (Seat seat = 1; seat <= kPeers; ++seat) {
    const bool there = !at(seat).node || (has(seat, event) && final_size(seat) == tree(seat).size);
    if (!there) throw std::logic_error("not final at seat " + std::to_string(seat));
  }
  return event;
}

core::ProposalId Table::announce(core::Duration lasts) {
  const auto draft = enter(people.draft(core::MemberNumber{1}, question(kDirect)));
  const core::ProposalId proposal{ledger::event_id(draft.header).data};
  enter(people.announcement(proposal, {core::Duration{10'000}, lasts, kMinute}));
  return proposal;
}

net::Entries Table::empty_batch() {
  net::Entries batch;
  batch.base = node(2).finality().certificate().tree;
  batch.first = core::EntryIndex{batch.base.size};
  batch.epoch = book(2).state().epoch();
  return batch;
}

net::Entries Table::batch() {
  auto batch = empty_batch();
  const auto& lines = people.lines();
  for (auto index = batch.first.value; index < lines.size(); ++index) {
    batch.lines.push_back({lines[index].entry, lines[index].salted_body});
  }
  return batch;
}

net::Entries Table::batch_of(const ledger::EventBytes& event, core::Instant accepted_at) {
  auto batch = empty_batch();
  const ledger::Entry entry{accepted_at, event.header, event.signatures, {}};
  batch.lines.push_back({ledger::encode_entry(entry), event.salted_body});
  return batch;
}

}  // namespace yoriai::tests
