#include "net/restart_check.h"

#include "net/limits.h"

namespace yoriai::net {
namespace {

using What = Notice::What;

// Whether somebody holds a word of this peer's that its own record does not know.
bool shows_more(const Numbers& numbers, const ledger::HighWaterMark& record) {
  return numbers.receipts > record.receipts.number || numbers.promised > record.promised ||
         numbers.cosigned > record.signed_size ||
         core::rank_of(numbers.acked) > core::rank_of(record.acked) ||
         core::rank_of(numbers.held) > core::rank_of(record.held);
}

}  // namespace

void RestartCheck::ask() {
  for (const auto& peer : desk_.others()) ask(peer);
}

void RestartCheck::ask(const core::PublicKey& peer) {
  if (!done() && !answered_.contains(peer)) desk_.out.send(peer, AskNumbers{nonce_});
}

void RestartCheck::receive(const core::PublicKey& from, const AskNumbers& message) {
  const auto claim = board_.take_claim(from);
  if (claim && is_good(claim->receipt, desk_.ledger(), claim->event)) {
    board_.heard_receipt(from, claim->receipt.number);
  }
  const auto highest = board_.highest_of(from);
  Numbers numbers;
  numbers.about = from;
  numbers.nonce = message.nonce;
  numbers.receipts = highest.receipts;
  numbers.acked = board_.acked_by(from);
  numbers.held = board_.held_by(from);
  numbers.promised = highest.promised;
  numbers.cosigned = highest.cosigned;
  desk_.out.send(from, sign_numbers(numbers, desk_.ledger(), desk_.keys.node));
}

bool RestartCheck::receive(const core::PublicKey& from, const Numbers& message) {
  if (message.peer == from && !is_good(message, desk_.ledger())) return false;
  const bool ours =
      message.peer == from && message.about == desk_.self() && message.nonce == nonce_;
  if (!ours || done() || !answered_.insert(from).second) return true;
  if (shows_more(message, desk_.book.record())) note_more(from);
  return true;
}

// So many as may lie are not believed: else one of them could stop every peer.
void RestartCheck::note_more(const core::PublicKey& from) {
  if (++show_more_ <= desk_.liars()) return desk_.notify({What::numbers_doubtful, from});
  if (std::exchange(sound_, false)) desk_.notify({What::numbers_above_own, from});
}

bool RestartCheck::done() const {
  return sound_ &&
         (answered_.size() >= desk_.others().size() || since_ + kRestartPatience <= desk_.up);
}

}  // namespace yoriai::net
