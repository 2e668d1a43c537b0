#include "net/replica.h"

#include <algorithm>

#include "ledger/stored_entries.h"
#include "net/duty.h"
#include "net/limits.h"
#include "net/lines.h"
#include "net/timeliness.h"

namespace yoriai::net {
namespace {

bool is_transition(core::Kind kind) {
  return kind == core::Kind::voting_opened || kind == core::Kind::voting_closed;
}

BatchContent content_of(const std::vector<LineFacts>& facts) {
  BatchContent content{is_transition(facts.front().kind), {}};
  for (const auto& line : facts) {
    content.events.push_back(line.event);
    if (line.carried) content.events.push_back(*line.carried);
  }
  return content;
}

}  // namespace

void Replica::receive(const core::PublicKey& from, Entries message) {
  if (message.lines.empty()) return;
  if (message.asked) return take_asked(from, std::move(message));
  if (piece_) take_piece(*std::exchange(piece_, std::nullopt));
  follow_batch(from, std::move(message));
}

// Of the epoch that the book is in, by its sequencer; or the first of a newer epoch.
void Replica::follow_batch(const core::PublicKey& from, Entries message) {
  if (message.epoch < desk_.state().epoch()) return;
  auto& lines = message.lines;
  auto facts = facts_of_all(lines);
  if (!facts) return;
  finality_.take_up_certificates();
  auto stands_on = finality_.certificate();
  const bool newer = message.epoch > desk_.state().epoch();
  if (newer) {
    const auto begun = epoch_begun_in(lines.front());
    if (!begun || begun->header().author != from || !is_founded_well(*begun)) return;
    stands_on = std::get<core::EpochBegun>(begun->body()).base;
    // Entries under this peer's own certificate may be nowhere else by now. Those who promised the
    // epoch can certify it without this peer, which follows once they have.
    if (core::rank_of(stands_on.tree) < core::rank_of(finality_.certificate().tree)) return;
    finality_.receive(stands_on);
  } else if (from != desk_.state().sequencer()) {
    return;
  }
  const auto size = desk_.book.tree().size();
  if (message.first.value > size) return;  // to be caught up with first
  const bool repeated = !newer && message.first.value + lines.size() <= size;
  if (!repeated && !is_in_order(from, message, *facts, stands_on)) return;
  Piece piece{from,          message.first.value, false,
              message.blobs, std::move(lines),    *std::move(facts),
              desk_.up};
  switch (splice(piece)) {
    case Verdict::taken:
      note_tail(piece);
      [[fallthrough]];
    case Verdict::nothing_new:
      return finality_.acknowledge();
    case Verdict::blob_missing:
      return;  // it is sent again
    case Verdict::unproven:
    case Verdict::refused:
      desk_.notify({Notice::What::batch_refused, from, message.first.value});
  }
}

// It becomes final, or is dropped.
void Replica::note_tail(const Piece& piece) {
  core::EntryIndex index{piece.first};
  for (const auto& line : piece.facts) {
    held_.note_in_tail(line.event, index);
    ++index.value;
  }
}

// Stop and wait, time and duty.
bool Replica::is_in_order(const core::PublicKey& from, const Entries& message,
                          const std::vector<LineFacts>& facts, const core::Certificate& stands_on) {
  if (message.base != stands_on.tree || message.first.value != stands_on.tree.size) return false;
  std::vector<core::Instant> stamps;
  stamps.reserve(facts.size());
  for (const auto& line : facts) stamps.push_back(line.accepted_at);
  if (judge_time(stamps, certified_at(stands_on), desk_.now) != Timely::yes) {
    desk_.notify({Notice::What::batch_untimely, from, message.first.value});
    return false;
  }
  if (facts.front().kind == core::Kind::epoch_begun) return true;  // duty begins with the epoch
  if (fulfils_duty(desk_, held_, content_of(facts))) return true;
  desk_.notify({Notice::What::batch_evades_duty, from, message.first.value});
  return false;
}

// Who begins an epoch chooses which ACKs of its base it shows, and could choose the oldest: what
// this peer knows itself is a second word.
core::Instant Replica::certified_at(const core::Certificate& stands_on) const {
  const auto shown = time_of(desk_.by_peers(stands_on), desk_.liars());
  const auto known = time_of(finality_.certificate(), desk_.liars());
  return std::max(shown.value_or(core::Instant{}), known.value_or(core::Instant{}));
}

// Piece by piece, because a line can be long.
std::uint64_t Replica::same_lines(std::uint64_t first, const Lines& lines) const {
  constexpr std::size_t kAtOnceBytes = std::size_t{1} << 20U;
  const auto end = std::min<std::uint64_t>(desk_.book.tree().size(), first + lines.size());
  std::uint64_t same = 0;
  while (first + same < end) {
    for (const auto& own : desk_.book.lines(first + same, end, kAtOnceBytes)) {
      if (own != lines[same]) return same;
      ++same;
    }
  }
  return same;
}

// Passes over what the book has, drops what stands in the way if that may go, and takes in the
// rest.
Replica::Verdict Replica::splice(Piece& piece) {
  const auto first = piece.first;
  auto& lines = piece.lines;
  if (first > desk_.book.tree().size()) return Verdict::nothing_new;
  const auto same = same_lines(first, lines);
  if (same == lines.size()) return Verdict::nothing_new;
  const bool drops = first + same < desk_.book.tree().size();
  if (drops && first + same < desk_.book.record().signed_size) return Verdict::refused;
  if (drops && !may_drop_at(first + same, std::span(lines).subspan(same))) {
    return Verdict::unproven;
  }
  auto brought = named_blobs(piece.blobs);
  const auto ready = with_blobs(piece.from, lines, piece.facts, brought);
  // Piece by piece where that is allowed, so that one blob at a time is enough.
  const bool in_pieces = piece.asked && !drops && ready > same;
  if (ready < lines.size() && !in_pieces) return Verdict::blob_missing;
  lines.resize(ready);
  std::ranges::move(blobs_.hand_over(), std::back_inserter(brought));
  if (drops) drop_tail(first + same);
  lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(same));
  return take(first + same, std::move(lines), std::span(piece.facts).subspan(same, ready - same),
              std::move(brought));
}

