// Members who cast ballots at running peers, several at a time, and say who answered with a
// receipt.
#pragma once

#include <array>
#include <atomic>
#include <mutex>

#include "tests/support/dice.h"
#include "tests/support/open_vote.h"
#include "tests/unit/net/wire_client.h"

namespace yoriai::tests {

using PeerPorts = std::array<std::uint16_t, 4>;

class Casting {
 public:
  // Numbers of ballots count from `first`.
  Casting(OpenVote& vote, const PeerPorts& ports, std::uint64_t first, std::uint64_t seed)
      : vote_(vote), ports_(ports), next_(first), seed_(seed) {}

  // Until stop(). One line for each answer:
  //   held PEER EVENT | refused PEER EVENT CODE
  // A peer that does not answer is passed over; its ballot is handed to another one.
  void run();
  void stop() { stopping_ = true; }

 private:
  class Member;
  struct Ballot {
    core::EventId id;
    ledger::EventBytes bytes;
  };
  Ballot next_ballot(Dice& dice);
  void tell(const char* what, std::size_t peer, const core::EventId& event, std::string_view more);

  OpenVote& vote_;
  PeerPorts ports_;
  std::uint64_t next_;
  std::uint64_t seed_;
  std::atomic<bool> stopping_ = false;
  std::mutex mutex_;  // of the village, the numbers and the output
};

}  // namespace yoriai::tests
