#include "tests/sim/promises.h"

#include "core/refusal_lasting.h"
#include "ledger/event_codec.h"
#include "ledger/stored_entries.h"

namespace yoriai::sim {
namespace {

std::string name_of(const Machine& machine) { return "P" + std::to_string(machine.peer() + 1); }

std::vector<core::Digest> leaves_of(const ledger::Store& store, std::uint64_t size) {
  return ledger::stored_leaves(store, the_script().ledger)(0, size);
}

bool lies_on(Machine& machine, const Deed& deed) {
  if (machine.running() && machine.book().state().holds_event(deed.id)) return true;
  bool held = false;
  machine.disk().held(the_script().ledger, [&](const ledger::HeldEvent& event) {
    held = event.id == deed.id;
    return !held;
  });
  if (held) return true;
  const auto& store = machine.disk();
  bool in_book = false;
  store.scan(the_script().ledger, 0, store.size(the_script().ledger),
             [&](std::uint64_t, const ledger::StoredEntry& line) {
               const auto facts = net::facts_of(line);
               in_book = facts && facts->event == deed.id;
               return !in_book;
             });
  return in_book;
}

// Whether a peer's own judgement ends the duty to get it in: a ballot whose grace ran out while
// those who held it were cut off.
bool refused_for_ever(const std::vector<Machine*>& honest, const Deed& deed) {
  for (auto* machine : honest) {
    if (!machine->running()) continue;
    const auto& book = machine->book();
    const auto verdict = book.check({deed.event, {}, {}}, book.state().last_accepted_at());
    if (!verdict && core::holds_for_ever(verdict.error().code)) return true;
  }
  return false;
}

}  // namespace

std::optional<std::string> Promises::check(const std::vector<Machine*>& honest,
                                           const People& people) {
  for (auto* machine : honest) {
    if (!machine->running()) continue;
    if (auto broken = check_final(*machine)) return broken;
  }
  return check_held(honest, people);
}

std::optional<std::string> Promises::check_final(Machine& machine) {
  const auto size = machine.node().finality().final_size();
  auto& seen = final_seen_[machine.peer()];
  if (size <= seen) return std::nullopt;
  seen = size;
  const auto leaves = leaves_of(machine.disk(), size);
  for (std::size_t at = 0; at < std::min(leaves.size(), final_leaves_.size()); ++at) {
    if (leaves[at] != final_leaves_[at]) {
      return name_of(machine) + " made another entry " + std::to_string(at) + " final";
    }
  }
  if (leaves.size() > final_leaves_.size()) final_leaves_ = leaves;
  return check_state(machine);
}

std::optional<std::string> Promises::check_state(Machine& machine) {
  const auto size = machine.node().finality().final_size();
  if (machine.book().tree().size() != size) return std::nullopt;
  const auto digest = core::state_digest(machine.book().state());
  const auto known = state_at_.emplace(size, digest).first;
  if (known->second == digest) return std::nullopt;
  return name_of(machine) + " has another state at size " + std::to_string(size);
}

std::optional<std::string> Promises::check_held(const std::vector<Machine*>& honest,
                                                const People& people) {
  const auto& deeds = the_script().deeds;
  for (std::size_t deed = 0; deed < deeds.size(); ++deed) {
    if (!people.acknowledged(deed)) continue;
    bool somewhere = false;
    for (auto* machine : honest) somewhere = somewhere || lies_on(*machine, deeds[deed]);
    if (!somewhere && !refused_for_ever(honest, deeds[deed])) {
      return "acknowledged and gone: " + deeds[deed].what;
    }
  }
  return std::nullopt;
}

std::optional<std::string> Promises::check_end(const std::vector<Machine*>& honest,
                                               const People& people) {
  const auto& deeds = the_script().deeds;
  for (auto* machine : honest) {
    const auto& book = machine->book();
    const auto size = book.tree().size();
    if (machine->node().finality().final_size() != size || size != final_leaves_.size()) {
      return name_of(*machine) + " is not final: " + std::to_string(size) + " entries, final " +
             std::to_string(machine->node().finality().final_size()) + " of " +
             std::to_string(final_leaves_.size());
    }
    for (std::size_t deed = 0; deed < deeds.size(); ++deed) {
      if (!people.acknowledged(deed) || book.state().holds_event(deeds[deed].id)) continue;
      const auto verdict = book.check({deeds[deed].event, {}, {}}, book.state().last_accepted_at());
      if (!verdict && core::holds_for_ever(verdict.error().code)) continue;
      return name_of(*machine) + " lacks what was acknowledged: " + deeds[deed].what;
    }
  }
  return std::nullopt;
}

}  // namespace yoriai::sim
