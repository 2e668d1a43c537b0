#include "net/board.h"

#include <algorithm>
#include <set>
#include <utility>

#include "net/limits.h"

namespace yoriai::net {
namespace {

// Of one peer: it is at most a batch ahead of the slowest that still counts, and repeats itself.
constexpr std::size_t kWordsRemembered = 6;
// Nothing overtakes for longer than this; afterwards an earlier time is that of a clock put back.
constexpr core::Duration kOvertaken{60'000};

template <class Word>
auto place_of(std::vector<Word>& words, const core::Tree& tree) {
  return std::ranges::lower_bound(words, core::rank_of(tree), {},
                                  [](const Word& word) { return core::rank_of(word.tree); });
}

template <class Word>
void keep_greatest(std::vector<Word>& words) {
  if (words.size() > kWordsRemembered) words.erase(words.begin());
}

}  // namespace

std::optional<Contradiction> Board::put(const core::Ack& ack) {
  auto& words = peers_[ack.peer].acks;
  const auto place = place_of(words, ack.tree);
  if (place == words.end() || core::rank_of(place->tree) != core::rank_of(ack.tree)) {
    words.insert(place, ack);
    keep_greatest(words);
    return std::nullopt;
  }
  if (place->tree != ack.tree) return TwoAcks{{*place, ack}};
  if (place->time < ack.time) *place = ack;
  return std::nullopt;
}

std::optional<Contradiction> Board::put(const core::Held& held) {
  auto& words = peers_[held.peer].held;
  const auto place = place_of(words, held.tree);
  if (place == words.end() || core::rank_of(place->tree) != core::rank_of(held.tree)) {
    words.insert(place, held);
    keep_greatest(words);
    return std::nullopt;
  }
  if (place->tree != held.tree) return TwoHeld{{*place, held}};
  return std::nullopt;
}

std::optional<Contradiction> Board::put(const core::Promise& promise) {
  auto& words = peers_[promise.peer].promises;
  const auto place = std::ranges::lower_bound(words, promise.epoch, {}, &core::Promise::epoch);
  if (place == words.end() || place->epoch != promise.epoch) {
    words.insert(place, promise);
    keep_greatest(words);
    return std::nullopt;
  }
  const bool same = place->candidate == promise.candidate && place->log == promise.log &&
                    place->best == promise.best;
  if (!same) return TwoPromises{{*place, promise}};
  return std::nullopt;
}

void Board::put(const core::Certificate& shown) {
  if (!shown_ || core::rank_of(shown_->tree) < core::rank_of(shown.tree)) shown_ = shown;
}

bool Board::has(const core::Ack& ack) const {
  const auto found = peers_.find(ack.peer);
  return found != peers_.end() &&
         std::ranges::find(found->second.acks, ack) != found->second.acks.end();
}

bool Board::has(const core::Held& held) const {
  const auto found = peers_.find(held.peer);
  return found != peers_.end() &&
         std::ranges::find(found->second.held, held) != found->second.held.end();
}

core::Certificate Board::words_for(const core::Tree& tree) const {
  core::Certificate certificate{tree, {}};
  for (const auto& [peer, words] : peers_) {
    const auto ack = std::ranges::find(words.acks, tree, &core::Ack::tree);
    if (ack == words.acks.end()) continue;
    certificate.acks.push_back({peer, ack->time, ack->signature});
  }
  return certificate;
}

std::optional<core::Certificate> Board::certificate(const core::TreeRank& above,
                                                    const Quorum& quorum) const {
  std::optional<core::Certificate> greatest;
  auto least = above;
  for (const auto& [peer, words] : peers_) {
    for (const auto& ack : words.acks) {
      if (core::rank_of(ack.tree) <= least) continue;
      auto certificate = words_for(ack.tree);
      if (!quorum(ack.tree.size, peers_of(certificate))) continue;
      least = core::rank_of(ack.tree);
      greatest = std::move(certificate);
    }
  }
  const bool greater = shown_ && core::rank_of(shown_->tree) > least;
  return greater && quorum(shown_->tree.size, peers_of(*shown_)) ? shown_ : greatest;
}

std::optional<core::Certificate> Board::renewed(const core::Certificate& known,
                                                const Quorum& quorum) const {
  auto certificate = words_for(known.tree);
  if (certificate == known) return std::nullopt;
  if (!quorum(known.tree.size, peers_of(certificate))) return std::nullopt;
  return certificate;
}

std::vector<core::Held> Board::held_of(const core::Tree& tree) const {
  std::vector<core::Held> all;
  for (const auto& [peer, words] : peers_) {
    const auto held = std::ranges::find(words.held, tree, &core::Held::tree);
    if (held != words.held.end()) all.push_back(*held);
  }
  return all;
}

std::optional<core::Tree> Board::held_tree(std::uint64_t above_size, const Quorum& quorum) const {
  std::optional<core::Tree> largest;
  for (const auto& [peer, words] : peers_) {
    for (const auto& held : words.held) {
      if (held.tree.size <= (largest ? largest->size : above_size)) continue;
      std::vector<core::PublicKey> who;
      for (const auto& said : held_of(held.tree)) who.push_back(said.peer);
      if (quorum(held.tree.size, who)) largest = held.tree;
    }
  }
  return largest;
}

void Board::heard_clock(const core::PublicKey& peer, core::Instant theirs, Uptime now) {
  auto& words = peers_[peer];
  if (theirs <= words.their_clock && now < words.heard_at + kOvertaken) return;
  words.their_clock = theirs;
  words.heard_at = now;
}

std::optional<core::Instant> Board::clock_of(const core::PublicKey& peer, Uptime now) const {
  const auto found = peers_.find(peer);
  if (found == peers_.end() || found->second.their_clock == core::Instant{}) return std::nullopt;
  const auto& words = found->second;
  if (words.heard_at + kSilence < now) return std::nullopt;
  return words.their_clock + core::Duration{now.ms - words.heard_at.ms};
}

void Board::heard_receipt(const core::PublicKey& peer, std::uint64_t number) {
  auto& highest = peers_[peer].highest.receipts;
  highest = std::max(highest, number);
}

void Board::claim_receipt(const EventReceipt& claim) {
  auto& highest = peers_[claim.receipt.peer].claim;
  if (!highest || highest->receipt.number < claim.receipt.number) highest = claim;
}

std::optional<EventReceipt> Board::take_claim(const core::PublicKey& peer) {
  const auto found = peers_.find(peer);
  return found == peers_.end() ? std::nullopt : std::exchange(found->second.claim, std::nullopt);
}

std::optional<EventReceipt> Board::compare(const EventReceipt& receipt) {
  auto& receipts = peers_[receipt.receipt.peer].receipts;
  const auto [place, fresh] = receipts.emplace(receipt.receipt.number, receipt);
  if (!fresh) return place->second == receipt ? std::nullopt : std::optional(place->second);
  if (receipts.size() > kReceiptsCompared) receipts.erase(receipts.begin());
  return std::nullopt;
}

void Board::put_instead(const EventReceipt& receipt) {
  peers_[receipt.receipt.peer].receipts.insert_or_assign(receipt.receipt.number, receipt);
}

void Board::heard_promise(const core::PublicKey& peer, core::Epoch epoch) {
  auto& highest = peers_[peer].highest.promised;
  highest = std::max(highest, epoch);
}

void Board::heard_cosignature(const core::PublicKey& peer, std::uint64_t size) {
  auto& highest = peers_[peer].highest.cosigned;
  highest = std::max(highest, size);
}

Board::Highest Board::highest_of(const core::PublicKey& peer) const {
  const auto found = peers_.find(peer);
  return found == peers_.end() ? Highest{} : found->second.highest;
}

core::Tree Board::acked_by(const core::PublicKey& peer) const {
  const auto found = peers_.find(peer);
  if (found == peers_.end() || found->second.acks.empty()) return {};
  return found->second.acks.back().tree;
}

core::Tree Board::held_by(const core::PublicKey& peer) const {
  const auto found = peers_.find(peer);
  if (found == peers_.end() || found->second.held.empty()) return {};
  return found->second.held.back().tree;
}

std::vector<core::Ack> Board::acks() const {
  std::vector<core::Ack> all;
  for (const auto& [peer, words] : peers_) {
    all.insert(all.end(), words.acks.begin(), words.acks.end());
  }
  return all;
}

std::vector<core::PublicKey> Board::who_has(const core::Tree& tree) const {
  return peers_of(words_for(tree));
}

std::vector<core::PublicKey> peers_of(const core::Certificate& certificate) {
  std::vector<core::PublicKey> peers;
  peers.reserve(certificate.acks.size());
  for (const auto& word : certificate.acks) peers.push_back(word.peer);
  return peers;
}

std::optional<core::Instant> time_of(const core::Certificate& certificate, std::size_t liars) {
  std::vector<core::Instant> times;
  times.reserve(certificate.acks.size());
  for (const auto& word : certificate.acks) times.push_back(word.time);
  if (times.size() <= liars) return std::nullopt;
  std::ranges::sort(times);
  return times[liars];
}

}  // namespace yoriai::net