// How many of the first lines have their blobs at hand; the next one's is asked for.
std::size_t Replica::with_blobs(const core::PublicKey& from, const Lines& lines,
                                std::span<const LineFacts> facts,
                                const std::vector<ledger::Blob>& brought) {
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const auto name = wording_named_in(facts[at].kind, lines[at]);
    if (!name || std::ranges::find(brought, *name, &ledger::Blob::name) != brought.end()) continue;
    if (blobs_.has(*name) || desk_.book.store().blob(desk_.ledger(), *name)) continue;
    blobs_.want(from, *name);
    return at;
  }
  return lines.size();
}

Replica::Verdict Replica::take(std::uint64_t first, Lines lines, std::span<const LineFacts> facts,
                               std::vector<ledger::Blob> blobs) {
  std::vector<core::VerifiedEvent> begun;
  for (std::size_t at = 0; at < facts.size(); ++at) {
    if (facts[at].kind != core::Kind::epoch_begun) continue;
    if (const auto event = epoch_begun_in(lines[at])) begun.push_back(*event);
  }
  if (!desk_.book.follow(std::move(lines), std::move(blobs))) return Verdict::refused;
  put_up_promises(begun);
  core::EntryIndex index{first};
  for (const auto& line : facts) {
    held_.note_place(line.event, index);
    if (line.carried) held_.note_place(*line.carried, index);
    ++index.value;
  }
  return Verdict::taken;
}

// Of epochs that are in the book: whoever promised one of them to two has lied.
void Replica::put_up_promises(std::span<const core::VerifiedEvent> begun) {
  for (const auto& event : begun) {
    const auto& body = std::get<core::EpochBegun>(event.body());
    for (std::size_t at = 0; at < body.promises.size(); ++at) {
      const auto promise = body.promise(at, event.header().author);
      if (desk_.is_peer(promise.peer)) desk_.report(board_.put(promise), promise.peer);
    }
  }
}

// What this peer cosigned is never dropped; above it, only for what is proven: lines up to the base
// of a newer epoch that k peers promised, or up to the certificate whose entries were asked for.
// The tail may itself be of a newer epoch, one that was never certified.
bool Replica::may_drop_at(std::uint64_t index, std::span<const ledger::StoredEntry> instead) const {
  const auto& shown = chase_ ? chase_->beside : std::nullopt;
  if (shown && shown->shown && shown->first == index) {
    return ledger::leaf_hash(instead.front().entry) == shown->leaf;
  }
  const auto leaves = ledger::stored_leaves(desk_.book.store(), desk_.ledger());
  if (begins_newer_epoch(instead.front(), index, desk_.book.tree().root_at(index, leaves))) {
    return true;
  }
  if (!chase_) return false;
  auto tree = tree_of_first(index);
  for (const auto& line : instead) {
    if (begins_newer_epoch(line, tree.size(), tree.root())) return true;
    tree.append(ledger::leaf_hash(line.entry));
  }
  return tree.size() == chase_->goal.tree.size && tree.root() == chase_->goal.tree.root;
}

ledger::MerkleTree Replica::tree_of_first(std::uint64_t size) const {
  constexpr std::uint64_t kAtOnce = 4096;
  const auto leaves = ledger::stored_leaves(desk_.book.store(), desk_.ledger());
  ledger::MerkleTree tree;
  while (tree.size() < size) {
    const auto end = std::min(size, tree.size() + kAtOnce);
    for (const auto& leaf : leaves(tree.size(), end)) tree.append(leaf);
  }
  return tree;
}

bool Replica::begins_newer_epoch(const ledger::StoredEntry& line, std::uint64_t size,
                                 const core::Digest& root) const {
  const auto begun = epoch_begun_in(line);
  if (!begun || !is_founded_well(*begun)) return false;
  const auto& body = std::get<core::EpochBegun>(begun->body());
  const bool stands = body.base.tree.size == size && body.base.tree.root == root;
  return stands && body.epoch > desk_.state().epoch();
}

// What the rules will ask of it, as far as can be told before the entries that it replaces are
// gone: for less they must not go. Its signatures are good.
bool Replica::is_founded_well(const core::VerifiedEvent& begun) const {
  const auto& body = std::get<core::EpochBegun>(begun.body());
  const auto* leader = desk_.state().find_peer(begun.header().author);
  if (leader == nullptr || leader->log != body.log) return false;
  if (begun.header().ledger != desk_.ledger()) return false;
  const auto& base = body.base;
  std::vector<core::PublicKey> promised;
  promised.reserve(body.promises.size());
  for (const auto& word : body.promises) {
    if (core::rank_of(word.best) > core::rank_of(base.tree)) return false;
    promised.push_back(word.peer);
  }
  const auto enough = desk_.quorum();
  const bool founding = core::rank_of(base.tree) == core::TreeRank{core::Epoch{0}, 1};
  return enough(base.tree.size, promised) && (founding || enough(base.tree.size, peers_of(base)));
}

void Replica::drop_tail(std::uint64_t size) {
  dead_branch_.remember(size);
  desk_.book.drop_tail(size);
  held_.forget_places_from(size);
  desk_.notify({Notice::What::tail_dropped, {}, size});
}

}  // namespace yoriai::net
