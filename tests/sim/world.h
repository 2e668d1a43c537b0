// A whole village of peers in one thread, from one seed: the production nodes over simulated disks,
// clocks and a network, and after every step the questions of promises.h.
#pragma once

#include <iosfwd>
#include <set>

#include "tests/sim/machine.h"
#include "tests/sim/network.h"
#include "tests/sim/people.h"
#include "tests/sim/promises.h"
#include "tests/sim/schemer.h"
#include "tests/sim/vows.h"

namespace yoriai::sim {

struct Verdict {
  std::optional<std::string> broken;  // what promise, and how
  std::size_t entries = 0;            // in the final tree
  std::size_t acknowledged = 0;       // events
  std::uint64_t epochs = 0;
  std::size_t crashes = 0;
  std::size_t evidence = 0;
  bool voted = false;  // the vote was opened and closed
};

class World {
 public:
  explicit World(const Setting& setting, std::ostream* trace = nullptr);
  Verdict live();

 private:
  static constexpr MachineId kClients = 1'000;  // from here on: client of deed number …

  void add_machine(std::size_t peer, bool twin);
  void say(MachineId from, const net::Sender& to, const net::Message& message);
  void deliver(const Parcel& parcel);
  void hold_to_vows(MachineId from, const net::Message& message);
  void hear_of(MachineId machine, const net::Notice& notice);
  void tick_all();
  void scheme();
  void do_mischief();
  void crash_somebody();
  void cut_somebody_off();
  void change_sequencer();
  void set_clocks();
  void put_clocks_right();
  void people_act();
  void calm_down();
  void check();
  void check_end();
  [[nodiscard]] bool is_liar(std::size_t peer) const { return setting_.liar && peer == liar_; }
  [[nodiscard]] std::vector<Machine*> honest();
  void note(const std::string& line);

  Setting setting_;
  std::ostream* trace_;
  tests::Dice dice_;
  Network network_;
  People people_;
  Promises promises_;
  Vows vows_;
  std::vector<std::unique_ptr<Machine>> machines_;
  Schemer schemer_;
  std::map<core::PublicKey, std::vector<MachineId>> machines_of_;
  std::map<MachineId, std::uint64_t> restart_at_;
  std::size_t liar_ = 0;
  std::size_t badly_timed_ = 0;
  std::uint64_t begun_ms_;
  std::uint64_t now_ms_;
  std::uint64_t mend_at_ = 0;
  std::uint64_t clock_right_at_ = 0;
  bool calm_ = false;
  Verdict verdict_;
};

}  // namespace yoriai::sim
