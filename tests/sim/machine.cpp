#include "tests/sim/machine.h"

#include "core/sha256.h"
#include "tests/sim/script.h"

namespace yoriai::sim {
namespace {

const ledger::SecretKey& key_of(std::size_t peer, const std::string& purpose) {
  return tests::Village::peer_key(peer + 1, purpose);
}

// Different at every start, and the same in every run of a seed.
net::Nonce nonce_for(const core::PublicKey& key, std::uint64_t start, std::uint64_t true_ms) {
  const auto text = std::to_string(start) + " " + std::to_string(true_ms);
  const auto digest = core::sha256({key.view(), core::bytes_of(text)});
  return *net::Nonce::from(digest.view().first(net::Nonce::kSize));
}

}  // namespace

Machine::Machine(std::size_t peer, std::int64_t clock_ahead_ms, Setting::Syncs syncs, Say say,
                 Tell tell)
    : peer_(peer),
      clock_ahead_ms_(clock_ahead_ms),
      syncs_(syncs),
      keys_{key_of(peer, "node"), key_of(peer, "witness"), key_of(peer, "log")},
      out_(std::move(say)),
      tell_(std::move(tell)) {
  const auto& script = the_script();
  auto book = ledger::Book::found(store_, high_water_);
  const auto taken = book->follow({script.founding}, {});
  YORIAI_ASSERT(taken.has_value());
  if (syncs_ != Setting::Syncs::always) {
    store_.disk().stop_syncing();
    high_water_.disk().stop_syncing();
  }
}

void Machine::Out::send(const net::Sender& to, const net::Message& message) {
  if (words_left > 0 && --words_left == 0) {
    throw ledger::EnvironmentError(ledger::EnvironmentError::Cause::io, "the power goes");
  }
  say(to, message);
}

const core::PublicKey& Machine::key() const { return keys_.node.public_key(); }

void Machine::start(std::uint64_t true_ms) {
  YORIAI_ASSERT(!running());
  mend();
  book_ = ledger::Book::open(store_, high_water_, the_script().ledger, ledger::Access::peer);
  node_ = std::make_unique<net::Node>(
      *book_, store_, keys_, out_, tell_, nonce_for(key(), ++starts_, true_ms), clock(true_ms),
      [this] { return *core::BodySalt::from(nonce_for(key(), 0, ++salts_).view()); });
}

void Machine::crash() {
  node_.reset();
  book_.reset();
  store_.disk().power_cut();
  high_water_.disk().power_cut();
}

void Machine::fail_at_write(std::uint64_t n, bool kept) {
  const auto after = kept ? ledger::AfterFailure::kept : ledger::AfterFailure::lost;
  store_.faults().fail_at(n, after);
  high_water_.faults().fail_at(n, after);
}

void Machine::mend() {
  store_.faults().restart();
  high_water_.faults().restart();
  out_.words_left = 0;
}

void Machine::guard(const std::function<void()>& work) {
  try {
    work();
    if (syncs_ == Setting::Syncs::after_speaking) {
      store_.disk().sync();
      high_water_.disk().sync();
    }
  } catch (const ledger::EnvironmentError&) {
    crash();
  }
}

void Machine::receive(const net::Sender& from, const net::Message& message, std::uint64_t true_ms) {
  guard([&] { node_->receive(from, message, clock(true_ms)); });
}

void Machine::settle(std::uint64_t true_ms) {
  guard([&] { node_->settle(clock(true_ms)); });
}

void Machine::tick(std::uint64_t true_ms) {
  guard([&] { node_->tick(clock(true_ms)); });
}

void Machine::stand(std::uint64_t true_ms) {
  guard([&] { node_->stand(clock(true_ms)); });
}

}  // namespace yoriai::sim
