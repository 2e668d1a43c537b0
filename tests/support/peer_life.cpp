#include "tests/support/peer_life.h"

#include <fmt/format.h>

#include <stdexcept>

#include "core/sha256.h"
#include "tests/support/village.h"

namespace yoriai::tests {
namespace {

using Broken = std::optional<std::string>;
using core::rank_of;

constexpr std::size_t kTail = 3;
constexpr std::size_t kEvents = 4;
constexpr std::size_t kReceiptsAtOnce = 2;

std::vector<ledger::StoredEntry> stored(const Village& village) {
  std::vector<ledger::StoredEntry> entries;
  for (const auto& line : village.lines()) entries.push_back({line.entry, line.salted_body});
  return entries;
}

// The same village on another day: households in another order.
std::vector<ledger::StoredEntry> branch(std::uint32_t first_household) {
  Village village;
  village.join();
  for (std::uint32_t i = 0; i < kTail; ++i) {
    village.enter(village.change(core::MemberNumber{1 + i}, core::MemberField::household,
                                 first_household + i));
  }
  return stored(village);
}

core::Digest hash_of(std::uint64_t receipt) {
  return core::sha256(core::bytes_of("receipt " + std::to_string(receipt)));
}

std::vector<ledger::HeldEvent> events_to_hold() {
  Village village;
  std::vector<ledger::HeldEvent> events;
  for (std::uint64_t number = 1; number <= kEvents; ++number) {
    ledger::HeldEvent held;
    held.event =
        village.bytes_of(village.change(core::MemberNumber{1}, core::MemberField::household,
                                        static_cast<std::uint32_t>(100 + number)));
    held.id = {core::sha256(held.event.header).data};
    held.own = {Village::node_key().public_key(), number, hash_of(number - 1), village.now(), {}};
    events.push_back(std::move(held));
  }
  return events;
}

}  // namespace

PeerLife::PeerLife()
    : common_(Village().lines().size() + 1),
      first_(branch(1)),
      second_(branch(11)),
      events_(events_to_hold()) {
  Village village;
  ledger_ = village.state().ledger();
}

void PeerLife::follow(ledger::Book& book, const std::vector<ledger::StoredEntry>& branch,
                      std::size_t to) {
  const auto from = static_cast<std::ptrdiff_t>(book.tree().size());
  const auto end = static_cast<std::ptrdiff_t>(to);
  const std::vector batch(branch.begin() + from, branch.begin() + end);
  if (!book.follow(batch, {})) throw std::logic_error("a line of the story was refused");
  said_.size = to;
}

void PeerLife::acknowledge(ledger::Book& book, core::Epoch epoch) {
  const auto read_back = book.read_back_tree();
  const core::Tree tree{epoch, read_back.size, read_back.root};
  book.record_ack(tree);
  said_.acked = tree;
}

void PeerLife::give_receipts(ledger::Book& book, ledger::PeerStore& peers, std::uint64_t up_to) {
  while (book.record().receipts.number < up_to) {
    const auto given = book.record().receipts.number;
    const auto some = std::span(events_).subspan(given, std::min(kReceiptsAtOnce, up_to - given));
    peers.put_held(ledger_, some, {});
    const auto last = some.back().own.number;
    book.record_receipts(last, hash_of(last));
    said_.receipts = {last, hash_of(last)};
  }
}

void PeerLife::hold_and_sign(ledger::Book& book, ledger::PeerStore& peers) {
  const core::Certificate certificate{said_.acked, {{{}, core::Instant{1}, {}}}};
  peers.put_certificate(ledger_, certificate);
  book.record_held(certificate.tree);
  said_.held = certificate.tree;
  book.record_signed(certificate.tree.size);
  said_.signed_size = certificate.tree.size;
}

bool PeerLife::on_first_branch(const ledger::Book& book) const {
  const auto line = book.lines(common_, book.tree().size(), 0);
  return !line.empty() && line.front().entry == first_[common_].entry;
}

void PeerLife::live_in_first_epoch(ledger::Book& book, ledger::PeerStore& peers) {
  if (book.tree().size() < common_) follow(book, first_, common_);
  if (book.tree().size() == common_) {
    acknowledge(book, core::Epoch{0});
    give_receipts(book, peers, kReceiptsAtOnce);
    if (book.record().signed_size == 0) hold_and_sign(book, peers);
    follow(book, first_, first_.size());
  }
  acknowledge(book, core::Epoch{0});
  give_receipts(book, peers, kEvents);
  book.record_promise(core::Epoch{1});
  said_.promised = core::Epoch{1};
}

void PeerLife::live_in_second_epoch(ledger::Book& book, ledger::PeerStore& peers) {
  if (on_first_branch(book)) {
    said_.size = common_;  // from here on the tail may be gone
    book.drop_tail(common_);
  }
  if (book.tree().size() == common_) follow(book, second_, second_.size());
  acknowledge(book, core::Epoch{1});
  if (book.record().held.epoch < core::Epoch{1}) hold_and_sign(book, peers);
  erasing_ = 1;
  peers.erase_held(ledger_, std::vector{events_.front().id});
}

void PeerLife::live(ledger::Book& book, ledger::PeerStore& peers) {
  if (book.tree().size() == 0 || book.record().promised == core::Epoch{0}) {
    live_in_first_epoch(book, peers);
  }
  live_in_second_epoch(book, peers);
}

Broken PeerLife::broken_by_entries(const ledger::Book& book) const {
  const auto size = book.tree().size();
  if (size < said_.size) return fmt::format("{} entries, and {} were said", size, said_.size);
  const auto& branch = size > common_ && !on_first_branch(book) ? second_ : first_;
  for (std::size_t i = 0; i < size; ++i) {
    const auto line = book.lines(i, i + 1, 0).front();
    if (line.entry != branch[i].entry || line.salted_body != branch[i].salted_body) {
      return fmt::format("entry {} is another", i);
    }
  }
  if (book.store().size(ledger_) != size) return "the store holds what the book does not";
  return std::nullopt;
}

Broken PeerLife::broken_by_held(const ledger::Book& book, const ledger::PeerStore& peers) const {
  const auto last = book.record().receipts.number;
  Broken broken;
  std::vector<bool> there(events_.size());
  peers.held(ledger_, [&](const ledger::HeldEvent& event) {
    if (event.own.number > last) {
      broken = fmt::format("receipt {} is there, and {} is the last", event.own.number, last);
    } else {
      there[event.own.number - 1] = event == events_[event.own.number - 1];
    }
    return !broken;
  });
  for (std::size_t i = erasing_; i < said_.receipts.number && !broken; ++i) {
    if (!there[i]) broken = fmt::format("the event of receipt {} is missing or another", i + 1);
  }
  return broken;
}

Broken PeerLife::broken_by(const ledger::Book& book, const ledger::PeerStore& peers) const {
  const auto& record = book.record();
  if (auto broken = broken_by_entries(book)) return broken;
  if (auto broken = broken_by_held(book, peers)) return broken;
  if (rank_of(record.acked) < rank_of(said_.acked)) return "an ACK is forgotten";
  if (rank_of(record.held) < rank_of(said_.held)) return "a HELD is forgotten";
  if (record.promised < said_.promised) return "a promise is forgotten";
  if (record.receipts.number < said_.receipts.number) return "a receipt is forgotten";
  if (record.signed_size < said_.signed_size) return "a cosignature is forgotten";
  const auto certificate = peers.certificate(ledger_);
  if (said_.held.size > 0 && (!certificate || rank_of(certificate->tree) < rank_of(said_.held))) {
    return "the certificate of a HELD is missing";
  }
  if (record.dropping_from != 0) return "a tail is still being dropped";
  return std::nullopt;
}

}  // namespace yoriai::tests
