// Somebody who looks on and strikes at the worst moment, where chance would rarely: whoever is the
// first to have a certificate is cut off before the others have it, and these are led into a newer
// epoch without it. As soon as they have certified something there, one of them stands again, and
// needs the promise of the one that was cut off. By then certificates of two epochs are the
// greatest to somebody.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "tests/sim/machine.h"
#include "tests/sim/network.h"

namespace yoriai::sim {

class Schemer {
 public:
  using Machines = std::vector<std::unique_ptr<Machine>>;

  Schemer(Machines& machines, Network& network, tests::Dice& dice,
          std::function<void(const std::string& line)> note)
      : machines_(machines), network_(network), dice_(dice), note_(std::move(note)) {}

  // At every moment. The liar, if there is one, is nobody's tool.
  void look(std::uint64_t now_ms, const std::function<bool(std::size_t peer)>& is_liar);

 private:
  enum class Scheme : std::uint8_t { none, part, reunite };

  void choose(const std::vector<MachineId>& honest);
  void overtake(const std::vector<MachineId>& honest);
  void reunite(const std::vector<MachineId>& honest);
  void begin(Scheme scheme);
  void cut_off(MachineId machine);
  void let_stand(MachineId machine);
  [[nodiscard]] core::TreeRank rank_at(MachineId machine) const;
  [[nodiscard]] MachineId one_of(const std::vector<MachineId>& some);

  Machines& machines_;
  Network& network_;
  tests::Dice& dice_;
  std::function<void(const std::string& line)> note_;
  Scheme scheme_ = Scheme::none;
  MachineId victim_ = 0;
  core::TreeRank passed_by_{core::Epoch{0}, 1};  // the greatest certificate looked at
  std::uint64_t now_ms_ = 0;
  std::uint64_t since_ms_ = 0;
  std::uint64_t stood_ms_ = 0;
};

}  // namespace yoriai::sim
