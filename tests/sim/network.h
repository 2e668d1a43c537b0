// Messages on their way, in virtual time: lost, late, doubled, cut off; in no order but what the
// dice give.
#pragma once

#include <map>
#include <queue>
#include <set>

#include "net/outbox.h"
#include "tests/sim/setting.h"
#include "tests/support/dice.h"

namespace yoriai::sim {

// A machine of the simulation; twins of one peer are two.
using MachineId = std::size_t;

struct Parcel {
  std::uint64_t at_ms = 0;
  std::uint64_t order = 0;  // among those of one instant
  MachineId from = 0;
  MachineId to = 0;
  net::Message message;
  bool operator>(const Parcel& other) const {
    return std::pair(at_ms, order) > std::pair(other.at_ms, other.order);
  }
};

class Network {
 public:
  Network(const Setting& setting, tests::Dice& dice) : setting_(setting), dice_(dice) {}

  void send(MachineId from, MachineId to, const net::Message& message, std::uint64_t now_ms);
  // The next one that is due, if any.
  std::optional<Parcel> next(std::uint64_t now_ms);
  [[nodiscard]] std::optional<std::uint64_t> next_at() const;
  // Between these two nothing passes.
  void cut(MachineId a, MachineId b) { cut_.insert(std::minmax(a, b)); }
  // ACKs, HELD and certificates of epochs up to this one are lost, all of them.
  void mute(core::Epoch epoch) { muted_ = epoch; }
  void mend() {
    cut_.clear();
    muted_.reset();
  }
  // From now on nothing is lost or doubled any more.
  void calm() { calm_ = true; }

 private:
  [[nodiscard]] bool is_lost(const Parcel& parcel) const;

  const Setting& setting_;
  tests::Dice& dice_;
  std::priority_queue<Parcel, std::vector<Parcel>, std::greater<>> parcels_;
  std::set<std::pair<MachineId, MachineId>> cut_;
  std::optional<core::Epoch> muted_;
  std::uint64_t order_ = 0;
  bool calm_ = false;
};

}  // namespace yoriai::sim
