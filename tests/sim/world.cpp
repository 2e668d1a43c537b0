#include "tests/sim/world.h"

#include <algorithm>
#include <ostream>

#include "tests/sim/telling.h"

namespace yoriai::sim {
namespace {

constexpr std::uint64_t kSecondMs = 1'000;

}  // namespace

World::World(const Setting& setting, std::ostream* trace)
    : setting_(setting),
      trace_(trace),
      dice_(setting.seed * 2 + 1),
      network_(setting_, dice_),
      people_(setting_, dice_),
      schemer_(machines_, network_, dice_, [this](const std::string& line) { note(line); }),
      begun_ms_(the_script().founded_at.ms + kSecondMs),
      now_ms_(begun_ms_) {
  liar_ = static_cast<std::size_t>(dice_.below(kPeers));
  badly_timed_ = liar_;  // one of them or the other, never both
  for (std::size_t peer = 0; peer < kPeers; ++peer) {
    add_machine(peer, false);
    if (is_liar(peer)) add_machine(peer, true);
  }
  for (auto& machine : machines_) machine->start(now_ms_);
}

void World::add_machine(std::size_t peer, bool /*twin*/) {
  const MachineId id = machines_.size();
  const auto skew = static_cast<long long>(setting_.skew_ms);
  const auto ahead = dice_.between(-skew, skew);
  machines_.push_back(std::make_unique<Machine>(
      peer, ahead, setting_.syncs,
      [this, id](const net::Sender& to, const net::Message& message) { say(id, to, message); },
      [this, id](const net::Notice& notice) { hear_of(id, notice); }));
  machines_of_[machines_.back()->key()].push_back(id);
}

std::vector<Machine*> World::honest() {
  std::vector<Machine*> all;
  for (auto& machine : machines_) {
    if (!is_liar(machine->peer())) all.push_back(machine.get());
  }
  return all;
}

void World::note(const std::string& line) {
  if (trace_ != nullptr) *trace_ << clock_text(now_ms_ - begun_ms_) << "  " << line << '\n';
}

// Twins of one peer share its connections: each message goes to one of them or to both, and what it
// depends on is who speaks, for a while.
void World::say(MachineId from, const net::Sender& to, const net::Message& message) {
  hold_to_vows(from, message);
  if (const auto* client = std::get_if<net::ClientId>(&to)) {
    network_.send(from, kClients + client->value, message, now_ms_);
    return;
  }
  const auto found = machines_of_.find(std::get<core::PublicKey>(to));
  if (found == machines_of_.end()) return;
  const auto& twins = found->second;
  const auto phase = (now_ms_ - begun_ms_) / (90 * kSecondMs);
  const auto side = (from * 7 + phase * 3) % 3;  // 0: the first, 1: the second, 2: both
  for (std::size_t i = 0; i < twins.size(); ++i) {
    if (twins.size() == 1 || side == 2 || side == i)
      network_.send(from, twins[i], message, now_ms_);
  }
}

void World::hold_to_vows(MachineId from, const net::Message& message) {
  const auto& machine = *machines_[from];
  const auto broken = vows_.hear({from, machine.key(), !is_liar(machine.peer())}, message);
  if (broken && !verdict_.broken) verdict_.broken = name_of(from, machine) + ": " + *broken;
}

void World::hear_of(MachineId machine, const net::Notice& notice) {
  note(name_of(machine, *machines_[machine]) + " notices: " + told(notice));
  if (notice.evidence) {
    ++verdict_.evidence;
    if (!net::convicts(*notice.evidence)) verdict_.broken = "evidence that convicts nobody";
    const auto& accused = net::accused(*notice.evidence);
    if (!setting_.liar || machines_[machines_of_.at(accused).front()]->peer() != liar_) {
      verdict_.broken = "evidence against an honest peer";
    }
  }
  if (is_liar(machines_[machine]->peer())) return;
  if (notice.what == net::Notice::What::contradicts_final) {
    verdict_.broken = "an honest peer contradicts a final tree";
  }
  if (notice.what == net::Notice::What::numbers_above_own) {
    verdict_.broken = "an honest peer forgot what it had said";
  }
}

void World::deliver(const Parcel& parcel) {
  if (parcel.to >= kClients) return people_.hear(parcel.to - kClients, parcel.message);
  auto& machine = *machines_[parcel.to];
  if (!machine.running()) return;
  note(arrow(parcel, machines_));
  net::Sender sender = net::ClientId{parcel.from - kClients};
  if (parcel.from < kClients) sender = machines_[parcel.from]->key();
  machine.receive(sender, parcel.message, now_ms_);
  if (machine.running()) machine.settle(now_ms_);
  scheme();
}

void World::tick_all() {
  for (MachineId id = 0; id < machines_.size(); ++id) {
    auto& machine = *machines_[id];
    const auto restart = restart_at_.find(id);
    if (!machine.running()) {
      if (restart != restart_at_.end() && restart->second > now_ms_ && !calm_) continue;
      note(name_of(id, machine) + " starts again");
      machine.start(now_ms_);
    }
    machine.tick(now_ms_);
  }
  scheme();
}

void World::scheme() {
  if (!setting_.schemer || calm_) return;
  schemer_.look(now_ms_, [this](std::size_t peer) { return is_liar(peer); });
}

void World::people_act() {
  const auto in_book = [&](std::size_t deed) {
    return std::ranges::any_of(machines_, [&](const auto& machine) {
      return machine->running() && machine->node().state().holds_event(the_script().deeds[deed].id);
    });
  };
  const bool voting = std::ranges::any_of(machines_, [&](const auto& machine) {
    if (!machine->running()) return false;
    const auto* proposal = machine->node().state().find(the_script().proposal);
    return proposal != nullptr && proposal->phase == core::Phase::open;
  });
  people_.act(now_ms_, in_book, voting,
              [&](std::size_t peer, std::size_t deed, const net::Submit& message) {
                for (MachineId id = 0; id < machines_.size(); ++id) {
                  if (machines_[id]->peer() != peer) continue;
                  network_.send(kClients + deed, id, message, now_ms_);
                }
              });
}

void World::do_mischief() {
  if (mend_at_ != 0 && mend_at_ <= now_ms_) {
    mend_at_ = 0;
    network_.mend();
    note("the network is whole again");
  }
  if (dice_.below(1000) < setting_.crash) crash_somebody();
  if (dice_.below(1000) < setting_.partition) cut_somebody_off();
  if (dice_.below(1000) < setting_.succession) change_sequencer();
  set_clocks();
  const auto before_deadline = the_script().closes_at.ms - 20 * kSecondMs;
  const bool near = now_ms_ >= before_deadline && now_ms_ < before_deadline + kSecondMs;
  if (setting_.cut_off_at_deadline && near) cut_somebody_off();
}

// By an hour or a day, or by little more than peers bear.
void World::set_clocks() {
  if (clock_right_at_ != 0 && clock_right_at_ <= now_ms_) put_clocks_right();
  if (clock_right_at_ != 0 || dice_.below(1000) >= setting_.clock_set) return;
  constexpr std::int64_t kHourMs = 3'600 * std::int64_t{kSecondMs};
  const auto ms =
      dice_.one_of<std::int64_t>({-24 * kHourMs, -kHourMs, -20'000, 20'000, kHourMs, 24 * kHourMs});
  clock_right_at_ = now_ms_ + static_cast<std::uint64_t>(dice_.between(1, 90)) * kSecondMs;
  for (auto& machine : machines_) {
    if (machine->peer() == badly_timed_) machine->set_clock(ms);
  }
  note("the clock of P" + std::to_string(badly_timed_ + 1) + " is set by " + std::to_string(ms) +
       " ms");
}

void World::put_clocks_right() {
  if (clock_right_at_ == 0) return;
  clock_right_at_ = 0;
  for (auto& machine : machines_) machine->set_clock(0);
  note("all clocks are right");
}

// At once, in the middle of one of its next writes, or while it speaks.
void World::crash_somebody() {
  const auto id = static_cast<MachineId>(dice_.below(static_cast<long long>(machines_.size())));
  auto& machine = *machines_[id];
  if (!machine.running()) return;
  ++verdict_.crashes;
  restart_at_[id] = now_ms_ + static_cast<std::uint64_t>(dice_.below(60)) * kSecondMs;
  if (dice_.percent(50)) {
    note(name_of(id, machine) + " is killed");
    return machine.crash();
  }
  if (dice_.percent(50)) {
    note(name_of(id, machine) + " will fail while it speaks");
    return machine.fail_at_word(static_cast<std::uint64_t>(dice_.between(1, 12)));
  }
  note(name_of(id, machine) + " will fail at a write");
  machine.fail_at_write(static_cast<std::uint64_t>(dice_.between(1, 6)), dice_.percent(50));
}

void World::cut_somebody_off() {
  const auto lonely = static_cast<std::size_t>(dice_.below(kPeers));
  const bool pairs = dice_.percent(30);
  const auto other = (lonely + 1) % kPeers;
  const auto inside = [&](const Machine& machine) {
    return machine.peer() == lonely || (pairs && machine.peer() == other);
  };
  for (MachineId a = 0; a < machines_.size(); ++a) {
    for (MachineId b = 0; b < a; ++b) {
      if (inside(*machines_[a]) != inside(*machines_[b])) network_.cut(a, b);
    }
  }
  mend_at_ = now_ms_ + static_cast<std::uint64_t>(dice_.between(5, 90)) * kSecondMs;
  note("P" + std::to_string(lonely + 1) + (pairs ? " and the next are" : " is") + " cut off");
}

// People agree that another peer leads; now and then two of them think it is they.
void World::change_sequencer() {
  for (auto& machine : machines_) {
    if (machine->running()) machine->node().consent();
  }
  for (int times = dice_.percent(20) ? 2 : 1; times > 0; --times) {
    const auto id = static_cast<MachineId>(dice_.below(static_cast<long long>(machines_.size())));
    if (!machines_[id]->running()) continue;
    note(name_of(id, *machines_[id]) + " stands");
    machines_[id]->stand(now_ms_);
  }
}

void World::calm_down() {
  calm_ = true;
  network_.calm();
  network_.mend();
  put_clocks_right();
  for (auto& machine : machines_) machine->mend();
  note("from here on nothing fails");
}

void World::check() {
  if (verdict_.broken) return;
  verdict_.broken = promises_.check(honest(), people_);
}

// All of them run by now.
void World::check_end() {
  verdict_.broken = promises_.check_end(honest(), people_);
  const auto& state = honest().front()->node().state();
  const auto* proposal = state.find(the_script().proposal);
  verdict_.voted = proposal != nullptr && proposal->phase == core::Phase::closed;
  verdict_.epochs = state.epoch().value + 1;
}

Verdict World::live() {
  const auto end_ms = begun_ms_ + kCalmMs;
  for (std::uint64_t step = 0; now_ms_ < end_ms && !verdict_.broken; ++step) {
    const auto tick_at = begun_ms_ + (step + 1) * kTickMs;
    while (network_.next_at().value_or(tick_at) < tick_at) {
      now_ms_ = *network_.next_at();
      if (const auto parcel = network_.next(now_ms_)) deliver(*parcel);
    }
    now_ms_ = tick_at;
    if (!calm_ && now_ms_ >= begun_ms_ + kChaosMs) calm_down();
    if (!calm_ && step % 2 == 0) do_mischief();
    tick_all();
    people_act();
    check();
  }
  if (!verdict_.broken) check_end();
  verdict_.entries = promises_.final_size();
  for (std::size_t deed = 0; deed < people_.handed().size(); ++deed) {
    if (people_.acknowledged(deed)) ++verdict_.acknowledged;
  }
  return verdict_;
}

}  // namespace yoriai::sim
