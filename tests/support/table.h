// Four peers at one table: real nodes over stores in memory, whose messages the test hands on one
// by one, loses, or makes up. Nothing happens but what the test asks for; the same in every run.
#pragma once

#include <deque>
#include <memory>
#include <set>

#include "ledger/memory_high_water.h"
#include "ledger/memory_store.h"
#include "net/node.h"
#include "tests/support/village.h"

namespace yoriai::tests {

// A place at the table, from 1; seat n is taken by peer n. Further seats are twins: the keys of a
// peer that runs twice and tells two stories.
using Seat = std::size_t;

class Table {
 public:
  // Of so many seats of peers 1 to 4, and a twin of each peer named.
  explicit Table(const std::vector<std::size_t>& twins = {}, const VillageSetup& setup = village());
  static VillageSetup village();  // four_peers() with short times

  // People, and what they sign. Its clock follows the table's.
  Village people;

  [[nodiscard]] core::Instant now() const { return now_; }
  [[nodiscard]] net::Node& node(Seat seat) { return *at(seat).node; }
  [[nodiscard]] ledger::Book& book(Seat seat) { return *at(seat).book; }
  [[nodiscard]] ledger::MemoryStore& disk(Seat seat) { return at(seat).store; }
  [[nodiscard]] const core::PublicKey& key(Seat seat) { return at(seat).keys.node.public_key(); }
  [[nodiscard]] core::Tree tree(Seat seat);
  [[nodiscard]] std::uint64_t final_size(Seat seat) { return node(seat).finality().final_size(); }
  [[nodiscard]] bool has(Seat seat, const ledger::EventBytes& event);
  [[nodiscard]] bool holds(Seat seat, const ledger::EventBytes& event);  // with a receipt
  [[nodiscard]] std::vector<net::Notice> notices(Seat seat, net::Notice::What what);

  // The process at a seat ends, and starts from its disk.
  void crash(Seat seat);
  void start(Seat seat);
  // From a disk on which nothing is but the founding: a copy of the first day.
  void start_from_first_image(Seat seat);
  // The process ends for good: the test speaks for it. What is said to it is kept.
  void speak_for(Seat seat) { at(seat).node.reset(), at(seat).by_hand = true; }
  [[nodiscard]] std::vector<net::Message>& heard(Seat seat) { return at(seat).heard; }
  void set_clock_ahead(Seat seat, std::int64_t ms) { at(seat).clock_ahead_ms = ms; }

  // Messages. One that nobody can get is lost at once.
  void say(Seat from, Seat to, const net::Message& message);
  void say_to_all(Seat from, const net::Message& message);
  // A client's; its answers are in answers().
  void submit(Seat to, const ledger::EventBytes& event,
              const std::vector<core::ByteVector>& blobs = {},
              const std::vector<core::Receipt>& receipts = {});
  // What a client is told about an event; none: to ask later.
  std::optional<net::EventStatus> ask_status(Seat to, const ledger::EventBytes& event);
  struct Answer {
    Seat from = 0;
    net::Message message;
  };
  [[nodiscard]] const std::vector<Answer>& answers() const { return answers_; }
  [[nodiscard]] std::size_t on_the_way(Seat from, Seat to) const;

  // Until nobody has anything to say.
  void deliver_all();
  // What is on the way from one to the other now; not what comes of it.
  void deliver(Seat from, Seat to);
  void drop(Seat from, Seat to);
  void drop_all() { on_the_way_.clear(); }
  // From now on nothing passes between these two, or between one and all others.
  void cut(Seat a, Seat b) { cut_.insert(std::minmax(a, b)); }
  void cut_off(Seat seat);
  void mend() { cut_.clear(); }

  // Time passes, and what is said gets there.
  void wait(core::Duration span);
  // Time passes in one leap, and nobody does anything.
  void skip(core::Duration span);

  // Short cuts that must succeed: what people sign gets into everybody's final book.
  ledger::EventBytes enter(const Attempt& attempt);
  // An announced vote that opens in 10 s and lasts as long as said.
  core::ProposalId announce(core::Duration lasts = kMinute);

  // For a sequencer that the test speaks for: the people's book from the certificate of seat 2 on,
  // as a batch in the name of seat 1.
  [[nodiscard]] net::Entries batch();
  // The same of one line that no honest book takes.
  [[nodiscard]] net::Entries batch_of(const ledger::EventBytes& event, core::Instant accepted_at);

 private:
  struct Out final : net::Outbox {
    Out(Table& table, Seat seat) : table_(table), seat_(seat) {}
    void send(const net::Sender& to, const net::Message& message) override;
    Table& table_;
    Seat seat_;
  };
  struct Place {
    Place(Table& table, Seat seat, std::size_t peer);
    net::PeerKeys keys;
    Out out;
    ledger::MemoryStore store;
    ledger::MemoryHighWater high_water;
    std::int64_t clock_ahead_ms = 0;
    bool by_hand = false;
    std::uint8_t starts = 0;
    std::vector<net::Message> heard;
    std::vector<net::Notice> notices;
    std::unique_ptr<ledger::Book> book;
    std::unique_ptr<net::Node> node;
  };
  struct Parcel {
    Seat from = 0;  // 0: a client
    Seat to = 0;
    net::Message message;
  };
  static constexpr Seat kClient = 0;

  Place& at(Seat seat) { return *places_.at(seat - 1); }
  [[nodiscard]] core::Instant clock(Seat seat);
  void found(Place& place);
  void hand_over(const Parcel& parcel);
  [[nodiscard]] net::Entries empty_batch();

  core::Instant now_;
  std::vector<std::unique_ptr<Place>> places_;
  std::deque<Parcel> on_the_way_;
  std::vector<Answer> answers_;
  std::set<std::pair<Seat, Seat>> cut_;
};

}  // namespace yoriai::tests
