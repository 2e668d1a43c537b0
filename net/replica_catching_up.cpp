// Catching up: what is asked of whom, and what becomes of the answers.
#include <algorithm>

#include "net/limits.h"
#include "net/lines.h"
#include "net/replica.h"

namespace yoriai::net {

void Replica::take_asked(const core::PublicKey& from, Entries message) {
  const auto first = message.first.value;
  if (!chase_ || first != next_to_come()) return;
  const auto goal = chase_->goal.tree.size;
  if (first >= goal) return;
  auto& lines = message.lines;
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
  desk_.book.record_size();
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
