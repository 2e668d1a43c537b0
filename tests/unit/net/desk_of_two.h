// What one part of a node works with: the book of four peers at peer 2, and an outbox that records.
#pragma once

#include "ledger/event_codec.h"
#include "ledger/memory_high_water.h"
#include "ledger/memory_store.h"
#include "net/desk.h"
#include "tests/support/village.h"

namespace yoriai::tests {

struct RecordingOutbox final : net::Outbox {
  struct Sent {
    net::Sender to;
    net::Message message;
  };
  std::vector<Sent> sent;
  void send(const net::Sender& to, const net::Message& message) override {
    sent.push_back({to, message});
  }
  std::vector<core::PublicKey> ended;  // parted with
  void end_with(const core::PublicKey& peer) override { ended.push_back(peer); }
  template <class Kind>
  [[nodiscard]] std::vector<Kind> all() const {
    std::vector<Kind> some;
    for (const auto& one : sent) {
      if (const auto* message = std::get_if<Kind>(&one.message)) some.push_back(*message);
    }
    return some;
  }
};

class DeskOfTwo {
 public:
  DeskOfTwo() { open(); }

  static const core::PublicKey& peer(std::size_t number) {
    return Village::peer_key(number).public_key();
  }
  // The process starts again from its disk.
  void open() {
    if (!book_) {
      const auto& founding = people.lines().front();
      auto founded = ledger::Book::found(store, high_water);
      YORIAI_ASSERT(founded->follow({{founding.entry, founding.salted_body}}, {}).has_value());
    }
    book_ = ledger::Book::open(store, high_water, people.state().ledger(), ledger::Access::peer);
    desk_ = std::make_unique<net::Desk>(net::Desk{
        *book_, store, keys_, out, [this](const net::Notice& notice) { notices.push_back(notice); },
        ledger::random_body_salt, people.now() + core::Duration{1'000}});
  }
  [[nodiscard]] net::Desk& desk() { return *desk_; }
  [[nodiscard]] ledger::Book& book() { return *book_; }
  // Takes in what people have entered since.
  void follow_people() {
    std::vector<ledger::StoredEntry> lines;
    for (auto at = book().tree().size(); at < people.lines().size(); ++at) {
      lines.push_back({people.lines()[at].entry, people.lines()[at].salted_body});
    }
    const auto view = core::bytes_of("wording");  // of question()
    const ledger::Blob wording{question().wording, {view.begin(), view.end()}};
    YORIAI_ASSERT(book().follow(std::move(lines), {wording}).has_value());
  }
  // An event as this peer holds it, with its next receipt.
  [[nodiscard]] ledger::HeldEvent held(const Attempt& attempt, std::uint64_t number) {
    auto bytes = people.bytes_of(attempt);
    const auto id = ledger::event_id(bytes.header);
    return {id, std::move(bytes), receipt(2, id, number), {}};
  }
  [[nodiscard]] core::Receipt receipt(std::size_t peer, const core::EventId& event,
                                      std::uint64_t number) {
    const core::Receipt words{{}, number, {}, desk().now, {}};
    return net::sign_receipt(words, people.state().ledger(), event, Village::peer_key(peer));
  }

  Village people{four_peers()};
  ledger::MemoryStore store;
  ledger::MemoryHighWater high_water;
  RecordingOutbox out;
  std::vector<net::Notice> notices;

 private:
  net::PeerKeys keys_{Village::peer_key(2, "node"), Village::peer_key(2, "witness"),
                      Village::peer_key(2, "log")};
  std::unique_ptr<ledger::Book> book_;
  std::unique_ptr<net::Desk> desk_;
};

}  // namespace yoriai::tests
