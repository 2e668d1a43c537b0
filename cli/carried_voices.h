// What one person would carry in one vote of the voices that they hold, if they voted and nobody
// between did: its longest chain and its caps lose some (specs/rules.md section 9).
#pragma once

#include <set>
#include <vector>

#include "cli/holdings.h"

namespace yoriai::cli {

struct CarriedVoices {
  std::uint32_t kept = 0;
  std::vector<core::MemberNumber> cut;      // over a cap, ascending
  std::uint32_t too_long = 0;               // over longer chains than the kind allows
  std::uint32_t off_roll = 0;               // not on the roll, or through somebody who is not
  std::uint32_t longest_steps = 0;          // of all that lead here
  std::vector<core::MemberNumber> proxies;  // for whom they handed in a paper by letter of proxy
};

// The most that one person carries of each house, the strictest kind's; none where no kind limits
// it.
std::vector<std::optional<std::uint32_t>> caps_of(const core::Proposal& proposal);

class CarriedVoicesOf {
 public:
  // Of a proposal whose roll is frozen; both outlive this.
  CarriedVoicesOf(const core::State& state, const core::Proposal& proposal, core::Instant at);
  [[nodiscard]] CarriedVoices by(core::MemberNumber holder) const;

 private:
  // Somebody on the way to the holder.
  struct Follower {
    core::MemberNumber member;
    bool cut = false;
    bool off_roll = false;
  };
  struct Carrying {
    CarriedVoices out;
    std::vector<std::uint32_t> by_house;
  };
  [[nodiscard]] std::vector<Follower> behind(const std::vector<Follower>& step,
                                             std::set<core::MemberNumber>& seen) const;
  void place(Follower& one, Carrying& carrying) const;

  const core::Proposal& proposal_;
  std::vector<std::vector<core::MemberNumber>> named_by_;  // by member number, who names them
  std::vector<std::optional<std::uint32_t>> caps_;         // by house
};

}  // namespace yoriai::cli
