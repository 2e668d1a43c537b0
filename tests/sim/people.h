// The people of the village: each hands an event to one peer after the other until r operators have
// given a receipt, as a member's device does.
#pragma once

#include <map>

#include "net/message.h"
#include "tests/sim/script.h"
#include "tests/sim/setting.h"
#include "tests/support/dice.h"

namespace yoriai::sim {

inline constexpr std::size_t kReceiptsWanted = 2;  // r = n − k + 1

class People {
 public:
  struct Handed {
    std::map<core::PublicKey, core::Receipt> receipts;  // by peer
    std::uint64_t next_try_ms = 0;
    bool begun = false;
  };
  using Send = std::function<void(std::size_t peer, std::size_t deed, const net::Submit& message)>;

  People(const Setting& setting, tests::Dice& dice)
      : setting_(setting), dice_(dice), handed_(the_script().deeds.size()) {}

  // `in_book` says whether a deed has been seen in a peer's book, `voting` whether the vote is open
  // somewhere.
  void act(std::uint64_t now_ms, const std::function<bool(std::size_t deed)>& in_book, bool voting,
           const Send& send);
  void hear(std::size_t deed, const net::Message& message);

  [[nodiscard]] const std::vector<Handed>& handed() const { return handed_; }
  [[nodiscard]] bool acknowledged(std::size_t deed) const {
    return handed_[deed].receipts.size() >= kReceiptsWanted;
  }

 private:
  [[nodiscard]] bool is_time(std::size_t deed, std::uint64_t now_ms,
                             const std::function<bool(std::size_t)>& in_book, bool voting) const;

  const Setting& setting_;
  tests::Dice& dice_;
  std::vector<Handed> handed_;
};

}  // namespace yoriai::sim
