#include "tests/tools/vectors/seeds.h"

#include <map>

#include "core/sha256.h"
#include "ledger/event_maker.h"

namespace yoriai::vectors {

core::Digest derived(const std::string& name) {
  return core::sha256({core::bytes_of("yoriai/vectors/v1\n"), core::bytes_of(name)});
}

const ledger::SecretKey& key(const std::string& name) {
  static std::map<std::string, ledger::SecretKey> ring;
  const auto known = ring.find(name);
  if (known != ring.end()) return known->second;
  const auto seed = derived(name);
  return ring.emplace(name, ledger::SecretKey(ledger::SecretSeed(seed.view()))).first->second;
}

core::NewKey new_key(const core::LedgerId& ledger, core::KeyRole role, const std::string& name) {
  return ledger::introduce(ledger, role, key(name));
}

}  // namespace yoriai::vectors
