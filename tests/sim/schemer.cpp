#include "tests/sim/schemer.h"

#include <algorithm>

#include "tests/sim/telling.h"

namespace yoriai::sim {
namespace {

constexpr int kStrikes = 25;                   // percent of the chances
constexpr std::uint64_t kPatienceMs = 60'000;  // for the others to get on
constexpr std::uint64_t kUnionMs = 20'000;
constexpr std::uint64_t kStandAgainMs = 8'000;

}  // namespace

void Schemer::look(std::uint64_t now_ms, const std::function<bool(std::size_t peer)>& is_liar) {
  now_ms_ = now_ms;
  std::vector<MachineId> honest;
  for (MachineId id = 0; id < machines_.size(); ++id) {
    if (machines_[id]->running() && !is_liar(machines_[id]->peer())) honest.push_back(id);
  }
  switch (scheme_) {
    case Scheme::none:
      return choose(honest);
    case Scheme::part:
      return overtake(honest);
    case Scheme::reunite:
      if (since_ms_ + kUnionMs < now_ms) begin(Scheme::none);
  }
}

core::TreeRank Schemer::rank_at(MachineId machine) const {
  return core::rank_of(machines_[machine]->node().finality().certificate().tree);
}

MachineId Schemer::one_of(const std::vector<MachineId>& some) {
  return some[static_cast<std::size_t>(dice_.below(static_cast<long long>(some.size())))];
}

void Schemer::begin(Scheme scheme) {
  scheme_ = scheme;
  since_ms_ = now_ms_;
  stood_ms_ = 0;
  network_.mend();
}

void Schemer::cut_off(MachineId machine) {
  for (MachineId other = 0; other < machines_.size(); ++other) {
    if (other != machine) network_.cut(machine, other);
  }
}

void Schemer::let_stand(MachineId machine) {
  stood_ms_ = now_ms_;
  for (auto& other : machines_) {
    if (other->running()) other->node().consent();
  }
  note_(name_of(machine, *machines_[machine]) + " is made to stand");
  machines_[machine]->stand(now_ms_);
}

// Each certificate is one chance.
void Schemer::choose(const std::vector<MachineId>& honest) {
  if (honest.empty()) return;
  const auto by_rank = [this](MachineId id) { return rank_at(id); };
  const auto first = *std::ranges::max_element(honest, {}, by_rank);
  const auto greatest = rank_at(first);
  if (greatest <= passed_by_) return;
  passed_by_ = greatest;
  if (std::ranges::count(honest, greatest, by_rank) > 1 || !dice_.percent(kStrikes)) return;
  begin(Scheme::part);
  victim_ = first;
  cut_off(victim_);
  network_.mute(greatest.epoch);
  note_(name_of(victim_, *machines_[victim_]) + " alone has a certificate, and is cut off");
}

void Schemer::overtake(const std::vector<MachineId>& honest) {
  auto others = honest;
  const bool victim_runs = std::erase(others, victim_) == 1;
  if (!victim_runs || others.empty() || since_ms_ + kPatienceMs < now_ms_) {
    return begin(Scheme::none);
  }
  const auto epoch = rank_at(victim_).epoch;
  const bool overtaken =
      std::ranges::any_of(others, [&](MachineId id) { return rank_at(id).epoch > epoch; });
  if (overtaken) return reunite(others);
  if (stood_ms_ + kStandAgainMs < now_ms_) let_stand(one_of(others));
}

// With one of the others away, the victim's promise is needed, given before it hears of anything.
void Schemer::reunite(const std::vector<MachineId>& others) {
  begin(Scheme::reunite);
  const auto by_rank = [this](MachineId id) { return rank_at(id); };
  const auto candidate = *std::ranges::max_element(others, {}, by_rank);
  network_.mute(rank_at(candidate).epoch);
  auto rest = others;
  std::erase(rest, candidate);
  if (!rest.empty()) cut_off(one_of(rest));
  let_stand(candidate);
}

}  // namespace yoriai::sim
