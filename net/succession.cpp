#include "net/succession.h"

#include <algorithm>

#include "net/board.h"
#include "net/limits.h"

namespace yoriai::net {
namespace {

constexpr core::Duration kTurn{20'000};

}  // namespace

core::Epoch Succession::highest_known() const {
  return std::max(
      {desk_.state().epoch(), desk_.book.record().promised, finality_.certificate().tree.epoch});
}

// f + 1 peers have one honest among them, who has promised that epoch or a later one: so a
// candidate that was cut off for long is believed how far others went, and absurd epochs are not.
core::Epoch Succession::highest_shown(const std::vector<core::Promise>& shown) const {
  std::map<core::PublicKey, core::Epoch> epochs;
  for (const auto& promise : shown) {
    if (promise.epoch.value > kMostEpoch) continue;
    if (!desk_.is_peer(promise.peer) || !is_good(promise, desk_.ledger())) continue;
    auto& epoch = epochs[promise.peer];
    epoch = std::max(epoch, promise.epoch);
  }
  std::vector<core::Epoch> descending;
  descending.reserve(epochs.size());
  for (const auto& [peer, epoch] : epochs) descending.push_back(epoch);
  std::ranges::sort(descending, std::greater{});
  return descending.size() > desk_.liars() ? descending[desk_.liars()] : core::Epoch{};
}

// No heartbeat, or entries that do not become final: what stops a book may be that some peers have
// promised a newer epoch than others. Who is behind hears what others certified since: its own
// book's end is old, and the book is not.
core::Instant Succession::last_heard() const {
  const auto last = desk_.state().last_accepted_at();
  if (const auto ahead = finality_.ahead()) return time_of(*ahead, desk_.liars()).value_or(last);
  const auto heartbeat = time_of(finality_.certificate(), desk_.liars()).value_or(last);
  const bool unsettled = finality_.final_size() < desk_.book.tree().size();
  return unsettled ? std::min(heartbeat, last) : heartbeat;
}

// To a clock that is off, a lively book seems silent.
bool Succession::is_silent(core::Duration longer) const {
  const core::Duration span{kSilence.ms + longer.ms};
  return !clock_.is_off() && silence_.has_lasted(span, desk_.now, desk_.up);
}

void Succession::stand() {
  if (!desk_.speaks()) return;
  const core::Epoch epoch{highest_known().value + 1};
  desk_.book.record_promise(epoch);
  candidacy_ = Candidacy{epoch, {}, {}};
  stood_at_ = desk_.up;
  outrun_ = false;
  given_ = own_promise(epoch, desk_.self(), desk_.keys.log.public_key());
  candidacy_->promises[desk_.self()] = *given_;
  ask();
}

void Succession::consent() { consents_until_ = desk_.now + kConsent; }

Promised Succession::own_promise(core::Epoch epoch, const core::PublicKey& candidate,
                                 const core::PublicKey& log) const {
  const auto& certificate = finality_.certificate();
  core::Promise promise{{}, epoch, candidate, log, certificate.tree, {}};
  return {sign_promise(promise, desk_.ledger(), desk_.keys.node), certificate};
}

void Succession::ask() {
  AskPromise question{candidacy_->epoch, desk_.self(), desk_.keys.log.public_key(), {}};
  for (const auto& [peer, given] : candidacy_->promises) question.shown.push_back(given.promise);
  for (const auto& [peer, other] : candidacy_->others) {
    if (question.shown.size() == core::kMaxPeers) break;
    if (!candidacy_->promises.contains(peer)) question.shown.push_back(other);
  }
  for (const auto& peer : desk_.others()) {
    if (!candidacy_->promises.contains(peer)) desk_.out.send(peer, question);
  }
}

bool Succession::receive(const core::PublicKey& from, const AskPromise& message) {
  const auto good = [this](const core::Promise& promise) {
    return !desk_.is_peer(promise.peer) || is_good(promise, desk_.ledger());
  };
  if (!std::ranges::all_of(message.shown, good)) return false;
  for (const auto& promise : message.shown) put_up(promise);
  answer(from, message);
  return true;
}

// Whose signature is good: a peer that promised one epoch twice has lied.
void Succession::put_up(const core::Promise& promise) {
  if (desk_.is_peer(promise.peer)) desk_.report(board_.put(promise), promise.peer);
}

void Succession::answer(const core::PublicKey& from, const AskPromise& message) {
  const auto* peer = desk_.state().find_peer(from);
  if (peer == nullptr || message.candidate != from || message.log != peer->log) return;
  const bool said_so =
      given_ && given_->promise.epoch == message.epoch && given_->promise.candidate == from;
  if (said_so) return desk_.out.send(from, *given_);  // the answer was lost
  const auto most = std::max(highest_known(), highest_shown(message.shown)).value + 1;
  const bool fits = message.epoch > highest_known() && message.epoch.value <= most;
  listen();
  const bool agrees = desk_.now < consents_until_ || is_silent();
  if (!fits || !agrees || !desk_.speaks()) {
    NotPromised no{message.epoch, highest_known(), {}};
    if (given_) no.given = given_->promise;
    return desk_.out.send(from, no);
  }
  desk_.book.record_promise(message.epoch);
  consents_until_ = {};
  candidacy_.reset();
  given_ = own_promise(message.epoch, from, message.log);
  desk_.out.send(from, *given_);
}

bool Succession::receive(const core::PublicKey& from, const Promised& message) {
  if (message.promise.peer == from && !is_good(message.promise, desk_.ledger())) return false;
  if (message.promise.peer == from) put_up(message.promise);
  take(from, message);
  return true;
}

void Succession::take(const core::PublicKey& from, const Promised& message) {
  const auto& promise = message.promise;
  if (!candidacy_ || promise.epoch != candidacy_->epoch || promise.peer != from) return;
  if (promise.candidate != desk_.self() || promise.log != desk_.keys.log.public_key()) return;
  if (message.certificate.tree != promise.best) return;
  const auto certificate = desk_.by_peers(message.certificate);
  if (!is_certificate(certificate)) return;
  board_.heard_promise(from, promise.epoch);
  finality_.receive(certificate);
  candidacy_->promises[from] = {promise, certificate};
}

// The founding tree needs no ACKs; any other k of them, of the peers in force here.
bool Succession::is_certificate(const core::Certificate& certificate) const {
  if (core::rank_of(certificate.tree) == core::TreeRank{core::Epoch{0}, 1}) {
    return desk_.holds(certificate.tree);
  }
  return is_good(certificate, desk_.ledger()) &&
         desk_.quorum()(certificate.tree.size, peers_of(certificate));
}

// Who has promised this epoch to another one will not promise it again: a later try goes above it.
bool Succession::receive(const core::PublicKey& from, const NotPromised& message) {
  const auto& given = message.given;
  if (!given || given->peer != from) return true;
  if (!is_good(*given, desk_.ledger())) return false;
  put_up(*given);
  if (!candidacy_ || message.epoch != candidacy_->epoch) return true;
  board_.heard_promise(from, given->epoch);
  candidacy_->others[from] = *given;
  outrun_ = outrun_ || given->epoch >= candidacy_->epoch;
  return true;
}

const core::Certificate& Succession::greatest_base() const {
  const auto greatest = std::ranges::max_element(candidacy_->promises, {}, [](const auto& entry) {
    return core::rank_of(entry.second.certificate.tree);
  });
  return greatest->second.certificate;
}

// Nothing is dropped for an epoch that could not be begun at this moment.
bool Succession::may_stamp() const {
  const bool confirmed = clock_.is_confirmed();
  return !clock_.is_off() && core::stamp(desk_.state(), desk_.now, confirmed).has_value();
}

bool Succession::are_enough() const {
  std::vector<core::PublicKey> who;
  for (const auto& [peer, promised] : candidacy_->promises) who.push_back(peer);
  return desk_.quorum()(greatest_base().tree.size, who);
}

// Promised to somebody else since, or begun by somebody else without this peer's promise.
bool Succession::is_over() const {
  return highest_known() > candidacy_->epoch || desk_.state().epoch() == candidacy_->epoch;
}

bool Succession::settle() {
  if (candidacy_ && is_over()) candidacy_.reset();
  if (!candidacy_ || !are_enough()) return false;
  const auto base = greatest_base();
  if (core::rank_of(finality_.certificate().tree) > core::rank_of(base.tree)) {
    // It came since this peer promised, and its entries may be nowhere else: the next promise
    // names it.
    stand_again();
    return false;
  }
  if (base.tree.size < desk_.book.record().signed_size) return false;  // more than f lie
  if (!desk_.holds(base.tree)) return false;                           // the replica is fetching it
  if (!may_stamp()) return false;
  const bool begun = begin(base);
  candidacy_.reset();
  return begun;
}

bool Succession::begin(const core::Certificate& base) {
  if (desk_.book.tree().size() > base.tree.size) {
    desk_.book.drop_tail(base.tree.size);
    held_.forget_places_from(base.tree.size);
  }
  core::EpochBegun body{candidacy_->epoch, desk_.keys.log.public_key(), base, {}};
  for (const auto& [peer, promised] : candidacy_->promises) {
    body.promises.push_back({peer, promised.promise.best, promised.promise.signature});
  }
  const bool confirmed = clock_.is_confirmed();
  const auto verdict = desk_.book.append({desk_.own_event(body)}, desk_.now, confirmed);
  if (!verdict.front().has_value()) {
    desk_.notify({Notice::What::clock_off, desk_.self()});
    return false;
  }
  desk_.notify({Notice::What::epoch_begun, desk_.self(), body.epoch.value});
  return true;
}

// One peer after the other, so that mostly one stands; another one first in every epoch, so that
// none of them can keep the lead by being first.
core::Duration Succession::turn() const {
  const auto peers = desk_.state().peers().size();
  const auto first = (highest_known().value + 1) % peers;
  return core::Duration{kTurn.ms * ((desk_.position() + peers - first) % peers)};
}

void Succession::repeat() {
  listen();
  const auto turn = this->turn();
  if (candidacy_ && outrun_ && stood_at_ + kTurn + turn < desk_.up) return stand_again();
  if (candidacy_) return ask();
  const bool lately = desk_.up < stood_at_ + kSilence;
  if (lately || !is_silent(turn)) return;
  stand();
}

// Above the epoch that failed, with what was shown of the others.
void Succession::stand_again() {
  auto others = std::move(candidacy_->others);
  stand();
  candidacy_->others = std::move(others);
}

}  // namespace yoriai::net
