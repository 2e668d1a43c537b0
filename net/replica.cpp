#include "net/replica.h"

#include <algorithm>

#include "ledger/stored_entries.h"
#include "net/duty.h"
#include "net/limits.h"
#include "net/lines.h"
#include "net/timeliness.h"

namespace yoriai::net {
namespace {

bool same_line(const ledger::StoredEntry& a, const ledger::StoredEntry& b) {
  return a.entry == b.entry && a.salted_body == b.salted_body;
}

bool is_transition(core::Kind kind) {
  return kind == core::Kind::voting_opened || kind == core::Kind::voting_closed;
}

// None when a line cannot be read.
std::optional<std::vector<LineFacts>> facts_of_all(std::span<const ledger::StoredEntry> lines) {
  std::vector<LineFacts> all;
  all.reserve(lines.size());
  for (const auto& line : lines) {
    const auto facts = facts_of(line);
    if (!facts) return std::nullopt;
    all.push_back(*facts);
  }
  return all;
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

void Replica::receive(const core::PublicKey& from, const Entries& message) {
  if (message.lines.empty()) return;
  if (message.asked) return take_asked(from, message);
  if (piece_) take_piece(*std::exchange(piece_, std::nullopt));
  follow_batch(from, message);
}

// Of the epoch that the book is in, by its sequencer; or the first of a newer epoch.
void Replica::follow_batch(const core::PublicKey& from, const Entries& message) {
  if (message.epoch < desk_.state().epoch()) return;
  auto lines = stored_lines(message);
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
    case Verdict::nothing_new:
      return finality_.acknowledge();
    case Verdict::blob_missing:
      return;  // it is sent again
    case Verdict::unproven:
    case Verdict::refused:
      desk_.notify({Notice::What::batch_refused, from, message.first.value});
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
      if (!same_line(own, lines[same])) return same;
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

void Replica::take_asked(const core::PublicKey& from, const Entries& message) {
  const auto first = message.first.value;
  if (!chase_ || first != next_to_come()) return;
  const auto goal = chase_->goal.tree.size;
  if (first >= goal) return;
  auto lines = stored_lines(message);
  if (first + lines.size() > goal) lines.resize(goal - first);
  auto facts = facts_of_all(lines);
  auto before = std::exchange(piece_, std::nullopt);
  if (facts) {
    note_answer(first, first + lines.size());
    if (!chase_->beside || chase_->beside->shown) desk_.book.look_ahead(lines);
    piece_ = {from, first, true, message.blobs, std::move(lines), *std::move(facts), desk_.up};
  }
  if (before) take_piece(*std::move(before));
  if (!facts) give_up();
}

void Replica::take_up() {
  if (!piece_) return;
  const bool more_comes = chase_->asked_to > piece_->end() && desk_.up < piece_->came_at + kTick;
  if (!more_comes) take_piece(*std::exchange(piece_, std::nullopt));
}

void Replica::take_piece(Piece piece) {
  const auto end = piece.end();
  if (chase_->beside && !chase_->beside->shown) return look_beside(piece);
  const auto verdict = splice(piece);
  if (verdict == Verdict::unproven) return look_beside(piece);
  if (verdict == Verdict::refused) return give_up();
  if (verdict == Verdict::blob_missing) return piece_.reset();  // it is asked for again
  if (verdict == Verdict::taken) chase_->beside.reset();
  chase_->next = verdict == Verdict::taken ? desk_.book.tree().size() : end;
  if (chase_->next == end) return;
  piece_.reset();  // it does not follow on what is here
  chase_->asked_to = chase_->next;
}

// Goes on in the next piece until the goal, and then back to where the two part.
void Replica::look_beside(const Piece& piece) {
  auto& beside = chase_->beside;
  if (!beside || beside->shown) {
    const auto same = same_lines(piece.first, piece.lines);
    const auto parting = piece.first + same;
    beside = {parting, ledger::leaf_hash(piece.lines[same].entry), tree_of_first(parting), false};
  }
  for (auto at = beside->tree.size() - piece.first; at < piece.lines.size(); ++at) {
    beside->tree.append(ledger::leaf_hash(piece.lines[at].entry));
  }
  chase_->next = piece.end();
  const auto& goal = chase_->goal.tree;
  if (chase_->next < goal.size) return;
  if (beside->tree.root() != goal.root) return give_up();
  beside->shown = true;
  piece_.reset();
  chase_->next = beside->first;
  chase_->asked_to = beside->first;
}

// Somebody else is asked, in a while; perhaps what is here already parts from the goal.
void Replica::give_up() {
  piece_.reset();
  chase_->beside.reset();
  chase_->next = furthest_back();
  chase_->asked_to = chase_->goal.tree.size;
}

// What was asked for beyond an answer that is shorter than the question does not follow on it, and
// has to be asked for again: then a little less, as lines differ in length.
void Replica::note_answer(std::uint64_t first, std::uint64_t end) {
  const auto asked = chase_->in_question();
  const auto came = end - first;
  chase_->asked_at = desk_.up;
  if (end != std::min(chase_->goal.tree.size, first + asked)) chase_->asked_to = end;
  chase_->in_answer = came < asked ? std::max<std::uint64_t>(1, came - came / 16) : asked;
}

// The founding entry is the same everywhere, and so is what this peer cosigned.
std::uint64_t Replica::furthest_back() const {
  return std::max<std::uint64_t>(1, desk_.book.record().signed_size);
}

void Replica::settle() {
  dead_branch_.compare();
  const auto ahead = finality_.ahead();
  if (!ahead) {
    chase_.reset();
    piece_.reset();
    return;
  }
  const bool grown = chase_ && chase_->goal.tree.epoch == ahead->tree.epoch &&
                     chase_->goal.tree.size < ahead->tree.size;
  if (grown) {
    chase_->goal = *ahead;
  } else if (!chase_ || chase_->goal.tree != ahead->tree) {
    // A newer epoch may have begun below what this book holds, but not below what is cosigned.
    const bool newer = ahead->tree.epoch > desk_.state().epoch();
    const auto own = desk_.book.tree().size();
    const auto from = newer || ahead->tree.size <= own ? furthest_back() : own;
    chase_ = Chase{*ahead, std::min(from, ahead->tree.size), chase_ ? chase_->asked : 0, {}};
    chase_->asked_to = chase_->next;
    piece_.reset();
  }
  if (chase_->next >= chase_->goal.tree.size) {
    // All of it was there, and yet the root is another one: what differs lies further back. When
    // nothing does there either, nobody has these entries any more: asked again in a while.
    chase_->next = furthest_back();
    chase_->asked_to = chase_->goal.tree.size;
    if (!std::exchange(chase_->went_back, true)) {
      chase_->asked_at = {};
      ++chase_->asked;
    }
  }
  if (chase_->asked_at + kResend <= desk_.up) {
    ask();
  } else {
    ask_ahead();
  }
}

// Who is silent is not asked again at once.
void Replica::ask() {
  if (chase_->asked_at != Uptime{}) ++chase_->asked;
  chase_->asked_at = desk_.up;
  chase_->asked_to = chase_->next;
  chase_->in_answer = 0;
  ask_next_piece();
}

// Once an answer has shown how much one holds: so that a piece comes while another is judged.
void Replica::ask_ahead() {
  while (chase_->in_answer > 0 && chase_->asked_to < chase_->goal.tree.size &&
         chase_->asked_to <= next_to_come() + chase_->in_answer) {
    ask_next_piece();
  }
}

void Replica::ask_next_piece() {
  std::vector<core::PublicKey> who;
  for (const auto& ack : chase_->goal.acks) {
    if (ack.peer != desk_.self()) who.push_back(ack.peer);
  }
  const auto first = chase_->asked_to;
  chase_->asked_to = std::min(chase_->goal.tree.size, first + chase_->in_question());
  if (who.empty()) return;
  desk_.out.send(who[chase_->asked % who.size()],
                 GetEntries{core::EntryIndex{first}, core::EntryIndex{chase_->asked_to}});
}

}  // namespace yoriai::net
