#include "core/attestations.h"

#include <algorithm>

namespace yoriai::core {

std::size_t Attestations::count(const Place& place) const {
  const auto at = said_.find(place);
  return at == said_.end() ? 0 : at->second.size();
}

std::vector<Attestations::Said> Attestations::about(const EventId& subject) const {
  std::vector<Said> out;
  for (auto at = said_.lower_bound({subject, {}}); at != said_.end(); ++at) {
    const auto& [place, all] = *at;
    if (place.subject != subject) break;
    for (const auto& one : all) out.push_back({place.by, one});
  }
  std::ranges::sort(out, {}, [](const Said& said) { return said.attestation.entry; });
  return out;
}

void Attestations::add(const Place& place, const Attestation& attestation) {
  said_[place].push_back(attestation);
}

}  // namespace yoriai::core
