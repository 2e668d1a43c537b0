#include "tests/sim/vows.h"

#include <algorithm>

#include "ledger/checkpoint.h"
#include "net/lines.h"
#include "tests/sim/script.h"

namespace yoriai::sim {
namespace {

std::tuple<core::Epoch, std::uint64_t, core::Digest> key_of(const core::Tree& tree) {
  return {tree.epoch, tree.size, tree.root};
}

std::string text_of(const core::Tree& tree) {
  return "epoch " + std::to_string(tree.epoch.value) + " size " + std::to_string(tree.size);
}

std::optional<std::string> check_epoch_begun(const core::EpochBegun& body) {
  std::set<core::PublicKey> who;
  core::TreeRank greatest{core::Epoch{0}, 0};
  for (const auto& word : body.promises) {
    who.insert(word.peer);
    greatest = std::max(greatest, core::rank_of(word.best));
  }
  const auto epoch = "epoch " + std::to_string(body.epoch.value) + " begun on ";
  if (who.size() < kNeeded) return epoch + std::to_string(who.size()) + " promises";
  if (core::rank_of(body.base.tree) == greatest) return std::nullopt;
  return epoch + text_of(body.base.tree) + ", not on the greatest certificate that was named";
}

}  // namespace

std::optional<std::string> Vows::hear(const Speaker& speaker, const net::Message& message) {
  auto broken = std::visit([&](const auto& value) { return take(speaker, value); }, message);
  return speaker.honest ? broken : std::nullopt;
}

std::size_t Vows::how_many(std::set<Tree> Words::*said, const Tree& tree) const {
  return static_cast<std::size_t>(std::ranges::count_if(
      said_, [&](const auto& entry) { return (entry.second.*said).contains(tree); }));
}

Vows::Broken Vows::take(const Speaker& speaker, const net::Acked& message) {
  auto& own = said_[speaker.peer];
  for (const auto& ack : message.acks) {
    if (ack.peer != speaker.peer) continue;
    own.acked.insert(key_of(ack.tree));
    if (!own.promises.empty() && ack.tree.epoch < own.promises.rbegin()->first) {
      return "ACK of an older epoch than promised: " + text_of(ack.tree);
    }
    if (core::rank_of(ack.tree) < own.highest_acked)
      return "ACK after a greater one: " + text_of(ack.tree);
    own.highest_acked = core::rank_of(ack.tree);
  }
  return std::nullopt;
}

// One that was said before is shown again, in any epoch.
Vows::Broken Vows::take(const Speaker& speaker, const net::HeldSaid& message) {
  auto& own = said_[speaker.peer];
  for (const auto& held : message.held) {
    if (held.peer != speaker.peer || !own.held.insert(key_of(held.tree)).second) continue;
    if (core::rank_of(held.tree) < own.highest_held) {
      return "HELD after a greater one: " + text_of(held.tree);
    }
    own.highest_held = core::rank_of(held.tree);
    if (!own.promises.empty() && held.tree.epoch < own.promises.rbegin()->first) {
      return "HELD of an older epoch than promised: " + text_of(held.tree);
    }
    const auto acks = how_many(&Words::acked, key_of(held.tree));
    if (acks < kNeeded) return "HELD on " + std::to_string(acks) + " ACKs: " + text_of(held.tree);
  }
  return std::nullopt;
}

Vows::Broken Vows::take(const Speaker& speaker, const net::AskPromise& message) {
  for (const auto& promise : message.shown) {
    if (promise.peer != speaker.peer) continue;
    if (auto broken = take_promise(speaker, promise)) return broken;
  }
  return std::nullopt;
}

Vows::Broken Vows::take(const Speaker& speaker, const net::Promised& message) {
  return take_promise(speaker, message.promise);
}

Vows::Broken Vows::take_promise(const Speaker& speaker, const core::Promise& promise) {
  auto& own = said_[speaker.peer];
  const auto epoch = "epoch " + std::to_string(promise.epoch.value);
  const bool grows = own.promises.empty() || own.promises.rbegin()->first < promise.epoch;
  const auto [known, is_new] = own.promises.emplace(promise.epoch, promise);
  if (known->second != promise) return epoch + " promised twice";
  if (!is_new) return std::nullopt;
  if (!grows) return epoch + " promised after a later one";
  if (core::rank_of(promise.best) >= own.highest_held) return std::nullopt;
  return epoch + " promised naming " + text_of(promise.best) + ", below what it held";
}

bool Vows::is_held(std::uint64_t size, const core::Digest& root) const {
  return std::ranges::any_of(said_, [&](const auto& entry) {
    return std::ranges::any_of(entry.second.held, [&](const Tree& tree) {
      const bool same = std::get<1>(tree) == size && std::get<2>(tree) == root;
      return same && how_many(&Words::held, tree) >= kNeeded;
    });
  });
}

// Whoever shows a note has cosigned it.
Vows::Broken Vows::take(const Speaker& speaker, const net::Cosigned& message) {
  auto& own = said_[speaker.peer];
  const auto size = ledger::size_in(message.note);
  if (size <= own.cosigned) return std::nullopt;
  own.cosigned = size;
  const auto note = ledger::parse_note(message.note);
  const auto checkpoint = ledger::parse_checkpoint_text(note->text);
  if (is_held(size, checkpoint->root)) return std::nullopt;
  return "cosigned without k HELD: size " + std::to_string(size);
}

// Whatever happens to the first one, also when its sequencer is started again.
Vows::Broken Vows::take(const Speaker& speaker, const net::Entries& message) {
  if (message.asked || !speaker.honest) return std::nullopt;
  const Base base{speaker.machine, message.epoch, message.base.epoch, message.base.size};
  const auto [known, is_new] = batches_.emplace(base, message.lines);
  if (known->second != message.lines) return "two batches on " + text_of(message.base);
  if (!is_new) return std::nullopt;
  const auto begun = net::epoch_begun_in(message.lines.front());
  if (!begun) return std::nullopt;
  return check_epoch_begun(std::get<core::EpochBegun>(begun->body()));
}

}  // namespace yoriai::sim
