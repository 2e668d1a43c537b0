#include "net/finality.h"

#include <algorithm>
#include <utility>

#include "ledger/checkpoint.h"
#include "ledger/stored_entries.h"

namespace yoriai::net {
namespace {

// Every founding peer has signed it, so it needs no ACKs.
core::Certificate founding_certificate(const Desk& desk) {
  const auto leaves = ledger::stored_leaves(desk.book.store(), desk.ledger());
  return {{core::Epoch{0}, 1, desk.book.tree().root_at(1, leaves)}, {}};
}

}  // namespace

Finality::Finality(Desk& desk, Board& board)
    : desk_(desk),
      board_(board),
      certificate_(desk.store.certificate(desk.ledger()).value_or(founding_certificate(desk))) {
  for (std::size_t at = 0; at < certificate_.acks.size(); ++at) board_.put(certificate_.ack(at));
  final_note_ = desk.book.store().checkpoint(desk.ledger()).value_or("");
  final_size_ = ledger::size_in(final_note_);
  take_up_cosigning();
}

// What this peer cosigned last and may not have said: the tree is the book's own, which is never
// dropped that far.
void Finality::take_up_cosigning() {
  const auto size = desk_.book.record().signed_size;
  if (size <= final_size_) return;
  const auto leaves = ledger::stored_leaves(desk_.book.store(), desk_.ledger());
  begin_cosigning({desk_.state().epoch(), size, desk_.book.tree().root_at(size, leaves)});
}

std::optional<core::Certificate> Finality::ahead() const {
  auto known = board_.certificate(core::rank_of(certificate_.tree), desk_.quorum());
  if (!known || desk_.holds(known->tree)) return std::nullopt;
  return known;
}

std::optional<core::Ack> Finality::own_ack() {
  if (!desk_.speaks()) return std::nullopt;
  const auto tree = desk_.tree();
  const auto& said = desk_.book.record();
  if (stopped_ || said.promised > tree.epoch || tree.size <= 1) return std::nullopt;
  if (core::rank_of(tree) < core::rank_of(said.acked)) return std::nullopt;
  const bool extends = said.acked.epoch != tree.epoch || desk_.holds(said.acked);
  if (said.acked.size != 0 && !extends) return std::nullopt;
  if (said.acked != tree) desk_.book.record_ack(tree);
  const auto ack = sign_ack(tree, desk_.now, desk_.ledger(), desk_.keys.node);
  board_.put(ack);
  return ack;
}

// The same write has the ACK and how many entries there are; without an ACK these alone.
std::optional<core::Ack> Finality::write_ack() {
  auto ack = own_ack();
  desk_.book.record_size();
  return ack;
}

void Finality::acknowledge() {
  if (const auto ack = write_ack()) desk_.to_others(Acked{{*ack}});
}

bool Finality::put_up(const core::Ack& ack) {
  if (board_.has(ack) || !desk_.is_peer(ack.peer)) return true;
  if (!is_good(ack, desk_.ledger())) return false;
  desk_.report(board_.put(ack), ack.peer);
  return true;
}

bool Finality::receive(const core::PublicKey& from, const core::Ack& ack) {
  if (!put_up(ack)) return false;
  if (ack.peer == from) board_.heard_clock(from, ack.time, desk_.up);
  return true;
}

bool Finality::receive(const core::Held& held) {
  if (board_.has(held) || !desk_.is_peer(held.peer)) return true;
  if (!is_good(held, desk_.ledger())) return false;
  desk_.report(board_.put(held), held.peer);
  return true;
}

// Words of strangers in it prove nothing, and tell no time.
bool Finality::receive(const core::Certificate& shown) {
  const auto certificate = desk_.by_peers(shown);
  bool good = true;
  for (std::size_t at = 0; at < certificate.acks.size(); ++at) {
    good = put_up(certificate.ack(at)) && good;
  }
  if (good) take_whole(certificate);
  return good;
}

// Also where one of its words is a liar's who said another one here before.
void Finality::take_whole(const core::Certificate& certificate) {
  const auto known = board_.certificate(core::rank_of(certificate_.tree), desk_.quorum());
  if (core::rank_of(certificate.tree) <= core::rank_of((known ? *known : certificate_).tree))
    return;
  const bool enough = desk_.quorum()(certificate.tree.size, peers_of(certificate));
  if (enough && is_good(certificate, desk_.ledger())) board_.put(certificate);
}

bool Finality::take_up_certificates() {
  bool moved = false;
  while (store_certificate()) moved = true;
  return moved;
}

bool Finality::settle() {
  bool moved = take_up_certificates();
  if (cosign()) moved = true;
  if (finish()) moved = true;
  return moved;
}

// Of a tree that the book holds. Newer words for the same tree are kept too: they are the
// heartbeat.
bool Finality::store_certificate() {
  auto greater = board_.certificate(core::rank_of(certificate_.tree), desk_.quorum());
  if (greater && desk_.holds(greater->tree)) {
    desk_.book.record_size();  // no certificate for entries that a start would remove
    desk_.store.put_certificate(desk_.ledger(), *greater);
    certificate_ = *std::move(greater);
    say_held();
    return true;
  }
  auto renewed = board_.renewed(certificate_, desk_.quorum());
  if (!renewed || time_of(*renewed, desk_.liars()) <= time_of(certificate_, desk_.liars())) {
    return false;
  }
  desk_.store.put_certificate(desk_.ledger(), *renewed);
  certificate_ = *std::move(renewed);
  return true;
}

void Finality::say_held() {
  if (!desk_.speaks()) return;
  const auto& tree = certificate_.tree;
  const auto& said = desk_.book.record();
  if (stopped_ || said.promised > tree.epoch) return;
  if (core::rank_of(tree) < core::rank_of(said.held)) return;
  if (said.held != tree) desk_.book.record_held(tree);
  const auto held = sign_held(tree, desk_.ledger(), desk_.keys.node);
  board_.put(held);
  desk_.to_others(HeldSaid{{held}});
}

// In any epoch: with k HELD every later epoch's base is this tree or one that extends it.
bool Finality::cosign() {
  if (!desk_.speaks()) return false;
  const auto signed_size = desk_.book.record().signed_size;
  const auto tree = board_.held_tree(signed_size, desk_.quorum());
  if (stopped_ || !tree || tree->size > desk_.book.tree().size()) return false;
  if (!desk_.holds(*tree)) {
    // What a later certificate covers, or one of the same epoch, extends every tree with k HELD. An
    // older one may stand on a dead branch of this peer's own.
    const bool covers = core::rank_of(certificate_.tree) >= core::rank_of(*tree);
    if (covers && certificate_.tree.size >= tree->size) {
      stopped_ = true;
      desk_.notify({Notice::What::contradicts_final, {}, tree->size});
    }
    return false;
  }
  desk_.book.record_signed(tree->size);
  begin_cosigning(*tree);
  desk_.to_others(Cosigned{note()});
  return true;
}

// Others may have come to this tree first.
void Finality::begin_cosigning(const core::Tree& tree) {
  cosigning_ = {tree, {}, std::nullopt};
  add_own_lines();
  for (const auto& [peer, early] : early_notes_) add_lines_of(early);
  std::erase_if(early_notes_, [&](const auto& entry) {
    return ledger::size_in(entry.second) <= cosigning_.tree.size;
  });
}

void Finality::add_own_lines() {
  const auto keys = ledger::checkpoint_keys(desk_.state());
  const auto* witness = keys.witness_of(desk_.self());
  if (witness == nullptr) return;
  constexpr std::uint64_t kMsPerSecond = 1000;
  const auto time_s = std::max(desk_.now, desk_.state().last_accepted_at()).ms / kMsPerSecond;
  const ledger::Checkpoint checkpoint{keys.origin, cosigning_.tree.size, cosigning_.tree.root};
  cosigning_.lines.emplace(desk_.self(), ledger::cosign_checkpoint(checkpoint, witness->name,
                                                                   time_s, desk_.keys.witness));
  if (desk_.leads()) cosigning_.log_line = ledger::sign_checkpoint(checkpoint, desk_.keys.log);
}

std::string Finality::note_text() const {
  return ledger::checkpoint_text({ledger::origin_of(desk_.state().host(), desk_.ledger()),
                                  cosigning_.tree.size, cosigning_.tree.root});
}

std::string Finality::note() const {
  ledger::SignedNote note{note_text(), {}};
  if (cosigning_.log_line) note.signatures.push_back(*cosigning_.log_line);
  for (const auto& [peer, line] : cosigning_.lines) note.signatures.push_back(line);
  return ledger::write_note(note);
}

// Lines of others for the very tree that this peer has cosigned: it vouches for no other.
// A note for a larger tree waits until it has.
void Finality::receive(const core::PublicKey& from, const Cosigned& message) {
  const auto size = ledger::size_in(message.note);
  if (size <= cosigning_.tree.size) return add_lines_of(message.note);
  auto& early = early_notes_[from];
  if (ledger::size_in(early) < size) early = message.note;
}

void Finality::add_lines_of(std::string_view text) {
  const auto given = ledger::parse_note(text);
  if (!given || cosigning_.tree.size == 0 || given->text != note_text()) return;
  const auto keys = ledger::checkpoint_keys(desk_.state());
  for (const auto& line : given->signatures) {
    if (knows(line)) continue;
    const ledger::SignedNote alone{given->text, {line}};
    for (const auto& peer : ledger::cosigned_by(alone, keys)) {
      board_.heard_cosignature(peer, cosigning_.tree.size);
      cosigning_.lines.emplace(peer, line);
    }
    if (ledger::has_log_signature(alone, keys)) cosigning_.log_line = line;
  }
  if (ledger::size_in(final_note_) < final_size_) complete_note();
}

bool Finality::knows(const ledger::NoteSignature& line) const {
  return line == cosigning_.log_line ||
         std::ranges::any_of(cosigning_.lines,
                             [&](const auto& known) { return known.second == line; });
}

bool Finality::finish() {
  if (cosigning_.tree.size <= final_size_) return false;
  std::vector<core::PublicKey> cosigners;
  cosigners.reserve(cosigning_.lines.size());
  for (const auto& [peer, line] : cosigning_.lines) cosigners.push_back(peer);
  if (!desk_.quorum()(cosigning_.tree.size, cosigners)) return false;
  final_size_ = cosigning_.tree.size;
  complete_note();
  return true;
}

// Other tools ask for the log's own line, which may come later, or with a later tree.
void Finality::complete_note() {
  if (!cosigning_.log_line || cosigning_.tree.size != final_size_) return;
  auto complete = note();
  if (complete == final_note_) return;
  final_note_ = std::move(complete);
  note_kept_ = false;
}

// It proves what k peers signed, and is no word of this one's: nothing waits for it to be stored.
void Finality::keep_note() {
  complete_note();
  if (std::exchange(note_kept_, true)) return;
  desk_.book.store().put_checkpoint(desk_.ledger(), final_note_);
}

// What it acknowledged, or has caught up with: of that the others have a certificate without it,
// and would miss its heartbeat when one of them fails.
bool Finality::stands_by_its_end() const {
  const auto tree = desk_.tree();
  return desk_.book.record().acked == tree || certificate_.tree == tree;
}

void Finality::beat() {
  if (stands_by_its_end()) acknowledge();
}

void Finality::beat_to(const core::PublicKey& peer) {
  if (!stands_by_its_end()) return;
  if (const auto ack = own_ack()) desk_.out.send(peer, Acked{{*ack}});
}

void Finality::repeat() {
  if (desk_.book.record().held == certificate_.tree) say_held();
  if (!cosigning_.lines.empty()) desk_.to_others(Cosigned{note()});
}

void Finality::tell_head(const core::PublicKey& peer) const {
  desk_.out.send(peer, Certified{certificate_});
  const auto held = board_.held_of(certificate_.tree);
  if (!held.empty()) desk_.out.send(peer, HeldSaid{held});
  if (!final_note_.empty()) desk_.out.send(peer, Cosigned{final_note_});
}

}  // namespace yoriai::net
