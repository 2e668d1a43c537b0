#include "net/node.h"

#include <algorithm>

#include "net/duty.h"
#include "net/limits.h"
#include "net/lines.h"

namespace yoriai::net {
namespace {

// Takes every one of them, also after a bad one.
template <class Words, class Take>
bool all_good(const Words& words, const Take& take) {
  bool good = true;
  for (const auto& word : words) good = take(word) && good;
  return good;
}

}  // namespace

Node::Node(ledger::Book& book, ledger::PeerStore& store, const PeerKeys& keys, Outbox& out,
           std::function<void(const Notice&)> notify, const Nonce& nonce, core::Instant now,
           ledger::SaltSource salt)
    : desk_{book, store, keys, out, std::move(notify), std::move(salt), now},
      held_(desk_),
      places_(book),
      finality_(desk_, board_),
      replica_(desk_, board_, finality_, held_),
      clock_(desk_, board_),
      sequencer_(desk_, board_, clock_, finality_, held_),
      intake_(desk_, board_, held_, places_),
      enquiries_(desk_, held_, finality_, intake_, places_),
      succession_(desk_, board_, clock_, finality_, held_),
      restart_(desk_, board_, nonce) {
  restart_.ask();
}

// Whoever slept, or whose clock was set, knows no longer what the others' clocks show.
void Node::look(core::Instant now) {
  if (desk_.look(now)) desk_.to_others(GetHead{});
}

void Node::receive(const Sender& from, Message message, core::Instant now) {
  look(now);
  if (finality_.stopped()) return;
  if (auto* submit = std::get_if<Submit>(&message)) {
    return intake_.receive(from, std::move(*submit));
  }
  if (const auto* peer = std::get_if<core::PublicKey>(&from)) {
    return receive_from_peer(*peer, std::move(message));
  }
  const auto* question = std::get_if<AskStatus>(&message);
  if (question != nullptr) enquiries_.receive(std::get<ClientId>(from), *question);
}

bool Node::can_wait(const Sender& from) const {
  return desk_.leads() ? !may_enter() : std::holds_alternative<core::PublicKey>(from);
}

bool Node::may_enter() const { return desk_.leads() && !sequencer_.awaits_certificate(); }

void Node::receive_from_peer(const core::PublicKey& from, Message message) {
  if (!desk_.is_peer(from)) return;
  if (!take_in(from, std::move(message))) desk_.out.end_with(from);
}

// False when a statement in it has a bad signature.
bool Node::take_in(const core::PublicKey& from, Message message) {
  const auto take = [&]<class Value>(Value& value) {
    if constexpr (std::is_same_v<Value, Entries>) {
      if (restart_.done()) replica_.receive(from, std::move(value));
    } else if constexpr (std::is_same_v<Value, BlobPart>) {
      replica_.receive(from, value);
    } else if constexpr (std::is_same_v<Value, Acked>) {
      return all_good(value.acks, [&](const auto& ack) { return finality_.receive(from, ack); });
    } else if constexpr (std::is_same_v<Value, HeldSaid>) {
      return all_good(value.held, [&](const auto& held) { return finality_.receive(held); });
    } else if constexpr (std::is_same_v<Value, Certified>) {
      return finality_.receive(value.certificate);
    } else if constexpr (std::is_same_v<Value, Cosigned>) {
      finality_.receive(from, value);
    } else if constexpr (std::is_same_v<Value, Received>) {
      return intake_.receive(from, value);
    } else if constexpr (std::is_same_v<Value, RefusalNotice>) {
      return value.peer != from || is_good(value, desk_.ledger());
    } else if constexpr (std::is_same_v<Value, GetEntries> || std::is_same_v<Value, GetBlob>) {
      answer(from, value);
    } else if constexpr (std::is_same_v<Value, GetHead>) {
      finality_.tell_head(from);
      if (may_beat()) finality_.beat_to(from);
    } else if constexpr (std::is_same_v<Value, AskPromise>) {
      if (restart_.done()) return succession_.receive(from, value);
    } else if constexpr (std::is_same_v<Value, Promised> || std::is_same_v<Value, NotPromised>) {
      return succession_.receive(from, value);
    } else if constexpr (std::is_same_v<Value, AskNumbers>) {
      restart_.receive(from, value);
    } else if constexpr (std::is_same_v<Value, Numbers>) {
      return restart_.receive(from, value);
    }
    return true;
  };
  return std::visit(take, message);
}

void Node::settle(core::Instant now) {
  look(now);
  if (!restart_.done() || finality_.stopped()) return;
  replica_.take_up();
  intake_.settle();
  do {
    if (succession_.settle()) sequencer_.send_batch();
    sequencer_.settle();
  } while (finality_.settle());
  held_.release_below(finality_.final_size());
  replica_.settle();
  enquiries_.settle();
}

void Node::tick(core::Instant now) {
  look(now);
  if (finality_.stopped()) return;
  if (!restart_.done()) return restart_.ask();
  places_.follow(desk_.book.record().signed_size);
  finality_.keep_note();
  if (repeated_at_ + kResend <= desk_.up) {
    repeated_at_ = desk_.up;
    const bool unsettled = finality_.final_size() < desk_.book.tree().size();
    if (unsettled) {
      beat();
      finality_.repeat();
      sequencer_.repeat();
    }
    intake_.see_to_held(!unsettled);
    succession_.repeat();
  }
  if (heartbeat_at_ + heartbeat() <= desk_.up) {
    heartbeat_at_ = desk_.up;
    beat();
    finality_.repeat();
    desk_.to_others(GetHead{});
  }
  settle(now);
}

// While something is overdue that nobody enters, this peer keeps silent: so that a sequencer that
// leaves it out, or has stopped, is replaced.
bool Node::may_beat() {
  const bool certified = finality_.certificate().tree == desk_.tree();
  return !certified || (fulfils_duty(desk_, held_, {}) && !is_unheard_of(desk_, held_));
}

void Node::beat() {
  if (may_beat()) finality_.beat();
}

core::Duration Node::heartbeat() const {
  constexpr core::Duration kSoon{60'000};
  const auto& proposals = desk_.state().proposals();
  const bool voting = std::ranges::any_of(
      proposals, [](const core::Proposal& p) { return p.phase == core::Phase::open; });
  const auto* next = desk_.state().next_transition();
  const bool soon = next != nullptr && next->due < desk_.now + kSoon;
  return voting || soon ? kHeartbeatVoting : kHeartbeatQuiet;
}

void Node::connected(const core::PublicKey& peer, core::Instant now) {
  look(now);
  restart_.ask(peer);
  desk_.out.send(peer, GetHead{});
  finality_.tell_head(peer);
}

void Node::stand(core::Instant now) {
  look(now);
  if (restart_.done()) succession_.stand();
}

void Node::consent() { succession_.consent(); }

void Node::answer(const core::PublicKey& from, const GetEntries& message) {
  const auto end = std::min(message.end.value, desk_.book.tree().size());
  if (message.first.value >= end) return;
  const auto last = std::min(end, message.first.value + kMaxLines);
  auto lines = desk_.book.lines(message.first.value, last, kMaxLineBytes);
  Entries entries;
  entries.first = message.first;
  entries.asked = true;
  entries.blobs = wordings_of(desk_.book.store(), desk_.ledger(), lines);
  entries.lines = std::move(lines);
  desk_.out.send(from, entries);
}

void Node::answer(const core::PublicKey& from, const GetBlob& message) {
  BlobPart part{message.name, message.offset, {}};
  const auto blob = desk_.book.store().blob(desk_.ledger(), message.name);
  if (blob && message.offset < blob->size()) {
    const auto bytes = std::min<std::uint64_t>(kBlobPartBytes, blob->size() - message.offset);
    const auto begin = blob->begin() + static_cast<std::ptrdiff_t>(message.offset);
    part.bytes.assign(begin, begin + static_cast<std::ptrdiff_t>(bytes));
  }
  desk_.out.send(from, part);
}

}  // namespace yoriai::net
