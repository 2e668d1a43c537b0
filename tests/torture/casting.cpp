#include "tests/torture/casting.h"

#include <iostream>
#include <thread>

#include "core/sha256.h"
#include "net/words.h"

namespace yoriai::tests {
namespace {

constexpr std::size_t kAtOnce = 4;      // members who vote at the same time
constexpr long long kMostPauseMs = 12;  // of each, between two ballots

}  // namespace

class Casting::Member {
 public:
  Member(Casting& casting, std::uint64_t seed) : casting_(casting), dice_(seed) {}

  void vote() {
    while (!casting_.stopping_) {
      const auto ballot = casting_.next_ballot(dice_);
      const auto first = pick_peer();
      auto held = false;
      for (std::size_t turn = 0; turn < ports().size() && !held; ++turn) {
        held = hand_in(ballot, (first + turn) % ports().size());
      }
      // Some ask a second operator for a receipt.
      if (held && dice_.percent(50)) hand_in(ballot, (first + 2) % ports().size());
      std::this_thread::sleep_for(std::chrono::milliseconds(dice_.between(0, kMostPauseMs)));
    }
  }

 private:
  [[nodiscard]] const PeerPorts& ports() const { return casting_.ports_; }
  std::size_t pick_peer() {
    return static_cast<std::size_t>(dice_.below(static_cast<long long>(ports().size())));
  }

  // Whether it is held there. Lines are kept while they last.
  bool hand_in(const Ballot& ballot, std::size_t peer) {
    try {
      auto& line = lines_.at(peer);
      if (!line) {
        line = std::make_unique<WireClient>(ports().at(peer), key_);
        line->hello_as_client(casting_.vote_.ledger());
      }
      line->say(net::Submit{ballot.bytes, {}, {}});
      if (const auto held = hear(*line, ballot, peer)) return *held;
    } catch (const std::runtime_error&) {  // nobody listens there
    }
    lines_.at(peer).reset();
    return false;
  }
  // None when the line is of no more use.
  std::optional<bool> hear(WireClient& line, const Ballot& ballot, std::size_t peer) {
    while (const auto message = line.hear()) {
      if (const auto* received = std::get_if<net::Received>(&*message)) {
        if (received->event != ballot.id) continue;
        if (!net::is_good(received->receipt, casting_.vote_.ledger(), ballot.id)) break;
        casting_.tell("held", peer, ballot.id, "");
        return true;
      }
      if (const auto* in_book = std::get_if<net::Included>(&*message)) {
        if (in_book->event == ballot.id) return true;
      }
      if (const auto* refused = std::get_if<net::RefusalNotice>(&*message)) {
        casting_.tell("refused", peer, refused->event, core::to_string(refused->refused.code));
        return false;
      }
      if (std::holds_alternative<net::Overloaded>(*message)) return false;
    }
    return std::nullopt;
  }

  Casting& casting_;
  Dice dice_;
  ledger::SecretKey key_ = ledger::SecretKey::generate();
  std::array<std::unique_ptr<WireClient>, 4> lines_;
};

void Casting::run() {
  std::vector<std::jthread> members;
  for (std::size_t at = 0; at < kAtOnce; ++at) {
    members.emplace_back([this, at] { Member(*this, seed_ * kAtOnce + at).vote(); });
  }
}

Casting::Ballot Casting::next_ballot(Dice& dice) {
  const std::lock_guard lock(mutex_);
  const auto voter = static_cast<std::uint32_t>(dice.below(vote_.voters()));
  Ballot out{{}, vote_.ballot(voter, next_++)};
  out.id = core::EventId{core::sha256(out.bytes.header).data};
  return out;
}

void Casting::tell(const char* what, std::size_t peer, const core::EventId& event,
                   std::string_view more) {
  const std::lock_guard lock(mutex_);
  std::cout << what << ' ' << peer + 1 << ' ' << core::to_hex(event.view());
  if (!more.empty()) std::cout << ' ' << more;
  std::cout << std::endl;
}

}  // namespace yoriai::tests
