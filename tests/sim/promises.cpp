#include "tests/sim/promises.h"

#include "core/refusal_lasting.h"
#include "ledger/entry_codec.h"
#include "ledger/event_codec.h"
#include "ledger/stored_entries.h"

namespace yoriai::sim {
namespace {

constexpr core::Duration kMinuteLate{60'000};

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

// An announcement that came in too late for its own opening, and the ballots of that vote, are
// refused by codes that might change: the charter could give a shorter notice.
bool is_past(const core::State& state, const Deed& deed) {
  const auto* proposal = state.find(the_script().proposal);
  const bool never_opens = proposal == nullptr || proposal->phase == core::Phase::draft;
  const bool about_it = deed.during_vote || deed.what == "announcement";
  return about_it && never_opens && state.last_accepted_at() + kMinuteLate > the_script().opens_at;
}

// The operators that had a ballot by T, going by receipts that stand in the book.
std::size_t operators_in_time(const std::vector<core::Receipt>& receipts) {
  std::set<core::PublicKey> peers;  // each has an operator of its own
  for (const auto& receipt : receipts) {
    if (receipt.received_at <= the_script().closes_at) peers.insert(receipt.peer);
  }
  return peers.size();
}

struct OnTime {
  std::set<core::MemberNumber> voters;

  void add(const ledger::StoredEntry& line) {
    const auto entry = ledger::decode_entry(line.entry);
    const auto header = ledger::decode_header(entry->header);
    const auto body = ledger::decode_body(
        header->kind, core::ByteView(line.salted_body).subspan(core::BodySalt::kSize));
    if (const auto* ballot = std::get_if<core::BallotCast>(&*body)) {
      const bool by_book = entry->accepted_at <= the_script().closes_at;
      if (by_book || operators_in_time(entry->receipts) >= kReceiptsWanted) {
        voters.insert(ballot->voter);
      }
    }
    if (const auto* added = std::get_if<core::ReceiptsAdded>(&*body)) {
      const auto inner =
          ledger::decode_body(core::Kind::ballot_cast,
                              core::ByteView(added->salted_body).subspan(core::BodySalt::kSize));
      if (operators_in_time(added->receipts) >= kReceiptsWanted) {
        voters.insert(std::get<core::BallotCast>(*inner).voter);
      }
    }
  }
};

// Who has a ballot that counts, told from the lines of the book alone, and by the state.
std::optional<std::string> check_counted(const Machine& machine, const core::State& state) {
  const auto* proposal = state.find(the_script().proposal);
  if (proposal == nullptr || proposal->phase != core::Phase::closed) return std::nullopt;
  OnTime on_time;
  machine.disk().scan(the_script().ledger, 1, state.size().value,
                      [&](std::uint64_t, const ledger::StoredEntry& line) {
                        on_time.add(line);
                        return true;
                      });
  const auto standing = proposal->box.standing(/*with_receipts=*/true);
  for (std::size_t position = 0; position < standing.size(); ++position) {
    const auto voter = proposal->box.roll()[position].number;
    if (standing.stands(position) == on_time.voters.contains(voter)) continue;
    return "a ballot of member " + std::to_string(voter.value) +
           (standing.stands(position) ? " counts, though it came too late" : " does not count");
  }
  return std::nullopt;
}

// Where everybody stands: what a stuck life is understood by.
std::string standing_of(const std::vector<Machine*>& honest) {
  std::string all;
  for (auto* machine : honest) {
    const auto& record = machine->book().record();
    all += name_of(*machine) + " has " + std::to_string(machine->book().tree().size()) +
           " entries in epoch " + std::to_string(machine->book().state().epoch().value) +
           ", promised " + std::to_string(record.promised.value) + ", acknowledged " +
           std::to_string(record.acked.size) + ", held " + std::to_string(record.held.size) +
           ", cosigned " + std::to_string(record.signed_size) + ", final " +
           std::to_string(machine->node().finality().final_size()) + "; ";
  }
  return all;
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
    if (auto broken = check_counted(*machine, book.state())) return broken;
    const auto size = book.tree().size();
    if (machine->node().finality().final_size() != size || size != final_leaves_.size()) {
      return name_of(*machine) + " is not final: " + standing_of(honest);
    }
    for (std::size_t deed = 0; deed < deeds.size(); ++deed) {
      if (!people.acknowledged(deed) || book.state().holds_event(deeds[deed].id)) continue;
      const auto verdict = book.check({deeds[deed].event, {}, {}}, book.state().last_accepted_at());
      if (!verdict && core::holds_for_ever(verdict.error().code)) continue;
      if (is_past(book.state(), deeds[deed])) continue;
      return name_of(*machine) + " lacks what was acknowledged: " + deeds[deed].what;
    }
  }
  return std::nullopt;
}

}  // namespace yoriai::sim
